"""What a baseline is: a function that scores pairs of names, and from which score it calls them one."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

Pair = tuple[str, str]


class Unavailable(Exception):
    """A baseline whose package is not installed; the message says which."""


class Judged(NamedTuple):
    """The scores of pairs in their order, and the thresholds that come into question.

    A method that documents a threshold has this one alone. Of several the one is taken that serves the method best on
    the very pairs it is measured with: in doubt a rival is better here than it would be in use.
    """

    scores: Sequence[float]
    thresholds: Sequence[float]


#: Pairs of names, and the schema of FollowTheMoney that they are of (Person, Organization).
Judge = Callable[[Sequence[Pair], str], Judged]
