"""The same network gives the same picture; circles do not overlap; what is not joined stands apart."""

import itertools
import math
import random

import networkx as nx
import numpy as np
import pytest

from graph.analysis import layout

Edges = list[tuple[str, str]]


def star(hubs: int, leaves: int) -> tuple[dict[str, float], Edges]:
    """Hubs in a ring, each with its leaves."""
    names = [f"hub{index}" for index in range(hubs)]
    edges = [*itertools.pairwise(names), (names[-1], names[0])]
    edges += [(hub, f"{hub}-leaf{leaf}") for hub in names for leaf in range(leaves)]
    radii = {id: 8.0 for edge in edges for id in edge} | dict.fromkeys(names, 20.0)
    return radii, edges


def test_same_input_same_picture_in_any_order() -> None:
    radii, edges = star(4, 15)
    first = layout.positions(radii, edges)
    shuffled = [(b, a) for a, b in edges]
    random.Random(1).shuffle(shuffled)
    again = layout.positions(dict(reversed(radii.items())), shuffled)
    assert first == again


def test_circles_do_not_overlap() -> None:
    radii, edges = star(5, 30)
    spots = layout.positions(radii, edges)
    for one, other in itertools.combinations(radii, 2):
        assert math.dist(spots[one], spots[other]) > (radii[one] + radii[other]) * 0.95


def test_leaves_stand_nearer_to_their_hub_than_to_others() -> None:
    radii, edges = star(4, 12)
    spots = layout.positions(radii, edges)
    hubs = [id for id in radii if "-" not in id]
    for id in radii:
        if "-" in id:
            assert min(hubs, key=lambda hub: math.dist(spots[id], spots[hub])) == id.partition("-")[0]


def test_regions_lie_in_their_direction() -> None:
    radii, edges = star(3, 10)
    near = {"hub0": (-1.0, 0.0), "hub1": (1.0, 0.0)}
    spots = layout.positions(radii, edges, near)
    assert spots["hub0"][0] < spots["hub1"][0]
    mirrored = layout.positions(radii, edges, {id: (-x, y) for id, (x, y) in near.items()})
    assert mirrored["hub0"][0] > mirrored["hub1"][0]


def test_islands_do_not_share_their_ground() -> None:
    radii, edges = star(3, 8)
    radii |= {"x": 8.0, "y": 8.0, "z": 8.0, "alone": 8.0}
    spots = layout.positions(radii, [*edges, ("x", "y"), ("y", "z")])
    main = np.array([spots[id] for id in radii if id.startswith("hub")])
    for id in ("x", "y", "z", "alone"):
        x, y = spots[id]
        inside = (main[:, 0].min() < x < main[:, 0].max()) and (main[:, 1].min() < y < main[:, 1].max())
        assert not inside


def test_held_pairs_keep_islands_together_without_an_edge() -> None:
    radii, edges = star(1, 10)
    radii, edges = {**radii, "far": 20.0, "far-leaf": 8.0}, [*edges, ("far", "far-leaf")]
    apart = layout.positions(radii, edges)
    held = layout.positions(radii, edges, held=[("hub0", "far")])
    assert apart != held


@pytest.mark.parametrize("radii", [{}, {"a": 5.0}, {"a": 5.0, "b": 5.0}])
def test_very_small_networks(radii: dict[str, float]) -> None:
    spots = layout.positions(radii, [("a", "b"), ("a", "a"), ("a", "nobody")])
    assert spots.keys() == radii.keys()
    assert all(math.isfinite(value) for spot in spots.values() for value in spot)


def test_degrees_are_those_of_networkx() -> None:
    drawn = nx.gnm_random_graph(60, 150, seed=3)
    edges = [(str(a), str(b)) for a, b in drawn.edges]
    ids = [str(node) for node in drawn]
    ours = layout.degrees(ids, [*edges, *[(b, a) for a, b in edges], ("0", "0"), ("0", "nobody")])
    assert ours == {str(node): degree for node, degree in drawn.degree}


def test_islands_are_the_components_of_networkx() -> None:
    drawn = nx.gnm_random_graph(40, 25, seed=5)
    radii = {str(node): 8.0 for node in drawn}
    spots = layout.positions(radii, [(str(a), str(b)) for a, b in drawn.edges])
    boxes = []
    for part in nx.connected_components(drawn):
        places = np.array([spots[str(node)] for node in part])
        boxes.append((*places.min(axis=0), *places.max(axis=0)))
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def test_near_pairs_are_all_found_and_each_once() -> None:
    spread = np.random.default_rng(3).random((300, 2)) * 500
    one, other = layout._near(spread, 60.0)
    found = {(min(pair), max(pair)) for pair in zip(one.tolist(), other.tolist(), strict=True)}
    far = np.hypot(*(spread[:, None] - spread[None]).transpose(2, 0, 1))
    assert len(found) == len(one)
    assert {(a, b) for a, b in zip(*np.nonzero(far < 60), strict=True) if a < b} <= found
