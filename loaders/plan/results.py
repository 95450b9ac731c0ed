"""Expected results: one entry for each, out of a cell that may run several together."""

import re

from graph.names import clean

_BULLET = re.compile(r"^[-–—•+*]\s*")
_NEXT_BULLET = re.compile(r"\s+[-–—•+]\s+(?=[^\W\d_])")
_CLOSERS = {"(": ")", "“": "”", "[": "]"}


def results(text: str) -> list[str]:
    """The expected results in their order, without list marks and closing stops."""
    entries = [entry for line in _lines(text) for part in _bullets(line) for entry in _clauses(part)]
    named = (clean(entry).strip(" .;,") for entry in entries)
    return [entry for entry in named if any(char.isalpha() for char in entry)]


def _lines(text: str) -> list[str]:
    """Lines of the cell; one that goes on in lower case belongs to the one before."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and line[:1].islower():
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _bullets(line: str) -> list[str]:
    """``- a - b`` as two; a dash inside one entry (``Nhà nước - Nhà trường``) is left alone."""
    if not _BULLET.match(line):
        return [line]
    parts: list[str] = []
    rest, search_from = _BULLET.sub("", line), 0
    while found := _NEXT_BULLET.search(rest, search_from):
        if _starts_entry(rest[:found.start()], rest[found.end():]):
            parts.append(rest[:found.start()])
            rest, search_from = rest[found.end():], 0
        else:
            search_from = found.end()
    return [*parts, rest]


def _starts_entry(before: str, after: str) -> bool:
    if _open(before):
        return False
    if before.rstrip().endswith((".", ";")):
        return True
    # A pair such as "Nhà nước - Nhà trường" repeats its first word; a new entry does not.
    return after[:1].isupper() and after.split(" ", 1)[0] not in before.split()[-3:]


def _clauses(part: str) -> list[str]:
    """``a; b; c`` as three, except inside brackets and quotation marks."""
    clauses = [""]
    for piece in re.split(r"(;\s+)", part):
        if piece.startswith(";") and not _open(clauses[-1]):
            clauses.append("")
        else:
            clauses[-1] += piece
    return clauses


def _open(text: str) -> bool:
    return any(text.count(left) > text.count(right) for left, right in _CLOSERS.items())
