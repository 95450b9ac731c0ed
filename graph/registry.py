"""The registry: the one object that pages and commands hold. It joins the ledger, the graphs and what compile keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from graph import compile as compiling
from graph.compile import BoltGraph, Progress, export
from graph.compile.explain import Fact, explain
from graph.compile.preview import Preview, preview
from graph.errors import BadSetting, NotPossible
from graph.schema import Audience
from graph.settings import Settings
from graph.store import Answer, Store
from ledger import erasure
from ledger.history import Event, history
from ledger.index import Index
from ledger.ledger import Ledger


@dataclass(slots=True)
class Registry:
    """One registry, open: ``ledger`` is the truth, ``store`` the graphs that follow from it."""

    settings: Settings
    ledger: Ledger
    store: Store
    index: Index

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the ledger and connect to the graphs, which may still be behind: ``settle`` brings them up."""
        ledger = Ledger.open(settings.ledger)
        try:
            return cls(settings, ledger, Store.open(settings), Index.beside(ledger.engine))
        except BaseException:
            ledger.close()
            raise

    def close(self) -> None:
        """Let go of everything; the embedded engine stops with its last client."""
        self.store.close()
        self.index.close()
        self.ledger.close()

    def read(self, name: str, audience: Audience = "curators", **parameters: Any) -> Answer:
        """Ask the question ``queries/<name>.cypher``."""
        return self.store.read(name, audience, **parameters)

    def settle(self, progress: Progress | None = None) -> int:
        """Bring the graphs up to the ledger's last entry; its number."""
        return compiling.settle(self.ledger, self.index, self._targets(), today(), progress)

    def rebuild(self, progress: Progress | None = None) -> int:
        """Compile the graphs anew from the whole ledger; the number of its last entry."""
        return compiling.rebuild(self.ledger, self.index, self._targets(), today(), progress)

    def preview(self, batch: int) -> Preview:
        """What accepting a batch would change for curators."""
        self.settle()
        return preview(self.ledger, self.index, BoltGraph(self.store, "curators"), batch, today())

    def resolve(self, id: str) -> str | None:
        """The node that a thing belongs to now, also under an id that was merged away; None where there is none."""
        with self.index.rehearsal():
            thing = self.index.things([id]).get(id)
        return thing.cluster if thing else None

    def things(self, id: str) -> list[str]:
        """What the sources call it: the things of a node, in the order of their arrival."""
        with self.index.rehearsal():
            thing = self.index.things([id]).get(id)
            members = self.index.members([thing.cluster])[thing.cluster] if thing else []
        return [one.thing for one in sorted(members, key=lambda one: (one.seq, one.record))]

    def explain(self, id: str, audience: Audience = "curators") -> list[Fact]:
        """Where each value of a node comes from, and what else is said."""
        return explain(self.ledger, self.index, id, audience, today())

    def erasable(self, id: str) -> list[str]:
        """What is erased with an id: the things of its node; where its batch is not in force, the thing itself."""
        said = self.ledger.records([id]).get(id, ())
        return self.things(id) or [id for one in said[:1] if any(record.payload for record in said)]

    def erase(self, id: str, by: str) -> int:
        """Erase a person for good, with all that the sources call them; the log's row at which nobody sees them.

        Then every file is made to forget the bytes. NotPossible where there is nothing of that id.
        """
        things = self.erasable(id)
        if not things:
            raise NotPossible(f"there is nothing with the id {id}; copy it from a page's address or `ketnoi export`")
        self.ledger.erase(things, by, purge=False)
        seq = self.settle()
        with self.ledger.compiling():
            if self.settings.graph is None:
                self.index.forget()
                self.store.forget()
            erasure.purge(self.ledger.engine)
            if self.index.engine is not self.ledger.engine:
                erasure.purge(self.index.engine)
        self.settle()
        return seq

    def history(self, id: str) -> list[Event]:
        """What happened to a node's things, the newest first."""
        return history(self.ledger, self.things(id) or [id])

    def export(self, audience: Audience = "curators", as_of: str | int | None = None) -> Iterator[str]:
        """The canonical lines of an audience's graph, now or as it was known on a day or after a row of the log."""
        if as_of is None and audience in self.store.audiences:
            self.settle()
            return export.lines(BoltGraph(self.store, audience).dump())
        upto, day = self._moment(as_of)
        return export.lines(compiling.compiled(self.ledger, [audience], day, upto)[0].dump())

    def _moment(self, as_of: str | int | None) -> tuple[int, str]:
        """The row of the log, and the day, that are meant by a number, an ISO date, or now."""
        if as_of is None:
            return self.ledger.head(), today()
        entries = self.ledger.entries()
        if isinstance(as_of, int) or as_of.isdigit():
            seq = min(int(as_of), self.ledger.head())
            return seq, next((entry.at[:10] for entry in entries if entry.seq == seq), today())
        try:
            day = date.fromisoformat(as_of).isoformat()
        except ValueError as error:
            raise BadSetting(f"{as_of} is neither a date like 2026-11-23 nor a number of the log") from error
        return max((entry.seq for entry in entries if entry.at[:10] <= day), default=0), day

    def _targets(self) -> list[BoltGraph]:
        return [BoltGraph(self.store, audience) for audience in self.store.audiences]


def today() -> str:
    """The day by which agreements are in force or ended, ISO."""
    return date.today().isoformat()
