"""What the shape of a map says, in plain words: who alone joins two parts, who links strangers, how it falls apart."""

from collections.abc import Iterator, Mapping

import streamlit as st

from ui import frame
from ui.i18n import _, ngettext, number
from ui.map import kept
from ui.map.drawn import Shown
from ui.network.networks import Network, Row, short

#: A larger map is not read: it is looked at as communities.
LARGEST = 2000
#: How many of each kind are told of a whole map.
_FEW = 2
_TOLD = ("only_bridge", "broker", "parts")
#: Of these it says nothing that they join many: that is what they are there for.
_CATEGORIES = ("Country", "Field")


def told(shown: Shown) -> None:
    """A few sentences on the map as it is drawn; on the node that was chosen alone where there is one."""
    if not 3 <= len(shown.network.nodes) <= LARGEST or shown.network.folded:
        return
    sentences = list(of_node(shown.network, shown.state.id) if shown.network.node(shown.state.id)
                     else of_map(shown.network))
    if sentences:
        with st.container(key="map-reading", gap="xsmall"):
            st.markdown(f"**{_('How to read it')}**")
            for sentence in sentences:
                frame.say(sentence)


def of_map(network: Network) -> Iterator[str]:
    """What a whole map says."""
    names = {node["id"]: node for node in network.nodes}
    count = dict.fromkeys(_TOLD, 0)
    for reading in kept.readings(network):
        if reading["ids"] and names[reading["ids"][0]]["label"] in _CATEGORIES:
            continue
        if reading["code"] in count and count[reading["code"]] < _FEW and (said := sentence(reading, names)):
            count[reading["code"]] += 1
            yield said


def of_node(network: Network, id: str) -> Iterator[str]:
    """What the map says of one node."""
    names = {node["id"]: node for node in network.nodes}
    for reading in kept.readings(network):
        if reading["code"] in ("only_bridge", "broker") and reading["ids"][0] == id:
            yield sentence(reading, names)
    degree = names[id]["degree"]
    rank = 1 + sum(node["degree"] > degree for node in network.nodes)
    said = ngettext("{n} neighbour on this map: number {rank} of {total} by neighbours.",
                    "{n} neighbours on this map: number {rank} of {total} by neighbours.", degree)
    yield said.format(n=number(degree), rank=number(rank), total=number(len(network.nodes)))


def sentence(reading: Row, names: Mapping[str, Row]) -> str:
    """One reading in words; nothing where there is nothing worth saying."""
    if reading["code"] == "parts":
        nodes, parts, largest = (int(one) for one in reading["numbers"])
        said = _("The map falls into {parts} separate parts; the largest has {largest} of {nodes} nodes.")
        return said.format(parts=number(parts), largest=number(largest), nodes=number(nodes)) if parts > 1 else ""
    name, *sides = (str(names[id]["name"]) for id in reading["ids"])
    if reading["code"] == "broker":
        return _("{name} links many who are not linked among themselves.").format(name=name)
    if len(sides) < 2:
        return _("{name} is the only way to {one} and {n} more.").format(
            name=name, one=short(sides[0], 60), n=number(int(reading["numbers"][-1]) - 1)) if sides else ""
    return _("{name} is the only bridge between {one} and {other}.").format(
        name=name, one=_side(sides[0], reading["numbers"][0]), other=_side(sides[1], reading["numbers"][1]))


def _side(name: str, size: float) -> str:
    """A side by one of its nodes, and how many others it has."""
    more = ngettext("{name} (with {n} other)", "{name} (with {n} others)", int(size) - 1)
    return more.format(name=short(name, 60), n=number(int(size) - 1)) if size > 1 else short(name, 60)
