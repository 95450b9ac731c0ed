"""What accepting a batch would change, before it is accepted: the same functions, on what is staged as well."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.compile.apply import Target, difference
from graph.compile.choose import KINDS
from graph.compile.compiler import stated_parcels
from graph.compile.ground import CHUNK, Ground
from graph.compile.model import Difference, EdgeKey, EdgeState, NodeState, Parcel
from graph.compile.touched import Touched, touched
from graph.names import fold
from graph.schema import EDGE, NODE, SOURCES
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.log import now
from ledger.staging import chunks
from ledger.state import Entry

_OURS = ("id", "folded", SOURCES, "key")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a preview. ``label`` is a node's label or a relation's type; no ``property``: the whole.

    ``records``: those of the batch that say it, by which the line can be refused; none where the batch says nothing.
    """

    id: str
    label: str
    name: str
    property: str = ""
    old: Any = None
    new: Any = None
    sources: tuple[str, ...] = ()
    records: tuple[int, ...] = ()


@dataclass(slots=True)
class Preview:
    """What a batch adds, changes, withdraws, where other sources say otherwise, and what looks like a duplicate."""

    adds: list[Change] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    contradicts: list[Change] = field(default_factory=list)
    withdraws: list[Change] = field(default_factory=list)
    duplicates: list[Change] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many lines of each kind."""
        kinds = ("adds", "changes", "contradicts", "withdraws", "duplicates")
        return {name: len(getattr(self, name)) for name in kinds}


def preview(ledger: Ledger, index: Index, target: Target, batch: int, today: str) -> Preview:
    """What accepting a batch would change in the curators' graph, which must be settled."""
    with ledger.compiling(), index.rehearsal():
        head = ledger.head()
        state = ledger.past(head)
        entry = Entry(head + 1, now(), "", "accept", str(batch), "")
        state.advance(entry)
        ground = Ground(ledger, index, state, (target.audience,), today, fresh=False)
        found = touched(ledger, index, state, [entry])
        whole = Parcel(target.audience)
        for parcel in stated_parcels(ground, found):
            # Nothing is written between parcels, so what is said last of a thing is what would hold.
            for name in ("nodes", "node_label", "edges", "edge_labels"):
                getattr(whole, name).update(getattr(parcel, name))
        result, change = Preview(), difference(target, whole, empty=False)
        names, behind = _Names(target, change), _Behind(ground, batch)
        _list_nodes(result, change, behind)
        _list_edges(result, change, names, behind)
        _contradictions(result, ground, found, state.batches[batch].source)
        _duplicates(result, index, change.create_nodes)
        for lines in (result.contradicts, result.duplicates):
            lines[:] = [replace(line, records=behind.node(line.id)) for line in lines]
        return result


class _Names:
    """The names of the things at the ends of relations."""

    def __init__(self, target: Target, change: Difference) -> None:
        nodes = (*change.create_nodes, *change.update_nodes, *change.drop_nodes)
        self.known = {node.id: caption(node) for node in nodes}
        wanted: dict[str, set[str]] = {}
        for edge in (*change.create_edges, *change.update_edges, *change.drop_edges):
            wanted.setdefault(edge.start_label, set()).add(edge.key.start)
            wanted.setdefault(edge.end_label, set()).add(edge.key.end)
        rest = {label: sorted(ids - self.known.keys()) for label, ids in wanted.items()}
        self.known |= {id: caption(node) for id, node in target.nodes(rest).items()}

    def of(self, edge: EdgeState) -> str:
        """A relation as text: from whom to whom."""
        return f"{self.known.get(edge.key.start, '?')} → {self.known.get(edge.key.end, '?')}"


class _Behind:
    """The records of the batch that are behind what it changes."""

    def __init__(self, ground: Ground, batch: int) -> None:
        self.nodes: dict[str, list[int]] = {}
        self.edges: dict[EdgeKey, list[int]] = {}
        for record, (thing, _, label, start, end, discriminator) in ground.ledger.said_by_record(batch):
            ends = [one.cluster for one in map(ground.known, (start, end) if start else (thing,)) if one]
            if start and len(ends) == 2:
                self.edges.setdefault(EdgeKey(label, ends[0], ends[1], discriminator), []).append(record)
            elif not start and ends:
                self.nodes.setdefault(ends[0], []).append(record)

    def node(self, id: str) -> tuple[int, ...]:
        """Those that speak of a node."""
        return tuple(self.nodes.get(id, ()))

    def edge(self, key: EdgeKey) -> tuple[int, ...]:
        """Those that speak of a relation."""
        return tuple(self.edges.get(key, ()))


def caption(node: NodeState) -> str:
    """The name under which a node is shown."""
    given = (*NODE[node.labels[0]].caption, "name_en", "code", "number")
    return str(next((node.props[name] for name in given if node.props.get(name)), node.id))


def _list_nodes(result: Preview, change: Difference, behind: _Behind) -> None:
    for node in change.create_nodes:
        said = behind.node(node.id)
        result.adds.append(
            Change(node.id, node.labels[0], caption(node), sources=tuple(node.props[SOURCES]), records=said))
    for node in change.drop_nodes:
        result.withdraws.append(Change(node.id, node.labels[0], caption(node), sources=tuple(node.props[SOURCES])))
    for node in change.update_nodes:
        before = change.nodes_were[node.id]
        was, now = ({**one.props, KINDS: sorted(one.labels[1:])} for one in (before, node))
        line = Change(node.id, node.labels[0], caption(before), records=behind.node(node.id))
        result.changes += _changed(line, was, now)


def _list_edges(result: Preview, change: Difference, names: _Names, behind: _Behind) -> None:
    gone = {node.id for node in change.drop_nodes}
    for edge in change.create_edges:
        if not EDGE[edge.key.type].derived:
            result.adds.append(_whole(edge, names, behind))
    for edge in change.drop_edges:
        if not EDGE[edge.key.type].derived and not {edge.key.start, edge.key.end} & gone:
            result.withdraws.append(_whole(edge, names, behind))
    for edge in change.update_edges:
        if not EDGE[edge.key.type].derived:
            before = change.edges_were[edge.key].props
            result.changes += _changed(_whole(edge, names, behind), before, edge.props)


def _whole(edge: EdgeState, names: _Names, behind: _Behind) -> Change:
    said = behind.edge(edge.key)
    return Change(edge.key.start, edge.key.type, names.of(edge), sources=tuple(edge.props[SOURCES]), records=said)


def _changed(line: Change, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    shape = NODE[line.label] if line.label in NODE else EDGE[line.label]
    derived = {prop.name for prop in shape.props if prop.derived}
    for one in sorted((old.keys() | new.keys()).difference(_OURS, derived)):
        if old.get(one) != new.get(one):
            yield replace(line, property=one, old=old.get(one), new=new.get(one), sources=tuple(new[SOURCES]))


def _contradictions(result: Preview, ground: Ground, found: Touched, source: str) -> None:
    """Where the batch's source says one value and another source another, whoever is heard."""
    for chunk in chunks(sorted(found.things), CHUNK):
        things = ground.now(chunk)
        members = ground.members({thing.cluster for thing in things.values()})
        shared = {cluster: ids for cluster, ids in members.items() if len(ids) > 1}
        heard = ground.voices(thing for ids in shared.values() for thing in ids)
        for cluster, ids in shared.items():
            claims = [voice.claim for one in ids if (voice := heard.get(one)) and voice.claim]
            ours = [claim for claim in claims if claim.source == source]
            others = [claim for claim in claims if claim.source != source]
            result.contradicts += _disputes(cluster, things, ours, others)


def _disputes(cluster: str, things: dict[str, Any], ours: Sequence[Any], others: Sequence[Any]) -> Iterator[Change]:
    for claim in ours:
        node = NODE[things[claim.thing].label] if claim.thing in things else None
        for prop in node.props if node else ():
            said = claim.payload.get(prop.name)
            theirs = [(other.payload[prop.name], other.source) for other in others if other.payload.get(prop.name)]
            different = [(value, source) for value, source in theirs if value != said]
            if said and different and not prop.many and not prop.contact:
                yield Change(cluster, things[claim.thing].label, str(claim.payload.get("name", "")), prop.name,
                             different[0][0], said, tuple(source for _, source in different))


def _duplicates(result: Preview, index: Index, created: Iterable[NodeState]) -> None:
    """New people and organisations whose name, without accents, another thing has."""
    new = {node.id: node for node in created if node.labels[0] in ("Expert", "Organization") and node.props.get("name")}
    by_name: dict[tuple[str, str], list[str]] = {}
    for node in new.values():
        by_name.setdefault((f"{node.labels[0]}:name", fold(str(node.props["name"]))), []).append(node.id)
    for chunk in chunks(sorted(by_name), CHUNK):
        holders = index.having({scheme for scheme, _ in chunk}, {name for _, name in chunk})
        things = index.things({thing for thing, _, _ in holders})
        for thing, scheme, name in sorted(holders):
            for id in by_name.get((scheme, name), ()):
                other = things[thing].cluster if thing in things else id
                if other != id and (other not in new or id < other):
                    node = new[id]
                    again = Change(id, node.labels[0], caption(node), "name", other, node.props["name"])
                    result.duplicates.append(again)


__all__ = ["Change", "Preview", "caption", "preview"]
