"""Runs a model on Splink: the pairs of a frame, of new records against a frame, or pairs given as two frames."""

from graph.match.linker.pairs import prepare, score, score_pairs

__all__ = ["prepare", "score", "score_pairs"]
