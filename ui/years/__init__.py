"""Cooperation over the years on the page: by country, new and lapsed ties, communities."""
