"""The parts of a score, each from 0 to 1 for every place, at once for all that may be suggested."""

from collections.abc import Collection
from typing import TypeAlias

import numpy as np

from graph.analysis.partners.asking import Asking, per_house
from graph.analysis.partners.exchange import Exchange
from graph.analysis.partners.ground import Floats, ground, marked
from graph.analysis.projection.arrays import Mask
from graph.analysis.projection.model import Projection
from graph.analysis.tallies import coauthors, shared

Parts: TypeAlias = dict[str, Floats]
#: Years in which what was shared counts as present activity.
RECENT = 3


def parts(asking: Asking, meetings: Exchange, priority: Collection[str], trees: Floats | None) -> Parts:
    """The parts of WEIGHTS for every place; ``trees``: the network's part where it was learned, else a formula.

    Who shares works with us already is as near as can be.
    """
    return {
        "network": np.where(per_house(asking.ground, asking.tied) > 0, 1.0, _near(asking) if trees is None else trees),
        "exchange": meetings.scores(len(asking.p)),
        "fields": _common(asking),
        "completing": _completing(asking),
        "people": _some(acquainted(asking), 2.0),
        "priority": _priority(asking.p, priority),
        "activity": _some(active(asking.p), 3.0),
    }


def _near(asking: Asking) -> Floats:
    """Shared partners, those of few partners more (Adamic and Adar), times present activity."""
    g = asking.ground
    degree = np.diff(g.ties.indptr)
    near = np.where(asking.tied > 0, 1 / np.log(np.maximum(degree, 2) + 1.0), 0.0)
    through = per_house(g, np.asarray((g.ties > 0) @ near, dtype=np.float64))
    return _some(through * np.log1p(1 + active(asking.p)), 2.0)


def completing(asking: Asking) -> dict[int, list[int]]:
    """Fields that are not ours and share a whole with one of ours, each with these wholes."""
    edges = asking.p.edges("PART_OF")
    both = asking.p.of("Field")
    rows = [(one, whole) for one, whole in zip(edges.start.tolist(), edges.end.tolist(), strict=True)
            if both[one] and both[whole]]
    ours = {whole for one, whole in rows if asking.fields[one]}
    found: dict[int, list[int]] = {}
    for one, whole in rows:
        if whole in ours and not asking.fields[one]:
            found.setdefault(one, []).append(whole)
    return found


def acquainted(asking: Asking) -> Floats:
    """How many works our people wrote with people of each house, and who is or was at both."""
    g, p = asking.ground, asking.p
    if p.label(asking.place) == "Country":
        return np.zeros(len(p))
    people, count = p.of("Expert"), len(p)
    ours = marked(count, asking.people)
    with_us = np.asarray(g.ties[asking.people].sum(axis=0), dtype=np.float64).ravel()
    with_us[~people | ours] = 0
    wrote = np.asarray(g.staff @ np.log1p(with_us), dtype=np.float64)
    return np.asarray(wrote + g.ever @ marked(count, asking.ever).astype(np.float64))


def active(p: Projection) -> Floats:
    """How many works and agreements each shared with others in the last years, a person those with co-authors."""
    return p.made("partners activity", lambda: _active(p))


def _active(p: Projection) -> Floats:
    found = np.zeros(len(p))
    for rows in (shared(p), coauthors(p)):
        recent = rows.during(ground(p).year - RECENT + 1, ground(p).year)
        pairs = np.unique(np.concatenate([np.stack([recent.one, recent.item]), np.stack([recent.other, recent.item])],
                                         axis=1), axis=1)
        found += np.bincount(pairs[0], minlength=len(p))
    return per_house(ground(p), found)


def _common(asking: Asking) -> Floats:
    """The rarity of the fields of both, set against that of all of theirs and of ours."""
    g = asking.ground
    ours = np.where(asking.fields, g.rarity, 0.0)
    both, theirs = np.asarray(g.fields @ ours), np.asarray(g.fields @ g.rarity)
    most = np.sqrt(np.maximum(theirs, 1e-9) * max(float(ours.sum()), 1e-9))
    return np.asarray(np.minimum(both / most, 1.0) * _some(both, 2.0)) ** 0.5


def _completing(asking: Asking) -> Floats:
    g, fields = asking.ground, list(completing(asking))
    weight = np.zeros(len(asking.p))
    weight[fields] = g.rarity[fields]
    return _some(np.asarray(g.fields @ weight), 6.0)


def _priority(p: Projection, priority: Collection[str]) -> Floats:
    wanted: Mask = np.isin(p.countries, sorted(set(priority) - {""}))
    return np.asarray(wanted[p.home], dtype=np.float64)


def _some(values: Floats, half: float) -> Floats:
    """From 0 towards 1: ``half`` gives a half."""
    return np.asarray(values / (values + half), dtype=np.float64)
