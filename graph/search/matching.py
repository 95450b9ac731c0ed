"""From the groups of a question to the documents that match: the words, and the concepts that they name."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.search.columns import Columns, Mask
from graph.search.shelf import Shelf
from graph.search.understand import Concept, Group
from graph.search.words import Word

#: Letters from which the last word of a question may go on.
_GOES_ON = 2
#: What leads to others and is not found itself.
HIDDEN = ("Work", "Country")


class Match(NamedTuple):
    """What of a group is where. ``exact``: in the names, as whole words. ``titles`` counts an author's works with its
    words in their titles (``written``); ``works`` and ``last`` are those in the fields that it names (``field``)."""

    group: Group
    names: Mask
    exact: Mask
    text: Mask
    written: Mask
    titles: NDArray[np.int64]
    field: Mask
    works: NDArray[np.int64]
    last: NDArray[np.int64]
    country: Mask
    kind: Mask

    @property
    def anywhere(self) -> Mask:
        """Where the words occur or one of the concepts belongs."""
        found: Mask = self.text | (self.titles > 0) | self.field | self.country | self.kind
        return found


def matches(shelf: Shelf, groups: Sequence[Group]) -> list[Match]:
    """Each group by itself."""
    last = groups[-1].words[-1] if groups else None
    return [_match(shelf, group, last) for group in groups]


def expression(words: Iterable[Word], last: Word | None = None) -> str:
    """The words as a question to the full-text index: each in one of its ways; the last may go on."""
    return " AND ".join(_one(word, word is last and len(word.folded) >= _GOES_ON) for word in words)


def _one(word: Word, open_ended: bool) -> str:
    ways = ['"' + " ".join(way).replace('"', "") + '"' + (" *" if open_ended else "") for way in word.ways]
    return ways[0] if len(ways) == 1 else f"({' OR '.join(ways)})"


def _match(shelf: Shelf, group: Group, last: Word | None) -> Match:
    columns, none = shelf.columns, shelf.columns.none()
    names, exact, text = none | True, none | True, none | True
    for word in group.words:
        said = expression([word], last)
        in_names = shelf.has(f"names : ({said})")
        names, text = names & in_names, text & (in_names | shelf.has(f"about : ({said})"))
        exact = exact & (shelf.has(f"names : ({expression([word])})") if word is last else in_names)
    written = names & columns.flag("label", "Work")
    titles = np.bincount(columns.author[written[columns.work]] if written.any() else [], minlength=columns.size)
    field, works, year = _fields(shelf, group.concepts)
    country, kind = none, none
    for concept in group.concepts:
        if concept.type == "country":
            country = country | columns.flag("country", concept.id)
        elif concept.type == "kind":
            kind = kind | columns.flag("label", concept.id) | columns.flag("kinds", concept.id)
    return Match(group, names, exact, text, written, titles, field, works, year, country, kind)


def _fields(shelf: Shelf, concepts: Sequence[Concept]) -> tuple[Mask, NDArray[np.int64], NDArray[np.int64]]:
    """Who has one of the fields or their parts: whether, the works, the year of the last."""
    has, (works, year) = shelf.columns.none(), np.zeros((2, shelf.columns.size), np.int64)
    for one in meant(shelf, concepts):
        if held := shelf.columns.fields.get(one):
            has[held.node] = True
            works[held.node] += held.works
            year[held.node] = np.maximum(year[held.node], held.year)
    return has, works, year


def meant(shelf: Shelf, concepts: Iterable[Concept]) -> list[str]:
    """The fields among the concepts, with all their parts, each once."""
    return list(dict.fromkeys(part for one in concepts if one.type == "field" for part in shelf.parts(one.id)))


def findable(columns: Columns) -> Mask:
    """Everything but what only leads to others."""
    found = columns.none()
    for label, mask in columns.flags.get("label", {}).items():
        if label not in HIDDEN:
            found |= mask
    return found
