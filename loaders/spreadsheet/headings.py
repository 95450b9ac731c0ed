"""Which sheet a sheet is and where its headings are: by their words, in either language, in any order."""

import re
from dataclasses import dataclass

from graph.errors import BadSource
from graph.names import fold
from loaders.spreadsheet.grid import Block, Body, blocks, body, key, shown
from loaders.spreadsheet.layout import INSTRUCTIONS, SHEETS, Sheet
from loaders.spreadsheet.meanings import OWN, SAID, missing, read_as, unknown
from loaders.spreadsheet.people import is_unit
from loaders.spreadsheet.raw import RawSheet
from loaders.spreadsheet.synonyms import PERSON
from loaders.spreadsheet.tables import Table, tabled


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet that is known: which of the layout, its headings, and what each of its columns is read as."""

    sheet: Sheet
    block: Block
    read_as: dict[int, str]


def recognise(file: str, raws: list[RawSheet]) -> tuple[list[Table], list[str]]:
    """The tables of a file and, in sentences, what was left out; BadSource where no sheet, or a column, is missing."""
    tables, notices = [], []
    for raw in raws:
        if is_instruction(raw):
            continue
        placed = _placed(file, raw, alone=len(raws) == 1)
        if placed is None:
            notices.append(f"{file}, sheet {raw.name}: neither its name nor its headings are known; it was left out.")
            continue
        table, left_out = read(file, raw, placed)
        tables.append(table)
        notices += left_out
    check(file, raws, tables)
    return tables, notices


def is_instruction(raw: RawSheet) -> bool:
    """Whether a sheet is empty or only explains the template."""
    return not raw.lines or key(raw.name) in {key(word) for word in INSTRUCTIONS}


def read(file: str, raw: RawSheet, placed: Placed, section: str | None = None,
         country: str = "") -> tuple[Table, list[str]]:
    """The table of a sheet, and in sentences what of the sheet it leaves out.

    ``section``: what the rows that head sections are read as, where somebody said what everything is; by default only
    what is plainly an organisation is read. ``country``: of the lines that name none.
    """
    below = body(raw, placed.block, sums=placed.sheet.part != "figures")
    target = section_of(placed, below) if section is None else section
    table = tabled(file, raw.name, placed.sheet, placed.block, below, placed.read_as, target, country)
    headings = unknown(placed.block, placed.read_as) if section is None else []
    told = [f"{file}, sheet {raw.name}: unknown columns were left out: {', '.join(headings)}."] if headings else []
    return table, told + _left_out(f"{file}, sheet {raw.name}", below, target)


def _left_out(where: str, below: Body, section: str) -> list[str]:
    told = []
    if below.passed:
        told.append(f"{where}: totals, signatures, numbers of columns and repeated headings are no lines of the table; "
                    f"left out: {shown(below.passed)}.")
    titles = list(dict.fromkeys(title for title in below.sections.values() if title))
    if titles and not section:
        told.append(f"{where}: rows that head a section were not read as anything: {'; '.join(titles)[:300]}.")
    return told


def section_of(placed: Placed, below: Body) -> str:
    """What the rows that head sections plainly are: the organisation of people who have no other; else nothing."""
    titles = {title for title in below.sections.values() if title}
    free = placed.sheet.part == "experts" and "organization" not in placed.read_as.values()
    return "organization" if titles and free and all(is_unit(title) for title in titles) else ""


def check(file: str, raws: list[RawSheet], tables: list[Table]) -> None:
    """Raise BadSource where a file has nothing that can be read, or two sheets of one kind."""
    twice = [table for at, table in enumerate(tables) if any(table.sheet is other.sheet for other in tables[:at])]
    if twice:
        raise BadSource(f"{file}, sheet {twice[0].name}: the file has two sheets of {twice[0].sheet.en} "
                        f"({twice[0].sheet.vi}); put their lines into one.")
    if not tables:
        names = ", ".join(raw.name for raw in raws)[:200]
        wanted = ", ".join(f"{sheet.vi} ({sheet.en})" for sheet in SHEETS)
        raise BadSource(f"{file}: no sheet is one that the registry reads; found {names}, expected one of {wanted}; "
                        "start from the template, or map its columns on the page of sources.")


def _placed(file: str, raw: RawSheet, alone: bool) -> Placed | None:
    """The sheet by its name, else by its headings; None where it is none; BadSource where a column is missing."""
    found = _found(file, raw, alone)
    if found is None:
        return None
    sheet, block = found
    targets = known(sheet, block)
    lacking = missing(sheet, targets.values())
    if lacking:
        wanted = ", ".join(f"{column.vi} ({column.en})" for column in lacking)
        raise BadSource(f"{file}, sheet {raw.name}: there is no column {wanted}; add it in the line of headings.")
    return Placed(sheet, block, targets)


def known(sheet: Sheet, block: Block) -> dict[int, str]:
    """What each column is read as whose heading leaves no doubt; a person's name with the titles before it."""
    meant = {at: target for at, (target, rank) in read_as(sheet.part, block).items() if rank >= SAID}
    return {at: PERSON if target in ("name", "expert") and sheet.part != "organizations" and _is_person(sheet, target)
            else target for at, target in meant.items()}


def _is_person(sheet: Sheet, target: str) -> bool:
    return target == "expert" or sheet.label == "Expert"


def _found(file: str, raw: RawSheet, alone: bool) -> tuple[Sheet, Block] | None:
    head = blocks(raw)
    for sheet in named(raw.name):
        block = max(head, key=lambda one: (len(_columns(sheet, one)), -one.at))
        if alone or key(raw.name) in _titles(sheet) or not missing(sheet, _columns(sheet, block)):
            return sheet, block
    fits = [(_fit(sheet, block), -block.at, sheet) for block in head for sheet in SHEETS]
    best = max((fit for fit, _, _ in fits), default=(0, 0))
    fitting = [(place, sheet) for fit, place, sheet in fits if fit == best]
    if best[0] < 2:
        return None
    sheets = {sheet.part: sheet for _, sheet in fitting}
    if "experts" in sheets:
        # What could as well be a relation of people is taken for a list of them.
        sheets, fitting = {}, [one for one in fitting if one[1].part == "experts"]
    if len(sheets) > 1 and not alone:
        return None
    if len(sheets) > 1:
        names = " / ".join(f"{sheet.vi} ({sheet.en})" for sheet in sheets.values())
        raise BadSource(f"{file}, sheet {raw.name}: its headings fit several sheets, {names}; "
                        "name the sheet or the file after one.")
    place, sheet = max(fitting, key=lambda fit: fit[0])
    return sheet, next(block for block in head if block.at == -place)


def _fit(sheet: Sheet, block: Block) -> tuple[int, int]:
    """How many columns headings have of a sheet, and how many by their first names; none if one is missing."""
    columns = _columns(sheet, block)
    if missing(sheet, columns):
        return 0, 0
    return len(columns), sum(rank == OWN for _, rank in read_as(sheet.part, block).values())


def _columns(sheet: Sheet, block: Block) -> set[str]:
    return {target for target, rank in read_as(sheet.part, block).values() if rank >= SAID}


def named(name: str) -> list[Sheet]:
    """The sheet of that name; of a longer name (``chuyen-gia-2026``), the one whose name it holds alone."""
    exact = [sheet for sheet in SHEETS if key(name) in _titles(sheet)]
    words = " ".join(re.findall(r"[^\W_]+", fold(name)))
    held = [sheet for sheet in SHEETS
            if any(f" {fold(title)} " in f" {words} " for title in (sheet.vi, sheet.en, sheet.part))]
    return exact or (held if len(held) == 1 else [])


def _titles(sheet: Sheet) -> set[str]:
    return {key(title) for title in (sheet.part, sheet.vi, sheet.en, *sheet.also)}
