"""Which columns of a returned file are which of the table that was taken out: by their headings, or by their cells."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.names import fold
from loaders.returned.layout import ID, VERSION, Column, Taken
from loaders.returned.reasons import REASONS, shown
from loaders.returned.values import unchanged
from loaders.spreadsheet.raw import RawSheet

#: The headings stand in one of the first lines.
SEARCHED = 20
#: Characters beyond which a cell is no heading of ours.
LONG_HEADING = 200
#: The part of the filled cells of a column that must be as they were, for it to be known by its contents.
_ALIKE = 0.5

#: What headings mean where the hidden sheet is gone: a heading as ``key`` writes it, to a column's properties.
Known = Mapping[str, tuple[str, ...]]


def key(heading: Any) -> str:
    """A heading as it is compared: without accents, spaces and capitals."""
    return fold(str(heading)).replace(" ", "") if heading is not None else ""


IDS, VERSIONS = ({key(word) for word in words.values()} for words in (ID, VERSION))


def heading_line(sheet: RawSheet, taken: Taken | None) -> int | None:
    """The place of the line of headings among the lines of a sheet."""
    wanted = {key(column.heading) for column in taken.columns} if taken else set()
    for place, (_, cells) in enumerate(sheet.lines[:SEARCHED]):
        keys = {key(cell) for cell in cells if isinstance(cell, str) and len(cell) < LONG_HEADING}
        if keys & IDS and keys & (VERSIONS | wanted if taken else VERSIONS):
            return place
    return None


def columns(sheet: RawSheet, at: int, taken: Taken | None, known: Known) -> dict[int, Column]:
    """The columns of a sheet by their place; the line at this place has the headings."""
    headings = sheet.lines[at][1]
    if taken is None:
        return {place: Column(key(heading), shown(heading), known[key(heading)])
                for place, heading in enumerate(headings) if key(heading) in known}
    # Of two columns of one heading the first is the first that was taken out.
    named: dict[str, list[Column]] = {}
    for column in taken.columns:
        named.setdefault(key(column.heading), []).append(column)
    found = {}
    for place, heading in enumerate(headings):
        if waiting := named.get(key(heading)):
            found[place] = replace(waiting.pop(0), heading=shown(heading))
    lost = [column for column in taken.columns if column.name not in {one.name for one in found.values()}]
    return found | _by_contents(sheet, at, taken, lost, found)


def _by_contents(sheet: RawSheet, at: int, taken: Taken, lost: list[Column],
                 found: Mapping[int, Column]) -> dict[int, Column]:
    """Columns whose headings were changed: those in which most cells are as they were."""
    headings = sheet.lines[at][1]
    ids, own = places(headings, IDS), places(headings, IDS | VERSIONS)
    free = [place for place in range(len(headings)) if place not in found and place not in own]
    rows = {row.id: row for row in taken.rows}
    lines = [(rows[id], cells) for _, cells in sheet.lines[at + 1:] if (id := id_of(cells, ids)) in rows]
    known: dict[int, Column] = {}
    for column in lost:
        place = [one.name for one in taken.columns].index(column.name)
        filled = [(row.texts[place], cells) for row, cells in lines if row.texts[place]]
        alike = {one: sum(unchanged(text, cell_at(cells, one)) for text, cells in filled) for one in free
                 if one not in known}
        best = max(alike, key=alike.__getitem__, default=None)
        if best is not None and alike[best] and alike[best] >= _ALIKE * len(filled):
            known[best] = replace(column, heading=shown(headings[best] or column.heading))
    return known


def remarks(found: Mapping[int, Column], headings: tuple[Any, ...], taken: Taken | None,
            language: str) -> Iterator[str]:
    """What is worth saying about columns that were added or renamed."""
    was = {column.name: column.heading for column in taken.columns} if taken else {}
    for place, heading in enumerate(headings):
        said, column = shown(heading or "")[:60], found.get(place)
        if column and key(was.get(column.name, heading)) != key(heading):
            yield REASONS["renamed"][language == "en"].format(value=said, other=was[column.name])
        elif taken and not column and key(heading) and key(heading) not in IDS | VERSIONS:
            yield REASONS["strange"][language == "en"].format(value=said)


def places(headings: tuple[Any, ...], words: set[str]) -> list[int]:
    """Where a line of headings has one of these words."""
    return [place for place, heading in enumerate(headings) if key(heading) in words]


def id_of(cells: tuple[Any, ...], at: list[int]) -> str:
    """The id that a line says in one of these places; empty for none."""
    return next((str(cell).strip() for place in at if (cell := cell_at(cells, place)) is not None), "")


def cell_at(cells: tuple[Any, ...], place: int) -> Any:
    """The cell of a line that may be shorter than others."""
    return cells[place] if place < len(cells) else None


