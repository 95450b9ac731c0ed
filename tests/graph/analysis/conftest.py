"""Small projections made by hand."""

from collections.abc import Callable

import pytest

from graph.analysis.projection import Projection, patching
from graph.analysis.projection.arrays import KINDS, LABELS
from graph.analysis.projection.patching import EdgeRow, NodeRow

Make = Callable[..., Projection]


@pytest.fixture(scope="session")
def make() -> Make:
    """A projection from nodes (``id`` to label, country code or year) and relations by type: (start, end, weight,
    first year, last year, agreements), all but the ends optional."""

    def made(nodes: dict[str, str | tuple[str, ...] | tuple[str, int]],
             **edges: list[tuple[str | int | float, ...]]) -> Projection:
        rows = [_node(id, *((said,) if isinstance(said, str) else said)) for id, said in nodes.items()]
        return patching.built("curators", {}, rows, {type: [_edge(*one) for one in some]
                                                     for type, some in edges.items()})

    return made


def _node(id: str, label: str, *more: str | int) -> NodeRow:
    year = next((one for one in more if isinstance(one, int)), 0)
    words = [one for one in more if isinstance(one, str)]
    kinds = sum(1 << KINDS.index(word) for word in words if word in KINDS)
    flags = ("verified" in words) + 2 * ("free" in words)
    code = next((word for word in words if len(word) == 2), "")
    return NodeRow(id, id, LABELS.index(label), kinds, flags, year, year, code)


def _edge(start: str, end: str, weight: float = 1.0, first: int = 0, last: int = 0, agreements: int = 0) -> EdgeRow:
    return EdgeRow(start, end, weight, agreements, first, last)
