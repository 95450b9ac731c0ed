"""What a name is: folding that keeps the original for display, and the names of persons and of organisations."""

from graph.names.folding import clean, fold

__all__ = ["clean", "fold"]
