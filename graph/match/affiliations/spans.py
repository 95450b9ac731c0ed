"""Where in an affiliation names of organisations stand, and which of these are not cut out of other names."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.match.affiliations.names import Names, Words
from graph.match.affiliations.reading import Reading, is_place
from graph.match.affiliations.roles import INSTITUTIONS, words_of

_ENDS = INSTITUTIONS | words_of("ending")
_QUALIFIERS, _FIELDS, _UNITS = words_of("qualifier"), words_of("field"), words_of("unit")
_FORMS, _OF_FIRMS = words_of("form"), words_of("line")
_OF = frozenset({"of", "of the", "for", "de", "di", "da", "do", "of of"})


class Span(NamedTuple):
    """The words of a text from ``start`` to before ``end``, and the name for which they stand."""

    start: int
    end: int
    name: Words

    def meets(self, other: "Span") -> bool:
        """Whether two share a word."""
        return self.start < other.end and other.start < self.end


def spans(text: Reading, names: Names) -> Iterator[Span]:
    """Every run of words that is a name, whatever stands around it."""
    for start in range(len(text.words)):
        for end in range(start + 1, len(text.words) + 1):
            words = text.words[start:end]
            if words not in names.starts:
                break
            if words in names.exact and _together(text, start, end):
                yield Span(start, end, words)
                yield from _longer(text, names, start, end)


def _longer(text: Reading, names: Names, start: int, end: int) -> Iterator[Span]:
    """Longer names whose other words follow in the next part, in any order: ``University of Texas, Houston Center``."""
    if end < len(text.words) and text.opens(end):
        for name in names.longer.get(text.words[start:end], ()):
            rest = name[end - start:]
            if len(rest) > 1 and sorted(rest) == sorted(text.words[end:end + len(rest)]):
                yield Span(start, end + len(rest), name)


def whole(text: Reading, span: Span, following: frozenset[str] = _FORMS) -> bool:
    """Whether a name is a part of its own, but for a legal form (or other words allowed) behind it."""
    end = span.end
    while text.stays(end) and text.words[end] in following:
        end += 1
    return text.opens(span.start) and text.closes(end - 1)


def cut_out(text: Reading, span: Span, names: Names) -> bool:
    """Whether the words around it make another body's name of it: ``East … University``, ``… University of Law``."""
    words = frozenset(span.name)
    if words & INSTITUTIONS:
        return _qualified(text, span, names) or _continued(text, span, names)
    return len(words) > 1 and not words & _ENDS and (
        not text.opens(span.start) or _ending(text, span, names))


def _qualified(text: Reading, span: Span, names: Names) -> bool:
    """Whether the word before makes it another university: ``Catholic University of …``, ``Macao Institute of …``."""
    if not text.grown(span.start):
        return False
    part = [at for at in range(span.start) if text.parts[at] == text.parts[span.start]]
    before = text.words[span.start - 1]
    if text.words[span.start] in INSTITUTIONS and ((before,) in names.cities or is_place(before)):
        return True
    return before in _QUALIFIERS or (before in _FIELDS and not any(text.words[at] in _UNITS for at in part[:-1]))


def _continued(text: Reading, span: Span, names: Names) -> bool:
    """Whether it goes on with what it is for: ``Osaka University of Education``; a place may follow its ``of``."""
    return (text.stays(span.end) and text.words[span.end - 1] in INSTITUTIONS and text.links[span.end] in _OF
            and (text.words[span.end],) not in names.cities)


def _ending(text: Reading, span: Span, names: Names) -> bool:
    """Whether a name that does not say what it is goes on: ``US Naval Ordnance Station``, not ``UC Davis Library``."""
    following = text.words[span.end:span.end + 1]
    if not text.grown(span.end) or span.name[-1:] in names.cities or following in names.cities:
        return False
    firm = any(claim.branch for claim in names.exact[span.name].values())
    return not whole(text, span, _FORMS | _OF_FIRMS if firm else _FORMS)


def _together(text: Reading, start: int, end: int) -> bool:
    """Whether words stand in one part, or go on in the next one as in ``University of California, Irvine``."""
    if text.parts[start] == text.parts[end - 1]:
        return True
    before = next(at for at in range(start, end) if text.parts[at] != text.parts[start]) - start
    return before > 3 or (before > 1 and (text.opens(start) or text.words[start] in INSTITUTIONS))
