"""The question of the map in words, and its parts as controls; what only few ask for stands behind "More"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from graph.schema import EDGE, NODE, SUBKIND
from ui import data, frame
from ui.i18n import _, ngettext, number, spoken, spoken_many, titled
from ui.map import acts
from ui.map.state import COLOURS, FORMS, LIMITS, SIZES, State
from ui.network.dress import WORDS
from ui.network.networks import VIEW
from ui.network.select import WEIGHED, view_of
from ui.panel import ADVANCED

_EARLIEST = 1990
_INDENT = {"field": "\u2003", "subfield": "\u2003\u2003"}


def ask(state: State) -> None:
    """The controls: which network, which countries and field; and what else can be asked."""
    _select("view", _("Network"), {key: _(view.title) for key, view in VIEW.items()}, state.view, 210)
    _countries(state)
    _select("field", _("Field"), {"": _("All"), **fields()}, state.field, 190)
    with st.popover(_("More"), icon=":material/tune:", key="map-more"):
        _more(state)
    with st.popover(_("Drawing"), icon=":material/palette:", key="map-look"):
        _looks(state)


def said(state: State) -> None:
    """The question in words, with its filters."""
    frame.say(" · ".join(words(state)))


def words(state: State) -> list[str]:
    """The question in words: what the network answers, then each filter."""
    said = [_(view_of(state).question), *_places(state)]
    if state.kind:
        said.append(spoken_many(SUBKIND[state.kind]))
    if state.since or state.until:
        said.append(_years(state))
    if state.year:
        said.append(_("What held in {year}").format(year=state.year))
    if state.least > 1:
        said.append(ngettext("at least {n} in common", "at least {n} in common", state.least).format(
            n=number(state.least)))
    if state.verified:
        said.append(_("verified only"))
    if state.types:
        said.append(", ".join(spoken(EDGE[type]) for type in state.types))
    return said


def fields() -> dict[str, str]:
    """The names of fields by code, parts indented below their whole."""
    return {row["code"]: _INDENT.get(row["level"], "") + titled(row) for row in data.read("filters/fields")}


def field_ids(code: str) -> list[str]:
    """The ids of a field and its parts; none where no field is chosen."""
    return [row["id"] for row in data.read("filters/parts", field=code)] or ["none"] if code else []


def _places(state: State) -> list[str]:
    names = {row["code"]: titled(row) for row in data.read("filters/countries")}
    said = [", ".join(names.get(code, code) for code in state.countries)] if state.countries else []
    return [*said, *([fields().get(state.field, state.field).strip()] if state.field else [])]


def _years(state: State) -> str:
    if state.since and state.until:
        return _("from {since} to {until}").format(since=state.since, until=state.until)
    return (_("since {since}").format(since=state.since) if state.since
            else _("up to {until}").format(until=state.until))


def _countries(state: State) -> None:
    names = {row["code"]: titled(row) for row in data.read("filters/countries")}
    key = _key("countries")
    st.session_state[key] = [code for code in state.countries if code in names]
    st.multiselect(_("Countries/territories"), list(names), key=key, format_func=lambda code: names.get(code, code),
                   placeholder=_("All"), on_change=_changed, args=("countries", tuple), select_all=False, width=240)


def _more(state: State) -> None:
    _select("kind", _("Kind of organisation"),
            {"": _("All"), **{label: spoken_many(kind) for label, kind in SUBKIND.items()}}, state.kind)
    key, last = _key("years"), date.today().year
    st.session_state[key] = (min(max(state.since, _EARLIEST), last) if state.since else _EARLIEST,
                             min(max(state.until, _EARLIEST), last) if state.until else last)
    st.slider(_("Years of what they share"), _EARLIEST, last, key=key, on_change=_spanned,
              help=_("What has no date stays on the map."))
    if set(state.types or view_of(state).types) & set(WEIGHED):
        key = _key("least")
        st.session_state[key] = min(state.least, 100)
        st.number_input(_("At least so much in common"), 1, 100, key=key, on_change=_changed, args=("least", int),
                        help=_("Works and agreements that two share."))
    key = _key("verified")
    st.session_state[key] = state.verified
    st.toggle(_("Only experts and organisations of which something was verified"), key=key, on_change=_changed,
              args=("verified", bool))
    _select("most", _("Nodes at most"), {one: number(one) for one in LIMITS}, state.most)
    if st.session_state.get(ADVANCED):
        _several("types", _("Relations"), {type: spoken(edge) for type, edge in EDGE.items()}, state.types)
        _several("labels", _("Kinds of nodes"), {label: spoken(node) for label, node in NODE.items()}, state.labels)


def _looks(state: State) -> None:
    _select("colour", _("Colour by"), {key: _(WORDS[key]) for key in COLOURS}, state.colour)
    _select("size", _("Size by"), {key: _(WORDS[key]) for key in SIZES}, state.size)
    _select("form", _("Large maps"), dict(zip(FORMS, (
        _("As communities from 2,000 nodes on"), _("Always as communities"), _("Always the largest nodes")),
        strict=True)), state.form)


def _several(name: str, label: str, options: dict[str, str], value: tuple[str, ...]) -> None:
    key = _key(name)
    st.session_state[key] = [one for one in value if one in options]
    st.multiselect(label, list(options), key=key, format_func=options.__getitem__, on_change=_changed,
                   placeholder=_("As the network has them"), args=(name, tuple), select_all=False)


def _select(name: str, label: str, options: dict[Any, str], value: Any, width: int | str = "stretch") -> None:
    key = _key(name)
    st.session_state[key] = value if value in options else next(iter(options))
    st.selectbox(label, list(options), key=key, format_func=lambda one: options.get(one, str(one)),
                 on_change=_changed, args=(name, lambda one: one), width=width)  # type: ignore[arg-type]


def _key(name: str) -> str:
    return f"map-asked-{name}"


def _changed(name: str, kind: Callable[[Any], Any]) -> None:
    """A part of the question was changed; another network begins without what was done to the one before."""
    state = replace(acts.now(), **{name: kind(st.session_state[_key(name)])})
    if name == "view":
        state = replace(state, opened=(), hidden=(), pinned=(), unfolded=(), off=(), types=(), labels=(), year=0, id="")
    acts.change(state)


def _spanned() -> None:
    since, until = st.session_state[_key("years")]
    last = date.today().year
    since, until = (since if since > _EARLIEST else 0), (until if until < last else 0)
    acts.change(replace(acts.now(), since=since, until=until))
