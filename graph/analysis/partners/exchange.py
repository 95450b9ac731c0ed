"""Needs and offers that meet: of one kind, about one field or a field and its whole, both open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from graph.analysis.partners.asking import Asking
from graph.analysis.partners.ground import Floats, Ground, Matrix, row
from graph.analysis.partners.model import Post
from graph.analysis.projection.arrays import Edges
from graph.analysis.projection.model import Projection

Posts = Mapping[str, Post] | None


class Meeting(NamedTuple):
    """Two posts that meet, by place: ours and theirs, and whether ours is the need."""

    ours: int
    theirs: int
    seeking: bool


@dataclass(frozen=True, slots=True, eq=False)
class Exchange:
    """What meets what of ours. ``by_house``: the meetings of each house, person or country by place."""

    by_house: dict[int, list[Meeting]]

    def scores(self, count: int) -> Floats:
        """0 to 1 for each place: the first meeting says most."""
        found = np.zeros(count)
        for house, meetings in self.by_house.items():
            found[house] = 1 - 0.5 ** len({meeting.ours for meeting in meetings})
        return found


def exchange(asking: Asking, posts: Posts = None) -> Exchange:
    """What meets our needs and offers; ``posts``: kind and state of each by id, without which all count."""
    p = asking.p
    found: dict[int, list[Meeting]] = {}
    whose, around = _whose(p), asking.ground.inside.T.tocsr()
    lines = (asking.ground.above, asking.ground.above.T.tocsr())
    # Works are about something, too, and are far more than posts.
    about = p.edges("ABOUT").chosen(p.of("Need", "Offer")[p.edges("ABOUT").start])
    for ours, seeking in ((place, kind == "SEEKS") for kind in ("SEEKS", "HAS") for place in _of_us(asking, kind)):
        if not _open(p, ours, posts):
            continue
        for theirs in _meeting(p, about, lines, ours, "HAS" if seeking else "SEEKS", posts):
            for house in whose.get(theirs, ()):
                for above in row(around, house).tolist():
                    found.setdefault(above, []).append(Meeting(ours, theirs, seeking))
    return Exchange({house: sorted(set(some)) for house, some in found.items()})


def posted(p: Projection, g: Ground, place: int) -> bool:
    """Whether a house or a part of it seeks or has anything."""
    who = row(g.inside, place)
    return any(np.isin(p.edges(type).start, who).any() for type in ("SEEKS", "HAS"))


def _of_us(asking: Asking, type: str) -> list[int]:
    edges = asking.p.edges(type)
    found: list[int] = np.unique(edges.end[np.isin(edges.start, asking.members)]).tolist()
    return found


def _meeting(p: Projection, about: Edges, lines: Sequence[Matrix], ours: int, type: str, posts: Posts) -> list[int]:
    """The posts of the other side about our post's fields, their wholes or their parts (``lines``)."""
    near = _near(about, lines, ours)
    some = np.unique(about.start[np.isin(about.end, near)])
    there = np.unique(p.edges(type).end)
    return [theirs for theirs in np.intersect1d(some, there).tolist()
            if _open(p, theirs, posts) and _alike(p, ours, theirs, posts)]


def _near(about: Edges, lines: Sequence[Matrix], post: int) -> list[int]:
    fields = np.unique(about.end[about.start == post])
    return sorted({int(one) for field in fields for matrix in lines for one in row(matrix, int(field))})


def _open(p: Projection, place: int, posts: Posts) -> bool:
    if posts is None:
        return True
    post = posts.get(p.ids[place])
    return post is not None and post.open


def _alike(p: Projection, ours: int, theirs: int, posts: Posts) -> bool:
    if posts is None:
        return True
    kinds = {posts[p.ids[place]].kind for place in (ours, theirs)} - {""}
    return len(kinds) < 2


def _whose(p: Projection) -> dict[int, list[int]]:
    """Who seeks or has each post."""
    found: dict[int, list[int]] = {}
    for type in ("SEEKS", "HAS"):
        edges = p.edges(type)
        for who, post in zip(edges.start.tolist(), edges.end.tolist(), strict=True):
            found.setdefault(post, []).append(who)
    return found
