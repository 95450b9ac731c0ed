"""One catch-up: from the rows of the log to parcels of final states, in an order in which they can be written."""

from collections.abc import Iterator

from graph.compile import standing
from graph.compile.components import Moved, recluster
from graph.compile.derive import Shares
from graph.compile.ground import CHUNK, Ground
from graph.compile.model import EdgeKey, Parcel
from graph.compile.relations import Relations
from graph.compile.things import node_parcels
from graph.compile.touched import Relation, Touched
from ledger.staging import chunks


def parcels(ground: Ground, touched: Touched, day: str = "") -> Iterator[Parcel]:
    """Everything that these touched things and relations change, nodes before the edges between them.

    ``day``: the day up to which agreements were last looked at. Runs inside the index's transaction.
    """
    moved = recluster(ground, touched)
    yield from node_parcels(ground, moved.dirty, moved.things, first=True)
    edges = touched.edges | _at(ground, moved)
    stated, shares = _stated(ground, edges), Shares(ground)
    yield from stated.parcels()
    works = {one for one, label in moved.dirty.items() if label in ("Work", "Agreement")}
    shares.count(stated.items | works | (set() if ground.fresh else shares.items_of(stated.experts)))
    yield from shares.parcels()
    yield from _expertise(ground, edges, shares)
    yield from _standings(ground, stated, moved, day)


def stated_parcels(ground: Ground, touched: Touched) -> Iterator[Parcel]:
    """The same without what is derived: nothing is counted again, so pairs, counts and standings stay as they were.

    A preview shows none of them, and counting them took two thirds of its time.
    """
    moved = recluster(ground, touched)
    yield from node_parcels(ground, moved.dirty, moved.things, first=True)
    edges = touched.edges | _at(ground, moved)
    yield from _stated(ground, edges).parcels()
    yield from _expertise(ground, edges, Shares(ground))


def _stated(ground: Ground, edges: dict[str, Relation]) -> Relations:
    return Relations(ground, {one: said for one, said in edges.items() if said.type != "EXPERT_IN"})


def _at(ground: Ground, moved: Moved) -> dict[str, Relation]:
    """The relations of things whose cluster, presence or visibility is another."""
    if ground.fresh:
        return {}
    found = {}
    for chunk in chunks(sorted(moved.things), CHUNK):
        for edge in (*ground.index.edges_from(chunk), *ground.index.edges_to(chunk)):
            found[edge.thing] = Relation(edge.type, edge.start, edge.end, edge.discriminator)
    return found


def _expertise(ground: Ground, edges: dict[str, Relation], shares: Shares) -> Iterator[Parcel]:
    """Who is expert in what: by statement, by works, or both."""
    relations = Relations(ground, {one: said for one, said in edges.items() if said.type == "EXPERT_IN"})
    for (_, type), pairs in shares.pairs.items():
        if type == "EXPERT_IN":
            relations.add(EdgeKey(type, expert, field, "") for expert, field in pairs)
    yield from relations.parcels(shares.counts)


def _standings(ground: Ground, stated: Relations, moved: Moved, day: str) -> Iterator[Parcel]:
    """Parties of agreements that changed or reached their end: partner or known."""
    agreements = {one for one, label in moved.dirty.items() if label == "Agreement"} | standing.expiring(ground, day)
    members = ground.members(agreements)
    edges = ground.index.edges_to([thing for things in members.values() for thing in things], ["PARTY_TO"])
    parties = {thing.cluster for thing in ground.now(edge.start for edge in edges).values()}
    parties |= {start for start in stated.parties if ground.members([start])}
    yield from node_parcels(ground, dict.fromkeys(parties, "Organization"), set(), first=False)
