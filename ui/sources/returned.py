"""A table that comes back: what it changes, what others changed meanwhile, what is missing, and what writes it."""

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from graph.errors import RegistryError, StaleEdit
from graph.names import clean
from ledger.staging import Rejected
from loaders import returned
from loaders.returned import Change, Decision, Found, Returned
from ui import acts, data, editable, export, frame, words
from ui.i18n import _, in_words_of, language, later, ngettext, number
from ui.sources.meanwhile import meanwhile
from ui.table import table

READ = "returned-read"
CHOICES: dict[Decision, str] = {
    "theirs": later("Keep theirs"), "mine": later("Write mine"), "skip": later("Decide later")}
REJECT = ("sheet", "line", "column", "reason")
#: Changes that are drawn, all of which are written; conflicts and missing rows that are asked about, the others wait.
MOST, ASKED = 500, 50


def show(name: str, content: bytes) -> int | None:
    """Draws what a returned table changes, with its questions; the batch that was written, once it was."""
    try:
        # The row of the log comes first: what is written cites a state that was not later than what is shown.
        seen, found = data.head(), _compared(name, content)
    except RegistryError as error:
        st.error(str(error), icon=":material/error:")
        return None
    if not (found.changes or found.missing or found.rejects):
        st.info(_("{file} says what the registry says: nothing changes.").format(file=found.file),
                icon=":material/check:")
    else:
        frame.say(sentence(found))
    for notice in found.notices:
        frame.say(notice, quiet=True)
    top = st.container(key="noprint-returned")
    _changes(found.plain)
    decisions = _conflicts(found) | _missing(found)
    _rejects(found)
    with top:
        return _record(found, decisions, seen)


def sentence(found: Found) -> str:
    """What a table says in one sentence: changes, conflicts, missing rows, and what is not taken."""
    said = [
        (ngettext("{n} change", "{n} changes", len(found.plain)), len(found.plain)),
        (ngettext("{n} cell that somebody else changed meanwhile", "{n} cells that somebody else changed meanwhile",
                  len(found.conflicts)), len(found.conflicts)),
        (ngettext("{n} row is no longer in the table", "{n} rows are no longer in the table", len(found.missing)),
         len(found.missing)),
        (ngettext("{n} cell or line is not taken", "{n} cells or lines are not taken", len(found.rejects)),
         len(found.rejects))]
    return "; ".join(text.format(n=number(count)) for text, count in said if count) + "."


def _written(folder: str, name: str, content: bytes) -> Path:
    # The name is kept for the sentences about cells, its folders are not: it comes from outside.
    path = Path(folder) / (clean(Path(name.replace("\\", "/")).name) or "file")
    path.write_bytes(content)
    return path


def _compared(name: str, content: bytes) -> Found:
    """What a file changes by now; it is read once, and compared whenever the page is drawn."""
    digest = hashlib.sha256(content).hexdigest()
    kept: tuple[str, Returned] | None = st.session_state.get(READ)
    if kept is None or kept[0] != digest:
        with TemporaryDirectory() as folder, st.spinner(_("Reading {file}").format(file=name)):
            kept = digest, returned.fetch(_written(folder, name, content), editable.known())
        st.session_state[READ] = kept
    return returned.compare(kept[1], meanwhile(data.registry()))


def _changes(changes: Sequence[Change]) -> None:
    if not changes:
        return
    if len(changes) > MOST:
        st.caption(_("The first {n} are shown.").format(n=number(MOST)))
    rows = [{"name": change.name, "id": change.node, "kind": change.label,
             "property": words.property(change.label, change.prop), "old": _value(change, change.present),
             "new": _value(change, change.new)} for change in changes[:MOST]]
    table(rows, "returned-changes", ("name", "property", "old", "new"), first=12)


def _conflicts(found: Found) -> dict[str, Decision]:
    if not found.conflicts:
        return {}
    st.subheader(_("Changed by somebody else meanwhile"), anchor=False)
    _first(found.conflicts)
    return {change.key: _decided(change, found.guessed) for change in found.conflicts[:ASKED]}


def _decided(change: Change, guessed: bool) -> Decision:
    """The values side by side, and which of them holds."""
    mark = _mark([change])
    said = [(_("Now"), change.present), (_("In the table"), change.new)]
    said = said if guessed else [(_("When taken out"), change.exported), *said]
    with st.container(border=True, key=f"returned-conflict-{mark}"):
        frame.say(f"{change.name} · {words.property(change.label, change.prop)}")
        for place, (heading, value) in zip(st.columns(3), said, strict=False):
            place.html(frame.paragraph(heading, quiet=True) + frame.paragraph(_value(change, value)))
        chosen: Decision = st.segmented_control(
            _("Which value holds?"), list(CHOICES), default="skip", required=True, key=f"returned-{mark}",
            format_func=lambda one: _(CHOICES[one]), label_visibility="collapsed")
        return chosen


def _missing(found: Found) -> dict[str, Decision]:
    if not found.missing:
        return {}
    st.subheader(_("No longer in the table"), anchor=False)
    frame.say(_("They stay in the registry unless you tick them. What is taken out leaves lists, maps and counts, "
                "whatever sources say; it can be undone."), quiet=True)
    _first(found.missing)
    return {one.id: "out" for one in found.missing[:ASKED]
            if st.checkbox(_("Take out: {name}").format(name=_plain(one.name)),
                           key=f"returned-out-{found.hash[:8]}-{one.id}")}


def _first(several: Sequence[Any]) -> None:
    if len(several) > ASKED:
        st.caption(_("The first {n} of {total} are asked about; the others stay as they are.").format(
            n=number(ASKED), total=number(len(several))))


def _rejects(found: Found) -> None:
    if not found.rejects:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(_("Not taken"), anchor=False)
        st.download_button(
            _("Download them (XLSX)"), partial(in_words_of, language(), lambda: _workbook(found.rejects, found.file)),
            export.file_name("rejects", "xlsx", False), export.XLSX, key="returned-rejects-xlsx",
            icon=":material/download:", type="tertiary", on_click="ignore")
    table([one._asdict() for one in found.rejects], "returned-rejects", REJECT, first=8)


def _workbook(rejects: Sequence[Rejected], file: str) -> bytes:
    title = _("Lines that could not be read: {title}").format(title=file)
    return export.xlsx(export.frame([one._asdict() for one in rejects], REJECT, False), title, False)


def _record(found: Found, decisions: dict[str, Decision], seen: int) -> int | None:
    """The one act: all changes become one batch of the curator, which can be undone."""
    if not (found.changes or found.missing):
        return None
    count = len(found.plain) + sum(one in ("mine", "out") for one in decisions.values())
    label = ngettext("Record {n} change", "Record {n} changes", count).format(n=number(count))
    # Another state of the registry is another button: what was not shown is not written by a click on the old one.
    if not st.button(label, key=f"returned-record-{_mark(found.changes)}", type="primary", icon=":material/save:",
                     disabled=not count):
        return None
    try:
        seq = data.registry().ledger.patch(returned.patches(found, decisions), by=acts.by(), seen=seen,
                                           title=found.file)
    except StaleEdit:
        st.warning(_("Somebody changed the same just now. Look once more, then record."), icon=":material/sync:")
        return None
    acts.settle()
    st.session_state.pop(READ, None)
    acts.told(ngettext("{n} change recorded. It can be undone at any time.",
                       "{n} changes recorded. They can be undone at any time.", count).format(n=number(count)))
    return int(data.registry().ledger.entries(seq - 1, seq)[0].subject)


def _mark(changes: Sequence[Change]) -> str:
    """What tells one state of these changes from another: a decision holds only for the values that it was about."""
    said = repr([(change.key, change.present, change.new, change.conflict) for change in changes])
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def _value(change: Change, value: Any) -> str:
    if value in (None, "", []):
        return "–"
    return words.fact(change.label, change.prop, value)


def _plain(name: str) -> str:
    """A name in a label, whose marks would otherwise be taken for markup."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()#+-.!:~$<>|" else letter for letter in name)
