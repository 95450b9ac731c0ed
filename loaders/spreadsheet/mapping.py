"""A mapping: what the columns of somebody's own sheet are, said once and used again for the next file of that kind.

A sheet is known again by its headings, in any order; its name and the titles above the table may change.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Named
from dataclasses import asdict, dataclass
from typing import Any

from graph import places
from graph.errors import BadSource
from graph.names import clean
from ledger import papers
from ledger.ledger import Ledger
from loaders.spreadsheet.grid import Block, blocks, is_ordinal, key
from loaders.spreadsheet.guessing import Guess, SheetGuess, labels
from loaders.spreadsheet.headings import Placed, check, is_instruction, read
from loaders.spreadsheet.layout import SHEET, Column
from loaders.spreadsheet.legacy import NAMES, NONE
from loaders.spreadsheet.meanings import missing, targets
from loaders.spreadsheet.raw import Raw, RawSheet
from loaders.spreadsheet.tables import Table

KIND = "mapping"
#: What a column is read as that is left out.
LEFT_OUT = ""
_LETTER = re.compile(r"\([A-Z]{1,2}\)")


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """One sheet: its name when it was mapped, the sheet of the layout ("" for left out), and each heading with what
    its column is read as; ``section``: what the rows that head sections are read as; ``country``: the code of the
    country of the lines that name none."""

    name: str
    part: str
    columns: tuple[tuple[str, str], ...]
    section: str = LEFT_OUT
    country: str = ""

    @property
    def lacking(self) -> list[Column]:
        """The required columns that nothing is read as."""
        return missing(SHEET[self.part], [target for _, target in self.columns if target]) if self.part else []


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping by its name: the sheets of a file, and the old encoding of its text ("" where it is in none)."""

    name: str
    sheets: tuple[SheetMapping, ...]
    encoding: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The mapping as plain JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, body: Any) -> "Mapping":
        """The mapping from plain JSON; BadSource where it is none."""
        try:
            sheets = tuple(_sheet(sheet) for sheet in body["sheets"])
            encoding = body.get("encoding", "")
            if encoding not in ("", NONE, *NAMES):
                raise ValueError(encoding)
            return cls(clean(str(body["name"])), sheets, encoding)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadSource("This mapping of columns cannot be read any more; map the columns again.") from error


def mapping_of(guess: Guess, name: str = "") -> Mapping:
    """The mapping that says what was guessed."""
    return Mapping(clean(name), tuple(_guessed(sheet) for sheet in guess.sheets), guess.finding.encoding)


def fitting(mappings: Iterable[Mapping], raw: Raw) -> Mapping | None:
    """The mapping that knows every sheet of a file, and of which the file has every one; None where there is none."""
    return next((mapping for mapping in mappings if _fits(mapping, raw)), None)


def mapped(raw: Raw, mapping: Mapping) -> tuple[list[Table], list[str]]:
    """The tables of a file by a mapping, and in sentences what was left out; BadSource where it does not fit."""
    tables, notices = [], []
    for sheet in raw.sheets:
        known = None if is_instruction(sheet) else _known(mapping, sheet)
        if known and known[0].part:
            table, told = _read(raw.file, sheet, *known)
            tables.append(table)
            notices += told
        elif not known and not is_instruction(sheet):
            notices.append(f"{raw.file}, sheet {sheet.name}: its headings are not in the mapping {mapping.name}; "
                           "it was left out.")
    if not tables:
        raise BadSource(f"{raw.file}: its headings are not those of the mapping {mapping.name}; map its columns anew.")
    check(raw.file, list(raw.sheets), tables)
    return tables, notices


def keep(ledger: Ledger, owner: str, mapping: Mapping) -> int:
    """Keep a mapping by its name; the number of this version of it."""
    return papers.save(ledger, KIND, owner, mapping.name, mapping.to_dict())


def kept(ledger: Ledger) -> list[Mapping]:
    """The mappings that were kept, the last one first; one that cannot be read any more is passed over."""
    found = sorted(papers.papers(ledger, KIND), key=lambda paper: paper.at, reverse=True)
    return [mapping for paper in found if (mapping := _readable(paper.body)) is not None]


def named(ledger: Ledger, name: str) -> Mapping:
    """The mapping of a name; BadSource, with the names that there are, where none has it."""
    every = kept(ledger)
    found = next((mapping for mapping in every if mapping.name.casefold() == clean(name).casefold()), None)
    if found is None:
        names = ", ".join(mapping.name for mapping in every) or "none yet"
        raise BadSource(f"There is no mapping of columns named {name}; there are: {names}.")
    return found


def _sheet(body: Named[str, Any]) -> SheetMapping:
    part, section = str(body["part"]), str(body.get("section", LEFT_OUT))
    columns = tuple((str(heading), str(target)) for heading, target in body["columns"])
    known = set(targets(part)) if part else set()
    if any(target and target not in known for target in (section, *(target for _, target in columns))):
        raise ValueError(part)
    country = str(body.get("country", ""))
    if country and places.name(country) is None:
        raise ValueError(country)
    return SheetMapping(str(body["name"]), part, columns, section, country)


def _readable(body: Any) -> Mapping | None:
    try:
        return Mapping.from_dict(body)
    except BadSource:
        return None


def _guessed(sheet: SheetGuess) -> SheetMapping:
    columns = tuple((column.heading, column.target) for column in sheet.columns)
    return SheetMapping(sheet.name, sheet.part, columns, sheet.section, sheet.country)


def _fits(mapping: Mapping, raw: Raw) -> bool:
    sheets = [sheet for sheet in raw.converted(mapping.encoding).sheets if not is_instruction(sheet)]
    known = [found[0] for sheet in sheets if (found := _known(mapping, sheet))]
    return bool(sheets) and len(known) == len(sheets) and all(sheet in known for sheet in mapping.sheets)


def _known(mapping: Mapping, raw: RawSheet) -> tuple[SheetMapping, Block, dict[int, str]] | None:
    """The sheet of a mapping that has the headings of a sheet, one of the same name before others, and where."""
    for sheet in sorted(mapping.sheets, key=lambda one: key(one.name) != key(raw.name)):
        targets_of = {_identity(heading): target for heading, target in sheet.columns}
        for block in blocks(raw):
            names = [_identity(label) for label in labels(block)]
            if _same(targets_of, names, block):
                return sheet, block, {at: targets_of[name] for at, name in enumerate(names) if targets_of.get(name)}
    return None


def _same(targets_of: dict[str, str], names: list[str], block: Block) -> bool:
    """Whether a sheet has every heading that was mapped, and no other. One without words counts where it is read."""
    stated = {name for name, heading in zip(names, block.headings, strict=True) if heading and not is_ordinal(heading)}
    needed = {name for name, target in targets_of.items() if target or not _LETTER.fullmatch(name)}
    return bool(stated & needed) and stated <= set(targets_of) and needed <= set(names)


def _identity(label: str) -> str:
    """What makes two headings the same; a column without one is known by its letter only."""
    return label if _LETTER.fullmatch(label) else key(label) or label


def _read(file: str, raw: RawSheet, sheet: SheetMapping, block: Block,
          read_as: dict[int, str]) -> tuple[Table, list[str]]:
    if sheet.lacking:
        wanted = ", ".join(f"{column.vi} ({column.en})" for column in sheet.lacking)
        raise BadSource(f"{file}, sheet {raw.name}: no column is read as {wanted}; map its columns anew.")
    return read(file, raw, Placed(SHEET[sheet.part], block, read_as), sheet.section, sheet.country)
