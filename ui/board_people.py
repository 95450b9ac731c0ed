"""Who could sit on a board: experts who know a wanted field, as candidates; and the board that is worked out."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from graph.analysis import board as boards
from graph.analysis.board import Board, Candidate, Problem
from ui import data
from ui import independence_found as ties
from ui.board_asked import Asked
from ui.paths_hops import Row

LEVELS = {"familiar": 1, "practised": 2, "leading": 3}
#: Works from which on somebody counts as practised in a field of whom nobody says how well they know it.
_PRACTISED = 5
#: Candidates that are looked at; those who know most of the wanted fields come first.
MOST, _SECONDS = 3_000, 20.0


class Pool(NamedTuple):
    """Candidates with what a page tells of them by id, and how many more knew a field but are not looked at."""

    candidates: list[Candidate]
    people: dict[str, Row]
    left_out: int


class Worked(NamedTuple):
    """What was worked out: the problem, its best board, the board of greedy as places, and the rules in conflict."""

    given: Problem
    best: Board
    simple: list[int]
    contradiction: list[boards.Rule]


def pool(wanted: Collection[str], also: Collection[str] = ()) -> Pool:
    """Everybody who knows one of these fields or a part of one, and ``also`` whoever is named."""
    levels = known(wanted)
    order = sorted(levels, key=lambda id: (-len(levels[id]), id))
    ids = sorted({*order[:MOST], *also})
    people = {row["id"]: {**row, "posts": []} for row in _each("board/people", ids)}
    for post in _each("independence/posts", ids):
        if not post["until"] and post["of"] in people:
            people[post["of"]]["posts"].append(post)
    wholes = _wholes({post["id"] for row in people.values() for post in row["posts"]})
    return Pool([_candidate(row, levels.get(id, {}), wholes) for id, row in people.items()], people,
                max(0, len(order) - MOST))


def known(wanted: Collection[str]) -> dict[str, dict[str, int]]:
    """How well people know wanted fields, by person and field: whoever knows a part of a field knows the field."""
    above = _above()
    inside: dict[str, set[str]] = {}
    for field in {*above, *wanted}:
        for whole in {field, *_up(field, above)} & set(wanted):
            inside.setdefault(field, set()).add(whole)
    found: dict[str, dict[str, int]] = {}
    for row in _each("board/knowing", sorted(inside)):
        level = LEVELS.get(row["level"] or "", 2 if (row["works"] or 0) >= _PRACTISED else 1)
        for whole in inside[row["of"]]:
            fields = found.setdefault(row["id"], {})
            fields[whole] = max(level, fields.get(whole, 0))
    return found


def within(field: str, wanted: Collection[str]) -> set[str]:
    """Which of the wanted fields somebody knows who knows this one: itself and what it is a part of."""
    return {field, *_up(field, _above())} & set(wanted)


def problem(asked: Asked, given: Pool) -> Problem:
    """The rules over the candidates, with who is tied to whom as far as a rule asks."""
    ids = [one.id for one in given.candidates]
    apart = ties.wrote_together(ids, asked.years) if asked.apart else []
    tied: dict[str, list[str]] = {body: [] for body in asked.unbound}
    for one in ties.checked(ids, asked.unbound, asked.years) if asked.unbound else ():
        if one.word == "tied":
            tied[one.other].append(one.one)
    return boards.problem(given.candidates, asked.rules(apart, tied))


def worked(asked: Asked, given: Pool) -> Worked:
    """The best board, the greedy one beside it, and what stands in the way where there is none."""
    put = problem(asked, given)
    best = boards.solve(put, _SECONDS)
    return Worked(put, best, boards.greedy(put), [] if best.ids else boards.contradiction(put))


def _candidate(row: Row, fields: Mapping[str, int], wholes: Mapping[str, set[str]]) -> Candidate:
    posts: list[Row] = row["posts"]
    bodies = {post["id"] for post in posts}
    kinds = {("sector", kind) for post in posts for kind in post["kind"] if kind != "Organization"}
    places = {("country", post["country_code"]) for post in posts if post["country_code"]}
    speaks = {("language", str(one).lower()) for one in row["languages"] or ()}
    free = "advise" in (row["availability"] or ())
    return Candidate(row["id"], fields, frozenset(bodies.union(*(wholes.get(body, set()) for body in bodies))),
                     frozenset(kinds | places | speaks), free, 2 * bool(row["verified"]) + free)


def _wholes(bodies: Collection[str]) -> dict[str, set[str]]:
    """What each organisation is in, at any height."""
    direct: dict[str, set[str]] = {}
    edge = sorted(bodies)
    for _level in range(ties.UP):
        rows = _each("independence/wholes", edge)
        for row in rows:
            direct.setdefault(row["of"], set()).add(row["id"])
        edge = sorted({row["id"] for row in rows} - set(direct))
    return {body: _up(body, direct) for body in bodies}


def _above() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in data.read("filters/wholes"):
        found.setdefault(row["id"], set()).add(row["of"])
    return found


def _up(one: str, above: Mapping[str, set[str]]) -> set[str]:
    found, edge = set[str](), set(above.get(one, ()))
    while edge:
        found |= edge
        edge = {whole for each in edge for whole in above.get(each, ())} - found
    return found


def _each(query: str, ids: Collection[str]) -> list[dict[str, Any]]:
    return ties.each(query, sorted(ids))
