"""How well what was typed fits a name, looked at closely; and which parts of a text it matched."""

import re
import unicodedata
from collections.abc import Sequence

from graph.names import fold
from graph.names.chinese import plain
from graph.search.words import Word, terms

#: All of a name was typed; and it was typed with the very accents that it has.
_ALL, _ACCENTS = 3.0, 0.6
_PIECE = re.compile(r"\w+|\W+")


def fitting(name: str, names: str, asked: Sequence[Word]) -> float:
    """How much of the best fitting of its ``names`` (as they are indexed) was typed, and how exactly ``name``."""
    said = [term for word in asked for term in word.folded.split()]
    best = 0.0
    for one in names.split(" ǁ "):
        words = one.split()
        if all(any(word.startswith(term) for word in words) for term in said):
            best = max(best, min(1.0, sum(map(len, said)) / max(1, sum(map(len, words)))))
    return _ALL * best + (_ACCENTS * _accents(name, asked) if best else 0.0)


def _accents(name: str, asked: Sequence[Word]) -> float:
    """The share of the words that were typed with accents and stand so in the name; 0 where none was."""
    exact = {_toned(word) for word in name.split()}
    typed = [_toned(word.typed) for word in asked if fold(word.typed) != word.typed.casefold()]
    return sum(word in exact for word in typed) / len(typed) if typed else 0.0


def _toned(word: str) -> tuple[str, ...]:
    """A word by its letters and its accents, wherever the tone stands: hoà and hòa are one."""
    return tuple(sorted(unicodedata.normalize("NFKD", word.casefold())))


def occurs(words: Sequence[Word], last: Word | None, text: str) -> bool:
    """Whether all the words stand in a text, each in one of its ways; the last may go on."""
    there = f" {' '.join(terms(text))} "
    return all(any(f" {' '.join(way)}{'' if word is last else ' '}" in there for way in word.ways) for word in words)


def marked(text: str, asked: Sequence[str]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it was asked for; together they are the text."""
    wanted = {term for typed in asked for term in fold(plain(unicodedata.normalize("NFKC", typed))).split()}
    pieces: list[tuple[str, bool]] = []
    for piece in _PIECE.findall(text):
        for part, on in _marked(piece, wanted):
            if pieces and pieces[-1][1] == on:
                pieces[-1] = (pieces[-1][0] + part, on)
            else:
                pieces.append((part, on))
    return pieces


def _marked(piece: str, wanted: set[str]) -> list[tuple[str, bool]]:
    folded = fold(piece)
    if folded and not _eastern(piece) and any(folded.startswith(term) for term in wanted):
        return [(piece, True)]
    simple = plain(piece)
    for term in sorted(wanted, key=lambda one: (-len(one), one)):
        if _eastern(term) and len(simple) == len(piece) and (place := simple.find(term)) >= 0:
            end = place + len(term)
            parts = ((piece[:place], False), (piece[place:end], True), (piece[end:], False))
            return [part for part in parts if part[0]]
    return [(piece, False)]


def _eastern(text: str) -> bool:
    return any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text)
