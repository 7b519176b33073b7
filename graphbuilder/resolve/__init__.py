"""From claims over mentions to statements over entities."""

from graphbuilder.resolve.resolver import Resolver

__all__ = ["Resolver"]
