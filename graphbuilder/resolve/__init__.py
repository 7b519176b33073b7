"""From claims over mentions to statements over entities."""

from graphbuilder.resolve.resolver import Resolved, Resolver

__all__ = ["Resolved", "Resolver"]
