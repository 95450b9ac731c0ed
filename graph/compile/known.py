"""What was known on a day in the past: of one node with its relations, of the plan, and how many of each there were.

Nothing is kept of the past. The log's rows since that day are taken back in memory, as a preview puts one on, and what
they change is laid over the present graph; where less was known then than was changed since, the past is compiled anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph.compile.apply import difference
from graph.compile.compiler import parcels
from graph.compile.explain import Fact, explained
from graph.compile.ground import Ground
from graph.compile.known_graph import Around, InMemory
from graph.compile.memory import MemoryGraph
from graph.compile.model import EdgeKey, EdgeState, NodeState, Parcel
from graph.compile.touched import Touched, touched
from graph.errors import NotPossible
from graph.schema import Audience
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.state import State

#: Statements that are compiled for one answer at the most: some seconds.
MOST = 80_000


@dataclass(frozen=True, slots=True)
class Known:
    """A node as it was known after the row ``seq`` of the log; ``others`` are the nodes at the other ends of its edges.

    ``apart``: the ids of nodes that have become one with it since. A node without ``labels`` was not known.
    """

    id: str
    seq: int
    labels: tuple[str, ...] = ()
    props: dict[str, object] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    edges: tuple[EdgeState, ...] = ()
    others: dict[str, NodeState] = field(default_factory=dict)
    apart: tuple[str, ...] = ()


class Past:
    """The graph of an audience as it was: a present one, with what was otherwise laid over it."""

    def __init__(self, ground: Ground, graph: Around, laid: Parcel) -> None:
        self.ground, self.graph, self.laid = ground, graph, laid

    def nodes(self, labels: dict[str, str]) -> dict[str, NodeState]:
        """Those of these nodes (primary label by id) that were there."""
        rest: dict[str, list[str]] = {}
        for id, label in labels.items():
            if id not in self.laid.nodes:
                rest.setdefault(label, []).append(id)
        found = {id: node for id in labels if (node := self.laid.nodes.get(id))}
        return found | (self.graph.nodes(rest) if rest else {})

    def edges(self, label: str, *ids: str) -> list[EdgeState]:
        """The relations that started or ended at nodes of a label, sorted."""
        found: dict[EdgeKey, EdgeState | None] = {edge.key: edge for edge in self.graph.edges_at(label, list(ids))}
        wanted = set(ids)
        found |= {key: edge for key, edge in self.laid.edges.items() if not wanted.isdisjoint((key.start, key.end))}
        return [edge for _, edge in sorted(found.items()) if edge is not None]

    def all_of(self, label: str) -> dict[str, NodeState]:
        """Every node that had a label."""
        found = self.graph.all_of(label)
        for id, node in self.laid.nodes.items():
            found.pop(id, None)
            if node is not None and node.labels[0] == label:
                found[id] = node
        return found

    def known(self, things: list[str], seq: int) -> Known:
        """The node of the first of these things that was in force."""
        standing = self.ground.now(things)
        clusters = list(dict.fromkeys(standing[one].cluster for one in things if one in standing))
        label = next((one.label for one in standing.values() if one.cluster == clusters[0]), "")
        node = self.nodes({clusters[0]: label}).get(clusters[0]) if clusters else None
        if node is None:
            return Known(things[0], seq)
        edges = self.edges(label, node.id)
        others = self.nodes({end: kind for edge in edges for end, kind in _ends(edge) if end != node.id})
        facts = tuple(explained(self.ground, node.id, self.graph.audience))
        return Known(node.id, seq, node.labels, dict(node.props), facts, tuple(edges), others, tuple(clusters[1:]))

    def count(self, label: str) -> int:
        """How many nodes had a label."""
        laid = [id for id in self.laid.nodes if self.laid.node_label[id] == label]
        then = sum(self.laid.nodes[id] is not None for id in laid)
        return self.graph.count(label) - len(self.graph.nodes({label: laid}) if laid else ()) + then


@contextmanager
def past(ledger: Ledger, index: Index, graph: Around, seq: int, day: str) -> Iterator[Past]:
    """What an audience's graph, which must be settled, was after a row of the log; NotPossible where it is too much."""
    with ledger.compiling():
        head, state = ledger.head(), ledger.past(seq)
        then = sum(batch.records for batch in ledger.batches() if state.holds(batch.id))
        since = _changed(ledger, state, seq, head)
        if min(then, since) > MOST:
            raise NotPossible("too much has changed since that day to show it here; "
                              "`ketnoi export --as-of` writes the whole registry of that day")
        if since <= then:
            with index.rehearsal():
                yield _laid(ledger, index, graph, state, head, day)
        else:
            yield from _anew(ledger, graph.audience, state, day)


def known(ledger: Ledger, index: Index, graph: Around, id: str, seq: int, day: str) -> Known:
    """A node as it was known to an audience after a row of the log, given by any of its things."""
    with index.rehearsal():
        thing = index.things([id]).get(id)
        members = index.members([thing.cluster])[thing.cluster] if thing else []
    things = [one.thing for one in sorted(members, key=lambda one: (one.seq, one.record))]
    with past(ledger, index, graph, seq, day) as then:
        return then.known([id, *things], seq)


def _ends(edge: EdgeState) -> tuple[tuple[str, str], tuple[str, str]]:
    return (edge.key.start, edge.start_label), (edge.key.end, edge.end_label)


def _changed(ledger: Ledger, state: State, seq: int, head: int) -> int:
    """How many statements have come into force or out of it since."""
    turned = {int(one.subject) for one in ledger.entries(seq, head) if one.act in ("accept", "undo")}
    ranked = {one.subject for one in ledger.entries(seq, head) if one.act == "rank"}
    covering = {state.batches[id].source for id in turned if state.batches[id].covers}
    return sum(batch.records for batch in ledger.batches()
               if batch.id in turned or (batch.seq and batch.source in ranked | covering))


def _laid(ledger: Ledger, index: Index, graph: Around, state: State, head: int, day: str) -> Past:
    """The present graph with the rows since laid over it; inside the index's rehearsal."""
    found = touched(ledger, index, state, ledger.entries(state.seq, head))
    # Agreements that ended since made partners then.
    found.things.update(index.between("ends_on", str(int(day[:4]) - 1), index.marks()["day"]))
    ground = Ground(ledger, index, state, (graph.audience,), day, fresh=False)
    return Past(ground, graph, _whole(ground, found))


def _whole(ground: Ground, found: Touched) -> Parcel:
    (audience,) = ground.audiences
    whole = Parcel(audience)
    # The index knows pairs of both audiences, of which only one is asked for.
    for parcel in (one for one in parcels(ground, found) if one.audience == audience):
        # Nothing is written between parcels, so what is said last of a thing is what held.
        for name in ("nodes", "node_label", "edges", "edge_labels"):
            getattr(whole, name).update(getattr(parcel, name))
    return whole


def _anew(ledger: Ledger, audience: Audience, state: State, day: str) -> Iterator[Past]:
    """The whole past, compiled in memory."""
    index = Index.temporary()
    try:
        with index.transaction():
            ground = Ground(ledger, index, state, (audience,), day, fresh=True)
            made, everything = MemoryGraph(audience), Touched()
            everything.add(ledger.said_by(id for id, one in state.batches.items() if one.in_force))
            for parcel in parcels(ground, everything):
                made.write(difference(made, parcel, empty=True), made.meta(), {})
            yield Past(ground, InMemory(made), Parcel(audience))
    finally:
        index.close()

