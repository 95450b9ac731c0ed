"""The card of a fact: who says it, as of when, in which delivery, who verified it; opened by ``?card=`` in the address.

``?card=position`` is a property of the thing, ``?card=AFFILIATED_WITH:<id>`` its relation with another thing.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from graph.analysis import profiles
from graph.analysis.projection import Projection
from graph.schema import EDGE
from ui import acts, data, kinds, words
from ui.edit import edits
from ui.frame import link, literal, paragraph, say
from ui.i18n import _, date, ngettext, number, spoken, titled
from ui.panel import nothing, panel
from ui.table import Link, Row

CARD = "card"
#: What stands behind a relation that is counted, and not said: the question that lists it.
BEHIND = {"COAUTHOR_OF": ("expert/shared", "expert", "other"), "EXPERT_IN": ("expert/evidence", "expert", "topic")}


def to(stem: str, id: str, fact: str) -> Link:
    """The address of a card."""
    return Link(stem, (("id", id), (CARD, fact)))


def sourced(stem: str, id: str, type: str | Callable[[Row], str], count: str = "") -> Callable[[list[Row]], list[Row]]:
    """Adds to rows of relations how many sources say each, as a link to its card; ``count``: a column that leads there.

    ``type`` is the relation's, or says it of a row.
    """
    def shaped(rows: list[Row]) -> list[Row]:
        return [_with_card(row, to(stem, id, f"{type if isinstance(type, str) else type(row)}:{row['id']}"), count)
                for row in rows]
    return shaped


def _with_card(row: Row, card: Link, count: str) -> Row:
    if count and row.get(count):
        return {**row, f"{count}_link": card}
    count_of = len(row["sources"] or ())
    return {**row, "source": ngettext("{n} source", "{n} sources", count_of).format(n=number(count_of)),
            "source_link": card}


def show(id: str, label: str) -> None:
    """Opens the card that the address asks for; an address that asks for nothing there is opens none."""
    kind, _rest, other = st.query_params.get(CARD, "").partition(":")
    if other and kind in EDGE and (label in EDGE[kind].start or label in EDGE[kind].end):
        ends = EDGE[kind].end if label in EDGE[kind].start else EDGE[kind].start
        _open(_between(kind, id, other), _relation, kind, id, other, ends)
    elif kind and not other:
        fact = next((fact for fact in data.facts(id) if fact["property"] == kind), None)
        if fact:
            _open(words.property(label, kind), _fact, id, label, fact)


def _open(title: str, body: Callable[..., None], *given: Any) -> None:
    # A title is read as Markdown, whose pictures would be asked for from outside.
    st.dialog(literal(title) or "–", width="medium", on_dismiss=_closed)(body)(*given)


def _closed() -> None:
    st.query_params.pop(CARD, None)


def _between(type: str, id: str, other: str) -> str:
    return f"{name_of(id)} – {spoken(EDGE[type])} – {name_of(other)}"


def name_of(id: str) -> str:
    """The name of a thing in the visitor's language; empty where nothing is known of it."""
    return titled({fact["property"]: fact["value"] for fact in data.facts(id)})


def source_name(id: str) -> str:
    """What a source is called."""
    return _("Curators") if id == edits.CURATOR else str(data.sources().get(id, {}).get("title") or id)


# A property


def _fact(id: str, label: str, fact: Row) -> None:
    name = fact["property"]
    st.html(f'{paragraph(words.fact(label, name, fact["value"]))}')
    _verdict(id, fact)
    for said in data.sayings(id):
        if (value := _said_of(said, name)) is not None:
            same = value == fact["value"] or (isinstance(value, list) and isinstance(fact["value"], list))
            _saying(said, "" if same and not isinstance(value, list) else words.fact(label, name, value))
    link("edit", _("Edit"), id=id)


def _said_of(said: Row, name: str) -> Any:
    """What a statement says of a property; None where it says nothing."""
    if not said["patch"]:
        return said["payload"].get(name) or None
    return next((said["payload"][act][name] for act in ("set", "add") if name in said["payload"].get(act, {})), None)


def _verdict(id: str, fact: Row) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="noprint-verdict"):
        if fact["verified_by"]:
            say(_("Verified by {who} on {day}").format(who=fact["verified_by"], day=date(fact["verified_at"])))
            acts.button(_("Take back"), _unverify, id, fact["property"], key="card-unverify", type="tertiary",
                        icon=":material/undo:", done=_("No longer verified."))
        else:
            say(_("Nobody has verified this yet."), quiet=True)
            acts.button(_("Verify this value"), _verify, id, fact["property"], fact["value"], key="card-verify",
                        icon=":material/verified:", done=_("Verified."))


def _verify(id: str, name: str, value: Any) -> None:
    data.registry().ledger.judge("verified", id, value={"property": name, "value": value}, by=acts.by())
    acts.settle()


def _unverify(id: str, name: str) -> None:
    registry = data.registry()
    edits.withdraw([one for one in edits.decisions(id, "verified") if registry.ledger.judgements_of([one])
                    and name in registry.ledger.judgements_of([one])[0].value])


# A relation


def _relation(type: str, id: str, other: str, ends: Sequence[str]) -> None:
    if len(ends) == 1 and not kinds.page_of(ends):
        _about(ends[0], other)
    said = data.sayings(id, type, other)
    for one in said:
        _saying(one, _told(type, one["payload"].get("set", {}) if one["patch"] else one["payload"]))
    if type in BEHIND:
        name, mine, theirs = BEHIND[type]
        if data.read(name, **{mine: id, theirs: other}):
            given: dict[str, Any] = {mine: id, theirs: other}
            panel(name, first=6, **given)
    elif type == "COLLABORATES_WITH":
        ids = [row["id"] for row in data.of_network(_behind, id, other)]
        panel("organisation/evidence", first=6, ids=ids)
    elif not said:
        nothing(_("No source says it in words; it follows from works or agreements that both share."))


def _about(label: str, id: str) -> None:
    """What is known of a thing that has no page of its own: an agreement, an event, a work."""
    for fact in data.facts(id):
        name = fact["property"]
        if name not in ("name", "name_vi", "name_en", "code", "folded") and not words.derived(label, name):
            say(_("{what}: {value}").format(what=words.property(label, name),
                                            value=words.fact(label, name, fact["value"])))


def _behind(p: Projection, id: str, other: str) -> list[Row]:
    return [{"id": one} for one in profiles.behind(p, id, other)]


def _told(type: str, payload: Row) -> str:
    """What a statement says of a relation beyond that there is one."""
    given = [(prop, payload[prop.name]) for prop in EDGE[type].props if payload.get(prop.name) not in (None, "", [])]
    return "; ".join(_("{what}: {value}").format(what=spoken(prop), value=words.text(prop.name, value))
                     for prop, value in given)


def _saying(said: Row, value: str) -> None:
    """One source with what it says, where that is not what the card shows anyway."""
    source = data.sources().get(said["source"], {})
    title = source_name(said["source"])
    with st.container(border=True, gap="xxsmall"):
        say(title if not value else _("{what}: {value}").format(what=title, value=value))
        quote = said["payload"].get("quote")
        if quote:
            say(f"“{quote}”")
        say(_delivered(said, source), quiet=True)
        if str(source.get("url") or "").startswith(("http://", "https://")):
            st.link_button(_("Open the source"), source["url"], icon=":material/open_in_new:", type="tertiary")


def _delivered(said: Row, source: Row) -> str:
    by = said["by"]
    parts = [_("as of {day}").format(day=date(said["as_of"])) if said["as_of"] else "",
             _("accepted by {who} on {day}").format(who=by, day=date(said["at"])) if by else "",
             _("delivery: {title}").format(title=said["title"]) if said["title"] else "",
             _("licence: {licence}").format(licence=source["licence"]) if source.get("licence") else ""]
    return " · ".join(part for part in parts if part)


