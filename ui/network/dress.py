"""Colour and size of a map's nodes, by what is asked for, and the legend that says what the colours mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ui import data, symbols
from ui.i18n import _, later, number, titled
from ui.map.state import State
from ui.network.networks import COMMUNITY, Network, Row, look, radius, short, tally

#: Okabe and Ito's colours, which a colour-blind reader can tell apart, for countries and communities.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#56B4E9", "#7A6FBE", "#4D7C0F")
OTHER = "#8A93A0"
#: From little to much, one hue, readable on light and dark.
SCALE = ("#9DB7D5", "#6E97C4", "#3F74AD", "#1B4F8F", "#0B2E5C")
WORDS = {
    "kind": later("Kind"), "country": later("Country/territory"), "community": later("Community"),
    "degree": later("Neighbours"), "betweenness": later("Lies between others"), "brokerage": later("Links strangers"),
    "pagerank": later("Weight in the network"), "even": later("All the same"),
}
Figures = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: what is hidden when it is clicked (empty: it cannot be), word, colour, symbol, count."""

    label: str
    word: str
    colour: str
    icon: str
    count: str


def needs_figures(state: State) -> bool:
    """Whether the colours or sizes ask for more than kinds, countries and numbers of neighbours."""
    return bool({state.colour, state.size} & {"community", "betweenness", "brokerage", "pagerank"})


def dressed(network: Network, state: State, figures: Figures) -> tuple[Network, list[Key]]:
    """The placed network with colours and sizes, and its legend."""
    sizes = _sizes(network, state.size, figures)
    colours, keys = _colours(network, state, figures)
    nodes = tuple({**node, "radius": size, "colour": colour}
                  for node, size, colour in zip(network.nodes, sizes, colours, strict=True))
    return replace(network, nodes=nodes), keys


def _sizes(network: Network, by: str, figures: Figures) -> list[float]:
    if by == "even":
        return [11.0] * len(network.nodes)
    if by == "degree" or by not in figures:
        return [radius(max(node["degree"], node.get("members", 0) // 2)) for node in network.nodes]
    most = max(figures[by], default=0.0) or 1.0
    return [round(7 + 25 * (max(value, 0.0) / most) ** 0.5, 1) for value in figures[by]]


def _colours(network: Network, state: State, figures: Figures) -> tuple[list[str], list[Key]]:
    if state.colour == "country":
        return _grouped([str(node.get("country") or "") for node in network.nodes], _country_words(network))
    if state.colour == "community" and "community" in figures:
        return _grouped([str(one) for one in figures["community"]], lambda key: _around(network, figures, key))
    if state.colour in ("degree", "betweenness", "brokerage"):
        given = figures.get(state.colour) or [float(node["degree"]) for node in network.nodes]
        return _scaled(given, _(WORDS[state.colour]))
    return [look(node["label"]).colour for node in network.nodes], kinds(network, state)


def kinds(network: Network, state: State) -> list[Key]:
    """The legend of the kinds: those that are shown with their numbers, and those that were turned off."""
    counted = {found.label: (found, number(count)) for found, count in tally(network.nodes)}
    for label in sorted(state.off):
        counted.setdefault(label, (look(label), ""))
    return [Key("" if found.label == COMMUNITY else found.label, found.plural, found.colour,
                symbols.symbol(found.icon), count) for found, count in counted.values()]


def _grouped(groups: Sequence[str], word: Callable[[str], str]) -> tuple[list[str], list[Key]]:
    """A colour for each of the largest groups, one for all others."""
    counts: dict[str, int] = {}
    for group in groups:
        counts[group] = counts.get(group, 0) + 1
    largest = sorted((group for group in counts if group), key=lambda group: (-counts[group], group))[:len(PALETTE)]
    colours = dict(zip(largest, PALETTE, strict=False))
    keys = [Key("", word(group), colours[group], "", number(counts[group])) for group in largest]
    others = sum(count for group, count in counts.items() if group not in colours)
    keys += [Key("", _("Others, or not known"), OTHER, "", number(others))] if others else []
    return [colours.get(group, OTHER) for group in groups], keys


def _scaled(values: Sequence[float], word: str) -> tuple[list[str], list[Key]]:
    """Five steps from little to much; steps are of the rank, because few have very much."""
    order = sorted(set(values))
    step = {value: min(place * len(SCALE) // max(len(order), 1), len(SCALE) - 1) for place, value in enumerate(order)}
    if len(order) == 1:
        step = {order[0]: 2}
    keys = [Key("", said, colour, "", "") for said, colour in (
        (_("{what}: little").format(what=word), SCALE[0]), (_("medium"), SCALE[2]), (_("much"), SCALE[-1]))]
    return [SCALE[step[value]] for value in values], keys


def _country_words(network: Network) -> Callable[[str], str]:
    names = {row["code"]: titled(row) for row in data.read("filters/countries")}
    return lambda code: names.get(code, code)


def _around(network: Network, figures: Figures, key: str) -> str:
    """A community is called after the two of its members that have most neighbours."""
    members = [node for node, one in zip(network.nodes, figures["community"], strict=True) if str(one) == key]
    return named(members)


def named(members: Sequence[Row]) -> str:
    """What a community is called: after its two members with most neighbours."""
    order = sorted(members, key=lambda node: (-node["degree"], node["id"]))[:2]
    return _("Around {names}").format(names=", ".join(short(node["name"], 28) for node in order))
