"""Who could sit on a board: experts who know a wanted field, as candidates; and the board that is worked out."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from graph.analysis import board as boards
from graph.analysis.board import Board, Candidate, Problem
from graph.analysis.projection import Projection
from ui import data
from ui.board.asked import Asked
from ui.independence import found as ties
from ui.paths.hops import Row

LEVELS = {"familiar": 1, "practised": 2, "leading": 3}
#: Works from which on somebody counts as practised in a field of whom nobody says how well they know it.
_PRACTISED = 5
#: Candidates that are looked at; those who know most of the wanted fields come first.
MOST, _SECONDS = 3_000, 20.0


class Pool(NamedTuple):
    """What a page tells of those who could sit, by id: ``posts``, what these are part of (``wholes``), and ``marks`` as
    quotas count them; how many have each mark; and how many more knew a field but are not looked at."""

    people: dict[str, Row]
    marked: dict[tuple[str, str], int]
    left_out: int


class Worked(NamedTuple):
    """What was worked out: the problem, its best board, the board of greedy as places, and the rules in conflict."""

    given: Problem
    best: Board
    simple: list[int]
    contradiction: list[boards.Rule]


def pool(wanted: Collection[str], also: Collection[str] = ()) -> Pool:
    """Who knows most of these fields or parts of them, and ``also`` whoever is named."""
    inside = tuple((field, tuple(sorted(wholes))) for field, wholes in within(wanted).items())
    (row,) = data.of_network(_pool, inside, tuple(sorted(set(also))), MOST)
    return Pool(**row)


def _pool(p: Projection, inside: tuple[tuple[str, tuple[str, ...]], ...], also: tuple[str, ...], most: int
          ) -> list[Row]:
    """One row: a pool. It is kept as a whole, which is read again ten times as fast as its parts."""
    first, many = _knowing(p, inside, most)
    ids = sorted({*first, *also})
    people = {row["id"]: {**row, "posts": []} for row in _each("board/people", ids)}
    for post in _each("independence/posts", ids):
        if not post["until"] and post["of"] in people:
            people[post["of"]]["posts"].append(post)
    wholes = _wholes({post["id"] for row in people.values() for post in row["posts"]})
    for row in people.values():
        row["wholes"] = sorted({whole for post in row["posts"] for whole in wholes.get(post["id"], ())})
        row["marks"] = sorted(_marks(row))
    marked = Counter(mark for row in people.values() for mark in row["marks"])
    return [{"people": people, "marked": dict(marked), "left_out": many - len(first)}]


def candidates(given: Pool, wanted: Collection[str]) -> list[Candidate]:
    """The same with how well they know these fields, as a board is chosen among them."""
    known = levels(given.people, within(wanted))
    return [_candidate(row, known.get(id, {})) for id, row in given.people.items()]


def within(wanted: Collection[str]) -> dict[str, set[str]]:
    """Each field that is wanted or a part of a wanted one, with the wanted ones that it says something of."""
    above = _above()
    found = {field: {field, *_up(field, above)} & set(wanted) for field in sorted({*above, *wanted})}
    return {field: wholes for field, wholes in found.items() if wholes}


def _knowing(p: Projection, inside: tuple[tuple[str, tuple[str, ...]], ...], most: int) -> tuple[list[str], int]:
    """The ids of those who know most of the wanted fields, and how many know one at all."""
    edges, wanted = p.edges("EXPERT_IN"), sorted({*chain.from_iterable(dict(inside).values())})
    numbers = {whole: at for at, whole in enumerate(wanted)}
    pairs = [edges.start[edges.end == p.index[field]].astype(np.int64) * max(1, len(numbers)) + numbers[whole]
             for field, wholes in inside if field in p.index for whole in wholes]
    known = np.unique(np.concatenate([*pairs, np.zeros(0, np.int64)])) // max(1, len(numbers))
    people, many = np.unique(known, return_counts=True)
    first = people[np.lexsort((people, -many))][:most]
    return [p.ids[place] for place in first.tolist()], len(people)


def levels(ids: Collection[str], inside: Mapping[str, Collection[str]]) -> dict[str, dict[str, int]]:
    """How well people know the wanted fields: whoever knows a part of a field knows the field."""
    found: dict[str, dict[str, int]] = {}
    for row in _each("board/knowing", ids):
        for field, said, works in zip(row["fields"], row["levels"], row["works"], strict=True):
            level = LEVELS.get(said, 2 if works >= _PRACTISED else 1)
            for whole in inside.get(field, ()):
                fields = found.setdefault(row["id"], {})
                fields[whole] = max(level, fields.get(whole, 0))
    return found


def problem(asked: Asked, given: Sequence[Candidate]) -> Problem:
    """The rules over the candidates, with who is tied to whom as far as a rule asks."""
    ids = [one.id for one in given]
    apart = ties.wrote_together(ids, asked.years) if asked.apart else []
    tied: dict[str, list[str]] = {body: [] for body in asked.unbound}
    for one in ties.checked(ids, asked.unbound, asked.years) if asked.unbound else ():
        if one.word == "tied":
            tied[one.other].append(one.one)
    return boards.problem(given, asked.rules(apart, tied))


def worked(asked: Asked, given: Sequence[Candidate]) -> Worked:
    """The best board, the greedy one beside it, and what stands in the way where there is none."""
    put = problem(asked, given)
    best = boards.solve(put, _SECONDS)
    return Worked(put, best, boards.greedy(put), [] if best.ids else boards.contradiction(put))


def _candidate(row: Row, fields: Mapping[str, int]) -> Candidate:
    bodies = {post["id"] for post in row["posts"]}
    free = "advise" in (row["availability"] or ())
    return Candidate(row["id"], fields, frozenset(bodies.union(row["wholes"])), frozenset(row["marks"]), free,
                     2 * bool(row["verified"]) + free)


def _marks(row: Row) -> set[tuple[str, str]]:
    """What quotas count of somebody."""
    kinds = {("sector", kind) for post in row["posts"] for kind in post["kind"] if kind != "Organization"}
    places = {("country", post["country_code"]) for post in row["posts"] if post["country_code"]}
    return kinds | places | {("language", str(one).lower()) for one in row["languages"] or ()}


def _wholes(bodies: Collection[str]) -> dict[str, set[str]]:
    """What each organisation is in, at any height."""
    direct: dict[str, set[str]] = {}
    for row in ties.reached("independence/wholes", bodies):
        direct.setdefault(row["of"], set()).add(row["id"])
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
