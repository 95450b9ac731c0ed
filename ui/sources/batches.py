"""Batches as people see them: the list, one batch with what it would change, and its lines that could not be read."""

from typing import Any

import streamlit as st

from graph.names import fold
from graph.schema import EDGE, NODE
from ledger.batches import Batch
from ui import acts, data, frame, words
from ui.duplicates import matching as duplicates_matching
from ui.edit import publishing
from ui.i18n import _, date, later, ngettext, number, spoken
from ui.proposals import page as proposals
from ui.sources import refusing, under_way, unread
from ui.table import Link, table

Row = dict[str, Any]
CURATOR = "curator"
_ORDER = {label: place for place, label in enumerate((*NODE, *EDGE))}
STATES = {"staged": later("Waiting"), "accepted": later("In force"), "undone": later("Undone")}
KINDS = {"adds": later("Adds"), "changes": later("Changes"), "contradicts": later("Contradicts"),
         "withdraws": later("Withdraws"), "duplicates": later("Possible duplicates")}
#: Headings of these tables, whose columns no question names.
HEADINGS = (later("Batch"), later("Source"), later("As of"), later("Records"), later("Rejected"), later("State"),
            later("File"), later("Sheet"), later("Line"), later("Column"), later("Reason"),
            later("Part of the registry"), later("Property"), later("Old"), later("New"), later("Who"),
            later("Licence"), later("Legal basis"), later("Rank"), later("Address"))
#: Lines of a preview that are drawn; the counts are always of all.
MOST = 500
#: Records beyond which a batch is accepted beside the page.
LONG = 20_000


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
        unread.show(batch, titles().get(batch.source) or batch.source)
    if batch.loader.startswith("document"):
        proposals.show(batch)
    elif batch.state == "accepted":
        _undoing(batch)
    else:
        _previewed(batch)


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
    _people(batch, sum(row["label"] == "Expert" for row in found["adds"]))
    less = data.registry().ledger.held(batch.id)
    if less:
        st.warning(_("This delivery says {says} things where the last of this source said {said}. Accepting it takes "
                     "away what it no longer says: is it whole?").format(
                         says=number(less.says), said=number(less.said)), icon=":material/warning:")
    with st.container(horizontal=True, key="noprint-accept"):
        acts.button(_accepting(batch, found, bool(less)), accept, batch, key="accept", icon=":material/check:",
                    type="primary", done=_("Accepted. It can be undone at any time."))
    _tables(found, batch.id)
    refusing.refused(batch.id)


def _accepting(batch: Batch, found: dict[str, list[Row]], held: bool) -> str:
    count = sum(len(found[kind]) for kind in ("adds", "changes", "withdraws"))
    label = ngettext("Accept {n} change", "Accept {n} changes", count).format(n=number(count))
    within = f"{label[:1].lower()}{label[1:]}"
    if batch.state != "staged":
        return _("Redo: {what}").format(what=within)
    anyway = _("{what} all the same").format(what=within)
    return f"{anyway[:1].upper()}{anyway[1:]}" if held else label


def accept(batch: Batch) -> None:
    """Accept a batch; a long one beside the page. Whoever pressed the button has seen whether it says far less."""
    if batch.records > LONG:
        under_way.begin(["accept", str(batch.id), "--anyway"], batch.title or batch.source)
    else:
        acts.accept(batch.id)
        # What came in is matched with what is known.
        duplicates_matching.begin()


def _people(batch: Batch, count: int) -> None:
    """Nothing about people is published by loading: on what legal basis it may be, which is an act of its own."""
    if not count:
        return
    basis = next((one["legal_basis"] for one in data.registry().ledger.sources() if one["id"] == batch.source), "")
    said = ngettext("{n} person is new and will not be published by this.",
                    "{n} people are new and will not be published by this.", count).format(n=number(count))
    why = _("On what basis they may be: {basis}.").format(basis=basis.rstrip(".")) if basis else _(
        "The source states no legal basis, so each needs their consent.")
    frame.say(f"{said} {why}", quiet=True)


def _undoing(batch: Batch) -> None:
    frame.say(_("This delivery is in force. Undoing takes away what only it says; it can be brought back."))
    with st.container(horizontal=True, key="noprint-undo"):
        acts.button(_("Undo this batch"), acts.undo, batch.id, key="undo", icon=":material/undo:",
                    done=_("Undone. It can be redone."))
        publishing.batch(batch)
    refusing.refused(batch.id)


def _tables(found: dict[str, list[Row]], batch: int) -> None:
    there = [kind for kind in KINDS if found[kind]]
    if not there:
        return
    kind = st.segmented_control(_("Show"), there, default=there[0], required=True, key=f"preview-{batch}",
                                format_func=lambda kind: f"{_(KINDS[kind])} · {number(len(found[kind]))}",
                                label_visibility="collapsed") or there[0]
    rows = sorted(found[kind], key=_place)[:MOST]
    if len(found[kind]) > MOST:
        st.caption(_("The first {n} are shown.").format(n=number(MOST)))
    columns = ("part_of_the_registry", "name", *(() if kind in ("adds", "withdraws") else ("property", "old", "new")))
    pick = _("Choose the row") if any(row["records"] for row in rows) else ""
    # What was refused or let in is another table, in which nothing is chosen yet.
    chosen = table([_line(row, kind) for row in rows], f"preview-{batch}-{kind}-{data.head()}", columns, first=12,
                   pick=pick)
    refusing.refuse([rows[place] for place in chosen])


def _place(row: Row) -> tuple[int, str]:
    """Where a line stands: things before what ties them, each kind by name."""
    return _ORDER[row["label"]], fold(row["name"])


def _line(row: Row, kind: str) -> Row:
    node, label = row["label"] in NODE, kind_of(row["label"])
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


def kind_of(label: str) -> str:
    """The word of a label or a relation, as a line begins."""
    word = spoken(NODE[label] if label in NODE else EDGE[label])
    return f"{word[:1].upper()}{word[1:]}"


def _records(batch: Batch) -> str:
    return ngettext("{n} record", "{n} records", batch.records).format(n=number(batch.records))
