"""What the values of a column are, where its heading does not say it."""

import re
from collections.abc import Callable, Iterable

from graph import ids, places
from graph.names import clean
from loaders.spreadsheet.contacts import SHORTEST, contacts, is_phone
from loaders.spreadsheet.fields import registered
from loaders.spreadsheet.grid import Body
from loaders.spreadsheet.layout import SHEET
from loaders.spreadsheet.meanings import targets
from loaders.spreadsheet.people import is_post, is_unit, likely, titles
from loaders.spreadsheet.reading import reader
from loaders.spreadsheet.reasons import Unreadable
from loaders.spreadsheet.synonyms import CONTACT, PERSON

#: Different values of a column that are looked at, and the lines in which they are looked for.
LOOKED_AT, LINES = 50, 2_000
#: How many of them have to be of one kind.
MOST = 0.8


def held(part: str, values: list[str], taken: set[str]) -> tuple[str, float]:
    """What values are that no heading explains; never the same as another column."""
    offered = set(targets(part)) - taken
    for target, confidence, test in _TESTS:
        if target in offered and not (target == PERSON and taken & {"name", "family", "given"}) and share(
                test, values) >= MOST:
            return target, confidence
    return "", 0.0


def is_field(value: str) -> bool:
    """Whether every item of a text is a field of the registry's list."""
    items = [clean(item) for item in re.split(r"[;,\n]+", value) if item.strip()]
    try:
        return bool([registered().find(item) for item in items])
    except Unreadable:
        return False


def _is_title(value: str) -> bool:
    return titles(value) != clean(value) or re.fullmatch(r"(?:GS|PGS|TS|ThS|TSKH|KS|BS|CN)[.\s]*", value) is not None


def values_of(below: Body, width: int) -> dict[int, list[str]]:
    """The first different texts of each column."""
    found: dict[int, dict[str, None]] = {at: {} for at in range(width)}
    for _, row in below.lines[:LINES]:
        for at, cell in enumerate(row[:width]):
            if cell is not None and len(found[at]) < LOOKED_AT and (text := str(cell).strip()):
                found[at].setdefault(text[:1_000])
    return {at: list(texts) for at, texts in found.items()}


def share(test: Callable[[str], bool], values: Iterable[str]) -> float:
    """How many of some values pass a test, from 0 to 1."""
    tested = [test(value) for value in values]
    return sum(tested) / len(tested) if tested else 0.0


def readable(part: str, target: str) -> Callable[[str], bool]:
    """A test of whether a text can be read as a column of a sheet."""
    read = reader(SHEET[part].column(target), "vi", registered())

    def reads(value: str) -> bool:
        try:
            read(value)
        except Unreadable:
            return False
        return True

    return reads


_TESTS: tuple[tuple[str, float, Callable[[str], bool]], ...] = (
    ("email", 0.7, lambda value: "@" in value and contacts(value).emails != "" and not contacts(value).phones),
    (CONTACT, 0.6, lambda value: bool(contacts(value).emails or contacts(value).phones) and "@" in value),
    ("orcid", 0.7, lambda value: ids.orcid(value) is not None),
    ("ror", 0.7, lambda value: ids.ror(value) is not None and "ror" in value),
    ("phone", 0.65, lambda value: is_phone(value) and len(re.findall(r"\d", value)) > SHORTEST),
    ("title", 0.6, _is_title),
    (PERSON, 0.6, likely),
    ("country", 0.55, lambda value: places.code(value) is not None),
    ("field", 0.55, is_field),
    ("organization", 0.55, is_unit),
    ("name", 0.55, is_unit),
    ("website", 0.5, lambda value: ids.url(value) is not None and "@" not in value and "." in value),
    ("position", 0.5, is_post),
)
