"""Measures of small networks worked out by hand, and of known ones as NetworkX has them."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graph.analysis import counting, metrics, standing
from graph.analysis.network import Network, network, of_projection

PATH = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]


def test_a_path_by_hand() -> None:
    m = metrics.measures(network("abcdef", PATH))
    assert m.ids == list("abcdef") and m.sources == 0
    assert m.degree.tolist() == [1, 2, 2, 2, 1, 0]
    # Of the ten pairs of others, b lies between a and c, d, e.
    assert m.betweenness.tolist() == pytest.approx([0, 0.3, 0.4, 0.3, 0, 0])
    assert m.articulation.tolist() == [False, True, True, True, False, False]
    assert m.component.tolist() == [0, 0, 0, 0, 0, 1]
    assert m.core.tolist() == [1, 1, 1, 1, 1, 0]
    assert m.brokerage.tolist() == pytest.approx([0, 0.5, 0.5, 0.5, 0, 0])
    assert m.of("b")["degree"] == 2 and m.of("nobody") == {}


def test_two_cliques_are_two_communities_numbered_by_size() -> None:
    small, large = "pqr", "abcd"
    ties = [(a, b) for group in (small, large) for a in group for b in group if a < b]
    m = metrics.measures(network(small + large, [*ties, ("d", "p")]))
    assert {id: m.of(id)["community"] for id in m.ids} == dict.fromkeys(large, 0) | dict.fromkeys(small, 1)
    assert m.of("a")["clustering"] == 1.0 and m.of("d")["clustering"] == pytest.approx(0.5)
    assert m.of("a")["core"] == 3 and m.of("p")["core"] == 2
    assert sum(m.pagerank) == pytest.approx(1.0)


def test_order_direction_repetition_and_ties_to_oneself_do_not_matter() -> None:
    ties = [("a", "b", 2.0), ("b", "c", 1.0), ("c", "a", 1.0)]
    other = [("c", "b", 1.0), ("b", "a", 1.5), ("a", "b", 0.5), ("a", "c", 1.0), ("a", "a", 9.0), ("a", "x", 1.0)]
    assert network("abc", ties).same(network("cba", other))
    assert network("abc", ties).weight.tolist() == [2.0, 1.0, 1.0]


def test_nothing_and_one_node_have_measures() -> None:
    assert metrics.measures(network([], [])).ids == []
    alone = metrics.measures(network(["a"], []))
    assert alone.of("a") == {"degree": 0, "strength": 0.0, "pagerank": 1.0, "betweenness": 0.0, "community": 0,
                             "core": 0, "articulation": False, "component": 0, "clustering": 0.0, "brokerage": 0.0}


def read(path: Path) -> Network:
    """A set of SNAP: a line for each tie."""
    pairs = [(a, b) for a, b in (line.split()[:2] for line in path.read_text("utf-8").splitlines() if line[0] != "#")]
    return network({id for pair in pairs for id in pair}, pairs)


def as_networkx(given: Network) -> "nx.Graph[int]":
    drawn: nx.Graph[int] = nx.Graph()
    drawn.add_nodes_from(range(len(given)))
    drawn.add_weighted_edges_from(zip(given.one.tolist(), given.other.tolist(), given.weight.tolist(), strict=True))
    return drawn


def listed(found: dict[int, Any]) -> list[Any]:
    return [found[place] for place in range(len(found))]


def assert_as_networkx_has_it(given: Network, sources: int) -> None:
    m, drawn = metrics.measures(given, sources), as_networkx(given)
    assert m.degree.tolist() == [count for _, count in sorted(drawn.degree())]
    assert m.core.tolist() == listed(nx.core_number(drawn))
    assert set(np.flatnonzero(m.articulation).tolist()) == set(nx.articulation_points(drawn))
    assert m.clustering.tolist() == pytest.approx(listed(nx.clustering(drawn)))
    assert m.pagerank.tolist() == pytest.approx(listed(nx.pagerank(drawn, tol=1e-10, max_iter=1000)), abs=1e-8)
    parts = sorted(map(sorted, nx.connected_components(drawn)), key=lambda part: (-len(part), part))
    assert [np.flatnonzero(m.component == number).tolist() for number in range(m.component.max() + 1)] == parts
    wanted = nx.betweenness_centrality_subset(drawn, metrics.starts(given.ids, sources) or list(drawn), list(drawn))
    roots = sources or len(given)
    whole = roots / len(given) * (len(given) - 1) * (len(given) - 2) / 2
    assert m.betweenness.tolist() == pytest.approx([one / whole for one in listed(wanted)])


def test_network_science_is_as_networkx_has_it(shared_data: Path) -> None:
    drawn = nx.read_gml(shared_data / "netscience" / "netscience.gml", label="id")
    given = network([f"{node:04}" for node in drawn],
                    [(f"{a:04}", f"{b:04}", float(weight)) for a, b, weight in drawn.edges(data="value", default=1.0)])
    assert (len(given), len(given.one)) == (1589, 2742)
    assert_as_networkx_has_it(given, 30)
    m = metrics.measures(given)
    assert np.bincount(m.component)[0] == 379
    # Burt's constraint is defined where there is somebody to be constrained by.
    constraint = nx.constraint(as_networkx(given), nodes=range(12))
    wanted = [0.0 if m.degree[place] == 0 else 1 - min(1.0, constraint[place]) for place in range(12)]
    assert m.brokerage[:12].tolist() == pytest.approx(wanted)


def test_condensed_matter_is_as_it_is_known(shared_data: Path) -> None:
    given = read(shared_data / "snap_coauthor" / "CA-CondMat.txt")
    m = metrics.measures(given, sources=2)
    assert (len(given), len(given.one)) == (23_133, 93_439)
    assert np.bincount(m.component)[0] == 21_363
    assert m.clustering.mean() == pytest.approx(0.6334, abs=5e-5)


def test_an_estimate_of_betweenness_is_what_networkx_says_of_the_same_roots(shared_data: Path) -> None:
    drawn = nx.gnm_random_graph(300, 600, seed=4)
    given = network([f"{node:03}" for node in drawn], [(f"{a:03}", f"{b:03}") for a, b in drawn.edges()])
    assert_as_networkx_has_it(given, 40)
    assert_as_networkx_has_it(given, 0)


def test_one_node_more_exchanges_one_root_at_most() -> None:
    ids = [f"{random.Random(at).random():.12f}" for at in range(400)]
    before = {ids[place] for place in metrics.starts(ids, 50)}
    after = {[*ids, "new"][place] for place in metrics.starts([*ids, "new"], 50)}
    assert len(before) == 50 and len(before - after) <= 1


def test_a_large_network_takes_fewer_trees() -> None:
    def of(nodes: int, ties: int) -> int:
        nothing = np.zeros(ties, np.int32)
        return metrics.trees_for(Network(range(nodes), nothing, nothing, nothing.astype(float)))  # type: ignore[arg-type]

    assert of(2_000, 10) == 0 and of(23_000, 93_000) == 200 and 32 <= of(102_000, 600_000) < 100


def test_the_network_of_a_projection_is_people_and_organisations(make: Callable[..., Any]) -> None:
    p = make({"ann": "Expert", "bob": "Expert", "fab": "Organization", "w": ("Work", 2020)},
             AUTHORED=[("ann", "w"), ("bob", "w")], COAUTHOR_OF=[("ann", "bob", 3, 2019, 2020)],
             AFFILIATED_WITH=[("ann", "fab", 1, 2021)])
    given = of_projection(p)
    assert given.ids == ["ann", "bob", "fab"]
    assert list(zip(given.one.tolist(), given.other.tolist(), given.weight.tolist(), strict=True)) == [
        (0, 1, 3.0), (0, 2, 1.0)]
    assert len(of_projection(p, since=2022).one) == 1 and len(of_projection(p, until=2018).one) == 0
    assert len(of_projection(p, types=("COAUTHOR_OF",), labels=("Expert",)).ids) == 2


# The process that counts


def test_a_process_of_its_own_counts_the_same() -> None:
    drawn = nx.gnm_random_graph(80, 200, seed=2)
    given = network([f"{node:02}" for node in drawn], [(f"{a:02}", f"{b:02}") for a, b in drawn.edges()])
    command = [sys.executable, "-m", "graph.analysis.counting"]
    done = subprocess.run(command, input=standing.sent(given), capture_output=True, check=True,
                          cwd=Path(counting.__file__).resolve().parents[2])
    found, wanted = standing.received(given, done.stdout), metrics.measures(given)
    assert found.ids == wanted.ids and found.sources == wanted.sources
    for name in metrics.COLUMNS:
        assert getattr(found, name).tolist() == getattr(wanted, name).tolist()
