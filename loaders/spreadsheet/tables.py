"""From the lines below the headings to a table of texts: a column each by the layout's name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

import pandas as pd

from graph.names import fold
from loaders.spreadsheet.cells import NO_RESULT
from loaders.spreadsheet.contacts import SHORT, contacts, emails_in, phones
from loaders.spreadsheet.fields import registered
from loaders.spreadsheet.grid import Block, Body
from loaders.spreadsheet.layout import SHEET, Column, Sheet
from loaders.spreadsheet.meanings import JOINING, covered, language
from loaders.spreadsheet.people import Person, person, titles
from loaders.spreadsheet.raw import Line
from loaders.spreadsheet.reasons import Unreadable
from loaders.spreadsheet.synonyms import CONTACT, FAMILY, GIVEN, PERSON, SPECIALTY

#: The day that spreadsheets count from, and the numbers that are days between 1954 and 2064.
_FIRST_DAY, _DAYS = date(1899, 12, 30), range(20_000, 60_000)

T = TypeVar("T")
Texts = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as it was recognised: its cells as text, a column each by the layout's name, lines as the index.

    ``headings``: the layout's name to the heading as written. ``language``: of most of these headings.
    """

    file: str
    name: str
    sheet: Sheet
    frame: pd.DataFrame
    headings: dict[str, str]
    language: str


def tabled(file: str, name: str, sheet: Sheet, block: Block, body: Body, read_as: dict[int, str],
           section: str = "", country: str = "") -> Table:
    """The table of a sheet: what each column is read as by its place, what the rows that head its sections are, and
    the code of the country of the lines that name none."""
    fills = [(block.headings[at], covered(sheet.part, target)) for at, target in sorted(read_as.items())]
    headings: dict[str, str] = {}
    for heading, column in [*((heading, columns[0]) for heading, columns in fills),
                            *((heading, column) for heading, columns in fills for column in columns[1:])]:
        headings.setdefault(column, heading)
    frame = _frame(sheet, block, body, read_as, section, country)
    return Table(file, name, sheet, frame, headings, language(sheet, headings))


def _frame(sheet: Sheet, block: Block, body: Body, read_as: dict[int, str], section: str,
           country: str) -> pd.DataFrame:
    grouped: dict[str, list[int]] = {}
    for at, target in sorted(read_as.items()):
        grouped.setdefault(target, []).append(at)
    cells: Texts = {target: _texts(sheet.column(target), body.lines, places)
                    for target, places in grouped.items() if target in sheet.names}
    for name, texts in _compound(sheet, block, body.lines, grouped):
        _fill(cells, name, texts)
    said = [any(texts) for texts in zip(*cells.values(), strict=True)]
    if section:
        _fill(cells, section, [_section(section, body.sections[number]) for number, _ in body.lines])
    if country:
        _fill(cells, "country", [country] * len(body.lines))
    return pd.DataFrame(cells, index=[number for number, _ in body.lines], dtype=str)[said]


def _fill(cells: Texts, name: str, texts: list[str]) -> None:
    """What several columns say together only fills the gaps of a column that has the same as its own."""
    if any(texts):
        own = cells.get(name, [""] * len(texts))
        cells[name] = [one or other for one, other in zip(own, texts, strict=True)]


def _compound(sheet: Sheet, block: Block, lines: list[Line],
              grouped: dict[str, list[int]]) -> Iterable[tuple[str, list[str]]]:
    """The columns that come of cells which hold several values, or a part of one."""
    if PERSON in grouped:
        people = _each(_person, [_joined(row, grouped[PERSON], " ") for _, row in lines])
        yield "name" if "title" in sheet.names else "expert", [one.name for one in people]
        if "title" in sheet.names:
            yield "title", [one.title for one in people]
            yield "position", [one.position for one in people]
        yield "organization", [one.unit for one in people]
        if "role" in sheet.names:
            yield "role", [one.position for one in people]
    if FAMILY in grouped or GIVEN in grouped:
        yield from _names(lines, grouped)
    if CONTACT in grouped:
        yield from _contacts(sheet, [_joined(row, grouped[CONTACT], "\n") for _, row in lines])
    for at in grouped.get(SPECIALTY, ()):
        known = _each(_known, [_joined(row, [at], "\n") for _, row in lines])
        yield "field", [fields for fields, _ in known]
        yield "about", [f"{block.headings[at]}: {text}" if text else "" for _, text in known]


def _names(lines: list[Line], grouped: dict[str, list[int]]) -> Iterable[tuple[str, list[str]]]:
    """A name whose parts stand in columns of their own, in the order in which they stand."""
    families, givens = grouped.get(FAMILY, []), grouped.get(GIVEN, [])
    yield "name", [_joined(row, sorted(families + givens), " ") for _, row in lines]
    if families and givens:
        order = "family_first" if min(families) < min(givens) else "given_first"
        whole = (bool(_joined(row, families, "") and _joined(row, givens, "")) for _, row in lines)
        yield "name_order", [order if both else "" for both in whole]


def _contacts(sheet: Sheet, texts: list[str]) -> Iterable[tuple[str, list[str]]]:
    found = _each(contacts, texts)
    if "email" in sheet.names:
        yield "email", [one.emails for one in found]
        yield "phone", ["; ".join(filter(None, (one.phones, one.rest))) for one in found]
    else:
        yield "public_contact", ["; ".join(filter(None, one)) for one in found]


def _known(text: str) -> tuple[str, str]:
    """The fields of the registry that a text names, and the whole of it where it names others, too."""
    items = [item for item in re.split(r"[;,\n\r]+", text) if item.strip()] if len(text) <= SHORT else []
    found = [item for item in items if _is_field(item)]
    return ";".join(found), "" if items and len(found) == len(items) else text


def _is_field(text: str) -> bool:
    try:
        registered().find(" ".join(text.split()))
    except Unreadable:
        return False
    return True


def _section(target: str, text: str) -> str:
    """What the words that head a section say; of kinds of organisations only those that are kinds."""
    if target != "kinds" or not text:
        return text
    return ";".join(choice.value for choice in SHEET["organizations"].column("kinds").choices
                    if any(f" {fold(word)} " in f" {fold(text)} " for word in (choice.vi, choice.en, choice.en + "s")))


def _person(text: str) -> Person:
    return Person(text) if text.startswith((NO_RESULT, "#")) else person(text)


def _texts(column: Column, lines: list[Line], places: list[int]) -> list[str]:
    several = {"title": " ", "phone": "\n", "email": "\n", "public_contact": "; "}
    if len(places) > 1 and (column.many or column.name in JOINING):
        texts = [_joined(row, places, several.get(column.name, ";"), column) for _, row in lines]
        return [titles(text) for text in texts] if column.name == "title" else _put(column, texts)
    return _put(column, [_first(column, row, places) for _, row in lines])


def _put(column: Column, texts: list[str]) -> list[str]:
    """Telephones, addresses and days in the one way in which they are read."""
    put = _WAYS.get(column.name) or (_day if column.prop and column.prop.kind == "date" else None)
    return _each(put, texts) if put else texts


def _each(read: Callable[[str], T], texts: list[str]) -> list[T]:
    """What each text is read as; each different one is read once."""
    found = {text: read(text) for text in dict.fromkeys(texts)}
    return [found[text] for text in texts]


def _day(text: str) -> str:
    """A day that is stored as the number by which spreadsheets count it."""
    if re.fullmatch(r"\d{5}", text) and int(text) in _DAYS:
        return (_FIRST_DAY + timedelta(days=int(text))).isoformat()
    return text


def _emails(text: str) -> str:
    """The addresses of a cell; the whole cell where it says more than that."""
    found = emails_in(text)
    return found if found and len(re.findall(r"\d", re.sub(r"\S*@\S*", "", text))) < 6 else text


_WAYS: dict[str, Callable[[str], str]] = {"phone": phones, "email": _emails}


def _joined(row: tuple[Any, ...], places: list[int], mark: str, column: Column | None = None) -> str:
    texts = (_text(column, row[at]) for at in places if at < len(row))
    return mark.join(dict.fromkeys(text for text in texts if text))


def _first(column: Column, row: tuple[Any, ...], places: list[int]) -> str:
    """The text of a cell; of the first filled one where a heading stands several times."""
    return next((text for at in places if at < len(row) and (text := _text(column, row[at]))), "")


def _text(column: Column | None, cell: Any) -> str:
    if isinstance(cell, str):
        # Excel writes a carriage return as _x000D_, which openpyxl leaves as it is.
        return cell.replace("_x000D_", "\n").strip()
    return "" if cell is None else _said(column, cell)


def _said(column: Column | None, cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, float) and column and column.prop and column.prop.kind in ("int", "float"):
        # A true number is never mistaken for thousands: more than three decimals, or an exponent.
        return f"{cell!r}0" if re.fullmatch(r"-?\d+\.\d{3}", repr(cell)) else repr(cell)
    return str(cell)
