"""The searches of one registry: a file for each audience, brought up to date whenever something is asked."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from graph.schema import AUDIENCES, Audience
from graph.search import keeping
from graph.search.find import Found, Wanted, find
from graph.search.index import SearchIndex
from graph.search.understand import Vocabulary
from graph.store import Store
from ledger.index import Index


@dataclass(slots=True)
class _Shelf:
    """One audience's file with the concepts of its graph, as of one row of the ledger's log."""

    file: SearchIndex
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    below: dict[str, list[str]] = field(default_factory=dict)
    read: str = ""

    def parts(self, above: str) -> list[str]:
        """A field with everything below it."""
        found = [above]
        for one in found:
            found += self.below.get(one, [])
        return found


class Searcher:
    """Finds in what an audience may read; its files are derived from the graphs and may be deleted."""

    def __init__(self, home: Path, store: Store, index: Index) -> None:
        self._home, self._store, self._index = home, store, index
        self._shelves: dict[Audience, _Shelf] = {}
        self._lock = Lock()

    def find(self, wanted: Wanted, audience: Audience = "curators") -> Found:
        """The hits of a question with its filters, in what the graph holds now."""
        shelf = self._shelf(audience)
        return find(shelf.file, shelf.vocabulary, shelf.parts, wanted)

    def _shelf(self, audience: Audience) -> _Shelf:
        with self._lock:
            shelf = self._shelves.get(audience)
            if shelf is None:
                shelf = self._shelves[audience] = _Shelf(SearchIndex.open(keeping.path(self._home, audience)))
            changed = keeping.refresh(shelf.file, self._store, self._index, audience)
            applied = shelf.file.marks().get("applied", "")
            if changed or shelf.read != applied:
                shelf.vocabulary, shelf.below = keeping.vocabulary(self._store, audience)
                shelf.read = applied
            return shelf

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
