"""Titles in quotation marks, of whatever kind and even where opening and closing marks differ."""

import re
from collections.abc import Iterator

_OPEN, _CLOSE = "“‘«\"'", "”’»\"'"
_MOST = 300
_OPENING = re.compile(rf"(?<![\w.,])[{_OPEN}](?=\S)")


def quoted(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Every text in quotation marks: where its marks stand, and the text."""
    stop = len(text) if end is None else end
    at = start
    while (found := _OPENING.search(text, at, stop)) is not None:
        close = _closing(text, found.end(), min(stop, found.end() + _MOST))
        if close < 0:
            at = found.end()
            continue
        yield found.start(), close + 1, text[found.end():close].strip(" ,.;")
        at = close + 1


def _closing(text: str, start: int, stop: int) -> int:
    """The mark that ends the text: one behind which no word goes on, so that the apostrophe of ``Hanoi's`` is none."""
    for place in range(start, stop):
        if text[place] in _CLOSE and not (place + 1 < len(text) and text[place + 1].isalnum()):
            return place
    return -1
