"""What the parties of agreements share beside them, for all agreements at once. A pure function of the arrays."""

from collections.abc import Collection

import numpy as np

from graph.analysis.projection import Projection


def last_shared(p: Projection, ids: Collection[str]) -> dict[str, int]:
    """The last year in which two parties of each of these agreements shared a work or an agreement, where one is known.

    The years of a pair contain the signing of the agreement itself.
    """
    wanted = np.array(sorted(p.index[id] for id in ids if id in p.index), dtype=np.int64)
    party, pair = p.edges("PARTY_TO"), p.edges("COLLABORATES_WITH")
    kept = np.isin(party.end, wanted)
    order = np.argsort(party.end[kept], kind="stable")
    agreement, body = party.end[kept][order].astype(np.int64), party.start[kept][order].astype(np.int64)
    count = np.searchsorted(agreement, agreement, "right") - np.searchsorted(agreement, agreement, "left")
    one = np.repeat(np.arange(len(agreement)), count)
    other = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count) + np.searchsorted(
        agreement, agreement[one], "left")
    keys = np.minimum(pair.start, pair.end).astype(np.int64) * len(p) + np.maximum(pair.start, pair.end)
    known = np.argsort(keys)
    asked = body[one] * len(p) + body[other]
    at = np.searchsorted(keys[known], asked)
    at[at == len(keys)] = 0
    found = (keys[known][at] == asked) if len(keys) else np.zeros(len(asked), dtype=bool)
    latest = np.zeros(len(p), dtype=np.int64)
    if found.any():
        np.maximum.at(latest, agreement[one][found], pair.last[known][at][found])
    return {p.ids[place]: int(latest[place]) for place in wanted if latest[place]}
