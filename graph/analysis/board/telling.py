"""What a board says: what each seat adds, who else could take it, why somebody does not sit, what each rule costs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from graph.analysis.board.model import SEATS, Board, Rule
from graph.analysis.board.problem import Problem
from graph.analysis.board.solving import contradiction, solve
from graph.analysis.board.swapping import fit, fits, gains


class Stand(NamedTuple):
    """Somebody who could take a seat, and what the board would lose by it (0: as good)."""

    id: str
    loses: int


class Seat(NamedTuple):
    """A member: what would be lost without them, the fields that only they know, and who could sit there instead.

    ``equals``: all who are as good in this seat as the board stands, by id.
    """

    id: str
    adds: int
    alone: tuple[str, ...]
    alternates: tuple[Stand, ...]
    equals: tuple[str, ...]


class Absent(NamedTuple):
    """Why somebody does not sit: the rules that bar them, else what the board would lose by their taking the seat of
    ``instead``; where no seat could be exchanged alone, ``instead`` is empty and ``blocked`` are rules in the way."""

    id: str
    barred: tuple[Rule, ...]
    instead: str
    loses: int
    blocked: tuple[Rule, ...]


class Cost(NamedTuple):
    """What a board could have more without a rule: at least and at most; both alike where it is known."""

    rule: Rule
    least: int
    most: int


def seats(given: Problem, ids: Sequence[str], few: int = 2) -> list[Seat]:
    """Each member of a board, with the ``few`` best for their seat, all others staying."""
    index = {id: place for place, id in enumerate(given.ids)}
    board, rules = [index[id] for id in ids], fit(given)
    found = []
    for member in board:
        rest = [place for place in board if place != member]
        added, good = gains(given, rest), fits(rules, rest)
        good[member] = False
        able = np.flatnonzero(good)
        order = able[np.lexsort((able, -given.prefer[able], -added[able]))]
        lost = added[member] - added[order]
        alone = given.cover[member] & (given.counts(board) == 1)
        found.append(Seat(
            given.ids[member], int(added[member]),
            tuple(given.rules.wants[at].field for at in np.flatnonzero(alone).tolist()),
            tuple(Stand(given.ids[place], int(less)) for place, less in zip(order[:few], lost, strict=False)),
            tuple(given.ids[place] for place in sorted(order[lost <= 0].tolist()))))
    return found


def absent(given: Problem, ids: Sequence[str], id: str) -> Absent:
    """Why somebody who could be a candidate is not on a board."""
    index = {id: place for place, id in enumerate(given.ids)}
    place, board, rules = index[id], [index[one] for one in ids], fit(given)
    barred = tuple(rule for rule, places in given.out if place in places)
    if barred:
        return Absent(id, barred, "", 0, ())
    ways, blocked = [], list[Rule]()
    for member in board:
        rest = [one for one in board if one != member]
        added = gains(given, rest)
        if fits(rules, rest)[place]:
            ways.append((int(added[member] - added[place]), given.ids[member]))
        else:
            blocked += given.broken([*rest, place])
    if ways:
        loses, instead = min(ways)
        return Absent(id, (), instead, loses, ())
    return Absent(id, (), "", 0, tuple(dict.fromkeys(blocked)))


def with_them(given: Problem, id: str, seconds: float = 10.0) -> tuple[Board, list[Rule]]:
    """The best board on which somebody sits; where there is none, the fewest rules that stand in the way."""
    rules = replace(given.rules, must=[*given.rules.must, id])
    place = given.ids.index(id)
    row = given.rows[0]._replace(rule=("must", id), places=np.array([place]), least=1, most=1)
    held = replace(given, rules=rules, rows=[*given.rows, row])
    board = solve(held, seconds)
    return board, [] if board.ids else contradiction(held)


def costs(given: Problem, value: int, seconds: float = 5.0,
          told: Callable[[int, int], None] = lambda done, total: None) -> Iterator[Cost]:
    """What each rule costs: the best board without it, but for the number of seats."""
    rules = [rule for rule in given.named() if rule != SEATS]
    for number, rule in enumerate(rules):
        told(number, len(rules))
        free = given.without(rule)
        if rule[0] == "must":
            free = replace(free, rules=replace(free.rules, must=[id for id in free.rules.must if id != rule[1]]))
        board = solve(free, seconds)
        yield Cost(rule, max(0, board.value - value), max(0, board.bound - value))
