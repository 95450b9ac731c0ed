"""What the network answers about years, as rows of plain values: by country, new and lapsed ties, communities."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from graph.analysis import tallies, years
from graph.analysis.projection import Projection
from graph.analysis.rollups import Tie
from ui import data
from ui.i18n import later

Row = dict[str, Any]
HOME = "VN"
#: What is counted, in words.
COUNTED = {"works": later("Shared works"), "agreements": later("Agreements"),
           "organisations": later("Partner organisations")}
#: Years over which a tie is new, and after which it has lapsed; ties of each that are listed.
WITHIN, MOST = 3, 300


def by_year(codes: Sequence[str]) -> list[Row]:
    """What organisations in Vietnam share with those of each country, year by year, without a gap in between."""
    return data.of_network(_by_year, tuple(codes))


def behind(code: str, year: int, what: str) -> list[str]:
    """The ids of the works, agreements or organisations that are counted for a country and year."""
    return [row["id"] for row in data.of_network(_behind, code, year, what)]


def turnover(year: int, codes: Sequence[str]) -> list[Row]:
    """New, lapsed and kept ties up to a year, each with its ``state``."""
    return data.of_network(_turnover, year, tuple(codes))


def compared(year: int, other: int) -> list[Row]:
    """One row: the communities of two years, and who moved, joined or left."""
    return data.of_network(_compared, year, other)


def _by_year(p: Projection, codes: tuple[str, ...]) -> list[Row]:
    found = {(one.year, one.country): one for one in years.collaboration(p, list(codes), HOME) if one.year}
    span = range(min((year for year, _code in found), default=0), max((year for year, _code in found), default=-1) + 1)
    return [{"year": year, "code": code, **{what: getattr(found.get((year, code)), what, 0) for what in COUNTED}}
            for year in span for code in codes]


def _behind(p: Projection, code: str, year: int, what: str) -> list[Row]:
    if code not in p.countries or HOME not in p.countries:
        return []
    rows = tallies.shared(p).during(year, year)
    one, other = p.home[rows.one], p.home[rows.other]
    home, away = p.countries.index(HOME), p.countries.index(code)
    across = ((one == home) & (other == away)) | ((one == away) & (other == home))
    if what == "organisations":
        places = np.where(one == away, rows.one, rows.other)[across]
    else:
        places = rows.item[across & (rows.agreement == (what == "agreements"))]
    return [{"id": p.ids[place]} for place in np.unique(places).tolist()]


def _turnover(p: Projection, year: int, codes: tuple[str, ...]) -> list[Row]:
    """What is of no known year says nothing of when it lapsed; what is under an agreement that runs has not."""
    found, runs = years.new_and_lapsed(p, year, WITHIN, list(codes) or None, HOME), _running(p, year)
    lapsed = [tie for tie in found.lapsed if tie.last and (tie.one, tie.other) not in runs]
    kept = [*found.kept, *(tie for tie in found.lapsed if (tie.one, tie.other) in runs)]
    return [{"state": state, **_tie(p, tie)}
            for state, ties in (("new", found.new), ("lapsed", lapsed), ("kept", kept)) for tie in ties]


def _running(p: Projection, year: int) -> set[tuple[str, str]]:
    """Pairs with an agreement that was signed by then and ends in these years or later."""
    rows = tallies.shared(p)
    at = rows.agreement & (rows.year > 0) & (rows.year <= year) & (p.nodes.last[rows.item] > year - WITHIN)
    pairs = zip(rows.one[at].tolist(), rows.other[at].tolist(), strict=True)
    return {(p.ids[one], p.ids[other]) for one, other in pairs}


def _tie(p: Projection, tie: Tie) -> Row:
    """A tie with the organisation at home first."""
    at_home = p.country(p.index[tie.one]) == HOME
    one, other = (tie.one, tie.other) if at_home else (tie.other, tie.one)
    return {"id": one, "partner_id": other, "works": tie.works, "agreements": tie.agreements,
            "first_year": tie.first or None, "last_year": tie.last or None}


def _compared(p: Projection, year: int, other: int) -> list[Row]:
    found = years.compare(p, year, other)
    return [{"members": len(found.after.ids), "moved": [list(one) for one in found.moved],
             "joined": list(found.joined), "left": list(found.left),
             "groups": [{**group._asdict(), "known": _known(p, found.after.members(group.after))}
                        for group in found.groups[:MOST]]}]


def _known(p: Projection, ids: Sequence[str]) -> list[str]:
    """The few by whom a community is known: its organisations with most people of it, else its first people."""
    posts, inside = p.edges("AFFILIATED_WITH"), np.zeros(len(p), dtype=bool)
    places = np.array([p.index[id] for id in ids], dtype=np.int64)
    inside[places] = True
    staff = np.bincount(posts.end[inside[posts.start]], minlength=len(p))
    return [p.ids[place] for place in places[np.lexsort((places, -staff[places]))][:4].tolist()]
