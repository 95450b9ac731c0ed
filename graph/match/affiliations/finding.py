"""The organisations that an affiliation names: exact names first, then turned round, shortened and misspelt ones."""

from collections.abc import Iterable, Iterator

from graph.match.affiliations.choosing import Choice, choose
from graph.match.affiliations.names import Names
from graph.match.affiliations.reading import Reading
from graph.match.affiliations.roles import INSTITUTIONS
from graph.match.affiliations.spans import Span, cut_out, spans, whole
from graph.match.affiliations.spelling import corrected
from graph.match.affiliations.turning import abbreviated, schools, turned
from graph.names.organisations import rarity, weight

#: Bits that a name has to tell to stand for itself, without its city in the text.
_TELLING = 8.3
_SHORTEST = 3
#: The same for what is no university, where no country is named or other words come before it.
_TELLING_ANYWHERE = 17.0
#: Bits of a word that hardly any other organisation has in its name.
_DISTINCT = 11.0


def found(text: Reading, names: Names) -> list[int]:
    """The organisations of a text, by their numbers in ``names``, in the order in which they stand."""
    taken = _written(text, names)
    if not taken:
        mended = corrected(text, names.vocabulary)
        taken = _written(mended, names) if mended is not text and text.countries else {}
    short = _taken(text, names, abbreviated(text, names), taken)
    taken = {span: choice for span, choice in short.items() if span in taken or not taken or choice.main}
    return [choice.body for _, choice in sorted(taken.items())]


def _written(text: Reading, names: Names) -> dict[Span, Choice]:
    taken: dict[Span, Choice] = {}
    for way in (spans, schools, turned):
        taken = _taken(text, names, way(text, names), taken)
    return taken


def _taken(text: Reading, names: Names, further: Iterable[Span], taken: dict[Span, Choice]) -> dict[Span, Choice]:
    """What is taken already, and of further spans those that stand for themselves and share no word with another."""
    chosen = {span: choice for span in further if (choice := choose(text, names, span))}
    standing = {span: choice for span, choice in chosen.items() if choice.active and _stands(text, names, span, choice)}
    return taken | {span: standing[span] for span in _apart(text, standing, taken)}


def _stands(text: Reading, names: Names, span: Span, choice: Choice) -> bool:
    if cut_out(text, span, names):
        return False
    if span.end - span.start == 1:
        return _alone(text, names, span, choice)
    return choice.placed or _tells(text, span, choice)


def _tells(text: Reading, span: Span, choice: Choice) -> bool:
    """Whether a name tells enough: more where no country is named, and within a part."""
    told = weight(span.name)
    if not INSTITUTIONS.isdisjoint(span.name) or (text.countries and text.opens(span.start)):
        return told >= _TELLING
    distinct = bool(text.countries) or choice.main or whole(text, span) or max(map(rarity, span.name)) >= _DISTINCT
    return told >= _TELLING_ANYWHERE and distinct


def _alone(text: Reading, names: Names, span: Span, choice: Choice) -> bool:
    """Whether a single word is a name here: a part of its own, and no place, number or common word."""
    word = span.name[0]
    common = not word.isupper() and rarity(word) < _TELLING
    if (word,) in names.cities or len(word) < _SHORTEST or word.isdigit() or common:
        return False
    if whole(text, span):
        return bool(text.countries) or len(text.words) == 1
    return choice.placed and text.opens(span.start)


def _apart(text: Reading, standing: Iterable[Span], taken: Iterable[Span]) -> Iterator[Span]:
    """Of names that share words the longer one, then the one within a part, then the one that stands first."""
    gone = list(taken)
    for span in sorted(standing, key=lambda span: (_loose(text, span), span.start - span.end, span)):
        if not any(span.meets(other) for other in gone):
            gone.append(span)
            yield span


def _loose(text: Reading, span: Span) -> bool:
    """Whether "University" goes on without "of": ``… University New York`` is rather the end of a name and a city."""
    return (text.words[span.start] in INSTITUTIONS and text.grown(span.start)
            and span.end - span.start > 1 and text.grown(span.start + 1))
