"""The search on the page: its box, its hits with why they were found, and its filters."""
