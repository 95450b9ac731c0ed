"""Nodes and relations of the projection as the plain rows of a map."""

from collections.abc import Iterable

from graph.analysis.projection import Edges, Projection
from graph.schema import SUBKINDS
from ui.network.networks import Row

_KINDS = frozenset(kind.label for kind in SUBKINDS)


def row(p: Projection, place: int, degree: int = 0, by: str = "") -> Row:
    """A node as a row, with what the projection knows of it."""
    labels = list(p.labels(place))
    look = next((one for one in sorted(labels) if one in _KINDS), labels[0])
    return {"id": p.ids[place], "name": p.name(place), "label": look, "labels": labels, "degree": degree,
            "country": p.country(place) or None, "verified": p.verified(place), **({"by": by} if by else {})}


def lines(p: Projection, type: str, edges: Edges) -> list[Row]:
    """Relations as rows."""
    columns = zip(edges.start.tolist(), edges.end.tolist(), edges.weight.tolist(), edges.first.tolist(),
                  edges.last.tolist(), strict=True)
    return [{"one": p.ids[start], "other": p.ids[end], "type": type, "weight": weight, "first": first, "last": last}
            for start, end, weight, first, last in columns]


def neighbours(edges: Iterable[Row]) -> dict[str, int]:
    """With how many different others each id is joined."""
    around: dict[str, set[str]] = {}
    for edge in edges:
        around.setdefault(edge["one"], set()).add(edge["other"])
        around.setdefault(edge["other"], set()).add(edge["one"])
    return {id: len(others) for id, others in around.items()}
