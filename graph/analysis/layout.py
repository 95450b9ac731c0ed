"""Where the nodes of a map stand: the same network gives the same picture on every machine and every day."""

import hashlib
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

import igraph
import numpy as np
from numpy.typing import NDArray

Place = tuple[float, float]
Places = NDArray[np.float64]

#: How far apart neighbours stand, in the pixels of a map at its natural size.
SPACING = 62.0
#: The side of the square that each node has for itself in a crowded map.
ROOM = 44.0
#: From how many nodes a map is crowded.
CROWD = 30
#: How much wider than high a map of many islands is.
WIDER = 1.5
_GAP = 9.0
_ROUNDS = 60
_HELD = 12.0
# igraph draws from one generator for the whole process.
_LOCK = Lock()


def positions(radii: Mapping[str, float], edges: Iterable[tuple[str, str]],
              near: Mapping[str, Place] | None = None,
              held: Iterable[tuple[str, str]] = ()) -> dict[str, Place]:
    """Coordinates in pixels around (0, 0) for each id, from its radius in pixels and the edges between ids.

    ``near`` gives some ids a place to begin from (unit circle), so that regions of a map stay where people know them;
    ``held`` are pairs kept together though no edge joins them.
    Does not depend on the order of its input; ends at unknown ids are left out.
    """
    ids = sorted(radii)
    index = {id: number for number, id in enumerate(ids)}
    network = _network(index, edges, held)
    sizes = np.array([radii[id] for id in ids], dtype=float)
    begin = np.array([_begin(id, near or {}) for id in ids], dtype=float).reshape(-1, 2)
    islands = sorted(network.connected_components(), key=lambda island: (-len(island), island))
    known = np.array([id in (near or {}) for id in ids], dtype=bool)
    placed = [(island, _turned(_island(network.induced_subgraph(island), begin[island], sizes[island]),
                               begin[island], known[island])) for island in islands]
    spread = _packed(placed, len(ids))
    return {id: (x, y) for id, (x, y) in zip(ids, spread.round(1).tolist(), strict=True)}


def _network(index: Mapping[str, int], edges: Iterable[tuple[str, str]],
             held: Iterable[tuple[str, str]]) -> igraph.Graph:
    pulls: dict[tuple[int, int], float] = {}
    for pairs, pull in ((edges, 1.0), (held, _HELD)):
        for a, b in pairs:
            if a in index and b in index and a != b:
                pulls[min(index[a], index[b]), max(index[a], index[b])] = pull
    network = igraph.Graph(len(index), sorted(pulls))
    network.es["pull"] = [pulls[pair] for pair in sorted(pulls)]
    return network


def degrees(ids: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many different others each id is joined to."""
    around: dict[str, set[str]] = {id: set() for id in ids}
    for a, b in edges:
        if a in around and b in around and a != b:
            around[a].add(b)
            around[b].add(a)
    return {id: len(others) for id, others in around.items()}


def _begin(id: str, near: Mapping[str, Place]) -> Place:
    # A hash and not a random number: a node that is added does not move the others.
    digest = hashlib.blake2b(id.encode(), digest_size=8).digest()
    angle, far = digest[0] * 256 + digest[1], digest[2] / 255
    turn = angle / 65536 * 2 * math.pi
    x, y = near.get(id, (0.0, 0.0))
    reach = 0.25 if id in near else 1.0
    return x + reach * far * math.cos(turn), y + reach * far * math.sin(turn)


def _island(part: igraph.Graph, begin: Places, radii: Places) -> Places:
    count = part.vcount()
    if count == 1:
        return np.zeros((1, 2))
    with _LOCK:
        igraph.set_random_number_generator(random.Random(7))  # noqa: S311 - a picture, not a secret
        drawn = part.layout_fruchterman_reingold(
            seed=(begin * math.sqrt(count)).tolist(), niter=600, start_temp=math.sqrt(count) / 2,
            weights=_pull(part), grid="nogrid" if count <= 600 else "grid")
    spread = np.array(drawn.coords, dtype=float)
    return _apart(_scaled(spread, part), radii)


def _pull(part: igraph.Graph) -> list[float]:
    """Edges between busy nodes pull less, so that the middle of a crowded map stays readable."""
    degrees = part.degree()
    return [pull / math.sqrt(min(degrees[one], degrees[other]))
            for (one, other), pull in zip(part.get_edgelist(), part.es["pull"], strict=True)]


def _turned(spread: Places, begin: Places, known: NDArray[np.bool_]) -> Places:
    """The picture turned, and if need be mirrored, so that what has a known place lies in its direction."""
    if len(spread) == 1:
        return spread
    if known.sum() < 2:
        return _laid_down(spread)
    here, there = (points[known] - points[known].mean(axis=0) for points in (spread, begin))
    left, _, right = np.linalg.svd(here.T @ there)
    turned: Places = spread @ (left @ right)
    return turned


def _laid_down(spread: Places) -> Places:
    """The picture with its long side lying: screens are wider than high."""
    spread = spread - spread.mean(axis=0)
    _, _, axes = np.linalg.svd(spread, full_matrices=False)
    # An axis has no direction of its own; without a rule two machines could mirror the picture.
    axes = axes * np.where(axes[:, :1] < 0, -1.0, 1.0)
    lying: Places = spread @ axes.T
    return lying


def _scaled(spread: Places, part: igraph.Graph) -> Places:
    """The picture as large as its edges and its number of nodes need."""
    spread = spread - spread.mean(axis=0)
    ends = np.array(part.get_edgelist())
    lengths = np.linalg.norm(spread[ends[:, 0]] - spread[ends[:, 1]], axis=1)
    by_edges = SPACING / (float(np.median(lengths)) or 1.0)
    if len(spread) < CROWD:
        return spread * by_edges
    spread = _drawn_in(spread)
    side = 2.5 * math.sqrt(float(np.prod(spread.std(axis=0)))) or 1.0
    return spread * (ROOM * math.sqrt(len(spread)) / side)


def _drawn_in(spread: Places) -> Places:
    """Stragglers come nearer, so that they do not make all others small."""
    far = np.hypot(spread[:, 0], spread[:, 1])
    usual = float(np.quantile(far, 0.93))
    wanted = np.where(far > usual, usual + (far - usual) * 0.35, far)
    return spread * (wanted / np.maximum(far, 1e-9))[:, None]


def _apart(spread: Places, radii: Places) -> Places:
    """Moves circles that overlap until none do, or the rounds are over. Only near pairs are looked at."""
    reach = 2 * float(radii.max()) + _GAP
    for _ in range(_ROUNDS):
        one, other = _near(spread, reach)
        away = spread[one] - spread[other]
        far = np.hypot(away[:, 0], away[:, 1])
        lack = np.clip(radii[one] + radii[other] + _GAP - far, 0, None)
        if not len(lack) or lack.max() < 0.5:
            break
        push = away / np.maximum(far, 1e-6)[:, None] * (lack * 0.3)[:, None]
        moved = np.zeros_like(spread)
        np.add.at(moved, one, push)
        np.add.at(moved, other, -push)
        spread = spread + moved
    return spread


def _near(spread: Places, reach: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair once that may be nearer than ``reach``: those in one square of that size or in neighbouring ones."""
    square = np.floor((spread - spread.min(axis=0)) / reach).astype(np.int64) + 1
    across = int(square[:, 1].max()) + 2
    key = square[:, 0] * across + square[:, 1]
    order = np.argsort(key, kind="stable")
    ones, others = [], []
    for step in (0, 1, across - 1, across, across + 1):
        low, high = (np.searchsorted(key[order], key + step, side) for side in ("left", "right"))
        count = high - low
        one = np.repeat(np.arange(len(key)), count)
        other = order[np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)]
        kept = one < other if step == 0 else np.ones(len(one), dtype=bool)
        ones.append(one[kept])
        others.append(other[kept])
    return np.concatenate(ones), np.concatenate(others)


def _packed(placed: Sequence[tuple[list[int], Places]], count: int) -> Places:
    """The islands in rows, the largest first, in a picture that is wider than high."""
    spread = np.zeros((count, 2))
    sizes = [np.ptp(shape, axis=0) + SPACING for _, shape in placed]
    room = sum(float(size[0] * size[1]) for size in sizes)
    width = max([math.sqrt(room * WIDER), *(float(size[0]) for size in sizes)]) + 1
    left = top = high = 0.0
    for (island, shape), (wide, tall) in zip(placed, sizes, strict=True):
        if left + wide > width:
            left, top, high = 0.0, top + high, 0.0
        spread[island] = shape - shape.min(axis=0) + np.array([left, top])
        left, high = left + float(wide), max(high, float(tall))
    if not count:
        return spread
    centred: Places = spread - (spread.max(axis=0) + spread.min(axis=0)) / 2
    return centred
