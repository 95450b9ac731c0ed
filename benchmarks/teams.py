"""Who writes with whom: a seeded growth of teams, in which those who have written much are asked again."""

from array import array
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

_SIZES = range(1, 9)
_SIZE_WEIGHTS = (6, 16, 22, 20, 14, 9, 5, 3)
#: The share of works with a long list of authors, and the longest list.
_LONG, _LONGEST = 0.012, 60
#: Last co-authors kept for each person: they are asked first.
_KEPT = 6
#: Shares: a lead who has not written yet; a member met before, from the same house, who has written before.
_NEW_LEAD, _MET, _NEAR, _WROTE = 0.45, 0.62, 0.9, 0.97


class Work(NamedTuple):
    """One work: its number, its year, its authors in their order, the numbers of its fields."""

    number: int
    year: int
    authors: list[int]
    fields: list[int]


class Teams:
    """Works of people whose organisation and field are given as arrays of one place a person.

    Memory is flat: nine numbers for each person, and one for each name on a work so far.
    """

    def __init__(self, seed: int, homes: "array[int]", specialities: "array[int]") -> None:
        self._random = Random(f"teams:{seed}")
        self._homes, self._specialities = homes, specialities
        self._known = array("i", [-1]) * (len(homes) * _KEPT)
        self._met = array("i", [0]) * len(homes)
        self._wrote: array[int] = array("i")
        self._at: dict[int, array[int]] = {}
        for person, home in enumerate(homes):
            self._at.setdefault(home, array("i")).append(person)
        self._new = array("i", self._random.sample(range(len(homes)), len(homes)))

    def works(self, count: int, first: int, last: int) -> Iterator[Work]:
        """That many works of the years from ``first`` to ``last``, the oldest first."""
        for number in range(count):
            # More is written each year: what was written before a year grows with the square of the time.
            year = first + int((last - first + 1) * (number / count) ** 0.5)
            authors = self._team()
            yield Work(number, year, authors, self._about(authors))

    def _team(self) -> list[int]:
        fresh = self._random.random() < _NEW_LEAD or not self._wrote
        lead = self._newcomer() if fresh else self._random.choice(self._wrote)
        team = dict.fromkeys([lead])
        for _ in range(self._size() - 1):
            team[self._member(lead)] = None
        self._remember(list(team))
        return list(team)

    def _size(self) -> int:
        if self._random.random() < _LONG:
            return min(_LONGEST, int(8 * self._random.paretovariate(1.3)))
        return self._random.choices(_SIZES, _SIZE_WEIGHTS)[0]

    def _newcomer(self) -> int:
        """Somebody who has not written yet, as far as there is one."""
        return self._new.pop() if self._new else self._random.randrange(len(self._homes))

    def _member(self, lead: int) -> int:
        random, drawn = self._random, self._random.random()
        if drawn < _MET and self._met[lead]:
            return self._known[lead * _KEPT + random.randrange(min(self._met[lead], _KEPT))]
        if drawn < _NEAR:
            return random.choice(self._at[self._homes[lead]])
        return random.choice(self._wrote) if drawn < _WROTE and self._wrote else self._newcomer()

    def _remember(self, team: list[int]) -> None:
        self._wrote.extend(team)
        for other in team[1:]:
            for one, met in ((team[0], other), (other, team[0])):
                self._known[one * _KEPT + self._met[one] % _KEPT] = met
                self._met[one] += 1

    def _about(self, authors: list[int]) -> list[int]:
        main, other = self._specialities[authors[0]], self._specialities[self._random.choice(authors)]
        return [main] if other == main or self._random.random() < 0.6 else [main, other]
