"""Roll-ups: which organisation, with its parts, works with which, and which country with which."""

import numpy as np

from graph.analysis import rollups
from graph.analysis.projection import Projection
from graph.analysis.tallies import shared
from ui.map.state import State
from ui.network import rows as network_rows
from ui.network.networks import Network, Row, counted
from ui.network.select import Ints

#: Wholes of wholes are followed so often doubled; a circle of parts ends somewhere in it.
_DEPTH = 3


def rolled(p: Projection, to: str, state: State) -> Network:
    """The strongest ties between organisations, or countries, in the years that were asked for."""
    if to == "countries":
        return _countries(p, state)
    inside = {place for place in range(len(p)) if p.label(place) == "Organization"} if state.kind else None
    ties = [tie for tie in organisations(p, state.since, state.until)
            if tie.weight >= state.least and tie.one in p.index and tie.other in p.index]
    if state.kind or state.countries or state.off or state.hidden or state.verified:
        ties = [tie for tie in ties if _asked(p, tie, state, inside)]
    return _network([network_rows.row(p, p.index[id]) for id in _ends(ties)], ties, state)


def organisations(p: Projection, since: int = 0, until: int = 0) -> list[rollups.Tie]:
    """Ties between whole organisations: what a department or institute shares counts for what it is a part of."""
    rows = shared(p).during(since or None, until or None)
    whole = _wholes(p)
    one, other = whole[rows.one], whole[rows.other]
    apart = one != other
    one, other = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
    return rollups.ties(rows.chosen(apart), one, other, p.ids)


def _wholes(p: Projection) -> Ints:
    """The organisation at the top above each place."""
    above = np.arange(len(p), dtype=np.int32)
    parts, bodies = p.edges("PART_OF"), p.of("Organization")
    inside = bodies[parts.start] & bodies[parts.end]
    above[parts.start[inside]] = parts.end[inside]
    for _ in range(_DEPTH):
        above = above[above]
    return above


def _countries(p: Projection, state: State) -> Network:
    ids = {code: id for id, code in p.codes.items()}
    ties = [tie for tie in rollups.countries(p, state.since or None, state.until or None)
            if tie.weight >= state.least and tie.one in ids and tie.other in ids
            and (not state.countries or {tie.one, tie.other} & set(state.countries))
            and not {ids[tie.one], ids[tie.other]} & set(state.hidden)]
    named = [tie._replace(one=ids[tie.one], other=ids[tie.other]) for tie in ties]
    return _network([network_rows.row(p, p.index[id]) for id in _ends(named)], named, state)


def _asked(p: Projection, tie: rollups.Tie, state: State, bodies: set[int] | None) -> bool:
    ends = p.index[tie.one], p.index[tie.other]
    rows = [network_rows.row(p, place) for place in ends]
    if state.countries and not any(row["country"] in state.countries for row in rows):
        return False
    if any(row["id"] in state.hidden or row["label"] in state.off for row in rows):
        return False
    if state.verified and not all(row["verified"] for row in rows):
        return False
    return bodies is None or all(state.kind in row["labels"] for row in rows)


def _ends(ties: list[rollups.Tie]) -> list[str]:
    return sorted({id for tie in ties for id in (tie.one, tie.other)})


def _network(nodes: list[Row], ties: list[rollups.Tie], state: State) -> Network:
    """The nodes with most neighbours, and the ties between them."""
    edges = [{"one": tie.one, "other": tie.other, "type": "COLLABORATES_WITH", "weight": float(tie.weight),
              "works": tie.works, "agreements": tie.agreements, "first": tie.first, "last": tie.last} for tie in ties]
    whole = counted(Network(tuple(nodes), tuple(edges), len(nodes)), edges)
    order = sorted(whole.nodes, key=lambda node: (node["id"] != state.id, -node["degree"], node["id"]))[:state.most]
    kept = {node["id"] for node in order}
    shown = [edge for edge in edges if edge["one"] in kept and edge["other"] in kept]
    return counted(whole, shown)
