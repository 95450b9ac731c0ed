"""Proposals read out of a document on the page: each a card that is accepted, refused or corrected by itself."""
