"""The projections of one registry: one for each audience, brought up to date whenever it is asked for."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import TypeAlias

from filelock import FileLock

from graph.analysis.projection import file, patching, reading
from graph.analysis.projection.arrays import LABELS
from graph.analysis.projection.model import Projection
from graph.errors import RegistryError
from graph.patience import Patience
from graph.schema import AUDIENCES, Audience
from graph.store import Store
from ledger.changes import Changes
from ledger.index import Index

_SAME = ("ledger", "epoch", "version")
#: What is made from a projection besides, by somebody who keeps it.
Also: TypeAlias = Callable[[Projection], object] | None


class Projections:
    """Hands out whole projections only: whoever has one keeps it as it is, the next one is another."""

    def __init__(self, home: Path, store: Store, index: Index) -> None:
        self._home, self._store, self._index = home, store, index
        self._held: dict[Audience, Projection] = {}
        self._locks: dict[Audience, Lock] = {audience: Lock() for audience in AUDIENCES}
        self._bringing = Patience("projection")
        self._made: dict[str, Mapping[str, str]] = {}
        self._saving: dict[Audience, Thread] = {}

    def of(self, audience: Audience = "curators") -> Projection:
        """The projection of what the graph holds now; a first reading takes a while, a patch does not."""
        with self._locks[audience]:
            marks = self._marks(audience)
            held = self._held.get(audience)
            if held is None or held.marks != marks:
                held = self._held[audience] = self._brought(audience, held, marks)
            return held

    def within(self, seconds: float, audience: Audience = "curators", also: Also = None) -> Projection | None:
        """The same, with what is ``also`` made from it, where that takes no longer; else None, and it goes on being
        made for who asks again."""
        if (held := self._ready(audience, also)) is not None:
            return held
        self._bringing.within(seconds, _name(audience, also), partial(self._make, audience, also), RegistryError)
        return self._ready(audience, also)

    def flush(self) -> None:
        """Wait until what is being written has been written."""
        for thread in list(self._saving.values()):
            thread.join()

    def forget(self) -> None:
        """Leave no byte of anybody in the files: for an erasure, after the graph has forgotten them."""
        for audience in AUDIENCES:
            # Whoever is reading meanwhile is not waited for: what they read is out of date, and never written.
            self._held.pop(audience, None)
            where = file.path(self._home, audience)
            if where.parent.exists():
                with self._alone(where):
                    file.forget(where)

    def _ready(self, audience: Audience, also: Also) -> Projection | None:
        held, marks = self._held.get(audience), self._marks(audience)
        made = also is None or self._made.get(_name(audience, also)) == marks
        return held if held is not None and held.marks == marks and made else None

    def _make(self, audience: Audience, also: Also) -> None:
        found = self.of(audience)
        if also is not None:
            also(found)
            self._made[_name(audience, also)] = found.marks

    def _alone(self, where: Path) -> FileLock:
        """One process at a time writes or removes a file."""
        where.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(where.with_suffix(".lock"))

    def _marks(self, audience: Audience) -> dict[str, str]:
        meta = self._store.meta(audience) or {}
        return {name: str(meta[name]) for name in ("applied", *_SAME) if name in meta}

    def _brought(self, audience: Audience, held: Projection | None, marks: dict[str, str]) -> Projection:
        if "applied" not in marks:
            return Projection(audience, marks)
        start = held if held and _alike(held, marks) else file.load(file.path(self._home, audience))
        changed = self._changed(audience, start, marks)
        if start is None or changed is None:
            found = patching.built(audience, marks, reading.nodes(self._store, audience),
                                   reading.edges(self._store, audience))
        else:
            known = {id: LABELS[start.nodes.label[start.index[id]]] for id in changed if id in start.index}
            there = reading.changed_nodes(self._store, audience, changed, known)
            edges = reading.edges_from(self._store, audience, there)
            found = patching.patched(start, marks, changed, there, edges)
        if start is None or found.marks != start.marks:
            self._save(audience, found)
        return found

    def _changed(self, audience: Audience, start: Projection | None, marks: dict[str, str]) -> set[str] | None:
        """The nodes that changed since; None where everything has to be read."""
        if start is None or not _alike(start, marks) or start.applied > int(marks["applied"]):
            return None
        with self._index.rehearsal():
            return Changes(self._index).since(audience, start.applied)

    def _save(self, audience: Audience, p: Projection) -> None:
        """Write it beside whoever waits for it."""
        self._saving[audience] = Thread(target=self._write, args=(audience, p), name=f"save {audience}")
        self._saving[audience].start()

    def _write(self, audience: Audience, p: Projection) -> None:
        where = file.path(self._home, audience)
        with suppress(RegistryError, OSError), self._alone(where):
            # Where the graph has moved on, somebody may have been erased from it, and the file with it.
            if self._marks(audience) == p.marks:
                file.save(where, p)


def _name(audience: Audience, also: Also) -> str:
    return f"{audience} {also.__module__}.{also.__qualname__}" if also else audience


def _alike(p: Projection, marks: dict[str, str]) -> bool:
    return all(p.marks.get(name) == marks.get(name) for name in _SAME)
