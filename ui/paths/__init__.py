"""Paths on the page: two ends, the ways between them in a sentence and drawn, and people along the way."""
