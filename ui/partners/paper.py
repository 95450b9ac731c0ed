"""The shortlist as files: a workbook with a row for each organisation, and a document with a page for each."""

import io
from collections.abc import Callable, Sequence
from datetime import date as day
from functools import partial

import streamlit as st
from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_BREAK

from ui import data, export, kinds, panel
from ui.i18n import _, date, in_words_of, language, later, titled
from ui.letters.draft import plain
from ui.partners.cards import Suggestion, answered
from ui.partners.found import Row
from ui.paths.hops import full

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLUMNS = ("name", "kind", "country", "reasons", "best_introduction", "missing", "public_contact", "website", "answer")
#: Headings of the workbook, which no question names.
HEADINGS = (later("Name"), later("Kind"), later("Country"), later("Reasons"), later("Best introduction"),
            later("Missing"), later("Public contact"), later("Website"), later("Answer"))


def save(source: Row, found: Callable[[], Sequence[Suggestion]], name: str) -> None:
    """The buttons that offer both; the files are made when they are asked for."""
    lang, watermark = language(), data.in_force("illustration")
    with st.container(horizontal=True, gap="small", width="content", key=f"noprint-{name}-files"):
        panel.save(name, full(source), lambda: rows(found()), COLUMNS)
        st.download_button(
            _("A page for each (Word)"), partial(in_words_of, lang, lambda: document(source, found())),
            export.file_name(name, "docx", watermark), DOCX, key=f"docx-{name}", on_click="ignore", type="tertiary",
            icon=":material/description:")


def rows(found: Sequence[Suggestion]) -> list[Row]:
    """A row for each suggestion, in words."""
    return [{"id": one.node["id"], "name": titled(one.node), "kind": one.node["kind"],
             "country": titled(one.node, "country") if one.node.get("country") else "",
             "reasons": "\n".join(one.reasons), "best_introduction": one.introduction,
             "missing": "; ".join(one.missing), "public_contact": one.node.get("public_contact") or "",
             "website": one.node.get("website") or "", "answer": answered(one.said) if one.said else "",
             "sources": one.node.get("sources") or []} for one in found]


def document(source: Row, found: Sequence[Suggestion]) -> bytes:
    """A page for each suggestion: what it is, why it fits, who can introduce, what is missing, how to reach it."""
    made, stream = Document(), io.BytesIO()
    for place, one in enumerate(found):
        if place:
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _page(made, source, one)
    note = _("Printed on {day}, from the registry of Ketnoi.").format(day=date(day.today().isoformat()))
    if any(kinds.illustrative(one.node.get("sources")) for one in found):
        note = f"{note} {export.warning()}"
    made.sections[0].footer.paragraphs[0].text = plain(note)
    made.save(stream)
    return stream.getvalue()


def _page(made: Made, source: Row, one: Suggestion) -> None:
    made.add_heading(plain(titled(one.node)), level=1)
    place = titled(one.node, "country") if one.node.get("country") else ""
    made.add_paragraph(plain(" · ".join(part for part in (*(look.word for look in kinds.looks(one.node["kind"])),
                                                          place) if part)))
    made.add_paragraph(plain(_("Suggested as a partner for {whom}.").format(whom=full(source))))
    _listed(made, _("Why it fits"), one.reasons)
    _listed(made, _("Best introduction"), [one.introduction] if one.introduction else [])
    _listed(made, _("What is missing"), one.missing)
    _listed(made, _("Public contact"), [str(one.node[name]) for name in ("public_contact", "website")
                                       if one.node.get(name)])
    _listed(made, _("Answer"), [answered(one.said)] if one.said else [])


def _listed(made: Made, heading: str, lines: Sequence[str]) -> None:
    if lines:
        made.add_heading(plain(heading), level=2)
        for line in lines:
            made.add_paragraph(plain(line), style="List Bullet")
