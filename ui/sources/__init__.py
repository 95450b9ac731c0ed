"""Bringing data in on the page: files, columns, batches, loads under way, and tables that come back."""
