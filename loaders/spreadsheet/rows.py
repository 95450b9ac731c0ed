"""From the tables of one file to node rows, edge rows and rejects. A line is taken whole or rejected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.schema import EDGE, NODE
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row
from loaders.spreadsheet.fields import Fields, registered
from loaders.spreadsheet.keys import keyed
from loaders.spreadsheet.layout import SHEET, SHEETS, Column
from loaders.spreadsheet.reading import Entry, entries
from loaders.spreadsheet.reasons import Unreadable
from loaders.spreadsheet.tables import Table
from loaders.spreadsheet.things import Bodies, Directory, Meant, People

_REFERENCES = ("organization", "expert", "country", "field", "code")


def rows(tables: Iterable[Table], fields: Fields | None = None) -> Iterator[Row]:
    """The rows of a file, then its rejects in the order of sheets and lines."""
    given = sorted(tables, key=lambda table: SHEETS.index(table.sheet))
    told, rejects = [], []
    for table in given:
        lines, faults = entries(table, fields or registered())
        rejects += faults
        rejects += keyed(lines) if table.sheet.label else []
        told += lines
    file = _File(told)
    yield from file.rows()
    order = {table.name: at for at, table in enumerate(given)}
    yield from sorted(rejects + file.rejects, key=lambda reject: (order[reject.sheet], reject.line))


@dataclass(slots=True)
class _File:
    """The lines of one file while they become rows: who is in it, what was already said, what was rejected."""

    lines: list[Entry]
    rejects: list[Reject] = field(default_factory=list)
    bodies: Bodies = field(default_factory=lambda: Bodies(Directory("Organization")))
    people: People = field(default_factory=lambda: People(Directory("Expert")))
    nodes: set[tuple[str, str]] = field(default_factory=set)
    edges: dict[tuple[str, ...], tuple[EdgeRow, Entry]] = field(default_factory=dict)
    tied: set[tuple[str, Ref, Ref]] = field(default_factory=set)
    parents: dict[str, str] = field(default_factory=dict)
    captions: dict[str, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """Every row of the good lines. Relations of their own sheets come first: they say more than a reference."""
        self._gather()
        for entry in self.lines:
            if entry.good and entry.table.sheet.label:
                self.nodes.add((entry.table.sheet.label, entry.key))
        for entry in sorted(self.lines, key=lambda entry: bool(entry.table.sheet.label)):
            if entry.good:
                yield from self._line(entry)

    def _gather(self) -> None:
        """Take in who the sheets name, before anybody refers to them."""
        for entry in self.lines:
            if entry.table.sheet.label == "Organization":
                self.bodies.directory.add(entry)
                self.captions[entry.key] = entry.said.get("name", entry.key)
        for entry in self.lines:
            for column, texts in _bodies(entry):
                for text in texts:
                    self.bodies.note(text, _context(entry, column))
        for entry in self.lines:
            if entry.table.sheet.label == "Expert":
                self.people.directory.add(entry)
                self.people.employers.setdefault(entry.key, set()).update(self._employers(entry))

    def _employers(self, entry: Entry) -> Iterator[str]:
        try:
            yield from (meant.ref.key for _, found in self._meant(entry, "organization") for meant in found)
        except _Fault:
            return

    def _line(self, entry: Entry) -> list[Row]:
        """The rows of one line; none, and a reject, where a reference cannot be followed or says otherwise."""
        try:
            made = list(self._node(entry) if entry.table.sheet.label else self._edge(entry))
            self._agree(made, entry)
        except _Fault as fault:
            self.rejects.append(entry.reject(fault.column, fault.reason))
            return []
        return [row for row in made if self._keep(row, entry)]

    def _node(self, entry: Entry) -> Iterator[Row]:
        sheet, part = entry.table.sheet, entry.table.sheet.part
        props = {prop.name: entry.said[prop.name] for prop in NODE[sheet.label].props if prop.name in entry.said}
        me = Ref(sheet.label, entry.key)
        for role in _REFERENCES:
            for column, found in self._meant(entry, role):
                for meant in found:
                    yield from meant.rows
                    if column.edge:
                        ends = (meant.ref, me) if column.inward else (me, meant.ref)
                        self._no_circle(entry, column, *ends)
                        yield EdgeRow(column.edge, *ends, part=part)
        yield NodeRow(sheet.label, entry.key, props, tuple(entry.said.get("kinds", ())), part)

    def _edge(self, entry: Entry) -> Iterator[Row]:
        sheet = entry.table.sheet
        props = {prop.name: entry.said[prop.name] for prop in EDGE[sheet.edge].props if prop.name in entry.said}
        far = EDGE[sheet.edge].end[0].lower()
        for _, people in self._meant(entry, "expert"):
            for _, ends in self._meant(entry, far):
                for person, end in ((person, end) for person in people for end in ends):
                    yield from end.rows
                    yield from (row for row in person.rows if not isinstance(row, EdgeRow) or row.type != sheet.edge)
                    yield EdgeRow(sheet.edge, person.ref, end.ref, props, sheet.part)

    def _meant(self, entry: Entry, role: str) -> Iterator[tuple[Column, list[Meant]]]:
        """Each column of that role which the line fills, with the things it refers to."""
        for column in _referring(entry.table.sheet.part, role):
            name = f"{column.name}_id" if f"{column.name}_id" in entry.said else column.name
            if name not in entry.said:
                continue
            try:
                yield column, [self._one(entry, column, text, name) for text in _each(entry.said[name])]
            except Unreadable as fault:
                raise _Fault(name, fault) from fault

    def _one(self, entry: Entry, column: Column, text: str, name: str) -> Meant:
        part = entry.table.sheet.part
        if column.role in ("country", "field", "code"):
            ref = Ref(column.label, text)
            return Meant(ref, (NodeRow(ref.label, text, {"code": text}, part=part),) if ref.label else ())
        if column.role == "organization":
            by_id = name.endswith("_id")
            return self.bodies.by_id(text, part) if by_id else self.bodies.find(text, _context(entry, column), part)
        if name.endswith("_id"):
            return self.people.by_id(text, part)
        body = next((meant for _, found in self._meant(entry, "organization") for meant in found), None)
        meant = self.people.find(text, str(entry.said.get("organization", "")), body.ref if body else None, part)
        return Meant(meant.ref, (*meant.rows, *(body.rows if body and meant.rows else ())))

    def _no_circle(self, entry: Entry, column: Column, start: Ref, end: Ref) -> None:
        """Refuse the line by which organisations become parts of each other."""
        if column.edge != "PART_OF":
            return
        chain = [start.key, end.key]
        while chain[-1] != start.key and chain[-1] in self.parents:
            chain.append(self.parents[chain[-1]])
        if chain[-1] == start.key:
            names = " → ".join(self.captions.get(key, key) for key in chain)
            raise _Fault(column.name, Unreadable("cycle" if len(chain) > 2 else "itself", chain=names))
        self.parents[start.key] = end.key

    def _agree(self, made: list[Row], entry: Entry) -> None:
        """Refuse a line by which the sheet of a relation says one relation a second time, and otherwise."""
        for row in made:
            if isinstance(row, EdgeRow) and row.type == entry.table.sheet.edge:
                before, first = self.edges.get(_identity(row), (row, entry))
                for name in (*row.props, *before.props):
                    new, old = row.props.get(name, ""), before.props.get(name, "")
                    if new != old:
                        raise _Fault(name, Unreadable("duplicate", line=first.line, value=new, other=old))

    def _keep(self, row: Row, entry: Entry) -> bool:
        """Remember a row; whether it was not said yet. A reference adds nothing to a relation that has a line."""
        if isinstance(row, NodeRow):
            said = (row.label, row.key) in self.nodes and (row.label, row.key) != (entry.table.sheet.label, entry.key)
            self.nodes.add((row.label, row.key))
            return not said
        if isinstance(row, EdgeRow):
            ends = (row.type, row.start, row.end)
            if _identity(row) in self.edges or (ends in self.tied and row.type != entry.table.sheet.edge):
                return False
            self.edges[_identity(row)] = (row, entry)
            self.tied.add(ends)
        return True


class _Fault(Exception):
    """A reference that cannot be followed, with the column in which it stands."""

    def __init__(self, column: str, reason: Unreadable) -> None:
        super().__init__(column)
        self.column, self.reason = column, reason


def _identity(row: EdgeRow) -> tuple[str, ...]:
    told_apart = (str(row.props.get(name, "")) for name in EDGE[row.type].key)
    return (row.type, row.start.label, row.start.key, row.end.label, row.end.key, *told_apart)


def _bodies(entry: Entry) -> Iterator[tuple[Column, list[str]]]:
    for column in _referring(entry.table.sheet.part, "organization"):
        if column.name in entry.said:
            yield column, _each(entry.said[column.name])


@cache
def _referring(part: str, role: str) -> tuple[Column, ...]:
    """The columns of a sheet that refer to things of one role; an id's own column belongs to the one it is for."""
    return tuple(column for column in SHEET[part].columns if column.role == role and not column.name.endswith("_id"))


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _context(entry: Entry, column: Column) -> str:
    """The country of the line, where it is that of the organisation which the column names."""
    return str(entry.said.get("country", "")) if column.name == "organization" else ""
