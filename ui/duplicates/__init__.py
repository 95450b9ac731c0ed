"""Possible duplicates on the page: a queue of questions, why each is asked, and what was decided."""
