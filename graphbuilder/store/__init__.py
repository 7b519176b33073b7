"""Statements as RDF, and the IRIs in it."""
