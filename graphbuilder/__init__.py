"""Builds a queryable knowledge graph from diplomatic news and correspondence."""

__version__ = "0.1.0"
