"""The network's part of the ranking: who of the registry comes together next, by what the registry itself has seen.

The same columns and trees as in the back-test. They are learned once from what was known at the end of the year before
the last; where that is too little to learn from, or too many to learn in passing, a plain formula stands in.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from hashlib import blake2b
from threading import Lock

import numpy as np

from graph.analysis.partners.asking import Asking
from graph.analysis.partners.features import features
from graph.analysis.partners.ground import Floats, Places, ground
from graph.analysis.partners.history import Doings, History, Meetings, Said
from graph.analysis.partners.learning import Lesson, learned, scored
from graph.analysis.partners.trees import Forest, Settings
from graph.analysis.projection.arrays import Mask
from graph.analysis.projection.model import Projection
from graph.analysis.tallies import Shared, coauthors, shared

#: What may be learned in passing: by how many years the clock is rolled back, lists of one cut, trees of one round;
#: and of how many organisations, or people (some 20 s of the processor beside the pages, and half a gigabyte).
_BACK, _LESSON, _SETTINGS, _MOST = (2, 4, 7), Lesson(lists=60), Settings(trees=100), 100_000
#: New ties below which nothing is learned.
LEAST = 60
#: How steeply the place among all becomes a part of the score: the best is 1, the middle next to nothing.
_STEEP = 8
_KEPT: OrderedDict[str, Forest | None] = OrderedDict()
_LOCK = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Circle:
    """All organisations, or all people, as a history: ``places`` are their places in the projection."""

    places: Places
    number: Places
    history: History


def circle(p: Projection, label: str) -> Circle:
    """The history of all organisations or people; made once for each projection."""
    return p.made(("partners circle", label), lambda: _circle(p, label))


def likely(asking: Asking, label: str) -> Floats | None:
    """Per place, 0 to 1, who comes together next with the one who asks; None where the trees do not say."""
    p = asking.p
    around = circle(p, label)
    forest = known(around.history) if len(around.places) <= _MOST else None
    ours = around.number[asking.members]
    ours = np.unique(ours[ours >= 0])
    active = around.history.seen()
    if forest is None or not active[ours].any():
        return None
    if len(ours) > 1:
        made = features(_as_one(around.history, ours))
    else:
        made = p.made(("partners features", label), lambda: features(around.history))
    score = scored(forest, made, made.of(int(ours[0])))
    return _by_house(asking, around, _by_place(score, made.history.seen()))


def prepare(p: Projection) -> None:
    """Learn what there is to learn of a projection's organisations: seconds in a large registry, once in a while."""
    around = circle(p, "Organization")
    if len(around.places) <= _MOST:
        known(around.history)


def known(history: History) -> Forest | None:
    """What is learned from a history up to the end of the year before its last; kept, since it hardly ever moves."""
    settled = history.until(history.year - 1)
    met = settled.meetings
    key = blake2b(b"".join(column.tobytes() for column in (met.one, met.other, met.year))).hexdigest()
    with _LOCK:
        if key not in _KEPT:
            _KEPT[key] = learned(settled, _BACK, _LESSON, _SETTINGS, rounds=1, least=LEAST)
        _KEPT.move_to_end(key)
        while len(_KEPT) > 4:
            _KEPT.popitem(last=False)
        return _KEPT[key]


def _circle(p: Projection, label: str) -> Circle:
    places = np.flatnonzero(p.of(label)).astype(np.int64)
    number = np.full(len(p), -1, np.int64)
    number[places] = np.arange(len(places))
    rows = coauthors(p) if label == "Expert" else shared(p)
    history = _history(len(places), rows, number)
    return Circle(places, number, replace(history, traits=_traits(p, places), year=ground(p).year))


def _history(count: int, rows: Shared, number: Places) -> History:
    one, other, year = number[rows.one], number[rows.other], rows.year.astype(np.int64)
    who, item = np.append(rows.one, rows.other), np.append(rows.item, rows.item)
    both, at = np.unique(np.stack([item, who]), axis=1, return_index=True)
    size = np.bincount(both[0]).astype(float)
    share = 1.0 / np.maximum(size[rows.item] - 1, 1)
    met = Meetings(np.append(one, other), np.append(other, one), np.tile(year, 2), np.tile(share, 2))
    done = Doings(number[both[1]], np.tile(year, 2)[at], size[both[0]], np.full(len(at), 0.5), np.ones(len(at)))
    return History(count, met, done, {}, int(year.max(initial=0)))


def _traits(p: Projection, places: Places) -> dict[str, Said]:
    """Fields and countries: without years, as if they had always been."""
    fields = ground(p).fields[places]
    who = np.repeat(np.arange(len(places)), np.diff(fields.indptr))
    always = np.zeros(len(who), np.int64)
    home = p.home[places].astype(np.int64)
    there = np.flatnonzero(home)
    return {"field": Said(who, fields.indices.astype(np.int64), always),
            "country": Said(there, home[there], np.zeros(len(there), np.int64))}


def _as_one(history: History, members: Places) -> History:
    """The same with several as their first: a house and its parts, or a country's houses."""
    new = np.arange(history.count)
    new[members] = members[0]
    met, did = history.meetings, history.doings
    one, other = new[met.one], new[met.other]
    apart = one != other
    traits = {name: Said(new[said.who], said.token, said.year) for name, said in history.traits.items()}
    return replace(history, traits=traits, doings=replace(did, who=new[did.who]),
                   meetings=Meetings(one[apart], other[apart], met.year[apart], met.share[apart]))


def _by_place(score: Floats, may: Mask) -> Floats:
    """From scores to places among all who ever did anything: 1 for the best, 0 for the last, equals alike."""
    found = np.zeros(len(score))
    some = np.sort(score[may])
    if len(some) > 1:
        below = (np.searchsorted(some, score[may], "left") + np.searchsorted(some, score[may], "right") - 1) / 2
        found[may] = (below / (len(some) - 1)) ** _STEEP
    return found


def _by_house(asking: Asking, around: Circle, found: Floats) -> Floats:
    """Of a house with parts, the likeliest."""
    every = np.zeros(len(asking.p))
    every[around.places] = found
    inside = asking.ground.inside.tocoo()
    best = every.copy()
    np.maximum.at(best, inside.row, every[inside.col])
    return best

