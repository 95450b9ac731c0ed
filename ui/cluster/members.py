"""What a node is made of: the things that sources call it, what holds them together, and what was decided about it."""

from html import escape
from typing import Any

import streamlit as st

from graph.compile.components import MATCHER
from graph.duplicates.model import Link
from graph.duplicates.sayings import Payload, Sayings, grouped
from graph.schema import NODE
from ui import acts, data, frame, kinds, words
from ui.cluster import history, split
from ui.duplicates import queue
from ui.i18n import _, date, later, number
from ui.table import table

Row = dict[str, Any]
COLUMNS = ("name", "source", "position", "affiliated_with", "identifiers")
#: The headings of the table, which no question names.
HEADINGS = (later("Identifiers"), later("Affiliated with"), later("Position"))
#: Where a thing of a label is placed: the relation that tells it from another of its name.
_PLACED = {"Expert": "AFFILIATED_WITH", "Organization": "LOCATED_IN"}


def show(id: str) -> None:
    """Draws the view of the node that a thing belongs to."""
    rows = things(id)
    if not rows:
        st.title(_("There is nothing of this address"), anchor=False)
        frame.link("duplicates", _("Possible duplicates"))
        return
    label, name = rows[0]["label"], queue.node_name(id) or rows[0]["name"]
    st.title(_("What {name} is made of").format(name=name), anchor=False)
    with st.container(horizontal=True, key="noprint-cluster-ways"):
        frame.link(kinds.page_of(label) or "home", _("Its page"), id=id)
        frame.link("duplicates", _("Possible duplicates"))
    several = len(rows) > 1
    frame.say(_("{n} entries that were joined into one.").format(n=number(len(rows))) if several
              else _("One entry of one source; nothing is joined to it."))
    pick = _("Choose to split off") if several else ""
    chosen = table(rows, f"cluster-{id}-{data.head()}", COLUMNS, first=20, pick=pick)
    split.back({row["thing"] for row in rows})
    if several:
        split.show(id, rows, [rows[place] for place in chosen])
        _held(id, label)
    history.show(id)


def things(id: str) -> list[Row]:
    """The things of a node, in the order of their arrival, each as its source tells of it."""
    registry = data.registry()
    ours = registry.things(id)
    with registry.index.rehearsal():
        found = registry.index.things(ours)
        sayings = Sayings(registry.ledger, registry.index, registry.ledger.state())
        told = sayings.of(ours)
        label = found[ours[0]].label if ours else ""
        edges = sayings.starting(ours, [_PLACED[label]] if label in _PLACED else [])
        names = sayings.brief({edge.end for edge in edges}, _called)
    at = grouped((edge.start, names[edge.end]) for edge in edges if edge.end in names)
    return [_row(thing, label, told.get(thing, {}), found[thing].source, at.get(thing, [])) for thing in ours]


def _called(said: Payload) -> str:
    return str(said.get("name") or said.get("name_vi") or "")


def _row(thing: str, label: str, said: Payload, source: str, at: list[str]) -> Row:
    identifiers = [f"{words.property(label, name)} {said[name]}" for name in NODE[label].identifiers if said.get(name)]
    return {"thing": thing, "label": label, "name": _called(said) or thing, "position": said.get("position"),
            "source": str(data.sources().get(source, {}).get("title") or source), "identifiers": "; ".join(identifiers),
            "affiliated_with": "; ".join(sorted(set(at)))}


def _held(id: str, label: str) -> None:
    """What makes each two of them one; what somebody judged can be taken back here."""
    links = data.registry().links(id)
    names = queue.named({end for link in links for end in (link.one, link.other)})
    judged = data.registry().ledger.judgements_of(link.judgement for link in links if link.judgement)
    when = {one.id: date(one.at[:10]) for one in judged}
    st.subheader(_("What holds them together"), anchor=False)
    with st.container(gap="xxsmall"):
        for link in links:
            said = ", ".join(part for part in (bond(link, label), when.get(link.judgement)) if part)
            _link(link, f"{names[link.one]} – {names[link.other]}", said)


def _link(link: Link, ends: str, said: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small",
                      key=f"link-{link.judgement}-{link.one}-{link.other}-{link.scheme}"):
        st.html(f'<p class="kn-say">{escape(ends)} <span class="kn-quiet">· {escape(said)}</span></p>',
                width="content")
        if link.judgement:
            acts.button(_("Take back"), _withdraw, link.judgement, key=f"unlink-{link.judgement}", type="tertiary",
                        icon=":material/link_off:", done=_("Taken back. It is in the history below."))


def bond(link: Link, label: str) -> str:
    """Why two things of a label are one, in words."""
    if not link.judgement:
        return _("the same {scheme}: {value}").format(scheme=words.property(label, link.scheme), value=link.value)
    if link.by == MATCHER:
        return _("joined by the matcher")
    return _("{who}: the same").format(who=link.by)


def _withdraw(judgement: int) -> None:
    data.registry().ledger.withdraw(judgement, acts.by())
    acts.settle()


