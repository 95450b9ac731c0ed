"""The networks that a map can show: of which relations each is made, what its rows are, and where they stand."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analysis import layout
from graph.schema import EDGE
from ui import kinds
from ui.i18n import _, later, spoken, titled

Row = dict[str, Any]
Read = Callable[..., list[Row]]
Place = tuple[float, float]
Pairs = list[tuple[str, str]]
Positions = Callable[[dict[str, float], Pairs, dict[str, Place], Pairs], dict[str, Place]]

CAPTIONS = 40
COMMUNITY = "Community"
#: How far from everything else an opened node is put.
_ROOM = 26.0


@dataclass(frozen=True, slots=True)
class View:
    """One network: its title, the question it answers, the relations and labels of which it is made.

    ``rolled``: what its nodes are rolled up to, where they are not things themselves.
    """

    key: str
    title: str
    question: str
    types: tuple[str, ...]
    labels: tuple[str, ...]
    rolled: str = ""


_ANYTHING = ("Expert", "Organization", "Group", "Field", "Country", "Agreement", "Plan", "Goal", "Task", "Event",
             "Work", "Need", "Offer")
VIEWS = (
    View("overview", later("Overview"),
         later("Who leads the plan's tasks, which organisations are where, and what they have agreed"),
         ("LEADS", "LOCATED_IN", "PARTY_TO", "SERVES"),
         ("Organization", "Group", "Task", "Country", "Agreement")),
    View("organisations", later("Organisations"), later("Which organisation works with which"),
         ("COLLABORATES_WITH", "PARTY_TO", "PART_OF"), ("Organization", "Group", "Agreement")),
    View("experts", later("Experts"), later("Which experts know which field, where they work and with whom they write"),
         ("COAUTHOR_OF", "AFFILIATED_WITH", "EXPERT_IN", "ADVISES"), ("Expert", "Organization", "Field", "Task")),
    View("fields", later("Organisations, fields, countries"),
         later("Which organisation works in which field, in which country"),
         ("ACTIVE_IN", "LOCATED_IN"), ("Organization", "Field", "Country")),
    View("plan", later("Plan"), later("Who leads and who takes part in which task"),
         ("LEADS", "COORDINATES", "SERVES"), ("Organization", "Group", "Task", "Agreement")),
    View("bodies", later("Organisations, parts counted to the whole"),
         later("Which organisation works with which, departments counted to the whole"),
         ("COLLABORATES_WITH",), ("Organization",), "organisations"),
    View("countries", later("Country with country"), later("Which country or territory works with which"),
         ("COLLABORATES_WITH",), ("Country",), "countries"),
    View("all", later("Everything"), later("Everything that is joined in the registry"),
         tuple(EDGE), _ANYTHING),
)
VIEW = {view.key: view for view in VIEWS}

#: Where the partners' regions begin to be laid out, so that a map is read like a map of the world.
_REGION = {"US": (-1.6, -0.2), "VN": (0.0, 0.3), "JP": (1.5, -0.9), "TW": (1.6, 0.5), "KR": (0.9, -1.4),
           "CN": (0.3, -1.5), "SG": (0.6, 1.5), "DE": (-1.0, -1.3), "NL": (-0.5, -1.6), "FR": (-1.3, -0.9)}


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges as plain rows.

    A node has id, name, label, labels, country, sources, degree, perhaps ``by`` (the id it was opened from); once
    placed also x, y, radius (pixels) and rank (0 is the largest), once dressed colour and size. An edge has one, other
    (ids), type, weight, first and last (years, 0 where nobody knows). ``total`` counts nodes before any were left out;
    ``folded``: they stand as communities. ``left``: how many neighbours of an opened node are not shown.
    """

    nodes: tuple[Row, ...]
    edges: tuple[Row, ...]
    total: int
    folded: bool = False
    left: Mapping[str, int] = field(default_factory=dict)

    @property
    def left_out(self) -> int:
        """How many nodes are not shown because there were too many."""
        return max(self.total - self.shown, 0)

    @property
    def shown(self) -> int:
        """How many things are shown, the members of communities with them."""
        return sum(node.get("members", 1) for node in self.nodes)

    def node(self, id: str) -> Row | None:
        """The node of that id, or None."""
        return next((node for node in self.nodes if node["id"] == id), None)


def look(label: str) -> kinds.Look:
    """How a kind of node of a map looks: those of the vocabulary, and a community."""
    if label == COMMUNITY:
        return kinds.Look(COMMUNITY, _("Community"), _("Communities"), "#475569", "groups")
    return kinds.look(label)


def kinds_of(node: Row) -> list[str]:
    """The labels of a node for a table; a community has none."""
    return [] if node["label"] == COMMUNITY else list(node["labels"])


def during(network: Network, year: int) -> Network:
    """What held in a year: relations without dates always do; whoever has none left is gone."""
    if not year:
        return network
    held = [edge for edge in network.edges if (not edge.get("first") or edge["first"] <= year)
            and (not edge.get("last") or edge["last"] >= year)]
    return counted(network, held)


def counted(network: Network, edges: Sequence[Row]) -> Network:
    """The network with only these relations, and its nodes that they join, with as many neighbours as they have."""
    counts = layout.degrees([node["id"] for node in network.nodes], [(edge["one"], edge["other"]) for edge in edges])
    kept = tuple({**node, "degree": counts[node["id"]]} for node in network.nodes if counts[node["id"]])
    return replace(network, nodes=kept, edges=tuple(edges))


def place(network: Network, positions: Positions = layout.positions,
          pinned: Iterable[tuple[str, float, float]] = ()) -> Network:
    """The network with coordinates, radii and ranks; the same network always gets the same ones.

    What was opened stands around that from which it was opened, so that nothing else moves; what was pinned, there.
    """
    base = [node for node in network.nodes if not node.get("by")]
    ids = {node["id"] for node in base}
    edges = [(edge["one"], edge["other"]) for edge in network.edges if edge["one"] in ids and edge["other"] in ids]
    radii = {node["id"]: radius(node["degree"]) for node in network.nodes}
    near = {node["id"]: spot for node in base if (spot := _region(node))}
    # Around a community there is room for its members.
    room = 4 if network.folded else 1
    spots = positions({id: radii[id] * room for id in sorted(ids)}, edges, near, _ties(base))
    spots = _around(network, spots)
    spots |= {id: (x, y) for id, x, y in pinned if id in spots}
    ranks = {node["id"]: rank for rank, node in enumerate(sorted(network.nodes, key=lambda n: (-n["degree"], n["id"])))}
    return replace(network, nodes=tuple(
        {**node, "x": spots[node["id"]][0], "y": spots[node["id"]][1], "radius": radii[node["id"]],
         "rank": ranks[node["id"]]} for node in network.nodes))


def radius(degree: int) -> float:
    """Half the width of a node in pixels: its area grows with its neighbours."""
    return round(min(7 + 2.3 * math.sqrt(degree), 32), 1)


def around(network: Network, id: str) -> list[tuple[str, Row]]:
    """The neighbours of a node, each with the relation in words, the strongest first."""
    names = {node["id"]: node for node in network.nodes}
    found = [(edge, edge["other"] if edge["one"] == id else edge["one"]) for edge in network.edges
             if id in (edge["one"], edge["other"])]
    found.sort(key=lambda pair: (pair[0]["type"], -(pair[0]["weight"] or 0), -names[pair[1]]["degree"], pair[1]))
    return [(relation(edge["type"]), names[other]) for edge, other in found]


def relation(type: str) -> str:
    """The relation in the visitor's language."""
    return spoken(EDGE[type]) if type in EDGE else _("joined with")


def tally(nodes: Iterable[Row]) -> list[tuple[kinds.Look, int]]:
    """The kinds that are shown with their numbers, the most frequent first."""
    counts: dict[str, int] = {}
    for node in nodes:
        counts[node["label"]] = counts.get(node["label"], 0) + 1
    return [(look(label), count) for label, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def name_of(row: Row) -> str:
    """The name of a node of a map in the visitor's language; a task begins with its number."""
    name = titled(row)
    return f"{row['number']}. {name}" if row.get("number") is not None and "Task" in row["labels"] else name


def short(name: str, most: int = 42) -> str:
    """A name cut for a caption, at a word where there is one."""
    if len(name) <= most:
        return name
    cut = name[:most - 1].rsplit(" ", 1)[0] if " " in name[:most - 1] else name[:most - 1]
    return f"{cut.rstrip(' ,;-')}…"


def ids_of(nodes: Iterable[Row]) -> Collection[str]:
    """The ids of rows."""
    return {node["id"] for node in nodes}


def _around(network: Network, spots: dict[str, Place]) -> dict[str, Place]:
    """Places of what was opened, on a spiral around that from which it was opened, where nothing stands yet."""
    spots, turns = dict(spots), dict[str, int]()
    taken = np.array(list(spots.values()), dtype=float).reshape(-1, 2)
    for node in network.nodes:
        if node.get("by"):
            turn, spot = _free(spots.get(node["by"], (0.0, 0.0)), turns.get(node["by"], 0), taken)
            turns[node["by"]], spots[node["id"]] = turn + 1, spot
            taken = np.vstack([taken, spot])
    return spots


def _free(middle: Place, turn: int, taken: NDArray[np.float64]) -> tuple[int, Place]:
    """The next place of a spiral at which nothing stands; not looked for beyond some turns."""
    for tried in range(turn, turn + 400):
        far, angle = 52 + 15 * math.sqrt(tried), tried * 2.399963 + 0.6
        spot = round(middle[0] + far * math.cos(angle), 1), round(middle[1] + far * math.sin(angle), 1)
        if not len(taken) or float(np.hypot(*(taken - spot).T).min()) > _ROOM:
            break
    return tried, spot


def _ties(nodes: Sequence[Row]) -> Pairs:
    """Pairs that are held together on the map without being drawn: the countries, so that it stays one picture."""
    countries = sorted((node for node in nodes if node["label"] == "Country"),
                       key=lambda node: (node.get("country") != "VN", -node["degree"], node["id"]))
    return [(countries[0]["id"], other["id"]) for other in countries[1:]]


def _region(node: Row) -> Place | None:
    if "Task" in node["labels"] or "Group" in node["labels"] or "Agency" in node["labels"]:
        return 0.0, 1.2
    return _REGION.get(str(node.get("country")))
