"""The networks that a map can show: which relations each is made of, what is kept of it, and where it stands."""

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import queries
from graph.analysis import layout
from graph.schema import EDGE
from ui import kinds
from ui.i18n import later, spoken, titled

Row = dict[str, Any]
Read = Callable[..., list[Row]]
Place = tuple[float, float]
Pairs = list[tuple[str, str]]
Positions = Callable[[dict[str, float], Pairs, dict[str, Place], Pairs], dict[str, Place]]

#: Most relations of one type that a map reads, the strongest first, and how many strong ones are enough to draw.
MOST, ENOUGH = 1500, 750
#: Weights from which relations are read, until there are enough: few of a large registry are strong.
_LEAST = (4, 1)
LIMITS = (80, 160, 320, 640)
CAPTIONS = 40


class Panel(NamedTuple):
    """One kind of relation of a network: its question ``queries/map/<name>``, its edge type, and ``of``: what is asked
    about the experts already found, where there are too many relations to read them all."""

    name: str
    relation: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One network: its title, the question it answers, and the relations of which it is made."""

    key: str
    title: str
    question: str
    panels: tuple[Panel, ...]


VIEWS = (
    View("overview", later("Overview"),
         later("Who leads the plan's tasks, which organisations are where, and what they have agreed"),
         (Panel("leads", "LEADS"), Panel("located_in", "LOCATED_IN"), Panel("party_to", "PARTY_TO"),
          Panel("serves", "SERVES"))),
    View("plan", later("Plan"), later("Who leads and who takes part in which task"),
         (Panel("leads", "LEADS"), Panel("coordinates", "COORDINATES"), Panel("serves", "SERVES"))),
    View("organisations", later("Organisations"), later("Which organisation works with which"),
         (Panel("collaborates_with", "COLLABORATES_WITH"), Panel("party_to", "PARTY_TO"), Panel("part_of", "PART_OF"))),
    View("fields", later("Organisations, fields, countries"),
         later("Which organisation works in which field, in which country"),
         (Panel("active_in", "ACTIVE_IN"), Panel("located_in", "LOCATED_IN"))),
    View("experts", later("Experts"), later("Which experts know which field, where they work and with whom they write"),
         (Panel("coauthor_of", "COAUTHOR_OF"), Panel("affiliated_with", "AFFILIATED_WITH", "affiliated_with_of"),
          Panel("expert_in", "EXPERT_IN", "expert_in_of"), Panel("advises", "ADVISES"))),
)
VIEW = {view.key: view for view in VIEWS}

#: Where the partners' regions begin to be laid out, so that a map is read like a map of the world.
_REGION = {"US": (-1.6, -0.2), "VN": (0.0, 0.3), "JP": (1.5, -0.9), "TW": (1.6, 0.5), "KR": (0.9, -1.4),
           "CN": (0.3, -1.5), "SG": (0.6, 1.5), "DE": (-1.0, -1.3), "NL": (-0.5, -1.6), "FR": (-1.3, -0.9)}


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges as plain rows.

    A node has id, name, label, labels, country, sources, degree; once placed also x, y and radius (pixels) and rank
    (0 is the largest). An edge has one, other (ids), type and weight. ``total`` counts nodes before any were left out;
    ``partial``: there are more, which were not even read.
    """

    nodes: tuple[Row, ...]
    edges: tuple[Row, ...]
    total: int
    partial: bool = False

    @property
    def left_out(self) -> int:
        """How many nodes are not shown because there were too many."""
        return self.total - len(self.nodes)


def gather(view: View, read: Read, country: str = "", field: str = "", kind: str = "") -> Network:
    """What the view's questions answer; of organisations only those of the kind, where one is given."""
    nodes: dict[str, Row] = {}
    edges: dict[tuple[str, str, str], Row] = {}
    partial = False
    for panel in view.panels:
        experts = sorted(id for id, node in nodes.items() if node["label"] == "Expert")
        found = experts if partial and panel.of else None
        rows, cut = _rows(read, panel, found, {"country": country, "field": field})
        partial |= cut
        for row in rows:
            one, other = row["one"], row["other"]
            if _wanted(one, kind) and _wanted(other, kind):
                for end in (one, other):
                    nodes[end["id"]] = nodes.get(end["id"]) or _node(end)
                edges[one["id"], other["id"], panel.relation] = {
                    "one": one["id"], "other": other["id"], "type": panel.relation, "weight": row["weight"]}
    return _counted(nodes, list(edges.values()), partial)


def without(network: Network, labels: Collection[str]) -> Network:
    """The network without the nodes of these kinds, and without those that only they joined."""
    nodes = {node["id"]: node for node in network.nodes if node["label"] not in labels}
    edges = [edge for edge in network.edges if edge["one"] in nodes and edge["other"] in nodes]
    joined = {end for edge in edges for end in (edge["one"], edge["other"])}
    return _counted({id: node for id, node in nodes.items() if id in joined}, edges, network.partial)


def keep(network: Network, limit: int, always: str = "") -> Network:
    """The ``limit`` nodes with most neighbours, the one looked at among them; ties go by id."""
    order = sorted(network.nodes, key=lambda node: (node["id"] != always, -node["degree"], node["id"]))[:limit]
    ids = {node["id"] for node in order}
    edges = [edge for edge in network.edges if edge["one"] in ids and edge["other"] in ids]
    # A node whose neighbours were all left out would stand alone and say something that is not so.
    joined = {end for edge in edges for end in (edge["one"], edge["other"])} | {always}
    # In the order of the whole, so that looking at another node does not draw the map anew.
    kept = tuple(node for node in network.nodes if node["id"] in ids and node["id"] in joined)
    return replace(network, nodes=kept, edges=tuple(edges))


def place(network: Network, positions: Positions = layout.positions) -> Network:
    """The network with coordinates, radii and ranks; the same network always gets the same ones."""
    radii = {node["id"]: radius(node["degree"]) for node in network.nodes}
    near = {node["id"]: spot for node in network.nodes if (spot := _region(node))}
    spots = positions(radii, [(edge["one"], edge["other"]) for edge in network.edges], near, _ties(network))
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
    return spoken(EDGE[type])


def tally(nodes: Iterable[Row]) -> list[tuple[kinds.Look, int]]:
    """The kinds that are shown with their numbers, the most frequent first."""
    counts: dict[str, int] = {}
    for node in nodes:
        counts[node["label"]] = counts.get(node["label"], 0) + 1
    return [(kinds.look(label), count) for label, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


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


def _rows(read: Read, panel: Panel, experts: list[str] | None, asked: Row) -> tuple[list[Row], bool]:
    """The relations of a panel, and whether there are more than were read."""
    if experts is not None:
        return read(f"map/{panel.of}", experts=experts, limit=MOST), True
    named = queries.parameters(f"map/{panel.name}")
    for least in _LEAST:
        given = {**asked, "limit": MOST, "least": least}
        rows = read(f"map/{panel.name}", **{name: value for name, value in given.items() if name in named})
        if "least" not in named or least == min(_LEAST):
            break
        if len(rows) >= ENOUGH:
            return rows, True
    return rows, len(rows) >= MOST


def _node(row: Row) -> Row:
    said = {key: value for key, value in row.items() if value is not None}
    return {**said, "label": kinds.look(row["labels"]).label, "name": name_of(row)}


def _wanted(node: Row, kind: str) -> bool:
    return not kind or "Organization" not in node["labels"] or kind in node["labels"]


def _counted(nodes: dict[str, Row], edges: Sequence[Row], partial: bool) -> Network:
    counts = layout.degrees(nodes, [(edge["one"], edge["other"]) for edge in edges])
    counted = tuple({**node, "degree": counts[id]} for id, node in sorted(nodes.items()))
    return Network(counted, tuple(edges), len(nodes), partial)


def _ties(network: Network) -> Pairs:
    """Pairs that are held together on the map without being drawn: the countries, so that it stays one picture."""
    countries = sorted((node for node in network.nodes if node["label"] == "Country"),
                       key=lambda node: (node.get("country") != "VN", -node["degree"], node["id"]))
    return [(countries[0]["id"], other["id"]) for other in countries[1:]]


def _region(node: Row) -> Place | None:
    if "Task" in node["labels"] or "Group" in node["labels"] or "Agency" in node["labels"]:
        return 0.0, 1.2
    return _REGION.get(str(node.get("country")))
