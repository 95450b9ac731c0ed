"""What the network answers about two ends, as rows of plain values: paths, introducers, contacts of contacts."""

import json
from datetime import date

from graph.analysis import paths, tallies
from graph.analysis.paths import Path
from graph.analysis.projection import Projection
from ui import data
from ui.i18n import _, later
from ui.paths.hops import Row

#: Paths that are asked for: more than are shown, since two may tell the same; introducers.
FEW, MOST = 8, 12
#: Why a path is good or weak, in words.
WHY = {"direct": later("direct"), "strong": later("well supported"), "recent": later("recent"),
       "verified": later("verified"), "consented": later("have agreed or are available"),
       "weak": later("only an event in between"), "old": later("long ago")}


def ways(one: str, other: str) -> list[Row]:
    """The best few paths: ids, types of their relations, score, and codes of why."""
    return data.of_network(_ways, one, other)


def introducers(one: str, other: str) -> list[Row]:
    """People of the first organisation, or of a country its organisations, too (id), with the way from each."""
    return data.of_network(_introducers, one, other)


def contacts(one: str) -> list[Row]:
    """Who is two steps away (id), through whom (ids, the strongest first), how strongly, and when it was last."""
    return data.of_network(_contacts, one)


def reasons(codes: list[str]) -> list[str]:
    """Why a path is good or weak, in words."""
    return [_(WHY[code]) for code in codes if code in WHY]


def shared(one: str, other: str) -> list[str]:
    """The ids of the works that two organisations share."""
    return [row["id"] for row in data.of_network(_shared, one, other)]


def consented() -> frozenset[str]:
    """The people who consented, by node: with all that the sources call them, for any purpose, and not in the past."""
    registry, today = data.registry(), date.today().isoformat()
    standing = registry.ledger.state().judgements
    given = {one.subject for one in registry.ledger.about_pairs(None, ("consent",))
             if one.id in standing and _until(one.value, today) >= today}
    if not given:
        return frozenset()
    with registry.index.rehearsal():
        clusters = {thing.cluster for thing in registry.index.things(given).values()}
        members = registry.index.members(clusters)
    return frozenset(cluster for cluster, things in members.items() if {one.thing for one in things} <= given)


def _until(value: str, today: str) -> str:
    """Until when a consent holds; today where it says no day."""
    said = json.loads(value or "null")
    return str(said.get("until") or today) if isinstance(said, dict) else today


def _ways(p: Projection, one: str, other: str) -> list[Row]:
    return [_path(path) for path in paths.best(p, one, other, FEW, consented=consented())]


def _introducers(p: Projection, one: str, other: str) -> list[Row]:
    found = paths.introducers(p, one, other, MOST, consented=consented())
    return [{"id": known.who, **_path(known.path)} for known in found]


def _shared(p: Projection, one: str, other: str) -> list[Row]:
    rows, ends = tallies.shared(p), sorted(p.index[id] for id in (one, other) if id in p.index)
    at = ~rows.agreement & (rows.one == ends[0]) & (rows.other == ends[-1]) if ends else ~rows.agreement & False
    return [{"id": p.ids[place]} for place in sorted(set(rows.item[at].tolist()))]


def _contacts(p: Projection, one: str) -> list[Row]:
    return [{"id": found.id, "through": list(found.through), "strength": float(found.strength), "last": int(found.last)}
            for found in paths.second_degree(p, one)]


def _path(path: Path) -> Row:
    return {"ids": list(path.ids), "types": [step.type for step in path.steps], "score": float(path.score),
            "why": list(path.why)}
