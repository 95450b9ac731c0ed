"""A new request for an introduction: from whom, to whom, through whom, until when, and the letter."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

import streamlit as st

from ledger import requests
from ui import acts, data, frame
from ui.i18n import _, titled
from ui.introductions import asker as introductions_asker
from ui.introductions import letter
from ui.introductions.letter import Written
from ui.letters.draft import About, Letter
from ui.partners import found as partners_found
from ui.partners.found import Row
from ui.paths import found as paths_found
from ui.paths import words as paths_words
from ui.paths.hops import Hop, full
from ui.paths.ways import walked
from ui.table import Link, go

#: Who is offered to introduce, and how many centres are.
PEOPLE, CENTRES = 6, 2


class Through(NamedTuple):
    """Through whom an introduction may go: somebody of ours (of a country, a body too), a centre, or nobody."""

    about: About
    node: Row
    way: Sequence[Hop] = ()

    @property
    def words(self) -> str:
        """Who it is, and why."""
        if self.about == "direct":
            return _("Write to {whom} directly").format(whom=titled(self.node))
        if self.about == "centre":
            return _("Ask {whom} to put us in touch").format(whom=titled(self.node))
        return paths_words.sentence(self.way)


def show(source: Row, to: Row, through: str) -> None:
    """The form; the request is kept by its button, and its page opens."""
    st.html(f'<p class="kn-say"><strong>{escape(full(source))}</strong> → <strong>{escape(full(to))}</strong></p>')
    ways = offered(source, to)
    ids = [one.node["id"] for one in ways]
    chosen = st.radio(_("Through whom"), ids, ids.index(through) if through in ids else 0,
                      key=f"intro-through-{to['id']}", format_func=lambda id: frame.literal(ways[ids.index(id)].words))
    way = ways[ids.index(chosen or ids[0])]
    asker, due = introductions_asker.ask(source, "intro")
    purpose = st.text_area(_("What it is about, in your own words (stands in the letter as it is)"), "", height=90,
                           key=f"intro-purpose-{to['id']}", max_chars=1000)
    st.subheader(_("Letter"), anchor=False)
    said = _letter(source, to, way, asker, due, (purpose or "").strip())
    written = letter.show(said, f"intro-{to['id']}")
    if not asker["name"]:
        frame.say(_("Write your name, so that the letter can be signed and the request kept."), quiet=True)
    if st.button(_("Keep the request"), type="primary", icon=":material/save:", key="intro-keep",
                 disabled=not asker["name"]):
        _keep(source, to, way, said, written)


def offered(source: Row, to: Row) -> list[Through]:
    """Through whom it may go, the best first: who has a way there, the city's centres, and nobody."""
    found = paths_found.introducers(source["id"], to["id"])[:PEOPLE]
    nodes = partners_found.about(row["id"] for row in found)
    ours = [Through("introduction", nodes[row["id"]], way)
            for row, way in zip(found, walked(found), strict=True) if row["id"] in nodes]
    centres = data.read("organisations/list", words=[], country="VN", fields=[], kind="InnovationCenter", standing="",
                        skip=0, limit=CENTRES + 2)
    there = [row["id"] for row in centres if row["id"] not in (source["id"], to["id"], *nodes)][:CENTRES]
    told = partners_found.about(there)
    return [*ours, *(Through("centre", told[id]) for id in there if id in told), Through("direct", to)]


def _letter(source: Row, to: Row, way: Through, asker: dict[str, str], due: date, purpose: str) -> Letter:
    return letter.letter(
        way.about, way.node, asker, due, date.today(), target=letter.target(to), house=source,
        known=letter.known(way.way), fields=letter.fields(source["id"], to["id"]),
        purpose=purpose)


def _keep(source: Row, to: Row, way: Through, said: Letter, written: Written) -> None:
    id = requests.open_request(data.registry().ledger, "introduction", acts.by(), {
        "for": source["id"], "to": to["id"], "whom": [way.node["id"]], "about": way.about,
        "asker": said.asker._asdict(), "purpose": said.purpose, "reply_by": said.reply_by.isoformat(),
        "letters": {written.lang: written.text} if written.changed else {}})
    acts.told(_("Kept. Send the letter, then say that you have sent it."))
    go(Link("introductions", (("id", id),)))
