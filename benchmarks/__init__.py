"""Measurements of the registry, each beside something else that does the same work."""
