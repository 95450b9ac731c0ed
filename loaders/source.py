"""What every loader gives: node rows, edge rows and rejects, and the delivery that carries them to the ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.ids import edge_id, thing_id
from graph.schema import EDGE
from ledger.batches import Begun
from ledger.ledger import Ledger
from ledger.record import Said
from ledger.staging import Rejected as Reject
from ledger.staging import Staged

#: Under these names a record keeps the sentence that it was read out of, and its place in the text.
QUOTE, AT = "quote", "at"


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing by its label and its source's key; ``source`` only where it is another source's thing."""

    label: str
    key: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One thing as a source says it. ``props`` hold the schema's names; ``None`` and empty values are left out.

    ``kinds`` are further labels of an Organization. ``part`` names what of its source the row belongs to
    (a sheet, a file), for a delivery that covers only parts. ``quote`` is the sentence that it was read out of, and
    ``at`` the place of that sentence in its text; both stay in the ledger.
    """

    label: str
    key: str
    props: dict[str, Any]
    kinds: tuple[str, ...] = ()
    part: str = ""
    quote: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One relation as a source says it; ``part``, ``quote`` and ``at`` as for a thing."""

    type: str
    start: Ref
    end: Ref
    props: dict[str, Any] = field(default_factory=dict)
    part: str = ""
    quote: str = ""
    at: str = ""


Row = NodeRow | EdgeRow | Reject


@dataclass(frozen=True, slots=True)
class Origin:
    """A source: who says it, under which licence, on what legal basis. A higher rank speaks first."""

    id: str
    title: str
    kind: str
    url: str = ""
    licence: str = ""
    legal_basis: str = ""
    rank: int = 50


@dataclass(slots=True)
class Delivery:
    """One delivery of a source, ready to be staged: its rows, its own date, and what of the source it covers.

    ``covers``: ``("*",)`` the whole source, part names, or nothing. ``as_of``: the source's own ISO date.
    ``notices``: sentences about what was left out of it on purpose, for whoever loads it.
    """

    origin: Origin
    rows: Iterable[Row]
    as_of: str
    loader: str
    covers: tuple[str, ...] = ()
    title: str = ""
    file_hash: str = ""
    notices: tuple[str, ...] = ()


def said(source: str, rows: Iterable[Row], rejects: list[Reject]) -> Iterator[Said]:
    """The ledger's records for these rows, in their order; rejects are put aside into the given list."""
    for row in rows:
        if isinstance(row, NodeRow):
            yield _node(source, row)
        elif isinstance(row, EdgeRow):
            yield _edge(source, row)
        else:
            rejects.append(row)


def _payload(row: NodeRow | EdgeRow) -> dict[str, Any]:
    """What the row says, and where that was read; compile passes over what the vocabulary does not know."""
    said = {**row.props, QUOTE: row.quote, AT: row.at}
    return {name: value for name, value in said.items() if value not in (None, "", [], ())}


def _node(source: str, row: NodeRow) -> Said:
    payload = _payload(row)
    if row.kinds:
        payload["kinds"] = sorted(row.kinds)
    thing = thing_id(source, row.label, row.key)
    return Said("node", thing, row.label, payload, key=row.key, part=row.part or row.label)


def _edge(source: str, row: EdgeRow) -> Said:
    start = thing_id(row.start.source or source, row.start.label, row.start.key)
    end = thing_id(row.end.source or source, row.end.label, row.end.key)
    payload = _payload(row)
    told_apart = "|".join(str(payload.get(name, "")) for name in EDGE[row.type].key)
    return Said("edge", edge_id(source, row.type, start, end, told_apart), row.type, payload,
                start=start, end=end, discriminator=told_apart, part=row.part or row.type)


def stage(ledger: Ledger, delivery: Delivery, by: str = "", begun: Begun | None = None) -> Staged:
    """Make the source known and stage its delivery; nobody sees it until it is accepted.

    ``begun``: what remembers the batch, so that a load which was killed goes on where it was.
    """
    origin = delivery.origin
    ledger.add_source(origin.id, title=origin.title, kind=origin.kind, url=origin.url, licence=origin.licence,
                      legal_basis=origin.legal_basis, rank=origin.rank)
    rejects: list[Reject] = []
    return ledger.stage(origin.id, said(origin.id, delivery.rows, rejects), as_of=delivery.as_of,
                        loader=delivery.loader, covers=delivery.covers, title=delivery.title, by=by,
                        file_hash=delivery.file_hash, rejects=rejects, begun=begun)


__all__ = ["AT", "QUOTE", "Delivery", "EdgeRow", "NodeRow", "Origin", "Ref", "Reject", "Row", "said", "stage"]
