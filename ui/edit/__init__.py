"""Editing one thing on the page: its form, its relations, who may see it, its history, and edits that crossed."""
