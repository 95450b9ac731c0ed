"""What hangs on the nodes of pairs that wait, read in bulk from the index; and the fields that two people hold."""

from collections.abc import Collection, Iterable, Mapping

from graph.compile.ground import CHUNK
from graph.duplicates.consequence import CONNECTING, Hanging, consequence, held_by_two, place
from graph.duplicates.sayings import Payload, Sayings, grouped
from ledger.derived import Likeness, Thing
from ledger.index import Index
from ledger.likeness import Likenesses
from ledger.staging import chunks

#: A field of which more statements and works tell is taken to be held by more than two people, without looking.
_MOST = 100
#: Of a node with more relations than this it is not asked with whom they connect it: with everybody, nearly.
_MANY = 300
_REMEMBERED = 50_000
Nodes = frozenset[str]


def placed(sayings: Sayings, likenesses: Likenesses, pairs: Iterable[Likeness]) -> list[Likeness]:
    """Those of these pairs that are of two nodes, with what joining these would change, where that is news."""
    found: list[Likeness] = []
    gaps: set[Nodes] | None = None
    known: dict[str, Hanging] = {}
    for some in chunks(pairs, CHUNK):
        home = likenesses.nodes({end for pair in some for end in pair[:2]})
        apart = [(pair, home[pair.one], home[pair.other]) for pair in some
                 if home.get(pair.one) != home.get(pair.other) and pair.one in home and pair.other in home]
        if apart and gaps is None:
            gaps = gaps_between(sayings, likenesses)
        _learn(likenesses, known, {node for _, *nodes in apart for node in nodes})
        for pair, one, other in apart:
            now = _placed(pair, known[one], known[other], frozenset((one, other)) in (gaps or ()))
            found += [now] if now != pair else []
    return found


def _placed(pair: Likeness, one: Hanging, other: Hanging, gap: bool) -> Likeness:
    codes = consequence(one, other, gap)
    return pair._replace(codes=" ".join(codes), place=place(codes, one, other), degree=one.degree + other.degree)


def _learn(likenesses: Likenesses, known: dict[str, Hanging], nodes: set[str]) -> None:
    """Let ``known`` hold what hangs on these nodes, among some others."""
    if len(known) > _REMEMBERED:
        known.clear()
    for some in chunks(sorted(nodes - known.keys()), CHUNK):
        known.update(_hanging(likenesses, some))


def _hanging(likenesses: Likenesses, nodes: Collection[str]) -> dict[str, Hanging]:
    found = {node: Hanging() for node in nodes}
    index, home = likenesses.index, {}
    for node, things in index.members(nodes).items():
        found[node].sources = {thing.source for thing in things}
        home.update(dict.fromkeys((thing.thing for thing in things), node))
    for thing, scheme, value in index.values(home):
        if "." in scheme:
            found[home[thing]].identifiers.setdefault(scheme, set()).add(value)
    few = _count_many(likenesses, home, found)
    for this, type, other, _ in _relations(likenesses, few):
        found[this].add(type, other)
    return found


def _count_many(likenesses: Likenesses, home: Mapping[str, str], found: Mapping[str, Hanging]) -> dict[str, str]:
    """Count the relations of nodes that have many, and leave it at that; the things of the other nodes."""
    counted = likenesses.relations(home)
    many: dict[str, int] = {}
    for thing, _, count in counted:
        many[home[thing]] = many.get(home[thing], 0) + count
    for thing, type, count in counted:
        node = home[thing]
        if many[node] > _MANY:
            found[node].relations[type] = found[node].relations.get(type, 0) + count
    return {thing: node for thing, node in home.items() if many.get(node, 0) <= _MANY}


def _relations(likenesses: Likenesses, home: Mapping[str, str]) -> set[tuple[str, str, str, str]]:
    """The relations of nodes, given as their things: the node, the type, the node at the other end, the discriminator.

    Whoever is connected by fields and countries is connected with nobody, so these stay things.
    """
    index = likenesses.index
    both = [(edge, edge.start, edge.end) for edge in index.edges_from(home)]
    both += [(edge, edge.end, edge.start) for edge in index.edges_to(home)]
    said = [row for row in both if row[0].source and not row[0].gone]
    ends = {other for edge, _, other in said if edge.type in CONNECTING}
    nodes = {thing: node for some in chunks(ends, CHUNK) for thing, node in likenesses.nodes(some).items()}
    return {(home[this], edge.type, nodes.get(other, other), edge.discriminator) for edge, this, other in said
            if other in nodes or edge.type not in CONNECTING}


def gaps_between(sayings: Sayings, likenesses: Likenesses) -> set[frozenset[str]]:
    """The pairs of people who alone hold a field, and so would leave it to one person if they were one."""
    fields = list(sayings.index.things(likenesses.things("Field")).values())
    levels = sayings.brief([field.thing for field in fields], _level)
    counted = {field.cluster for field in fields if levels.get(field.thing) == "field"}
    holders = _holders(sayings.index, likenesses, fields)
    return held_by_two({field: people for field, people in holders.items() if field in counted})


def _level(said: Payload) -> str:
    return str(said.get("level") or "")


def _holders(index: Index, likenesses: Likenesses, fields: list[Thing]) -> dict[str, set[str]]:
    """The people who hold each field of which few tell: by statement or by a work, in it or in a part of it."""
    within = _within(index, fields)
    tellings = {field.thing: likenesses.ending(field.thing, ("EXPERT_IN", "ABOUT"), _MOST + 1) for field in fields}
    told: dict[str, int] = {}
    for field in fields:
        for whole in within[field.cluster]:
            told[whole] = told.get(whole, 0) + tellings[field.thing]
    few = [field for field in fields if any(0 < told[whole] <= _MOST for whole in within[field.cluster])]
    found: dict[str, set[str]] = {}
    for field, people in _told_of(index, few):
        for whole in within[field.cluster]:
            if told[whole] <= _MOST:
                found.setdefault(whole, set()).update(people)
    return found


def _within(index: Index, fields: list[Thing]) -> dict[str, set[str]]:
    """Each field's node with that of which it is a direct part."""
    home = {field.thing: field.cluster for field in fields}
    found = {field.cluster: {field.cluster} for field in fields}
    for edge in index.edges_from(home, ["PART_OF"]):
        if edge.end in home and edge.source and not edge.gone:
            found[home[edge.start]].add(home[edge.end])
    return found


def _told_of(index: Index, fields: list[Thing]) -> list[tuple[Thing, set[str]]]:
    by_id = {field.thing: field for field in fields}
    edges = [edge for edge in index.edges_to(by_id, ["EXPERT_IN", "ABOUT"]) if edge.source and not edge.gone]
    about = [(edge.start, edge.end) for edge in edges if edge.type == "ABOUT"]
    written = grouped((edge.end, edge.start) for edge in index.edges_to({work for work, _ in about}, ["AUTHORED"])
                      if edge.source and not edge.gone)
    holds = grouped([*((edge.end, edge.start) for edge in edges if edge.type == "EXPERT_IN"),
                     *((field, person) for work, field in about for person in written.get(work, ()))])
    known = index.things({person for people in holds.values() for person in people})
    return [(by_id[field], {known[one].cluster for one in people if one in known}) for field, people in holds.items()]
