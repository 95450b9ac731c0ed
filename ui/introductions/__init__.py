"""Requests on the page: for an introduction, for advice, to join a board; their letters, steps and outcomes."""
