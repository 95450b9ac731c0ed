"""Search: one file for each audience in the registry's home, derived from the graph and deletable at any time."""

from graph.search.find import Found, Hit, Wanted, find
from graph.search.index import SearchIndex
from graph.search.searcher import Searcher
from graph.search.why import Why

__all__ = ["Found", "Hit", "SearchIndex", "Searcher", "Wanted", "Why", "find"]
