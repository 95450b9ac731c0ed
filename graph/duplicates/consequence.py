"""What joining two nodes would change, and so which pairs a curator should look at first. Pure.

Pairs are ordered by the weightiest of their consequences, then the next, then by how much hangs on both nodes.
"""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field

#: What joining changes, the weightiest first. ``gap``: a field that these two people hold has one left; ``seat``: one
#: of them advises, or is advised; ``agreement``: one is a party to an agreement; ``path``: two parts of the network
#: that share nothing here meet; ``sources``: what different sources say comes together.
CODES = ("gap", "seat", "agreement", "path", "sources")
#: The place of a pair that is nobody's to decide: their identifiers contradict each other.
PARTED = -1
#: Relations that connect a node with others; fields and countries, which thousands share, connect nobody.
CONNECTING = frozenset({"AFFILIATED_WITH", "AUTHORED", "ADVISES", "PARTY_TO", "SERVES", "LEADS", "COORDINATES",
                         "PART_OF", "SUCCEEDED_BY", "SEEKS", "HAS", "TOOK_PART_IN"})


@dataclass(slots=True)
class Hanging:
    """What hangs on a node: relations by type, nodes that it is connected with, sources, identifiers by scheme."""

    relations: dict[str, int] = field(default_factory=dict)
    around: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    identifiers: dict[str, set[str]] = field(default_factory=dict)

    def add(self, type: str, other: str) -> None:
        """Take in a relation with another node."""
        self.relations[type] = self.relations.get(type, 0) + 1
        if type in CONNECTING:
            self.around.add(other)

    @property
    def degree(self) -> int:
        """How many relations there are."""
        return sum(self.relations.values())


def consequence(one: Hanging, other: Hanging, opens_gap: bool = False) -> tuple[str, ...]:
    """The codes of what joining two nodes would change, the weightiest first."""
    types = one.relations.keys() | other.relations.keys()
    holds = {
        "gap": opens_gap,
        "seat": "ADVISES" in types,
        "agreement": "PARTY_TO" in types,
        "path": bool(one.around) and bool(other.around) and one.around.isdisjoint(other.around),
        "sources": one.sources != other.sources,
    }
    return tuple(code for code in CODES if holds[code])


def place(codes: Collection[str], one: Hanging, other: Hanging) -> int:
    """The place in the queue, the higher the earlier; ``PARTED`` where identifiers contradict each other."""
    if contradict(one.identifiers, other.identifiers):
        return PARTED
    return sum(1 << (len(CODES) - 1 - number) for number, code in enumerate(CODES) if code in codes)


def contradict(one: Mapping[str, Set[str]], other: Mapping[str, Set[str]]) -> bool:
    """Whether both have values of one identifier, and none in common."""
    return any(one[scheme].isdisjoint(other[scheme]) for scheme in one.keys() & other.keys())


def held_by_two(holders: Mapping[str, Set[str]]) -> set[frozenset[str]]:
    """The pairs of people who alone hold a field, given the holders of each field."""
    return {frozenset(people) for people in holders.values() if len(people) == 2}
