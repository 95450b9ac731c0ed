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
_GAP = 9.0
_ROUNDS = 60
# igraph draws from one generator for the whole process.
_LOCK = Lock()


def positions(radii: Mapping[str, float], edges: Iterable[tuple[str, str]],
              near: Mapping[str, Place] | None = None) -> dict[str, Place]:
    """Coordinates in pixels around (0, 0) for each id, from its radius in pixels and the edges between ids.

    ``near`` gives some ids a place to begin from (unit circle), so that regions of a map stay where people know them.
    Does not depend on the order of its input; ends at unknown ids are left out.
    """
    ids = sorted(radii)
    index = {id: number for number, id in enumerate(ids)}
    pairs = sorted({(index[a], index[b]) if a < b else (index[b], index[a])
                    for a, b in edges if a in index and b in index and a != b})
    network = igraph.Graph(len(ids), pairs)
    sizes = np.array([radii[id] for id in ids], dtype=float)
    begin = np.array([_begin(id, near or {}) for id in ids], dtype=float).reshape(-1, 2)
    islands = sorted(network.connected_components(), key=lambda island: (-len(island), island))
    placed = [(island, _island(network.induced_subgraph(island), begin[island], sizes[island])) for island in islands]
    spread = _packed(placed, len(ids))
    return {id: (x, y) for id, (x, y) in zip(ids, spread.round(1).tolist(), strict=True)}


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
            grid="nogrid" if count <= 1000 else "grid")
    spread = np.array(drawn.coords, dtype=float)
    return _apart(_scaled(spread, part), radii)


def _scaled(spread: Places, part: igraph.Graph) -> Places:
    spread = spread - spread.mean(axis=0)
    ends = np.array(part.get_edgelist())
    lengths = np.linalg.norm(spread[ends[:, 0]] - spread[ends[:, 1]], axis=1)
    middle = float(np.median(lengths)) or 1.0
    return spread * (SPACING * 1.15 / middle)


def _apart(spread: Places, radii: Places) -> Places:
    """Moves circles that overlap until none do, or the rounds are over."""
    if len(spread) > 2000:
        return spread
    wanted = radii[:, None] + radii[None, :] + _GAP
    np.fill_diagonal(wanted, 0)
    for _ in range(_ROUNDS):
        away = spread[:, None, :] - spread[None, :, :]
        far = np.hypot(away[..., 0], away[..., 1])
        lack = np.clip(wanted - far, 0, None)
        if lack.max() < 0.5:
            break
        push = away / np.maximum(far, 1e-6)[..., None] * (lack / 2)[..., None]
        spread = spread + push.sum(axis=1) * 0.6
    return spread


def _packed(placed: Sequence[tuple[list[int], Places]], count: int) -> Places:
    """The largest island in the middle, the others in rows beneath it."""
    spread = np.zeros((count, 2))
    if not placed:
        return spread
    first, main = placed[0]
    middle = (main.max(axis=0) + main.min(axis=0)) / 2
    spread[first] = main - middle
    width = max(float(np.ptp(main[:, 0])), SPACING * 8)
    left, top, high = -width / 2, float(np.max(spread[first][:, 1])) + 1.6 * SPACING, 0.0
    for island, shape in placed[1:]:
        wide, tall = np.ptp(shape, axis=0)
        if left + wide > width / 2 and left > -width / 2:
            left, top, high = -width / 2, top + high + SPACING, 0.0
        spread[island] = shape - shape.min(axis=0) + np.array([left, top])
        left, high = left + float(wide) + SPACING, max(high, float(tall))
    centred: Places = spread - (spread.max(axis=0) + spread.min(axis=0)) / 2
    return centred

