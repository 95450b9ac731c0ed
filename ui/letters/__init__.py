"""Drafts of letters in Vietnamese, English, Japanese and Traditional Chinese."""
