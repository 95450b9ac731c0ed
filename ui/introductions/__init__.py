"""Requests on the page: for an introduction and for advice, their letters, their steps, and what came of them."""
