"""What was clicked on the map, beside it: who it is, what is known, with whom it is joined; and the list beneath."""

from html import escape

import streamlit as st

from ui import data, frame, kinds, words
from ui.i18n import KEY, _, language, later, ngettext, number
from ui.network import Network, Row, around, tally
from ui.pages import BY_STEM
from ui.table import Link, table

#: Facts that say nothing beside a map: shown by name, chips or the map itself.
_SPOKEN = ("name", "name_vi", "name_en", "name_ja", "name_zh", "name_latin", "name_order", "kinds", "code", "latitude",
           "longitude", "text", "openalex", "position")
_MOST = 6
#: Headings of these tables, whose columns no question names.
HEADINGS = (later("Relation"), later("Neighbours"))


def beside(network: Network, id: str) -> None:
    """The profile of the node that was clicked, or what there is to see where none was."""
    node = next((node for node in network.nodes if node["id"] == id), None)
    if node is None:
        _whole(network)
        return
    st.html(f'<p class="kn-name" style="font-size:1.25rem">{escape(node["name"])}</p>'
            f'<div>{"".join(kinds.kind_chips(node["labels"], node.get("sources")))}</div>')
    _facts(node)
    _ways(node)
    _joined(network, node)


def listed(network: Network) -> None:
    """What the map shows, as a table in step with it; a name selects on the map."""
    ordered = sorted(network.nodes, key=lambda node: (-node["degree"], node["id"]))
    table([{"name": node["name"], "name_link": chosen(node["id"]), "kind": node["labels"],
            "sources": node.get("sources"), "neighbours": node["degree"]} for node in ordered], "map-nodes", first=10)


def chosen(id: str) -> Link:
    """This map, as it is filtered, with another node selected."""
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in ("id", KEY)}
    return Link("map", (*kept.items(), ("id", id)))


def _whole(network: Network) -> None:
    frame.say(_("Click a node to see who it is and with whom it is joined."))
    if network.left_out:
        left = ngettext("{n} node with fewer neighbours is not drawn.",
                        "{n} nodes with fewer neighbours are not drawn.", network.left_out)
        frame.say(left.format(n=number(network.left_out)), quiet=True)
    most = sorted(network.nodes, key=lambda node: (-node["degree"], node["id"]))[:8]
    if most:
        st.markdown(f"**{_('With most neighbours')}**")
        table([{"name": node["name"], "name_link": chosen(node["id"]), "neighbours": node["degree"]} for node in most],
              "map-largest")


def _facts(node: Row) -> None:
    label = "Organization" if "Organization" in node["labels"] else node["label"]
    shown = [fact for fact in data.facts(node["id"]) if fact["property"] not in _SPOKEN]
    lines = []
    for fact in shown[:_MOST]:
        said = "; ".join(str(data.sources().get(id, {}).get("title") or id) for id in fact["sources"])
        value = words.fact(label, fact["property"], fact["value"])
        lines.append(f'<p class="kn-say" title="{escape(said)}"><span class="kn-quiet">'
                     f'{escape(words.property(label, fact["property"]))}:</span> {escape(value)}</p>')
    st.html("".join(lines))


def _ways(node: Row) -> None:
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
