"""The searches of one registry: a file for each audience, brought up to date whenever something is asked."""

import sqlite3
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock

from graph.errors import NotYet, RegistryError
from graph.patience import Patience
from graph.schema import AUDIENCES, Audience
from graph.search import keeping
from graph.search.find import find
from graph.search.found import Found
from graph.search.index import SearchIndex
from graph.search.shelf import Shelf
from graph.search.wanted import Wanted
from graph.store import Store
from ledger.index import Index


class Searcher:
    """Finds in what an audience may read; its files are derived from the graphs and may be deleted."""

    def __init__(self, home: Path, store: Store, index: Index) -> None:
        self._home, self._store, self._index = home, store, index
        self._shelves: dict[Audience, Shelf] = {}
        self._lock = Lock()
        self._bringing = Patience("search")

    def find(self, wanted: Wanted, audience: Audience = "curators", patience: float | None = None) -> Found:
        """The hits of a question with its filters, in what the graph holds now.

        A change is taken in within a second; after a load of a hundred thousand people the file is filled anew, which
        takes minutes: NotYet where that lasts longer than ``patience`` seconds.
        """
        if patience is not None and not self._ready(patience, audience):
            raise NotYet("the search is being made ready after a large change; it answers in a minute or two")
        try:
            return self._found(wanted, audience)
        except sqlite3.ProgrammingError:
            # The file was closed meanwhile, to forget somebody; it opens again.
            return self._found(wanted, audience)

    def _found(self, wanted: Wanted, audience: Audience) -> Found:
        shelf = self.shelf(audience)
        return replace(find(shelf, wanted), applied=int(shelf.read.partition(" ")[0] or 0))

    def shelf(self, audience: Audience = "curators") -> Shelf:
        """An audience's file with all that is read of it, brought up to date."""
        with self._lock:
            shelf = self._shelves.get(audience)
            if shelf is None:
                shelf = self._shelves[audience] = Shelf(SearchIndex.open(keeping.path(self._home, audience)))
            before = _read(shelf.file)
            changed = keeping.refresh(shelf.file, self._store, self._index, audience)
            now = _read(shelf.file)
            if shelf.read == now:
                return shelf
            # What another process has written meanwhile is not among what changed here.
            known = changed if shelf.read == before else None
            if known is None or known.concepts:
                shelf.vocabulary, shelf.below = keeping.vocabulary(self._store, audience)
            fresh = self._shelves[audience] = shelf.fresh(known.nodes if known else None)
            fresh.read = now
            return fresh

    def _ready(self, seconds: float, audience: Audience) -> bool:
        """Whether an audience's file is up to date, or soon enough is; else it goes on being filled."""
        shelf, meta = self._shelves.get(audience), self._store.meta(audience) or {}
        if shelf is not None and shelf.read.split(" ")[:-1] == [str(meta.get(name, "")) for name in keeping.MARKS]:
            return True
        return self._bringing.within(seconds, audience, partial(self.shelf, audience), RegistryError, sqlite3.Error)

    def forget(self) -> None:
        """Leave no byte of anybody in the files: for an erasure. They fill again when something is asked.

        They are emptied in place: another process that has them open must not go on with what was.
        """
        with self._lock:
            self.close()
            for audience in AUDIENCES:
                where = keeping.path(self._home, audience)
                if where.exists():
                    file = SearchIndex.open(where)
                    file.forget()
                    file.close()

    def close(self) -> None:
        """Let go of the files."""
        for shelf in self._shelves.values():
            shelf.file.close()
        self._shelves.clear()


def _read(file: SearchIndex) -> str:
    """Up to which row of which ledger's log a file is filled, and which filling it is: numbers differ between two."""
    marks = file.marks()
    graph = (marks.get(name if name == "applied" else f"graph_{name}", "") for name in keeping.MARKS)
    return " ".join((*graph, marks.get("filled", "")))
