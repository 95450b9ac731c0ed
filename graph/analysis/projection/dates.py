"""Years of nodes and relations, from what the sources say as dates."""

from dataclasses import replace
from typing import Any

import numpy as np

from graph.analysis.projection.arrays import Edges, Nodes

#: The dated node of relations that have no year of their own: at their end, or at their start.
_AT_END = ("AUTHORED", "PARTY_TO", "TOOK_PART_IN", "SEEKS", "HAS")
_AT_START = ("ABOUT", "SERVES", "MEASURES")
#: Properties of nodes and relations that say from when, and up to when.
SINCE = ("first_year", "since", "year", "signed_on", "starts_on", "as_of")
UNTIL = ("last_year", "until", "year", "ends_on", "signed_on", "as_of")


def year(said: Any) -> int:
    """The year of a number or an ISO date; 0 where it is none."""
    if isinstance(said, int) and not isinstance(said, bool):
        return said if 0 < said < 10_000 else 0
    text = str(said or "")[:4]
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else 0


def with_years(type: str, said: Edges, nodes: Nodes) -> Edges:
    """Relations of works, agreements and events, in the years of these."""
    if type not in _AT_END + _AT_START:
        return said
    dated = said.end if type in _AT_END else said.start
    first = np.where(said.first, said.first, nodes.first[dated])
    last = np.where(said.last, said.last, nodes.last[dated])
    return replace(said, first=first, last=last)
