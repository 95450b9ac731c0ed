"""What was clicked on the map, beside it: who it is, what is known, with whom it is joined; and the list beneath."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st

from ui import data, frame, kinds, words
from ui.i18n import KEY, _, language, later, ngettext, number
from ui.map import acts, reading
from ui.map import state as map_state
from ui.map.drawn import Shown
from ui.map.state import State
from ui.network.networks import COMMUNITY, Network, Row, around, kinds_of, tally
from ui.pages import BY_STEM
from ui.table import Link, table

#: Facts that say nothing beside a map: shown by name, chips or the map itself.
_SPOKEN = ("name", "name_vi", "name_en", "name_ja", "name_zh", "name_latin", "name_order", "kinds", "code", "latitude",
           "longitude", "text", "openalex", "position")
_MOST = 6
#: Headings of these tables, whose columns no question names.
HEADINGS = (later("Relation"), later("Neighbours"))


def beside(shown: Shown) -> None:
    """The profile of the node that was clicked, or what there is to see where none was."""
    node = shown.network.node(shown.state.id)
    if node is None:
        _whole(shown)
        return
    chips = [] if node["label"] == COMMUNITY else kinds.kind_chips(node["labels"], node.get("sources"))
    st.html(f'<p class="kn-name" style="font-size:1.25rem">{escape(node["name"])}</p><div>{"".join(chips)}</div>')
    _ways(node)
    _acts(shown, node)
    if node["label"] != COMMUNITY:
        _facts(node)
    reading.told(shown)
    _joined(shown.network, node)


def listed(network: Network) -> None:
    """What the map shows, as a table in step with it; a name selects on the map."""
    ordered = sorted(network.nodes, key=lambda node: (-node["degree"], node["id"]))
    table([{"name": node["name"], "name_link": chosen(node["id"]), "kind": kinds_of(node),
            "sources": node.get("sources"), "neighbours": node["degree"]} for node in ordered], "map-nodes", first=10)


def chosen(id: str) -> Link:
    """This map, as it is filtered, with another node selected."""
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in ("id", KEY)}
    return Link("map", (*kept.items(), ("id", id)))


def _whole(shown: Shown) -> None:
    network = shown.network
    frame.say(_("Click a node to see who it is and with whom it is joined. A double click opens its neighbours."))
    if network.left_out:
        left = ngettext("{n} node with fewer neighbours is not drawn.",
                        "{n} nodes with fewer neighbours are not drawn.", network.left_out)
        frame.say(left.format(n=number(network.left_out)), quiet=True)
    if hidden := len(shown.state.hidden):
        said = ngettext("{n} node was hidden.", "{n} nodes were hidden.", hidden).format(n=number(hidden))
        st.button(f"{said} {_('Show again')}", type="tertiary", icon=":material/visibility:", key="map-show-hidden",
                  on_click=lambda: acts.change(replace(acts.now(), hidden=())))
    reading.told(shown)
    most = sorted(network.nodes, key=lambda node: (-node["degree"], node["id"]))[:8]
    if most:
        st.markdown(f"**{_('With most neighbours')}**")
        table([{"name": node["name"], "name_link": chosen(node["id"]), "neighbours": node["degree"]} for node in most],
              "map-largest")


def _acts(shown: Shown, node: Row) -> None:
    """What can be done to a node: the same as on the map, for the keyboard and a telephone."""
    id, state = node["id"], shown.state
    left = shown.network.left.get(id)
    with st.container(horizontal=True, gap="small"):
        if node["label"] == COMMUNITY:
            _either(id in state.unfolded, id)
        else:
            if left is not None or id not in state.opened:
                _button(_("Open neighbours"), "add_circle", map_state.opened, id)
            if id in state.opened:
                _button(_("Collapse"), "do_not_disturb_on", map_state.closed, id)
        _button(_("Hide"), "visibility_off", map_state.without, id)
        if any(pin[0] == id for pin in state.pinned):
            _button(_("Let go"), "keep_off", map_state.loosened, id)
        elif (placed := shown.whole.node(id)) is not None:
            _button(_("Pin"), "keep", lambda state, id: map_state.pinned(state, id, placed["x"], placed["y"]), id)
    if left:
        said = ngettext("{n} more neighbour is not shown.", "{n} more neighbours are not shown.", left)
        frame.say(said.format(n=number(left)), quiet=True)


def _either(unfolded: bool, id: str) -> None:
    if unfolded:
        _button(_("Fold"), "unfold_less", map_state.closed, id)
    else:
        _button(_("Unfold"), "unfold_more", map_state.opened, id)


def _button(label: str, icon: str, act: Callable[[State, str], State], id: str) -> None:
    st.button(label, icon=f":material/{icon}:", type="tertiary", key=f"map-act-{icon}",
              on_click=lambda: acts.change(act(acts.now(), id)))


def _facts(node: Row) -> None:
    label = "Organization" if "Organization" in node["labels"] else node["label"]
    shown = [fact for fact in data.facts(node["id"]) if fact["property"] not in _SPOKEN]
    lines = []
    for fact in shown[:_MOST]:
        said = "; ".join(str(data.sources().get(id, {}).get("title") or id) for id in fact["sources"])
        value = words.fact(label, fact["property"], fact["value"])
        lines.append(f'<p class="kn-say" title="{escape(said)}"><span class="kn-quiet">'
                     f'{escape(words.property(label, fact["property"]))}:</span> {escape(value)}</p>')
    if lines:
        st.html("".join(lines))


def _ways(node: Row) -> None:
    if node["label"] == COMMUNITY:
        return
    with st.container(horizontal=True, gap="small"):
        stem = kinds.page_of(node["labels"])
        if stem:
            st.page_link(BY_STEM[stem].path, label=_("Open its page"), icon=":material/open_in_new:",
                         query_params={"id": node["id"], KEY: language()})
        st.page_link(BY_STEM["edit"].path, label=_("Edit"), icon=":material/edit:",
                     query_params={"id": node["id"], KEY: language()})


def _joined(network: Network, node: Row) -> None:
    pairs = around(network, node["id"])
    if not pairs:
        return
    sentence = ", ".join(f"{number(count)} {look.word.lower()}" for look, count in tally(other for _r, other in pairs))
    st.markdown(f"**{_('Joined with')}** :gray[· {sentence}]")
    table([{"relation": relation, "name": other["name"], "name_link": chosen(other["id"])}
           for relation, other in pairs], f"map-joined-{node['id']}", first=9)
