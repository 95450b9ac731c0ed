"""From a table of text to lines of values: each distinct text of a column is read once, each fault is one reject."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph import ids, places
from loaders.source import Reject
from loaders.spreadsheet import cells
from loaders.spreadsheet.fields import Fields
from loaders.spreadsheet.layout import Column
from loaders.spreadsheet.reasons import Unreadable
from loaders.spreadsheet.tables import Table

_SPANS = (("since", "until"), ("signed_on", "ends_on"), ("value", "value_to"))
_TAX_CODE = re.compile(r"[A-Z]{2}:[0-9A-Z][0-9A-Z-]{3,30}")
_CODE = re.compile(r"[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(slots=True)
class Entry:
    """One line of a table: what its cells say, under the layout's names; ``good`` unless it was rejected."""

    table: Table
    line: int
    said: dict[str, Any]
    good: bool = True
    key: str = ""

    def reject(self, column: str, fault: Unreadable) -> Reject:
        """The reject of this line for a fault in one of its columns; the line is good no longer."""
        self.good = False
        name = fault.column or column
        known = {one.name: one.heading(self.table.language) for one in self.table.sheet.columns}
        heading = self.table.headings.get(name) or known.get(name, name)
        return Reject(self.table.file, self.table.name, self.line, heading, fault.sentence(self.table.language),
                      tuple(self._cells()))

    def _cells(self) -> Iterator[tuple[str, str]]:
        """What stands in the line, under the layout's own headings: by these it is known when it comes back."""
        line = self.table.frame.loc[self.line]
        for column in self.table.sheet.columns:
            if line.get(column.name):
                yield column.heading(self.table.language), str(line[column.name])


def entries(table: Table, fields: Fields) -> tuple[list[Entry], list[Reject]]:
    """The lines of a table, and a reject for each cell that cannot be read and each required one that is empty."""
    lines = [Entry(table, int(line), {}) for line in table.frame.index]
    rejects: list[Reject] = []
    for name in table.frame.columns:
        texts = table.frame[name].tolist()
        read = reader(table.sheet.column(name), table.language, fields)
        values = {text: _tried(read, text) for text in set(texts) if text}
        for entry, text in zip(lines, texts, strict=True):
            value = values.get(text)
            if isinstance(value, Unreadable):
                rejects.append(entry.reject(name, value))
            elif value is not None and value != "" and value != []:
                entry.said[name] = value
    for entry in lines:
        rejects += _whole(entry)
    return lines, rejects


def _tried(read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except Unreadable as fault:
        return fault


def reader(column: Column, language: str, fields: Fields) -> Callable[[str], Any]:
    """What reads the texts of a column into values; it raises Unreadable for what is none."""
    prop = column.prop
    if prop is not None:
        return lambda text: cells.value(prop, text, language)
    match column.role:
        case "kinds":
            return lambda text: cells.chosen(column.choices, cells.parts(text))
        case "country":
            return _country
        case "field":
            return lambda text: _codes(fields, text)
    return cells.parts if column.many else cells.text


def _country(given: str) -> str | None:
    text = cells.text(given)
    code = places.code(text)
    if text and code is None:
        raise Unreadable("no_country", value=text)
    return code


def _codes(fields: Fields, text: str) -> list[str]:
    return list(dict.fromkeys(code for part in cells.parts(text) for code in _fields(fields, part)))


def _fields(fields: Fields, part: str) -> list[str]:
    """The code of one item; of several where only their commas keep it from being known."""
    try:
        return [fields.find(part)]
    except Unreadable:
        if "," not in part:
            raise
        return [fields.find(cells.text(item)) for item in part.split(",") if item.strip()]


def _whole(entry: Entry) -> list[Reject]:
    """What only the whole line shows: required cells left empty, a span that ends before it begins, a bare tax code."""
    faults = []
    said, good = entry.said, entry.good
    for column in entry.table.sheet.required:
        if column.name not in said and f"{column.name}_id" not in said and good:
            faults.append(entry.reject(column.name, Unreadable("missing")))
    for first, last in _SPANS:
        if first in said and last in said and _before(said[last], said[first]):
            fault = Unreadable("ends_first", value=said[last], other=said[first], where=_heading(entry, first))
            faults.append(entry.reject(last, fault))
    _adopt(entry)
    try:
        _tax_code(said)
    except Unreadable as fault:
        faults.append(entry.reject("tax_code", fault))
    return faults


def _heading(entry: Entry, name: str) -> str:
    return entry.table.headings.get(name, name)


def _before(last: Any, first: Any) -> bool:
    if isinstance(last, str):
        shared = min(len(last), len(first))
        return last[:shared] < str(first)[:shared]
    return bool(last < first)


def _adopt(entry: Entry) -> None:
    """An own id that is an identifier of the world is one."""
    own = entry.said.get("id", "")
    for name, value in identified(entry.table.sheet.label, own).items():
        entry.said.setdefault(name, value)


def identified(label: str, text: str) -> dict[str, str]:
    """The identifier that a text is, under its property's name; empty where it is none."""
    if label == "Expert":
        orcid = ids.orcid(text)
        return {"orcid": orcid} if orcid else {}
    if label != "Organization":
        return {}
    if _TAX_CODE.fullmatch(text):
        return {"tax_code": text}
    if _CODE.fullmatch(text) and places.name(text[:2]):
        return {"code": text}
    ror = ids.ror(text)
    return {"ror": ror} if ror else {}


def _tax_code(said: dict[str, Any]) -> None:
    """Give a tax code its country; ten digits, or ten and three, in Vietnam."""
    given = str(said.get("tax_code", "")).upper().replace(" ", "")
    if not given:
        return
    if ":" not in given:
        if "country" not in said:
            raise Unreadable("no_tax_code", value=given)
        given = f"{said['country']}:{given}"
    # A spreadsheet that takes it for a number cuts off the zero with which it begins.
    given = re.sub(r"^VN:(?=\d{9}$)", "VN:0", given)
    if not _TAX_CODE.fullmatch(given) or (given.startswith("VN:") and not re.fullmatch(r"VN:\d{10}(-?\d{3})?", given)):
        raise Unreadable("no_identifier", value=said["tax_code"], what=("mã số thuế", "tax code"))
    said["tax_code"] = given
