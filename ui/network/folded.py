"""A large network as its communities, of which some may be unfolded."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection import Projection
from ui.map.state import State
from ui.network import rows, select
from ui.network.networks import COMMUNITY, Network, Row
from ui.network.select import Ints, Selected

#: How many communities are drawn, and how many members of an unfolded one.
MOST, MEMBERS = 60, 120
#: From how many members on a community is drawn.
LEAST = 3
_NAMED = 2


def folded(p: Projection, selected: Selected, communities: NDArray[np.int32], state: State) -> Network:
    """The largest communities of what was selected, with the relations between them counted.

    What has no community of its own (fields, countries, tasks) is left to the communities' members.
    """
    joined = (selected.degree > 0) & (communities >= 0)
    numbers, sizes = np.unique(communities[joined], return_counts=True)
    # Pairs and single ones would only fill the map, as long as there is more to see.
    worth = sizes >= min(LEAST, int(sizes.max(initial=0)))
    largest = numbers[worth][np.lexsort((numbers[worth], -sizes[worth]))][:MOST].tolist()
    members = {number: _members(selected, communities, joined, number) for number in largest}
    hidden = {id for id in state.hidden if id.startswith("community-")}
    nodes = [_row(p, number, members[number]) for number in largest if f"community-{number}" not in hidden]
    edges = _between(selected, communities, {number for number in largest if f"community-{number}" not in hidden})
    for node in nodes:
        if node["id"] in state.unfolded:
            _unfold(p, selected, node, members[int(node["id"].rpartition("-")[2])], nodes, edges)
    counts = rows.neighbours(edges)
    for node in nodes:
        node["degree"] = counts.get(node["id"], 0)
    return Network(tuple(nodes), tuple(edges), int(np.count_nonzero(joined)), folded=True)


def _members(selected: Selected, communities: NDArray[np.int32], joined: NDArray[np.bool_], number: int) -> Ints:
    """The places of a community, those with most neighbours first."""
    found = np.flatnonzero(joined & (communities == number))
    return found[np.lexsort((found, -selected.degree[found]))].astype(np.int32)


def _row(p: Projection, number: int, members: Ints) -> Row:
    bodies = [place for place in members[:200].tolist() if p.label(place) == "Organization"]
    named = (bodies or members.tolist())[:_NAMED]
    return {"id": f"community-{number}", "name": ", ".join(p.name(place) for place in named), "label": COMMUNITY,
            "labels": [COMMUNITY], "country": None, "degree": 0, "members": len(members), "size": len(members),
            "verified": False}


def _between(selected: Selected, communities: NDArray[np.int32], shown: set[int]) -> list[Row]:
    """How many relations join each two communities."""
    count = int(communities.max(initial=0)) + 1
    keys = np.concatenate([_keys(communities[edges.start], communities[edges.end], count)
                           for edges in selected.edges.values()])
    pairs, times = select.distinct(keys)
    return [{"one": f"community-{key // count}", "other": f"community-{key % count}", "type": "", "weight": n,
             "first": 0, "last": 0}
            for key, n in zip(pairs.tolist(), times.tolist(), strict=True)
            if key // count in shown and key % count in shown]


def _keys(one: NDArray[np.int32], other: NDArray[np.int32], count: int) -> NDArray[np.int64]:
    """A number for each relation between two communities, the same in both directions."""
    apart = (one != other) & (one >= 0) & (other >= 0)
    low, high = np.minimum(one, other)[apart].astype(np.int64), np.maximum(one, other)[apart]
    keys: NDArray[np.int64] = low * count + high
    return keys


def _unfold(p: Projection, selected: Selected, node: Row, members: Ints, nodes: list[Row],
            edges: list[Row]) -> None:
    """The members with most neighbours stand around their community, which then stands for the others."""
    shown: Sequence[int] = members[:MEMBERS].tolist()
    nodes += [rows.row(p, place, by=node["id"]) for place in shown]
    inside = select.mask(p, shown)
    for type, each in selected.edges.items():
        edges += rows.lines(p, type, select.among(each, inside))
    node["members"] = len(members) - len(shown)
    edges += [{"one": node["id"], "other": p.ids[place], "type": "", "weight": 1, "first": 0, "last": 0}
              for place in shown[:3]]
