"""The words of a text and of a question, so that accents, hyphens, order and script do not decide what is found."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from graph.names import fold
from graph.names.chinese import plain

_HYPHENED = re.compile(r"\w+(?:[-‐‑'’]\w+)+")
_CHARACTERS = re.compile("([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3])")


class Word(NamedTuple):
    """One word of a question: as it was typed, folded, and how it may stand in a text (``ways``: terms in a row)."""

    typed: str
    folded: str
    ways: tuple[tuple[str, ...], ...]


def terms(text: str) -> list[str]:
    """A text as it is indexed: folded words, East Asian characters one by one, hyphened words joined, too."""
    found = list(_split(text))
    for hyphened in _HYPHENED.findall(text):
        joined = "".join(_split(hyphened))
        if joined not in found:
            found.append(joined)
    return found


def keys(name: str) -> set[str]:
    """A whole name, its words in the order of the alphabet: with hyphened words apart, and together."""
    together = _HYPHENED.sub(lambda found: re.sub(r"\W", "", found[0]), name)
    return {" ".join(sorted(_split(one))) for one in (name, together)} - {""}


def asked(question: str) -> list[Word]:
    """The words of a question in their order; a run of East Asian characters is one word."""
    found = []
    for typed in re.findall(r"\S+", unicodedata.normalize("NFKC", question)):
        apart = _split(typed)
        if not apart:
            continue
        ways = {tuple(apart)} | ({("".join(apart),)} if len(apart) > 1 and not _CHARACTERS.search(typed) else set())
        found.append(Word(typed, " ".join(apart), tuple(sorted(ways))))
    return found


@cache
def _split(text: str) -> tuple[str, ...]:
    spaced = _CHARACTERS.sub(r" \1 ", plain(unicodedata.normalize("NFKC", text)))
    return tuple(fold(spaced).split())
