"""Search: one file for each audience in the registry's home, derived from the graph and deletable at any time."""

from graph.search.find import find
from graph.search.fitting import marked
from graph.search.found import Found, Hit
from graph.search.index import SearchIndex
from graph.search.searcher import Searcher
from graph.search.shelf import Shelf
from graph.search.wanted import Wanted
from graph.search.why import Why

__all__ = ["Found", "Hit", "SearchIndex", "Searcher", "Shelf", "Wanted", "Why", "find", "marked"]
