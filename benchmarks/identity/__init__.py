"""How well things are told apart: our matcher and the naive ways beside it, on sets with known truth."""
