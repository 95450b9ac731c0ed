"""What a returned table changes: each cell against what was taken out, and against what holds by now. Pure."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.errors import BadSource
from graph.schema import Prop
from loaders.returned.fetching import Line, Returned
from loaders.returned.layout import LONGEST
from loaders.returned.reasons import Refused
from loaders.returned.values import exported, read, same, unchanged
from loaders.source import Reject
from loaders.spreadsheet.reasons import Unreadable


@dataclass(frozen=True, slots=True)
class Present:
    """What holds now of a thing: the node it belongs to with its label, name and values, and that node's things."""

    node: str
    label: str
    name: str
    props: Mapping[str, Any]
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What a comparison asks of the registry: its ledger's id, what holds of things, and what of them was changed.

    ``moved`` gives (thing, property) for what batches accepted or undone after a row of the log say about things.
    """

    ledger: str
    present: Callable[[Collection[str]], Mapping[str, Present]]
    moved: Callable[[Collection[str], int], Collection[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that was changed: whose and which property, what was taken out, what holds now and what the file says.

    ``conflict``: somebody else changed it meanwhile. ``exported`` is None, too, where the hidden sheet is gone.
    """

    id: str
    node: str
    label: str
    name: str
    prop: str
    exported: Any
    present: Any
    new: Any
    sheet: str
    line: int
    column: str
    conflict: bool

    @property
    def key(self) -> str:
        """What a decision about it is kept under."""
        return f"{self.node}/{self.prop}"


@dataclass(frozen=True, slots=True)
class Missing:
    """A row that was taken out and is no longer in the file; ``things`` are what sources call it."""

    id: str
    label: str
    name: str
    things: tuple[str, ...]


@dataclass(slots=True)
class Found:
    """Everything that a returned table says: changes, conflicts among them, missing rows, and what is not taken.

    ``guessed``: its hidden sheet is gone, so that nobody knows what was taken out.
    """

    file: str
    hash: str
    language: str
    guessed: bool = False
    changes: list[Change] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def plain(self) -> list[Change]:
        """The changes that nobody crossed."""
        return [change for change in self.changes if not change.conflict]

    @property
    def conflicts(self) -> list[Change]:
        """The changes about which somebody has to decide."""
        return [change for change in self.changes if change.conflict]


def compare(returned: Returned, meanwhile: Meanwhile) -> Found:
    """What a returned table changes; BadSource where it was taken out of another registry."""
    if returned.taken and returned.taken.ledger != meanwhile.ledger:
        raise BadSource(f"{returned.file}: the table was taken out of another registry; load it there.")
    return _Comparison(returned, meanwhile).found()


#: A cell that differs, or may differ, from what was taken out: its line, the place of its column, the cell, and the
#: text that it had (None where nobody knows).
_Cell = tuple[Line, int, Any, str | None]


class _Comparison:
    """One file against one registry."""

    def __init__(self, returned: Returned, meanwhile: Meanwhile) -> None:
        self.file, self.meanwhile = returned, meanwhile
        self.result = Found(returned.file, returned.hash, returned.language, returned.taken is None,
                            notices=list(returned.notices))
        self.firsts: dict[str, Change] = {}
        self.moved: Collection[tuple[str, str]] = ()
        self.present: Mapping[str, Present] = {}

    def found(self) -> Found:
        """Everything that the file says."""
        cells = list(self._differing())
        gone = self._gone()
        ids = dict.fromkeys([line.id for line, *_ in cells] + gone)
        self.present = self.meanwhile.present(list(ids))
        if self.file.taken is None:
            since = min((line.version for line in self.file.lines), default=0)
            self.moved = self.meanwhile.moved([id for id in ids if id in self.present], since)
        lost: set[tuple[str, int]] = set()
        for line, column, cell, was in cells:
            if line.id in self.present:
                self._cell(line, column, cell, was)
            elif (line.sheet, line.number) not in lost:
                lost.add((line.sheet, line.number))
                self._reject(line, "", Refused("gone") if self.file.taken else Refused("unknown", value=line.id))
        self.result.missing = [Missing(id, now.label, now.name, now.things)
                               for id in gone if (now := self.present.get(id))]
        self.result.rejects.sort(key=lambda reject: (reject.sheet, reject.line))
        return self.result

    def _differing(self) -> Iterator[_Cell]:
        """The cells that are not as they were; all of them where nobody knows how they were."""
        lines: dict[str, list[Line]] = {}
        for line in self.file.lines:
            if line.blank:
                continue
            if line.id and (self.file.taken is None or line.id in self.file.rows):
                lines.setdefault(line.id, []).append(line)
            else:
                self._reject(line, "", Refused("unknown", value=line.id) if line.id else Refused("added"))
        for id, several in lines.items():
            for line in several:
                changed = list(self._changed(line))
                if changed and self.file.taken and len(several) > len(self.file.rows[id]):
                    other = next(one.number for one in several if one is not line)
                    self._reject(line, "", Refused("copied", line=other))
                else:
                    yield from changed

    def _changed(self, line: Line) -> Iterator[_Cell]:
        # A thing may stand in several rows: a cell that is as in one of them was not changed.
        rows = self.file.rows.get(line.id, [])
        for column, cell in line.cells.items():
            texts = [self.file.text(row, column) for row in rows]
            if not any(unchanged(text, cell) for text in texts):
                yield line, column, cell, texts[0] if texts else None

    def _gone(self) -> list[str]:
        """The ids that were taken out and stand in no line any more, or in one in which nothing else is left."""
        there = {line.id for line in self.file.lines if not line.blank}
        return [id for id in self.file.rows if id not in there]

    def _cell(self, line: Line, place: int, cell: Any, text: str | None) -> None:
        now, column = self.present[line.id], self.file.columns[place]
        prop = _shown(column.props(now.label), now.props, self.file.language)
        try:
            if prop is None:
                if text is not None:
                    raise Refused("locked", value=cell)
                return
            if text is not None and len(text) >= LONGEST:
                raise Refused("cut")
            self._value(line, column.heading, prop, cell, text)
        except Unreadable as fault:
            self._reject(line, column.heading, fault)

    def _value(self, line: Line, heading: str, prop: Prop, cell: Any, text: str | None) -> None:
        """Take a cell in as a change, unless it means what it meant, or what holds already."""
        now, language = self.present[line.id], self.file.language
        holds = now.props.get(prop.name)
        if text is None and unchanged(_plain(holds), cell):
            return
        was = holds if text is None else exported(prop, text, language)
        new = read(prop, cell, language, was)
        if (text is not None and same(prop, new, was)) or same(prop, new, holds):
            return
        if new is None and prop.required:
            raise Unreadable("missing")
        crossed = not same(prop, holds, was) if text is not None else (line.id, prop.name) in self.moved
        change = Change(line.id, now.node, now.label, now.name, prop.name, None if text is None else was, holds, new,
                        line.sheet, line.number, heading, crossed)
        first = self.firsts.setdefault(change.key, change)
        if first is change:
            self.result.changes.append(change)
        elif not same(prop, first.new, new):
            raise Refused("twice", line=first.line, value=new, other=first.new)

    def _reject(self, line: Line, heading: str, fault: Unreadable) -> None:
        said = fault.sentence(self.file.language)
        self.result.rejects.append(Reject(self.file.file, line.sheet, line.number, heading, said))


def _shown(props: list[Prop], values: Mapping[str, Any], language: str) -> Prop | None:
    """The property that a column shows of a thing: the first with a value, else its own and not a translation of it."""
    filled = next((prop for prop in props if values.get(prop.name) not in (None, "", [])), None)
    own = next((prop for prop in props if not prop.name.endswith(f"_{language}")), None)
    return filled or own or next(iter(props), None)


def _plain(value: Any) -> str:
    return "" if value is None or isinstance(value, list | bool) else str(value)
