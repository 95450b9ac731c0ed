"""Batches as people see them: the list, one batch with what it would change, and its lines that could not be read."""

from functools import partial
from typing import Any

import streamlit as st

from graph.schema import EDGE, NODE
from ledger.ledger import Batch
from ui import acts, data, export, frame, words
from ui.i18n import _, date, in_words_of, language, later, ngettext, number, spoken
from ui.table import Link, table

Row = dict[str, Any]
CURATOR = "curator"
STATES = {"staged": later("Waiting"), "accepted": later("In force"), "undone": later("Undone")}
KINDS = {"adds": later("Adds"), "changes": later("Changes"), "contradicts": later("Contradicts"),
         "withdraws": later("Withdraws"), "duplicates": later("Possible duplicates")}
#: Headings of these tables, whose columns no question names.
HEADINGS = (later("Batch"), later("Source"), later("As of"), later("Records"), later("Rejected"), later("State"),
            later("File"), later("Sheet"), later("Line"), later("Column"), later("Reason"),
            later("Part of the registry"), later("Property"), later("Old"), later("New"), later("Who"),
            later("Licence"), later("Legal basis"), later("Rank"), later("Address"))
REJECT = ("file", "sheet", "line", "column", "reason")
#: Lines of a preview that are drawn; the counts are always of all.
MOST = 500


def listed(batches: list[Batch]) -> None:
    """The batches as a table; each leads to itself."""
    named = titles()
    table([{"batch": batch.title or _("Edit by {name}").format(name=batch.by),
            "batch_link": Link("sources", (("batch", str(batch.id)),)),
            "source": named.get(batch.source) or batch.source,
            "as_of": date(batch.as_of[:10]), "records": batch.records, "rejected": batch.rejected,
            "state": _(STATES[batch.state])} for batch in batches], "batches", first=12)


def titles() -> dict[str, str]:
    """The title of each source, also of one of which nothing is in force yet."""
    return {source["id"]: _("Curators") if source["id"] == CURATOR else source["title"]
            for source in data.registry().ledger.sources()}


def sources() -> None:
    """Every source with its licence, legal basis and rank, the highest rank first."""
    named = titles()
    rows = [{"who": named[source["id"]], "licence": source["licence"], "legal_basis": source["legal_basis"],
             "rank": source["rank"], "address": source["url"]} for source in data.registry().ledger.sources()]
    table(sorted(rows, key=lambda row: (-row["rank"], row["who"])), "sources")


def one(batch: Batch) -> None:
    """One batch: what it is, what it would change or has changed, and what can be done with it."""
    title = titles().get(batch.source) or batch.source
    st.subheader(batch.title or title, anchor=False)
    said = [_(STATES[batch.state]), title, f"{_('As of')} {date(batch.as_of[:10])}", _records(batch)]
    frame.say(" · ".join(said), quiet=True)
    if batch.rejected:
        rejects(batch)
    if batch.state == "accepted":
        _undoing(batch)
    else:
        _previewed(batch)


def rejects(batch: Batch) -> None:
    """The lines that could not be read, with the reason, and as a workbook for the owner of the file."""
    rows = data.registry().ledger.rejects(batch.id)
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.say(ngettext("{n} line could not be read and is not in this batch; the others are.",
                           "{n} lines could not be read and are not in this batch; the others are.",
                           len(rows)).format(n=number(len(rows))))
        st.download_button(
            _("Download them (XLSX)"), partial(in_words_of, language(), lambda: _workbook(rows, batch)),
            export.file_name(f"rejects-{batch.id}", "xlsx", False), export.XLSX, key="rejects-xlsx",
            icon=":material/download:", type="tertiary", on_click="ignore")
    table(rows, f"rejects-{batch.id}", REJECT, first=5)


def sentence(found: dict[str, list[Row]]) -> str:
    """What a preview says in one sentence: adds 12, changes 5, contradicts 3, withdraws 1, 2 possible duplicates."""
    said = [
        (_("adds {n}"), "adds"), (_("changes {n}"), "changes"), (_("contradicts {n}"), "contradicts"),
        (_("withdraws {n}"), "withdraws"), (_("{n} possible duplicates"), "duplicates")]
    parts = [text.format(n=number(len(found[kind]))) for text, kind in said if found[kind]]
    text = ", ".join(parts) or _("changes nothing")
    return f"{text[:1].upper()}{text[1:]}."


def _previewed(batch: Batch) -> None:
    with st.spinner(_("Working out what would change")):
        found = data.preview(batch.id)
    frame.say(sentence(found))
    with st.container(horizontal=True, key="noprint-accept"):
        count = sum(len(found[kind]) for kind in ("adds", "changes", "withdraws"))
        label = ngettext("Accept {n} change", "Accept {n} changes", count).format(n=number(count))
        acts.button(label if batch.state == "staged" else _("Redo: {what}").format(what=label[:1].lower() + label[1:]),
                    acts.accept, batch.id, key="accept", type="primary", icon=":material/check:",
                    done=_("Accepted. It can be undone at any time."))
    _tables(found, batch.id)


def _undoing(batch: Batch) -> None:
    frame.say(_("This delivery is in force. Undoing takes away what only it says; it can be brought back."))
    acts.button(_("Undo this batch"), acts.undo, batch.id, key="undo", icon=":material/undo:",
                done=_("Undone. It can be redone."))


def _tables(found: dict[str, list[Row]], batch: int) -> None:
    there = [kind for kind in KINDS if found[kind]]
    if not there:
        return
    kind = st.segmented_control(_("Show"), there, default=there[0], required=True, key=f"preview-{batch}",
                                format_func=lambda kind: f"{_(KINDS[kind])} · {number(len(found[kind]))}",
                                label_visibility="collapsed")
    rows = found[kind or there[0]]
    if len(rows) > MOST:
        st.caption(_("The first {n} are shown.").format(n=number(MOST)))
    columns = ("part_of_the_registry", "name", *(() if kind in ("adds", "withdraws") else ("property", "old", "new")))
    table([_line(row, kind or "") for row in rows[:MOST]], f"preview-{batch}-{kind}", columns, first=12)


def _line(row: Row, kind: str) -> Row:
    node = row["label"] in NODE
    label = spoken(NODE[row["label"]] if node else EDGE[row["label"]])
    if kind == "duplicates":
        return {"part_of_the_registry": label, "name": row["name"], "property": _("same name as"), "old": "",
                "new": _("one that is known"), "new_id": row["old"], "new_kind": row["label"]}
    if not row["property"]:
        return {"part_of_the_registry": label, "name": row["name"]}
    return {"part_of_the_registry": label, "name": row["name"], "id": row["id"], "kind": row["label"] if node else None,
            "property": words.property(row["label"], row["property"]) if node else words.heading(row["property"]),
            "old": _value(row, "old"), "new": _value(row, "new")}


def _value(row: Row, side: str) -> str:
    value = row[side]
    if value is None:
        return ""
    known = row["label"] in NODE and row["property"] in {prop.name for prop in NODE[row["label"]].props}
    return words.fact(row["label"], row["property"], value) if known else words.text(row["property"], value)


def _records(batch: Batch) -> str:
    return ngettext("{n} record", "{n} records", batch.records).format(n=number(batch.records))


def _workbook(rows: list[Row], batch: Batch) -> bytes:
    title = _("Lines that could not be read: {title}").format(title=batch.title)
    return export.xlsx(export.frame(rows, REJECT, False), title, False)
