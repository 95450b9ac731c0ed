"""What is known of people's ties, and what follows: a tie with its date and source, or that nothing is known."""

from collections.abc import Sequence
from typing import NamedTuple


class Post(NamedTuple):
    """Somebody works or worked somewhere; dates as exact as they are known."""

    person: str
    body: str
    role: str = ""
    since: str = ""
    until: str = ""
    sources: tuple[str, ...] = ()


class Part(NamedTuple):
    """A body is part of a larger one."""

    part: str
    whole: str
    sources: tuple[str, ...] = ()


class Together(NamedTuple):
    """Two people wrote works; ``inside``: a body at which the other works, or worked ``until`` then."""

    one: str
    other: str
    works: int = 1
    first: int = 0
    last: int = 0
    sources: tuple[str, ...] = ()
    inside: str = ""
    until: str = ""


class Advice(NamedTuple):
    """Somebody advises a body or a task, by an appointing document."""

    person: str
    of: str
    role: str = ""
    since: str = ""
    until: str = ""
    document: str = ""
    sources: tuple[str, ...] = ()


class Party(NamedTuple):
    """A body has a part in an agreement (a grant, a joint project), or leads or coordinates a task."""

    body: str
    thing: str
    since: str = ""
    until: str = ""
    sources: tuple[str, ...] = ()


class Facts(NamedTuple):
    """All that is looked at."""

    posts: Sequence[Post] = ()
    parts: Sequence[Part] = ()
    together: Sequence[Together] = ()
    advice: Sequence[Advice] = ()
    parties: Sequence[Party] = ()


class Tie(NamedTuple):
    """What joins two. ``kind``: ``employer``, ``whole`` (both in one larger body), ``owner``, ``coauthor``,
    ``agreement``, ``adviser``.

    ``state``: ``current``, ``recent`` (over, but not for longer than was asked), ``undated``, ``past`` (longer ago) or
    ``apart`` (at one place, but never at one time). ``via``: what they share, by id. Only the first three bind.
    """

    kind: str
    one: str
    other: str
    via: tuple[str, ...]
    since: str
    until: str
    state: str
    sources: tuple[str, ...]

    @property
    def binds(self) -> bool:
        """Whether two so tied are not independent of each other."""
        return self.state in ("current", "recent", "undated")


class Verdict(NamedTuple):
    """Of a pair: ``tied``, ``none`` (looked, and nothing found) or ``unknown`` where ``missing`` says what is not known
    of whom, as (id, ``posts`` or ``works``)."""

    one: str
    other: str
    word: str
    ties: tuple[Tie, ...]
    missing: tuple[tuple[str, str], ...]
