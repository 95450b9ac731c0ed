"""Names that a text does not have word for word: turned round, of a university's school, abbreviated."""

import re
from collections.abc import Iterator

from graph.match.affiliations.names import Names, Words
from graph.match.affiliations.reading import Reading, is_place
from graph.match.affiliations.roles import INSTITUTIONS, words_of
from graph.match.affiliations.spans import Span

_LONGEST = 8
_SHORT = re.compile(r"[\W\d]*([A-Z][A-Za-z&-]*[A-Z])\b(?!\.)")
_TAUGHT = words_of("taught")


def turned(text: Reading, names: Names) -> Iterator[Span]:
    """Runs of words within a part that are the words of one name in another order: ``Toyama University``."""
    for start in range(len(text.words)):
        for end in range(start + 2, min(len(text.words), start + _LONGEST) + 1):
            words = text.words[start:end]
            if text.parts[start] != text.parts[end - 1] or text.grown(start):
                break
            if words not in names.exact and not INSTITUTIONS.isdisjoint(words) and not text.grown(end):
                found = names.loose.get(tuple(sorted(words)), ())
                yield from (Span(start, end, name) for name in found if text.countries or _local(name, names))


def _local(name: Words, names: Names) -> bool:
    """Whether every organisation of a name is named after its city."""
    cities = [names.entries[body].city for body in names.exact[name]]
    return all(city and set(city) <= set(name) for city in cities)


def schools(text: Reading, names: Names) -> Iterator[Span]:
    """The institutions of schools that are named after these: ``Dartmouth Medical School``."""
    for at, word in enumerate(text.words):
        if word == "school":
            last = at
            while last and not text.opens(last) and text.words[last - 1] in _TAUGHT:
                last -= 1
            for start in range(max(0, last - 2), last):
                if text.parts[start] == text.parts[at] and not text.grown(start):
                    yield from (Span(start, at + 1, name) for name in _institutions(text.words[start:last], names))


def abbreviated(text: Reading, names: Names) -> Iterator[Span]:
    """Abbreviations with which a part begins, as written: ``UIUC``, ``CIRES Climate Diagnostics Center``."""
    for at in range(len(text.words)):
        if text.opens(at) and (match := _SHORT.match(text.pieces[text.parts[at]])):
            short = match[1]
            bracketed = f"({short})" in text.text
            if (short,) in names.exact and len(short) > 2 and not bracketed and not is_place(short):
                yield Span(at, at + 1, (short,))


def _institutions(own: Words, names: Names) -> Iterator[Words]:
    for name in ((*own, "university"), ("university", *own), (*own, "college")):
        if name in names.exact:
            yield name
