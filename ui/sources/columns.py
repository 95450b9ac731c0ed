"""One sheet of a file that is being mapped: what its lines are, and what each of its columns is read as."""


import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph import places
from loaders.spreadsheet import guessing
from loaders.spreadsheet.guessing import ColumnGuess, SheetGuess
from loaders.spreadsheet.layout import SHEET, SHEETS
from loaders.spreadsheet.mapping import LEFT_OUT, SheetMapping
from loaders.spreadsheet.meanings import JOINING, targets
from loaders.spreadsheet.raw import RawSheet
from ui import frame
from ui.i18n import _, language, later, ngettext, number

#: What a column of several values at once, or of a part of one, is called.
COMPOUNDS = {
    "person": later("Name, with title and position where they stand there"),
    "family": later("Family name (a part of the name)"), "given": later("Given name (a part of the name)"),
    "contact": later("Telephone and e-mail mixed"), "specialty": later("Fields where they are known, else About")}
#: What the rows that head sections can say about the lines below them.
SECTIONS = ("organization", "kinds", "position", "parent", "field", "about")
#: Rows that head sections of which the words are shown, countries that are offered first, and the width of a choice.
SHOWN, FIRST, WIDE = 5, ("VN", "US", "JP", "TW"), 320


def target_word(part: str, target: str) -> str:
    """What a column can be read as, in words."""
    if not target:
        return _("Left out")
    if target in COMPOUNDS:
        return _(COMPOUNDS[target])
    column = SHEET[part].column(target)
    return f"{column.heading(language())}{' *' if column.required else ''}"


def sheet(raw: RawSheet, guess: SheetGuess, kept: SheetMapping | None, key: str, alone: bool) -> SheetMapping:
    """Draws one sheet and gives what was chosen for it; ``kept``: what was chosen the last time."""
    title = ngettext("Sheet {name}: {n} line", "Sheet {name}: {n} lines", guess.lines).format(
        name=frame.literal(guess.name), n=number(guess.lines))
    with st.expander(title, expanded=bool(guess.part) or alone):
        part = _part(kept.part if kept else guess.part, key)
        shown = guess if part == guess.part else guessing.again(raw, part, guess.block)
        if not part:
            return SheetMapping(guess.name, "", tuple((column.heading, LEFT_OUT) for column in shown.columns))
        same = kept if kept and kept.part == part else None
        said = dict(same.columns) if same else {}
        _row(_("Column"), _("Some values"), quiet=True)[2].html(frame.paragraph(_("Read as"), quiet=True))
        columns = tuple((column.heading, _column(part, column, said.get(column.heading), f"{key}-{part}"))
                        for column in shown.columns)
        chosen = [target for _, target in columns]
        _twice(part, chosen)
        return SheetMapping(guess.name, part, columns, _section(part, shown, same, f"{key}-{part}"),
                            _country(part, shown, same, chosen, f"{key}-{part}"))


def _part(preset: str, key: str) -> str:
    named = {"": _("Nothing: leave this sheet out"), **{sheet.part: sheet.title(language()) for sheet in SHEETS}}
    return st.selectbox(_("A line of it is one of"), list(named), list(named).index(preset), key=f"mapping-part-{key}",
                        width=WIDE, format_func=named.__getitem__)


def _column(part: str, column: ColumnGuess, said: str | None, key: str) -> str:
    """One column: its heading, some of its values, and what it is read as."""
    values = " · ".join(" ".join(sample.split()) for sample in column.samples) or "—"
    with _row(column.heading, values)[2]:
        if column.private:
            frame.say(_("Never taken: it is about somebody's private life."), quiet=True)
            return LEFT_OUT
        named = {target: target_word(part, target) for target in (LEFT_OUT, *_offered(part))}
        preset = said if said in named else column.target
        return st.selectbox(
            frame.literal(column.heading), list(named), list(named).index(preset), label_visibility="collapsed",
            key=f"mapping-column-{key}-{column.at}", format_func=named.__getitem__)


def _row(heading: str, values: str, quiet: bool = False) -> list[DeltaGenerator]:
    """The three places of a column, the first two filled."""
    cells = st.columns([3, 4, 4], gap="small", vertical_alignment="center")
    cells[0].html(frame.paragraph(heading, quiet))
    cells[1].html(frame.paragraph(values, quiet=True))
    return cells


def _offered(part: str) -> list[str]:
    """What a column can be read as: what is needed and what holds several first, the rest as in the layout."""
    every = targets(part)
    needed = {column.name for column in SHEET[part].required} | set(COMPOUNDS)
    return [*(target for target in every if target in needed), *(target for target in every if target not in needed)]


def _twice(part: str, chosen: list[str]) -> None:
    """Says where two columns are read as one, of which only the first that is filled can count."""
    united = JOINING | {column.name for column in SHEET[part].columns if column.many}
    several = sorted({target for target in chosen if target and chosen.count(target) > 1 and target not in united})
    if several:
        words = ", ".join(target_word(part, target) for target in several)
        st.caption(_("Several columns are read as: {what}. In each line the first that is filled counts.").format(
            what=words))


def _section(part: str, guess: SheetGuess, kept: SheetMapping | None, key: str) -> str:
    """What the rows that head sections of the table are read as."""
    if not guess.sections:
        return LEFT_OUT
    offered = (target for target in SECTIONS if target in SHEET[part].names)
    named = {target: target_word(part, target) for target in (LEFT_OUT, *offered)}
    preset = kept.section if kept and kept.section in named else guess.section
    frame.say(_("Rows that head a section: {what}").format(what="; ".join(guess.sections[:SHOWN])), quiet=True)
    return st.selectbox(_("They say, for each line below them"), list(named), list(named).index(preset), width=WIDE,
                        key=f"mapping-section-{key}", format_func=named.__getitem__)


def _country(part: str, guess: SheetGuess, kept: SheetMapping | None, chosen: list[str], key: str) -> str:
    """The country of lines that name none: it tells organisations of one name apart, and tax codes need it."""
    if part != "organizations" or "country" in chosen:
        return ""
    named = {"": "—", **places.names(language())}
    options = ["", *FIRST, *sorted(named.keys() - {"", *FIRST}, key=named.__getitem__)]
    preset = kept.country if kept else guess.country
    return st.selectbox(_("Country of these organisations, where no column says it"), options, options.index(preset),
                        width=WIDE, key=f"mapping-country-{key}", format_func=named.__getitem__)
