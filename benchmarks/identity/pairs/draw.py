"""Drawing name parts by a seed, the same on every Python: only ``random()`` is promised to stay as it is."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple, TypeVar

T = TypeVar("T")
#: The two spellings, perhaps followed by what sources tell of them: family, given, family, given.
Spelled = tuple[str, ...]


class Draw:
    """A seeded source of choices for one tradition."""

    def __init__(self, seed: str, tradition: str) -> None:
        self.tradition = tradition
        self._random = Random(f"{tradition} {seed}")

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[int(self._random.random() * len(options))]

    def two(self, options: Sequence[T]) -> tuple[T, T]:
        """Two different ones."""
        one = other = self.pick(options)
        while other == one:
            other = self.pick(options)
        return one, other

    def chance(self, share: float) -> bool:
        """True in this share of the calls."""
        return self._random.random() < share


class Making(NamedTuple):
    """How pairs of a class are made: so many calls of a function for each tradition."""

    code: str
    number: int
    traditions: Sequence[str]
    make: Callable[[Draw], Spelled]


class Makers:
    """The makers of one kind of name, collected by a decorator."""

    def __init__(self, prefix: str, traditions: Sequence[str]) -> None:
        self._prefix, self._traditions = prefix, traditions
        self._makings: list[Making] = []

    def __call__(self, code: str, count: int, traditions: Sequence[str] = ()) -> Callable[
            [Callable[[Draw], Spelled]], Callable[[Draw], Spelled]]:
        """Register a function as the maker of a class."""
        def register(make: Callable[[Draw], Spelled]) -> Callable[[Draw], Spelled]:
            self._makings.append(Making(f"{self._prefix}-{code}", count, traditions or self._traditions, make))
            return make
        return register

    def pairs(self) -> Iterator[tuple[str, str, Spelled]]:
        """Class, tradition and spellings of every pair."""
        for making in self._makings:
            for tradition in making.traditions:
                for spelled in _different(making, Draw(making.code, tradition)):
                    yield making.code, tradition, spelled


def _different(making: Making, draw: Draw) -> Iterator[Spelled]:
    """No pair twice, none of equal spellings, and either side may be the plainer one."""
    seen = set[Spelled]()
    while len(seen) < making.number:
        made = making.make(draw)
        turned = (*made[1::-1], *made[4:], *made[2:4])
        if made[0] != made[1] and not {made, turned} & seen:
            seen.add(made)
            yield turned if draw.chance(0.5) else made
