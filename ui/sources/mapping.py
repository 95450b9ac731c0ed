"""What the columns of somebody's own sheet are: guessed, shown with values, confirmed once, used again by name."""

import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import streamlit as st

from graph import places
from graph.errors import BadSource
from graph.names import clean
from loaders import spreadsheet
from loaders.spreadsheet.guessing import SheetGuess
from loaders.spreadsheet.layout import Column
from loaders.spreadsheet.legacy import converted
from loaders.spreadsheet.mapping import Mapping, SheetMapping, mapped
from loaders.spreadsheet.raw import Raw
from loaders.spreadsheet.tables import Table
from ui import acts, data, frame
from ui.i18n import _, language, spoken
from ui.sources import columns

#: Lines of the preview, characters of a value in it, and lines of a sheet that are looked at for a guess.
PREVIEWED, SHORT, LOOKED_AT = 5, 60, 1_000
OPENED = "mapping-opened"


class Choice(NamedTuple):
    """How a file is to be read: by a mapping, or as the template (``None``); ``ready`` once nothing is left to say.

    A mapping with a name is one that is to be kept.
    """

    mapping: Mapping | None
    ready: bool


def opened(name: str, body: bytes, key: str) -> Raw:
    """An uploaded file, opened once for all the reruns of its page; BadSource where it is no table."""
    kept = st.session_state.get(OPENED)
    if kept and kept[0] == key and isinstance(kept[1], Raw):
        return kept[1]
    with TemporaryDirectory() as folder:
        # The name is kept for sentences, its folders are not: it comes from outside.
        path = Path(folder) / (clean(Path(name.replace("\\", "/")).name) or "file")
        path.write_bytes(body)
        raw = spreadsheet.opened(path)
    st.session_state[OPENED] = (key, raw)
    return raw


def choose(raw: Raw, key: str) -> Choice:
    """Draws what is to be confirmed about a file; nothing where it is as the template."""
    first = _first(raw)
    if _plain(first):
        if raw.pasted:  # nobody has seen the table that was made of it
            _shown(list(spreadsheet.fetch(first).tables), key)
        return Choice(None, True)
    known = spreadsheet.fitting(spreadsheet.kept(data.registry().ledger), first)
    with st.container(border=True, key=f"mapping-{key}", gap="small"):
        if known and not _again(known, key):
            return Choice(known, True)
        return _asked(raw, first, known, key)


def paste(key: str) -> Raw | None:
    """A field for a table from Excel, Word or a message; what stands in it, once that is a table."""
    text = st.text_area(
        _("Paste a table"), key=f"paste-{key}", height=160, placeholder=_(
            "Cells copied from Excel or Word with their headings, or one person a line: 1. Name - unit - telephone"))
    if not text.strip():
        return None
    try:
        return spreadsheet.pasted(text, name=_("pasted table"))
    except BadSource:
        st.error(_("This is no table. Copy the cells together with their headings, or write one person a line: "
                   "“1. Nguyễn Văn A - unit - telephone”."), icon=":material/error:")
        return None


def remember(mapping: Mapping | None) -> None:
    """Keep a mapping that was given a name, for the next file with the same headings."""
    if mapping and mapping.name:
        spreadsheet.keep(data.registry().ledger, acts.by(), mapping)


def _first(raw: Raw) -> Raw:
    """The first lines of each sheet: what is shown and guessed needs no more, and a page asks often."""
    return replace(raw, sheets=tuple(replace(sheet, lines=sheet.lines[:LOOKED_AT]) for sheet in raw.sheets))


def _plain(raw: Raw) -> bool:
    """Whether a file needs no question: its sheets and columns are known, its text is in Unicode."""
    try:
        known = not raw.examined().encoding and not spreadsheet.fetch(raw).notices
        # A list of organisations that says no country could only be rejected, line by line.
        return known and not any(sheet.country for sheet in spreadsheet.guess(raw).sheets)
    except BadSource:
        return False


def _again(known: Mapping, key: str) -> bool:
    """Says that a file is read as the last one was; whether somebody wants to look at that again."""
    frame.say(_("The columns are known: they are read by “{name}”, as last time.").format(name=known.name))
    return st.toggle(_("Look at the columns again"), key=f"mapping-again-{key}")


def _asked(raw: Raw, first: Raw, known: Mapping | None, key: str) -> Choice:
    frame.say(_("This file has headings of its own. Say once what its columns are; the guesses can be changed."))
    told = _encoding(first, known, key)
    guess = spreadsheet.guess(first, told or "")
    read = first.converted(guess.finding.encoding)
    lines = {sheet.name: (sheet, len(whole.lines)) for sheet, whole in zip(read.sheets, raw.sheets, strict=True)}
    sheets = []
    for at, one in enumerate(guess.sheets):
        sheet, more = lines[one.name]
        whole = replace(one, lines=one.lines + more - len(sheet.lines))
        sheets.append(columns.sheet(sheet, whole, _kept(known, one), f"{key}-{at}", len(guess.sheets) == 1))
    mapping = Mapping(_name(raw, known, key), tuple(sheets), told or "")
    ready = _complete(mapping) and _preview(read, mapping, key)
    return Choice(mapping, ready and told is not None)


def _kept(known: Mapping | None, guess: SheetGuess) -> SheetMapping | None:
    headings = {column.heading for column in guess.columns}
    sheets = known.sheets if known else ()
    return next((sheet for sheet in sheets if {heading for heading, _ in sheet.columns} == headings), None)


def _encoding(raw: Raw, known: Mapping | None, key: str) -> str | None:
    """The old encoding that somebody confirmed, "" where there is none; None until an unsure one is said."""
    if known and known.encoding == spreadsheet.NONE:
        return known.encoding
    finding = raw.examined(known.encoding if known else "")
    if not finding.encoding:
        return ""
    named = {**spreadsheet.NAMES, spreadsheet.NONE: _("It is right as it stands")}
    names = sorted(named, key=lambda name: name != finding.encoding)  # what was found stands first
    frame.say(_("Its text is in an encoding from before Unicode. Is it right so?") if finding.certain
              else _("Its text may be in an encoding from before Unicode. Which of them reads right?"))
    told = st.selectbox(
        _("Encoding of the text"), names, 0 if finding.certain else None, key=f"mapping-encoding-{key}",
        width=columns.WIDE, placeholder=_("Choose"), format_func=named.__getitem__)
    before = [sample for sample, _after in finding.samples]
    after = converted([(at, (sample,)) for at, sample in enumerate(before)], told or finding.encoding)
    st.dataframe({_("As it stands"): before, _("As it is read"): [str(row[0]) for _line, row in after]},
                 hide_index=True, width="stretch")
    return told


def _name(raw: Raw, known: Mapping | None, key: str) -> str:
    """The name under which the mapping is kept; empty where it is for this once."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        again = st.toggle(_("Use it again next time"), True, key=f"mapping-keep-{key}")
        name = st.text_input(_("Name of this mapping"), known.name if known else _usual(raw.file), max_chars=80,
                             key=f"mapping-name-{key}", disabled=not again)
    return clean(name) if again else ""


def _usual(file: str) -> str:
    """A file's name without its ending and date, since the next one has another."""
    stem = re.sub(r"[\s_.,-]+\(?\d[\d\s_./-]*\)?$", "", Path(file).stem)
    return clean(stem) or Path(file).stem


def _complete(mapping: Mapping) -> bool:
    """Whether something can be read; says what is lacking where not."""
    lacking = [(sheet, column) for sheet in mapping.sheets for column in sheet.lacking]
    for sheet, column in lacking:
        st.warning(_("Sheet {name}: no column is read as {what} yet.").format(
            name=frame.literal(sheet.name), what=column.heading(language())), icon=":material/info:")
    if not any(sheet.part for sheet in mapping.sheets):
        st.warning(_("Say of one sheet at least what its lines are."), icon=":material/info:")
        return False
    return not lacking


def _preview(raw: Raw, mapping: Mapping, key: str) -> bool:
    """The first lines as they would be read; whether they can be."""
    try:
        tables = mapped(raw, mapping)[0]
    except BadSource as error:
        st.warning(frame.literal(str(error)), icon=":material/info:")
        return False
    _shown(tables, key)
    return True


def _shown(tables: list[Table], key: str) -> None:
    for table in tables:
        frame.say(_("The first lines of {name} would be read so:").format(name=table.name), quiet=True)
        st.dataframe(_head(table), hide_index=True, width="stretch", key=f"mapping-preview-{key}-{table.name}")


def _head(table: Table) -> dict[str, list[str]]:
    """The first lines of a table under the words of their columns, in the order of the layout."""
    head = table.frame.head(PREVIEWED)
    return {column.heading(language()): [_word(column, text) for text in head[column.name]]
            for column in table.sheet.columns if column.name in head and any(head[column.name])}


def _word(column: Column, text: str) -> str:
    """A text of the table as people know it: codes that a guess put there are shown as words."""
    if column.role == "country":
        return places.name(text, language()) or text[:SHORT]
    words = {choice.value: spoken(choice) for choice in column.choices}
    return "; ".join(words.get(part, part) for part in text.split(";"))[:SHORT] if words else text[:SHORT]
