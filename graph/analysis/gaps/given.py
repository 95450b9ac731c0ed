"""What the network gives to questions that would have to look through all of it: ids, found in its arrays. Pure."""

from typing import Any

import numpy as np

from graph.analysis.gaps.coverage import Holding, Ints, Mask, held_by, in_city
from graph.analysis.projection.arrays import FREE, VERIFIED
from graph.analysis.projection.model import Projection

#: Experts that one list names at most; years after which knowledge is old.
_LISTED, _OLD = 100, 5


def given(p: Projection, held: Holding) -> dict[str, Any]:
    """The value of each parameter that questions of gaps take from the network."""
    people, fields = p.of("Expert"), p.of("Field")
    field, expert = held_by(p, "experts", held)
    ready = _ready(p)
    return {
        "verified": _ids(p, people & ((p.nodes.flags & VERIFIED) > 0)),
        "fields": _ids(p, _among(p, field)),
        "untied": _ids(p, _among(p, field) & ~_among(p, field[_tied(p, held)[expert]])),
        "alone": _ids(p, fields & _alone(p, field, expert)),
        "idle": _ids(p, fields & _idle(p, held.year)),
        "silent": _ids(p, _silent(p, held.year)),
        "ready": ready[:_LISTED], "found": len(ready), "of": int(((p.nodes.flags & FREE) > 0).sum()),
    }


def _tied(p: Projection, held: Holding) -> Mask:
    """Who is of the city, or has written with somebody who is."""
    city = in_city(p, held)
    tied: Mask = np.array(city)
    pairs = p.edges("COAUTHOR_OF")
    tied[pairs.start[city[pairs.end]]] = True
    tied[pairs.end[city[pairs.start]]] = True
    return tied


def _alone(p: Projection, field: Ints, expert: Ints) -> Mask:
    """Fields with several experts, all of whom have a present post, and all at one organisation."""
    posts = p.edges("AFFILIATED_WITH")
    present = posts.last == 0
    low, high = np.full(len(p), len(p), np.int64), np.full(len(p), -1, np.int64)
    np.minimum.at(low, posts.start[present], posts.end[present])
    np.maximum.at(high, posts.start[present], posts.end[present])
    least, most = np.full(len(p), len(p), np.int64), np.full(len(p), -1, np.int64)
    # Who has no post counts as somewhere else: nobody knows that they are at the one organisation.
    np.minimum.at(least, field, np.where(high[expert] < 0, -1, low[expert]))
    np.maximum.at(most, field, high[expert])
    found: Mask = (np.bincount(field, minlength=len(p)) > 1) & (least == most)
    return found


def _idle(p: Projection, year: int) -> Mask:
    """Fields of which some work's year is known, and none is of the last five years; parts count for their field."""
    known, last = p.edges("EXPERT_IN"), np.zeros(len(p), np.int64)
    np.maximum.at(last, known.end, known.last.astype(np.int64))
    parts, fields = p.edges("PART_OF"), p.of("Field")
    inside = fields[parts.start] & fields[parts.end]
    np.maximum.at(last, parts.end[inside], last[parts.start[inside]])
    found: Mask = (last > 0) & (last <= year - _OLD)
    return found


def _silent(p: Projection, year: int) -> Mask:
    """Agreements no two parties of which share a work, or an event, of this year or the last."""
    parties = p.edges("PARTY_TO")
    silent: Mask = p.of("Agreement")
    lively = _lively(p, year)
    bodies: dict[int, list[int]] = {}
    for body, agreement in zip(parties.start.tolist(), parties.end.tolist(), strict=True):
        bodies.setdefault(agreement, []).append(body)
    for agreement, known in bodies.items():
        silent[agreement] = not any((one, other) in lively for one in known for other in known)
    return silent


def _lively(p: Projection, year: int) -> set[tuple[int, int]]:
    """Pairs of organisations, both ways round for works, that were at something together since last year."""
    shared = p.edges("COLLABORATES_WITH")
    # An agreement alone is no activity: it is what is asked about.
    recent = (shared.last >= year - 1) & (shared.weight > shared.agreements)
    found = set(zip(shared.start[recent].tolist(), shared.end[recent].tolist(), strict=True))
    came = p.edges("TOOK_PART_IN")
    chosen = came.chosen(p.of("Organization")[came.start] & (came.last >= year - 1))
    guests: dict[int, list[int]] = {}
    for body, event in zip(chosen.start.tolist(), chosen.end.tolist(), strict=True):
        guests.setdefault(event, []).append(body)
    return found | {(one, other) for known in guests.values() for one in known for other in known if one != other}


def _ready(p: Projection) -> list[str]:
    """Who says what they are free for and advises nobody, who has written most first."""
    free = p.of("Expert") & ((p.nodes.flags & FREE) > 0)
    free[p.edges("ADVISES").start] = False
    written = np.bincount(p.edges("AUTHORED").start, minlength=len(p))
    places = np.flatnonzero(free)
    return [p.ids[place] for place in places[np.lexsort((places, -written[places]))].tolist()]


def _among(p: Projection, places: Ints) -> Mask:
    mask: Mask = np.zeros(len(p), dtype=bool)
    mask[places] = True
    return mask


def _ids(p: Projection, mask: Mask) -> list[str]:
    return [p.ids[place] for place in np.flatnonzero(mask).tolist()]
