"""Settle: bring graphs up to the ledger's last entry, by catching up or by building anew."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from graph.compile.apply import Meta, Target, difference
from graph.compile.compiler import parcels
from graph.compile.ground import Ground
from graph.compile.memory import MemoryGraph
from graph.compile.model import VERSION, Difference, Parcel
from graph.compile.touched import Touched, touched
from graph.compile.writing import Progress, write
from graph.schema import Audience
from ledger.changes import Changes
from ledger.index import Index
from ledger.ledger import Ledger


def settle(ledger: Ledger, index: Index, targets: Sequence[Target], today: str,
           progress: Progress | None = None) -> int:
    """Apply every entry that is not applied yet; the number of the last. One compiler at a time."""
    with ledger.compiling(), _seldom_collected():
        head, marks = ledger.head(), index.marks()
        metas = [target.meta() for target in targets]
        if not _in_step(ledger, marks, metas):
            return _build(ledger, index, targets, today, progress)
        applied, begun = int(marks["applied"]), max(map(_begun, metas), default=0)
        if applied == head and marks["day"] == today and all(_is_at(meta, head) for meta in metas):
            return head
        if applied < begun < head:
            # Somebody was interrupted, and the index knows nothing of what they wrote: finish that first.
            if any(entry.act in ("erase", "blank") for entry in ledger.entries(begun, head)):
                return _build(ledger, index, targets, today, progress)
            _catch_up(ledger, index, targets, today, begun, progress)
        return _catch_up(ledger, index, targets, today, head, progress)


def _catch_up(ledger: Ledger, index: Index, targets: Sequence[Target], today: str, head: int,
              progress: Progress | None) -> int:
    with index.transaction():
        marks, state = index.marks(), ledger.state(head)
        found = touched(ledger, index, state, ledger.entries(int(marks["applied"]), head))
        ground = Ground(ledger, index, state, tuple(target.audience for target in targets), today, fresh=False)
        nodes: dict[str, set[str]] = {target.audience: set() for target in targets}
        wanted = _noted(parcels(ground, found, marks["day"]), nodes)
        write(targets, wanted, _meta(ledger, head, today), False, progress)
        Changes(index).add(head, nodes)
        index.mark(applied=str(head), day=today)
    return head


def rebuild(ledger: Ledger, index: Index, targets: Sequence[Target], today: str,
            progress: Progress | None = None) -> int:
    """Forget index and graphs, and compile the whole ledger; the number of its last entry."""
    with ledger.compiling(), _seldom_collected():
        return _build(ledger, index, targets, today, progress)


def _build(ledger: Ledger, index: Index, targets: Sequence[Target], today: str, progress: Progress | None) -> int:
    head = ledger.head()
    for target in targets:
        if meta := target.meta():
            # Wiping takes several transactions: what is cut short must not pass for whole.
            target.write(Difference(), meta, {**meta, "applied": -1, "applying": head})
        target.wipe()
    with index.transaction():
        index.clear()
        audiences = tuple(target.audience for target in targets)
        ground = Ground(ledger, index, ledger.state(head), audiences, today, fresh=True)
        final = _meta(ledger, head, today)
        write(targets, parcels(ground, everything(ledger, ground)), final, True, progress)
        index.mark(**{name: str(value) for name, value in final.items()})
        Changes(index).begin(head)
    return head


def _noted(wanted: Iterable[Parcel], nodes: dict[str, set[str]]) -> Iterator[Parcel]:
    """The same parcels, whose nodes and ends of edges are noted by audience.

    What is wanted is noted, not what is written: an interrupted catch-up may have written some of it before.
    """
    for parcel in wanted:
        nodes[parcel.audience].update(parcel.nodes)
        for key in parcel.edges:
            nodes[parcel.audience] |= {key.start, key.end}
        yield parcel


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Millions of tuples without a cycle: walking all of them again and again took a third of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def compiled(ledger: Ledger, audiences: Sequence[Audience], today: str, upto: int | None = None) -> list[MemoryGraph]:
    """The graphs of audiences in memory, as of a row of the log, compiled from nothing."""
    graphs = {audience: MemoryGraph(audience) for audience in audiences}
    index = Index.temporary()
    try:
        with index.transaction():
            state = ledger.past(ledger.head() if upto is None else upto)
            ground = Ground(ledger, index, state, tuple(audiences), today, fresh=True)
            for parcel in parcels(ground, everything(ledger, ground)):
                graph = graphs[parcel.audience]
                graph.write(difference(graph, parcel, empty=True), graph.meta(), {})
    finally:
        index.close()
    return list(graphs.values())


def everything(ledger: Ledger, ground: Ground) -> Touched:
    """All things and relations that batches in force speak of."""
    found = Touched()
    found.add(ledger.said_by(id for id, one in ground.state.batches.items() if one.in_force))
    return found


def _in_step(ledger: Ledger, marks: dict[str, str], metas: Iterable[Meta | None]) -> bool:
    """Whether index and graphs are of this ledger and version, and no graph is older than the index."""
    ours = {"ledger": ledger.facts["id"], "epoch": ledger.facts["epoch"], "version": VERSION}
    if any(marks.get(name) != value for name, value in ours.items()):
        return False
    return all(
        meta is not None and all(meta.get(name) == value for name, value in ours.items())
        and int(marks["applied"]) <= meta.get("applied", -1) for meta in metas)


def _begun(meta: Meta | None) -> int:
    """The entry up to which a graph was being brought last, be it finished or not."""
    return max(meta.get("applying", 0), meta.get("applied", 0)) if meta else 0


def _is_at(meta: Meta | None, head: int) -> bool:
    return meta is not None and meta.get("applied") == head and meta.get("applying") is None


def _meta(ledger: Ledger, applied: int, today: str) -> Meta:
    return {"ledger": ledger.facts["id"], "epoch": ledger.facts["epoch"], "version": VERSION, "applied": applied,
            "day": today}
