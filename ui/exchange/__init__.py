"""Needs and offers on the page: posted by a form, reviewed, listed, renewed and closed."""
