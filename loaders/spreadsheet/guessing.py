"""What the columns of any sheet probably hold: by their headings, and where those say nothing, by what stands below.

A guess is only ever shown: what is read is what somebody said the columns are.
"""

import re
from collections import Counter
from dataclasses import dataclass

from graph.names import fold
from loaders.spreadsheet.contacts import contacts
from loaders.spreadsheet.contents import held, is_field, readable, share, values_of
from loaders.spreadsheet.grid import Block, Body, blocks, body, is_ordinal
from loaders.spreadsheet.headings import Placed, is_instruction, named, section_of
from loaders.spreadsheet.layout import SHEET, SHEETS
from loaders.spreadsheet.legacy import Finding
from loaders.spreadsheet.legacy.syllables import spelling
from loaders.spreadsheet.meanings import (
    ALSO,
    JOINING,
    OWN,
    PERHAPS_ONLY,
    SAID,
    contained,
    is_private,
    missing,
    read_as,
    targets,
)
from loaders.spreadsheet.people import is_unit, likely
from loaders.spreadsheet.raw import Raw, RawSheet
from loaders.spreadsheet.synonyms import CONTACT, PERSON, SPECIALTY

#: From here on a guess is offered as the answer; below, the column is left out until somebody says otherwise.
OFFERED = 0.5
#: Values of a column that are shown, and characters of each.
SHOWN, LONG = 3, 80

_SURE = {OWN: 1.0, ALSO: 0.95, SAID: 0.9, PERHAPS_ONLY: 0.5}
_WITHIN = 0.7
# Words of a title above the table, or of a sheet's name, that say what its lines are.
_HINTS = {"experts": "chuyen gia|nha khoa hoc|dai bieu|giang vien|can bo|thanh vien|experts?|researchers?|people",
          "organizations": "don vi|to chuc|doanh nghiep|cong ty|co so|doi tac|organi[sz]ations?|companies|firms",
          "agreements": "thoa thuan|bien ban ghi nho|hop tac|mou|agreements?", "needs": "nhu cau|needs?",
          "offers": "nang luc|offers?", "figures": "so lieu|chi tieu|thong ke|figures?"}


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """One column: its place, its heading, what it is probably read as ("" for left out), how surely (0 to 1), and
    some of its values. ``private``: it is never read."""

    at: int
    heading: str
    target: str
    confidence: float
    samples: tuple[str, ...]
    private: bool = False


@dataclass(frozen=True, slots=True)
class SheetGuess:
    """One sheet: its name, the sheet of the layout ("" for none), its headings, its columns, how many lines it has.

    ``sections``: the rows that head sections within it; ``section``: what they are probably read as. ``country``: the
    code of the country that is meant where no column says it.
    """

    name: str
    part: str
    block: Block
    columns: tuple[ColumnGuess, ...]
    lines: int
    sections: tuple[str, ...] = ()
    section: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """What is to be confirmed about a file: its encoding, and each of its sheets."""

    file: str
    finding: Finding
    sheets: tuple[SheetGuess, ...]


def guess(raw: Raw, encoding: str = "") -> Guess:
    """What a file probably says. ``encoding``: of its text, where somebody confirmed or refused one."""
    finding = raw.examined(encoding)
    read = raw.converted(finding.encoding)
    sheets = (sheet for sheet in read.sheets if not is_instruction(sheet))
    return Guess(raw.file, finding, tuple(again(sheet, *_most_likely(sheet)) for sheet in sheets))


def again(raw: RawSheet, part: str, block: Block) -> SheetGuess:
    """The guess for a sheet of which somebody said what its lines are."""
    below = body(raw, block, sums=part != "figures")
    return _guessed(raw, part, block, below)


def labels(block: Block) -> tuple[str, ...]:
    """A name for each column: its heading, with a number where it is not the first; of one without, its letter."""
    seen: Counter[str] = Counter()
    named_so = []
    for at, heading in enumerate(block.headings):
        label = heading or f"({letter(at)})"
        seen[label] += 1
        named_so.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(named_so)


def letter(at: int) -> str:
    """The letters by which spreadsheets name a column, from its place."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _most_likely(raw: RawSheet) -> tuple[str, Block]:
    """The sheet of the layout and the headings that explain most; "" where nothing does."""
    head = blocks(raw)
    names = {sheet.part for sheet in named(raw.name)}
    scored = [(_score(part, block) + _hint(raw, part, block) + 2 * (part in names), -order, -block.at, part, block)
              for block in head for order, part in enumerate(sheet.part for sheet in SHEETS)]
    best = max(scored, key=lambda one: one[:3])
    if _score(best[3], best[4]) >= 1:
        return best[3], best[4]
    block = _by_shape(raw, head)
    return _by_content(raw, block), block


def _score(part: str, block: Block) -> float:
    found = _by_heading(part, block)
    surest: dict[str, float] = {}
    for target, confidence in found.values():
        surest[target] = max(confidence, surest.get(target, 0))
    return sum(surest.values()) - 1.5 * len(missing(SHEET[part], surest))


def _hint(raw: RawSheet, part: str, block: Block) -> float:
    above = " ".join(str(cell) for _, row in raw.lines[:block.at] for cell in row if isinstance(cell, str))
    words = fold(f"{above[:400]} {raw.name}")
    return float(part in _HINTS and re.search(rf"\b(?:{_HINTS[part]})\b", words) is not None)


def _by_heading(part: str, block: Block) -> dict[int, tuple[str, float]]:
    """The target of each column by its words, those within longer headings less surely."""
    known = {at: (target, _SURE[rank]) for at, (target, rank) in read_as(part, block).items()}
    taken = {target for target, _ in known.values()} - JOINING
    for at, heading in enumerate(block.headings):
        target = contained(part, heading) if at not in known and heading else ""
        if target and target not in taken:
            known[at] = target, _WITHIN
            taken |= {target} - JOINING
    return known


def _by_shape(raw: RawSheet, head: list[Block]) -> Block:
    """Where headings are that say nothing: the first row of different texts that is as wide as most lines."""
    usual = Counter(sum(cell is not None and cell != "" for cell in row) for _, row in raw.lines[:60]).most_common(1)
    for block in head:
        row = [cell for cell in raw.lines[block.at][1] if cell is not None and cell != ""]
        plain = all(isinstance(cell, str) and not re.search(r"\d{4}|@", cell) for cell in row)
        if plain and len(set(row)) == len(row) >= max(2, usual[0][0] - 1):
            return block
    return head[0]


def _by_content(raw: RawSheet, block: Block) -> str:
    columns = values_of(body(raw, block), len(block.headings)).values()
    if any(share(likely, values) > 0.6 for values in columns):
        return "experts"
    return "organizations" if any(share(is_unit, values) > 0.6 for values in columns) else ""


def _guessed(raw: RawSheet, part: str, block: Block, below: Body) -> SheetGuess:
    values = values_of(below, len(block.headings))
    found = _settled(part, block, values) if part else {}
    names = labels(block)
    columns = tuple(
        ColumnGuess(at, names[at], *found.get(at, ("", 0.0)), tuple(value[:LONG] for value in values[at][:SHOWN]),
                    is_private(block.headings[at]))
        for at in range(len(block.headings))
        if (block.headings[at] or values[at]) and not (block.headings[at] and is_ordinal(block.headings[at])))
    sections = tuple(dict.fromkeys(title for title in below.sections.values() if title))
    return SheetGuess(raw.name, part, block, columns, len(below.lines), sections, _section(part, block, below, found),
                      _country(part, found, values))


def _settled(part: str, block: Block, values: dict[int, list[str]]) -> dict[int, tuple[str, float]]:
    """What each column is read as, its words and its values considered together."""
    found = {at: _checked(part, target, confidence, values[at])
             for at, (target, confidence) in _by_heading(part, block).items()}
    for at, several in values.items():
        free = found.get(at, ("", 0.0))[1] < OFFERED and not is_private(block.headings[at])
        if free and several and not is_ordinal(block.headings[at] or "-"):
            taken = {target for target, confidence in found.values() if confidence >= OFFERED}
            target, confidence = held(part, several, taken)
            if target:
                found[at] = target, confidence
    return {at: one if one[1] >= OFFERED else ("", one[1]) for at, one in found.items()}


def _checked(part: str, target: str, confidence: float, values: list[str]) -> tuple[str, float]:
    """A target by its heading, as far as its values agree."""
    people = SHEET[part].label == "Expert" and target == "name"
    if people or target == "expert":
        return PERSON, confidence
    if target == "field" and SPECIALTY in targets(part) and share(is_field, values) < 1:
        return SPECIALTY, min(confidence, 0.8)
    if target == CONTACT and "email" in SHEET[part].names:
        return _mixed(values, confidence)
    if target in SHEET[part].names and values and share(readable(part, target), values) < 0.5:
        return target, confidence * 0.4
    return target, confidence


def _mixed(values: list[str], confidence: float) -> tuple[str, float]:
    found = [contacts(value) for value in values]
    emails, phones = any(one.emails for one in found), any(one.phones for one in found)
    return ("email" if emails and not phones else "phone" if phones and not emails else CONTACT), (
        confidence if emails or phones else 0.0)


def _country(part: str, found: dict[int, tuple[str, float]], values: dict[int, list[str]]) -> str:
    """Vietnam for a list of organisations with Vietnamese names and no column of countries: nobody there says it."""
    read = {target: at for at, (target, _) in found.items() if target}
    names = values[read["name"]] if part == "organizations" and "name" in read and "country" not in read else []
    return "VN" if share(lambda name: any(spelling(word) for word in name.split()), names) > 0.8 else ""


def _section(part: str, block: Block, below: Body, found: dict[int, tuple[str, float]]) -> str:
    titles_of = [title for title in below.sections.values() if title]
    if not part or not titles_of:
        return ""
    read = {at: target for at, (target, _) in found.items() if target}
    if part == "organizations" and "kinds" not in read.values():
        return "kinds"
    return section_of(Placed(SHEET[part], block, read), below)
