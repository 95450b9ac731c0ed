"""Measures of the networks of ``../shared/data``, ours and NetworkX's side by side, and one house with all others."""

import csv
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from benchmarks.measure import note, spread, timed
from graph.analysis import metrics, rollups
from graph.analysis.network import Network, network
from graph.analysis.pagerank import pagerank
from graph.analysis.projection import Projection, patching
from graph.analysis.projection.arrays import LABELS
from graph.analysis.projection.patching import EdgeRow, NodeRow

#: How many shortest-path trees betweenness takes, here and there.
ROOTS = 200
_TIMES = 5


def read(path: Path) -> Network:
    """A network of SNAP: a line for each tie."""
    pairs = [(a, b) for a, b in (line.split()[:2] for line in path.read_text("utf-8").splitlines() if line[0] != "#")]
    return network({id for pair in pairs for id in pair}, pairs)


def beside_networkx(given: Network) -> dict[str, Any]:
    """Processor seconds of ours (the best of several), of NetworkX (once), and how many times faster ours are."""
    drawn: nx.Graph = nx.Graph()
    drawn.add_nodes_from(range(len(given)))
    drawn.add_edges_from(zip(given.one.tolist(), given.other.tolist(), strict=True))
    graph, roots = given.graph(), metrics.starts(given.ids, ROOTS)
    ways: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
        "PageRank": (lambda: pagerank(given), lambda: nx.pagerank(drawn)),
        f"betweenness from {ROOTS}": (lambda: metrics.betweenness(given, graph, roots),
                                      lambda: nx.betweenness_centrality_subset(drawn, roots, list(drawn))),
        "communities": (lambda: metrics.communities(given, graph),
                        lambda: nx.community.louvain_communities(drawn, seed=7)),
        "core numbers": (graph.coreness, lambda: nx.core_number(drawn)),
        "articulation points": (graph.articulation_points, lambda: list(nx.articulation_points(drawn))),
        "components": (lambda: metrics.by_size(graph.connected_components().membership),
                       lambda: list(nx.connected_components(drawn))),
        "clustering": (lambda: graph.transitivity_local_undirected(mode="zero"), lambda: nx.clustering(drawn)),
    }
    found: dict[str, dict[str, float]] = {}
    for name, (ours, theirs) in ways.items():
        note(name)
        found[name] = _compared(min(_used(ours) for _ in range(_TIMES)), _used(theirs))
    found["all"] = _compared(*(sum(one[side] for one in found.values()) for side in ("ours", "NetworkX")))
    return found


def _used(act: Callable[[], Any]) -> float:
    """Processor seconds, which other programs on the machine hardly change."""
    began = time.process_time()
    act()
    return time.process_time() - began


def _compared(ours: float, theirs: float) -> dict[str, float]:
    return {"ours": round(ours, 4), "NetworkX": round(theirs, 3), "times": round(theirs / ours, 1)}


def one_house(folder: Path) -> dict[str, Any]:
    """The collaborations of the busiest house of a department's works with all others, and of all with all."""
    p, busiest = _department(folder)
    first, found = timed(lambda: rollups.partners_of(p, busiest))
    return {"goal": "0.05", "works": int(p.of("Work").sum()), "partners": len(found),
            "one with all, the first time": round(first, 4),
            "one with all": spread(timed(lambda: rollups.partners_of(p, busiest))[0] for _ in range(_TIMES)),
            "all with all": spread(timed(lambda: rollups.organisations(p))[0] for _ in range(_TIMES))}


def _department(folder: Path) -> tuple[Projection, str]:
    """Each institution of a work stands for an author of its own, for the set does not say who was where."""
    with (folder / "works.csv").open(encoding="utf-8", newline="") as lines:
        years = {row["work_id"]: int(row["year"]) for row in csv.DictReader(lines)}
    with (folder / "work_institutions.csv").open(encoding="utf-8", newline="") as lines:
        at = sorted({(row["work_id"], row["institution_id"]) for row in csv.DictReader(lines)})
    houses = Counter(house for _, house in at)
    nodes = [NodeRow(id, "", LABELS.index(label), 0, 0, year, year)
             for label, some in (("Expert", [f"e{house}" for house in houses]), ("Organization", [*houses]),
                                 ("Work", [*years])) for id in some for year in [years.get(id, 0)]]
    return patching.built("curators", {}, nodes, {
        "AFFILIATED_WITH": [EdgeRow(f"e{house}", house, 1, 0, 0, 0) for house in houses],
        "AUTHORED": [EdgeRow(f"e{house}", work, 1, 0, 0, 0) for work, house in at],
    }), houses.most_common(1)[0][0]
