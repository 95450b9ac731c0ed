"""What the ranking answers, as rows of plain values; and the best introduction to each suggestion."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from graph.analysis import partners, paths
from graph.analysis.partners import Among, Answer, Fit, Post
from graph.analysis.projection import Projection
from ui import data
from ui.filters import Chosen
from ui.paths import found as paths_found
from ui.profile import network as profile_network

Row = dict[str, Any]
#: Suggestions that are shown at first, and by how many more at a time; what is ranked at most; posts that are read.
FIRST, MOST, POSTS = 10, 50, 20_000
OPEN = "open"


class Asked(NamedTuple):
    """What is asked for: by whom, of which kinds, countries and fields (ids), whether also those tied already, and
    which ones only (ids)."""

    source: str
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    tied: bool = False
    only: tuple[str, ...] = ()


def begin() -> None:
    """Begin to learn what rankings learn from the network, beside whoever may soon ask for one."""
    profile_network.ready(partners.prepare, 0)


def later_on(draw: Callable[[], None]) -> None:
    """Draws what asks for rankings, at once or as soon as it is learned."""
    profile_network.later_on(draw, partners.prepare)


def asked(source: str, chosen: Chosen, tied: bool) -> Asked:
    """The filters of the page as the ranking takes them."""
    rows = data.read("filters/parts", field=chosen.field) if chosen.field else []
    kinds, countries = ((one,) if one else () for one in (chosen.kind, chosen.country))
    return Asked(source, kinds, countries, tuple(row["id"] for row in rows), tied)


def suggested(asked: Asked, answers: tuple[Answer, ...], few: int = MOST) -> list[Row]:
    """The best suggestions: id, score, parts, reasons, missing, shifts."""
    today = date.today()
    return data.of_network(_fits, asked, answers, _posts(today), _priority(), today.isoformat(), few)


def again(source: str, ids: Iterable[str]) -> dict[str, Row]:
    """The same for some that were answered, as if they had not been; without those that no longer fit at all."""
    wanted = tuple(sorted(set(ids)))
    if not wanted:
        return {}
    return {row["id"]: row for row in suggested(Asked(source, tied=True, only=wanted), (), len(wanted))}


def introductions(source: str, ids: Sequence[str]) -> dict[str, Row]:
    """By suggestion the best way there: who can introduce (id), ids, types, score, codes of why."""
    return {row["to"]: row for row in data.of_network(_introductions, source, tuple(ids))}


def about(ids: Iterable[str]) -> dict[str, Row]:
    """What is told of nodes, by id; those that are no longer there are left out."""
    wanted = sorted({id for id in ids if id})
    return {row["id"]: row for row in data.read("partners/about", ids=wanted)} if wanted else {}


def ids_of(rows: Iterable[Row]) -> set[str]:
    """All nodes of which suggestions speak."""
    return {id for row in rows for id in (
        row["id"], *(one for reason in row["reasons"] for one in (*reason["ids"], *reason["others"])),
        *(shift["because"] for shift in row["shifts"]))}


def _posts(today: date) -> tuple[tuple[str, str, bool], ...]:
    """Needs and offers: id, kind, and whether they are open today."""
    return tuple((row["id"], row["need_kind"] or "", _open(row, today.isoformat()))
                 for row in data.read("partners/posts", limit=POSTS))


def _open(row: Row, today: str) -> bool:
    until = str(row["open_until"] or "")
    # A day that is only a year or a month lasts until its end.
    return (row["need_state"] or OPEN) == OPEN and (not until or today[:len(until)] <= until)


def _priority() -> tuple[str, ...]:
    return tuple(row["code"] for row in data.read("world/priority"))


def _fits(p: Projection, asked: Asked, answers: tuple[Answer, ...], posts: tuple[tuple[str, str, bool], ...],
          priority: tuple[str, ...], today: str, few: int) -> list[Row]:
    among = Among(asked.kinds or ("Organization",), asked.countries, asked.fields, asked.tied, asked.only)
    found = partners.fits(p, asked.source, among=among, few=few, answers=answers, priority=priority,
                          posts={id: Post(kind, open) for id, kind, open in posts}, today=date.fromisoformat(today))
    return [_plain(fit) for fit in found]


def _plain(fit: Fit) -> Row:
    return {"id": fit.id, "score": float(fit.score), "parts": dict(fit.parts), "missing": list(fit.missing),
            "reasons": [reason._asdict() for reason in fit.reasons], "shifts": [one._asdict() for one in fit.shifts]}


def _introductions(p: Projection, source: str, ids: tuple[str, ...]) -> list[Row]:
    agreed = paths_found.consented()
    found = []
    for id in ids:
        known = paths.introducers(p, source, id, 1, consented=agreed)
        way = known[0].path if known else next(iter(paths.best(p, source, id, 1, consented=agreed)), None)
        if way is not None:
            found.append({"to": id, "id": known[0].who if known else way.ids[0], "ids": list(way.ids),
                          "types": [step.type for step in way.steps], "why": list(way.why)})
    return found
