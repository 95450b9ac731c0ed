"""The registry: the one object that pages and commands hold. It joins the ledger, the graphs and what compile keeps."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from graph import compile as compiling
from graph import duplicates as same
from graph.analysis.projection import Also, Projection, Projections
from graph.analysis.standing import Standing, Standings
from graph.compile import BoltGraph, Difference, Progress, export
from graph.compile.components import MATCHER
from graph.compile.explain import Fact, explain
from graph.compile.known import Known, Past, known, past
from graph.compile.known_graph import InDatabase
from graph.compile.preview import Preview, preview
from graph.duplicates import Duplicate, Matched, Side, Split, Step
from graph.errors import NotPossible
from graph.moment import moment, today
from graph.schema import Audience
from graph.search import Found, Searcher, Wanted
from graph.settings import Settings
from graph.store import Answer, Store
from ledger import erasure
from ledger.history import Event, history
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.likeness import Likenesses

if TYPE_CHECKING:
    from graph.match.reasons import Reason


@dataclass(slots=True)
class Registry:
    """One registry, open: ``ledger`` is the truth, ``store`` the graphs that follow from it."""

    settings: Settings
    ledger: Ledger
    store: Store
    index: Index
    _searcher: Searcher = field(init=False)
    _projections: Projections = field(init=False)
    _standings: Standings = field(init=False)

    def __post_init__(self) -> None:
        self._searcher = Searcher(self.settings.home, self.store, self.index)
        self._projections = Projections(self.settings.home, self.store, self.index)
        self._standings = Standings(self._projections.of)

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
        self._standings.close()
        self._projections.flush()
        self._searcher.close()
        self.store.close()
        self.index.close()
        self.ledger.close()

    def read(self, name: str, audience: Audience = "curators", **parameters: Any) -> Answer:
        """Ask the question ``queries/<name>.cypher``."""
        return self.store.read(name, audience, **parameters)

    def suppose(self, change: Difference, asked: Mapping[str, dict[str, Any]], applied: int,
                audience: Audience = "curators") -> dict[str, list[dict[str, Any]]]:
        """The rows of several questions as they would be after a change that is never kept; ``applied``: the ledger's
        entry up to which it was worked out."""
        return BoltGraph(self.store, audience).suppose(change, asked, applied)

    def search(self, wanted: Wanted, audience: Audience = "curators", patience: float | None = None) -> Found:
        """Find things by words, in what an audience may read; NotYet where the search has to be filled anew and that
        takes longer than ``patience`` seconds."""
        return self._searcher.find(wanted, audience, patience)

    def projection(self, audience: Audience = "curators") -> Projection:
        """The network of an audience as arrays, as the graph holds it now; never half of it."""
        return self._projections.of(audience)

    def projection_within(self, seconds: float, audience: Audience = "curators",
                          also: Also = None) -> Projection | None:
        """The same, with what is ``also`` made from it, where that takes no longer; else None, and it goes on being
        made for who asks again."""
        return self._projections.within(seconds, audience, also)

    def measures(self, audience: Audience = "curators") -> Standing | None:
        """The last finished measures of an audience's whole network, None before the first; the next are counted in
        the background where it has moved on."""
        meta = self.store.meta(audience) or {}
        return self._standings.of(audience, int(meta.get("applied", -1)), str(meta.get("epoch", "")))

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
        # A matching that is under way has read this person's name: it has to end before all of it is forgotten.
        with self.ledger.matching(), self.ledger.compiling():
            if self.settings.graph is None:
                self.index.forget()
                self.store.forget()
            else:
                with self.index.transaction():
                    Likenesses(self.index).forget()
            self._searcher.forget()
            self._projections.forget()
            self._standings.forget()
            erasure.purge(self.ledger.engine)
            if self.index.engine is not self.ledger.engine:
                erasure.purge(self.index.engine)
        self.settle()
        return seq

    # One person, one node

    def match(self, progress: Step | None = None, *, anew: bool = False, again: bool = False) -> Matched:
        """Compare what was said since the last time with all that exists, join what is surely one, and settle.

        ``anew``: compare everything. ``again``: also join what a person took apart, but not what they judged.
        """
        return same.match(self.ledger, self.index, self.settle, progress or _quietly, anew=anew, again=again)

    def withdraw_joins(self, by: str) -> int:
        """Take back all joins of the matcher at once, which it does not make again by itself; how many, settled."""
        withdrawn = self.ledger.withdraw_many(self.ledger.standing_by(MATCHER, "same"), by)
        self.settle()
        return len(withdrawn)

    def duplicates(self, limit: int = 50, label: str | None = None, unsure: bool | None = None) -> list[Duplicate]:
        """The pairs that wait for a curator, by consequence; ``unsure`` chooses those that were looked at, or not."""
        return same.duplicates(self.ledger, self.index, limit, label, unsure)

    def duplicates_count(self) -> int:
        """How many pairs wait that nobody has looked at."""
        return same.count(self.ledger, self.index)

    def sides(self, pair: Duplicate | tuple[str, str]) -> tuple[Side, Side]:
        """What curators see of both nodes of a pair; NotPossible where one of its things is not in force."""
        ends = (pair.one, pair.other) if isinstance(pair, Duplicate) else pair
        found = same.sides(self.ledger, self.index, ends, today())
        if len(found) != 2:
            raise NotPossible("one of the two is no longer in the registry; look at the next pair")
        return found[0], found[1]

    def names(self, things: Collection[str]) -> dict[str, str]:
        """What the sources call these things; those that are not in force are left out."""
        return same.names(self.ledger, self.index, things)

    def why(self, one: str, other: str) -> "list[Reason]":
        """What speaks for and against two things' being one, the weightiest first."""
        return self.why_many([(one, other)])[0]

    def why_many(self, pairs: Sequence[tuple[str, str]]) -> "list[list[Reason]]":
        """The same for many pairs, hardly slower than for one."""
        return same.why_many(self.ledger, self.index, pairs)

    def links(self, id: str) -> list[same.Link]:
        """What makes the things of a node one."""
        return same.links(self.ledger, self.index, id)

    def cluster_history(self, id: str) -> list[same.Event]:
        """The decisions on who is one with the things of a node, the newest first."""
        return same.history(self.ledger, self.index, id)

    def split(self, id: str, things: Collection[str], by: str, reason: str = "") -> Split:
        """Take things out of a node, in one act that ``unsplit`` takes back; ``settle`` brings it into the graph."""
        return same.split(self.ledger, self.index, id, things, by, reason)

    def unsplit(self, done: Split | int, by: str) -> None:
        """Take a split back, given by what it wrote or by the number of one of its judgements."""
        same.unsplit(self.ledger, done, by)

    def history(self, id: str) -> list[Event]:
        """What happened to a node's things, the newest first."""
        return history(self.ledger, self.things(id) or [id])

    def known(self, id: str, on: str | int, audience: Audience = "curators") -> Known:
        """A node as it was known on a day or after a row of the log; NotPossible where too much has changed since."""
        self.settle()
        return known(self.ledger, self.index, InDatabase(self.store, audience), id, *moment(self.ledger, on))

    def past(self, on: str | int, audience: Audience = "curators") -> AbstractContextManager[Past]:
        """The whole of an audience's graph as it was known then, to be asked while it is open."""
        self.settle()
        return past(self.ledger, self.index, InDatabase(self.store, audience), *moment(self.ledger, on))

    def export(self, audience: Audience = "curators", as_of: str | int | None = None) -> Iterator[str]:
        """The canonical lines of an audience's graph, now or as it was known on a day or after a row of the log."""
        if as_of is None and audience in self.store.audiences:
            self.settle()
            return export.lines(BoltGraph(self.store, audience).dump())
        upto, day = moment(self.ledger, as_of)
        return export.lines(compiling.compiled(self.ledger, [audience], day, upto)[0].dump())

    def _targets(self) -> list[BoltGraph]:
        return [BoltGraph(self.store, audience) for audience in self.store.audiences]


def _quietly(what: str, done: int, total: int) -> None:
    """Tell nobody how far it is."""
