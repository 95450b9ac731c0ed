"""What a network says in plain words, by hand; where it would fall apart, as trying out says."""

import random
from itertools import combinations

import networkx as nx
import pytest

from graph.analysis import joints, metrics
from graph.analysis.network import Network, network
from graph.analysis.reading import Reading, readings

CLIQUES = [pair for group in ("abcd", "pqrs") for pair in combinations(group, 2)]


def said(given: Network) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    for reading in readings(given, metrics.measures(given)):
        found.setdefault(reading.code, []).append(reading)
    return found


def test_the_only_bridge_between_two_communities_is_named() -> None:
    found = said(network("abcdpqrsx", [*CLIQUES, ("d", "x"), ("x", "p")]))
    assert found["parts"] == [Reading("parts", (), (9, 1, 9))]
    bridge = next(one for one in found["only_bridge"] if one.ids[0] == "x")
    assert (bridge.ids, bridge.numbers) == (("x", "d", "p"), (4, 4)) and set(bridge.communities) == {0, 1}
    assert {(one.ids, one.numbers) for one in found["bridge"]} == {(("x", "d"), (4,)), (("x", "p"), (4,))}
    # Of the 28 pairs of others, 16 meet in x.
    assert found["between"][0] == Reading("between", ("x",), (57.1,))
    assert found["hub"][0] == Reading("hub", ("d",), (4,))
    assert found["core"] == [Reading("core", ("d", "p", "a", "b", "c"), (8, 3))]


def test_who_links_others_that_are_not_linked_is_a_broker() -> None:
    # Burt's constraint of the middle of a star of four is four times a quarter squared.
    given = network("abcdx", [("x", end) for end in "abcd"])
    assert metrics.measures(given).of("x")["brokerage"] == pytest.approx(0.75)
    assert said(given)["broker"] == [Reading("broker", ("x",), (4,))]


def test_a_single_group_has_no_bridges_and_an_empty_network_says_nothing() -> None:
    found = said(network("abcd", list(combinations("abcd", 2))))
    assert found.keys() == {"parts", "hub", "core"}
    assert readings(network("ab", []), metrics.measures(network("ab", []))) == []


def without(drawn: "nx.Graph[int]", node: int, least: int) -> list[int]:
    """The parts of its component after a node has gone, by trying."""
    own = nx.node_connected_component(drawn, node) - {node}
    sizes = sorted(map(len, nx.connected_components(drawn.subgraph(own))), reverse=True)
    return [size for size in sizes if size >= least]


@pytest.mark.parametrize("seed", range(12))
def test_cuts_and_bridges_are_what_trying_out_finds(seed: int) -> None:
    dice = random.Random(seed)
    drawn: nx.Graph[int] = nx.gnm_random_graph(30, dice.choice((25, 33, 45)), seed=seed)
    given = network([f"{node:02}" for node in drawn], [(f"{a:02}", f"{b:02}") for a, b in drawn.edges()])
    degree = [drawn.degree(node) for node in range(30)]
    wanted = {node: without(drawn, node, 2) for node in nx.articulation_points(drawn)}
    cuts = joints.cuts(joints.tree(given), degree, least=2)
    assert {cut.place: list(cut.parts) for cut in cuts} == {at: parts for at, parts in wanted.items() if len(parts) > 1}
    for cut in cuts:
        for size, inside in zip(cut.parts, cut.inside, strict=True):
            rest = drawn.subgraph(set(drawn) - {cut.place})
            assert len(nx.node_connected_component(rest, inside)) == size
    found = {frozenset((one.one, one.other)): one for one in joints.bridges(joints.tree(given), least=1)}
    assert set(found) == {frozenset(pair) for pair in nx.bridges(drawn)}
    for pair, bridge in found.items():
        rest = nx.Graph(drawn)
        rest.remove_edge(*pair)
        sizes = [len(nx.node_connected_component(rest, end)) for end in (bridge.other, bridge.one)]
        assert bridge.apart == sizes[0] <= sizes[1]
