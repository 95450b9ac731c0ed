"""An affiliation as words in their order, the parts between its punctuation, and the countries that it names."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.resources import files
from typing import NamedTuple

from graph import places
from graph.names.organisations.words import is_vietnamese, linked, spelled

_SEPARATOR = re.compile(r"[,;:()/\[\]{}|•·§∥¶†‡*\n\r\t]+|\s[-–]\s|[—、，；]|\.\s+(?=From\b|and the\b|The\b)")
#: A footnote's mark that has grown together with the first word: "1Department", "aInstitute" does not occur.
_MARK = re.compile(r"(?<!\w)\d{1,2}(?=[A-Z][a-z])")
_DIGIT = re.compile(r"\d")
_CAPITALS = re.compile(r"\b[A-Z]{2,3}\b")
_LONGEST = 5
#: Spellings of countries in addresses that no list of countries has.
_USUAL = ("USA", "US", "UK", "England", "Scotland", "Wales", "PR China", "P R China", "People's Republic of China",
          "Korea", "South Korea", "Republic of Korea", "Taiwan", "Republic of China", "Viet Nam", "Russia",
          "Russian Federation", "The Netherlands", "Holland", "Czech Republic", "Turkey", "Macau", "Great Britain",
          "United Kingdom", "United States of America", "Hong Kong", "UAE")


class Reading(NamedTuple):
    """``text`` and ``pieces``, its parts, as written, ``words`` of it all, ``parts`` the number of the part that each
    stands in, ``links`` the empty words before each there (``of the``), ``countries`` ISO codes of those named."""

    text: str
    pieces: tuple[str, ...]
    words: tuple[str, ...]
    parts: tuple[int, ...]
    links: tuple[str, ...]
    countries: frozenset[str]

    def opens(self, at: int) -> bool:
        """Whether a word is the first of its part."""
        return at == 0 or self.parts[at - 1] != self.parts[at]

    def closes(self, at: int) -> bool:
        """Whether a word is the last of its part."""
        return at + 1 == len(self.parts) or self.parts[at + 1] != self.parts[at]

    def stays(self, at: int) -> bool:
        """Whether there is a word, and in the part of the one before it."""
        return at < len(self.words) and not self.opens(at)

    def grown(self, at: int) -> bool:
        """Whether a word follows another one of its part without any word between them."""
        return self.stays(at) and not self.links[at]

    def says(self, wanted: tuple[str, ...], start: int, end: int) -> bool:
        """Whether some words stand together in the text and not within the words from ``start`` to ``end``."""
        size = len(wanted)
        return bool(wanted) and any(
            self.words[at:at + size] == wanted and not (start <= at and at + size <= end)
            for at in range(len(self.words) - size + 1))


def reading(text: str) -> Reading:
    """Read an affiliation; footnote marks and line ends are no words."""
    plain = _MARK.sub(" ", " ".join(";" if _is_address(word) else word for word in unescape(text).split()))
    pieces = [piece for piece in _SEPARATOR.split(plain) if piece]
    vietnamese = is_vietnamese(text, spelled(text))
    found = [(number, *pair) for number, piece in enumerate(pieces) for pair in linked(spelled(piece), vietnamese)]
    parts, words, links = zip(*found, strict=True) if found else ((), (), ())
    countries = frozenset(code for piece in pieces for code in _countries(piece))
    return Reading(text, tuple(pieces), words, parts, links, countries)


def _is_address(word: str) -> bool:
    """Whether this is of the web or of mail."""
    return "@" in word or word.startswith(("http:", "https:", "www."))


def is_place(short: str) -> bool:
    """Whether capitals abbreviate a country or region, and so no organisation in an address."""
    return short in _abbreviated() or spelled(short) in _named()


def _countries(piece: str) -> Iterator[str]:
    """The countries that a part of an address ends with, and those of its regions' postal abbreviations."""
    bare = " ".join(word for word in piece.split() if not _DIGIT.search(word))
    pieces = spelled(bare).split()
    ends = (" ".join(pieces[-length:]) for length in range(min(_LONGEST, len(pieces)), 0, -1))
    if code := next((code for end in ends if (code := _named().get(end))), None):
        yield code
    if not piece.isupper() or len(piece) < 5:
        last = _CAPITALS.findall(bare)[-1:]
        if last and bare.rstrip(" .").endswith(last[0]) and last[0] in _abbreviated():
            yield _abbreviated()[last[0]]


@cache
def _named() -> dict[str, str]:
    """Countries, regions and large cities as spelled in addresses, to the code of the country."""
    found = {spelled(name): code for code, names, _ in _regions() for name in names}
    for language in places.LANGUAGES:
        found |= {spelled(name): code for code, name in places.names(language).items() if len(name) > 2}
    found |= {spelled(name): code for name in _USUAL if (code := places.code(name))}
    return {name: code for name, code in found.items() if name != "georgia"}


@cache
def _abbreviated() -> dict[str, str]:
    return {short: code for code, _, several in _regions() for short in several}


@cache
def _regions() -> list[tuple[str, list[str], list[str]]]:
    text = files("graph.match.affiliations").joinpath("regions.csv").read_text("utf-8")
    rows = [line.split(",") for line in text.splitlines() if line and not line.startswith("#")]
    return [(code, names.split("|"), short.split("|") if short else []) for code, names, short in rows]
