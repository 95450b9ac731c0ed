"""What the network holds for each field, its parts included: experts, organisations, laboratories, training. Pure."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection.arrays import VERIFIED
from graph.analysis.projection.model import Projection

Ints: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

#: What is counted, in the order of the board.
KINDS = ("experts", "organisations", "laboratories", "training")
#: From how many on a field is covered; fewer are thin. Four experts can hold a seat, a stand-in and a dispute.
ENOUGH = {"experts": 4, "organisations": 3, "laboratories": 2, "training": 2}
#: Levels of fields, and how many wholes above a part of an organisation are asked where they are.
_LEVELS, _WHOLES = 3, 4
HOME, CITY = "VN", "hanoi"


class Holding(NamedTuple):
    """What the projection does not keep: open offers by kind, the organisations of the city, and the present year."""

    laboratories: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    year: int = 0


class Count(NamedTuple):
    """How many a field has of a kind, how many of them a curator verified in part, and the only one where it is one."""

    field: str
    kind: str
    many: int
    verified: int
    only: str

    @property
    def coverage(self) -> str:
        """In a word: none, one, thin or covered."""
        return coverage(self.kind, self.many)


def coverage(kind: str, many: int) -> str:
    """``none``; ``one`` where a single person holds it; ``thin`` below what is enough; else ``covered``."""
    if many == 0:
        return "none"
    if many == 1 and kind == "experts":
        return "one"
    return "covered" if many >= ENOUGH[kind] else "thin"


def counts(p: Projection, kind: str, where: str, held: Holding) -> list[Count]:
    """What each field has of a kind somewhere, by field id. ``where``: an ISO code, ``hanoi``, or empty."""
    field, thing = held_by(p, kind, held)
    there = _there(p, where, held)[_holder(p, kind, held)[thing]] if where else np.ones(len(thing), dtype=bool)
    field, thing = field[there], thing[there]
    checked = (p.nodes.flags[thing] & VERIFIED) > 0
    count = np.bincount(field, minlength=len(p))
    verified = np.bincount(field[checked], minlength=len(p))
    # Where there is only one it is both the first and the last of its field.
    only = np.zeros(len(p), np.int64)
    only[field] = thing
    return [Count(p.ids[place], kind, int(count[place]), int(verified[place]),
                  p.ids[only[place]] if count[place] == 1 else "")
            for place in np.flatnonzero(p.of("Field")).tolist()]


def members(p: Projection, field: str, kind: str, where: str, held: Holding) -> list[str]:
    """The ids behind one number of ``counts``, in order."""
    if field not in p.index or kind not in KINDS:
        return []
    fields, things = held_by(p, kind, held)
    found = things[fields == p.index[field]]
    if where:
        found = found[_there(p, where, held)[_holder(p, kind, held)[found]]]
    return [p.ids[place] for place in np.unique(found).tolist()]


def held_by(p: Projection, kind: str, held: Holding) -> tuple[Ints, Ints]:
    """Field and thing, once for each pair, every field above included."""
    return p.made(("gaps", kind, _offers(kind, held)), lambda: _lifted(p, *_said(p, kind, held)))


def _said(p: Projection, kind: str, held: Holding) -> tuple[Ints, Ints]:
    if kind in ("experts", "organisations"):
        edges, label = (p.edges("EXPERT_IN"), "Expert") if kind == "experts" else (p.edges("ACTIVE_IN"), "Organization")
        chosen = p.of(label)[edges.start]
    else:
        edges = p.edges("ABOUT")
        chosen = _mask(p, _offers(kind, held))[edges.start]
    return edges.end[chosen].astype(np.int64), edges.start[chosen].astype(np.int64)


def _offers(kind: str, held: Holding) -> tuple[str, ...]:
    return {"laboratories": held.laboratories, "training": held.training}.get(kind, ())


def _lifted(p: Projection, field: Ints, thing: Ints) -> tuple[Ints, Ints]:
    """Each pair once, with every field above. Fields are few: a row of marks for each is faster than sorting pairs."""
    fields, row = _numbered(p.of("Field"))
    known = row[field] >= 0
    field, thing = field[known], thing[known]
    seen: Mask = np.zeros(len(p), dtype=bool)
    seen[thing] = True
    things, column = _numbered(seen)
    marks = np.zeros((len(fields), len(things)), dtype=bool)
    parent = p.made("gaps parents", lambda: _parents(p))
    for _ in range(_LEVELS):
        marks[row[field], column[thing]] = True
        above = parent[field]
        field, thing = above[above >= 0], thing[above >= 0]
    found, which = np.nonzero(marks)
    return fields[found], things[which]


def _numbered(mask: Mask) -> tuple[Ints, Ints]:
    """The places of a mask, and the number of each place among them (-1 outside)."""
    places = np.flatnonzero(mask)
    number = np.full(len(mask), -1, np.int64)
    number[places] = np.arange(len(places))
    return places, number


def _parents(p: Projection) -> Ints:
    """The field above each field; -1 where there is none."""
    parent = np.full(len(p), -1, np.int64)
    fields, edges = p.of("Field"), p.edges("PART_OF")
    inside = fields[edges.start] & fields[edges.end]
    parent[edges.start[inside]] = edges.end[inside]
    return parent


def _holder(p: Projection, kind: str, held: Holding) -> Ints:
    """Of each thing who has it, which is where it is: of an offer the first that has it, else itself."""
    own = np.arange(len(p), dtype=np.int64)
    if kind in ("laboratories", "training"):
        has = p.edges("HAS")
        own[has.end[::-1]] = has.start[::-1]
    return own


def _there(p: Projection, where: str, held: Holding) -> Mask:
    if where == CITY:
        return in_city(p, held)
    code = p.countries.index(where) if where in p.countries else -1
    there: Mask = p.home == code
    return there


def in_city(p: Projection, held: Holding) -> Mask:
    """The organisations of the city with their parts, and the people with a present post at one; not to be changed."""
    return p.made(("gaps city", held.city, held.year), lambda: _in_city(p, held))


def _in_city(p: Projection, held: Holding) -> Mask:
    inside = _mask(p, held.city)
    edges, bodies = p.edges("PART_OF"), p.of("Organization")
    parts = bodies[edges.start] & bodies[edges.end]
    for _ in range(_WHOLES):
        inside[edges.start[parts & inside[edges.end]]] = True
    posts = p.edges("AFFILIATED_WITH")
    present = (posts.last == 0) | (posts.last >= held.year)
    inside[posts.start[present & inside[posts.end]]] = True
    return inside


def _mask(p: Projection, ids: Sequence[str]) -> Mask:
    mask: Mask = np.zeros(len(p), dtype=bool)
    mask[[p.index[id] for id in ids if id in p.index]] = True
    return mask
