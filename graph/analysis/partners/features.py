"""What speaks for a new tie of one node with each other: columns of numbers, of any history at its end."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.analysis.partners.history import Floats, History, Ints, Matrix, Said

Table = NDArray[np.float32]
#: Years after which something says a third as much: what is new, what is recent, what is remembered.
_NEW, _RECENT, _LONG = 2.0, 5.0, 12.0
#: Years after which it does not matter how long ago a trait was seen.
_FORGOTTEN = 40
#: Share of walks that begin again at each step, and their steps.
_AGAIN, _STEPS = 0.2, 8
_OF_SOURCE = ("works3", "degree", "since", "age", "works", "fresh3")


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Everything that is made once for a history; ``of`` gives the columns of one source for some others."""

    history: History
    tied: Matrix
    nodes: dict[str, Floats]
    recent: tuple[Matrix, ...]
    legs: dict[str, tuple[Matrix, Matrix]]
    walks: dict[str, Matrix]
    alike: dict[str, Matrix]

    @property
    def names(self) -> list[str]:
        """The columns."""
        return [*self.legs, "three", "jaccard", *self.walks, *self.alike, "aa_active", "walk_active", "hub_active",
                "age_gap", *self.nodes, *(f"own_{name}" for name in _OF_SOURCE)]

    def of(self, source: int, others: Ints | None = None) -> Table:
        """The columns of a source for others (None: for everybody), a row for each of them."""
        return stacked(self.columns(source), others)

    def columns(self, source: int) -> dict[str, Floats]:
        """The columns of a source for everybody, each by its name."""
        found: dict[str, Floats] = {}
        for name, (left, right) in self.legs.items():
            found[name] = _dense(left[source] @ right)
        long = self.recent[2]
        found["three"] = _dense(long[source] @ long @ long)
        degree = self.nodes["degree"]
        found["jaccard"] = found["common"] / np.maximum(degree[source] + degree - found["common"], 1)
        for name, step in self.walks.items():
            found[name] = _walk(step, source)
        for name, trait in self.alike.items():
            found[name] = _dense(trait[source] @ trait.T)
        found["aa_active"] = found["adamic"] * (1 + self.nodes["works3"])
        found["walk_active"] = found["walk_recent"] * (1 + self.nodes["active"])
        found["hub_active"] = found["hubs"] * (1 + self.nodes["active"])
        found["age_gap"] = self.nodes["age"][source] - self.nodes["age"]
        own = {f"own_{name}": np.full(self.history.count, self.nodes[name][source]) for name in _OF_SOURCE}
        return found | self.nodes | own


def stacked(columns: Mapping[str, Floats], some: Ints | None = None) -> Table:
    """Columns as a table, of some rows (None: of all)."""
    chosen = [column if some is None else column[some] for column in columns.values()]
    found: Table = np.empty((len(chosen[0]), len(chosen)), np.float32, order="F")
    for at, column in enumerate(chosen):
        found[:, at] = column
    return found


def features(history: History) -> Features:
    """What the columns are made from."""
    tied = history.tied()
    degree = np.diff(tied.indptr).astype(float)
    recent = tuple(_faded(history, tau) for tau in (_NEW, _RECENT, _LONG))
    last, first = _years(history)
    nodes = _nodes(history, degree, first)
    few = np.where(degree > 1, 1 / np.log(np.maximum(degree, 2)), 0.0)
    busy, closing = np.log1p(nodes["fresh5"]), (nodes["closed"] + 0.5) / (degree + 3)
    of_late = last.copy()
    of_late.data = np.exp((of_late.data - history.year) / 4.0)
    legs = {
        "common": (tied, tied), "adamic": (tied @ sparse.diags(few), tied),
        "allocated": (tied @ sparse.diags(1 / np.maximum(degree, 1)), tied),
        "new_legs": (recent[0], recent[0]), "recent_legs": (recent[1], recent[1]), "long_legs": (recent[2], recent[2]),
        "late_legs": (of_late, of_late), "late_allocated": (of_late @ sparse.diags(1 / np.maximum(degree, 1)), of_late),
        "hubs": (of_late @ sparse.diags(busy), of_late), "closers": (tied @ sparse.diags(closing), tied),
        "late_common": (tied, _since(last, history.year - 2))}
    walks = {"walk_recent": _stepping(recent[1]), "walk_long": _stepping(recent[2]), "walk": _stepping(tied)}
    alike = {name: _tokens(history, said) for name, said in history.traits.items()}
    return Features(history, tied, nodes, recent, legs, walks, alike)


def _faded(history: History, tau: float) -> Matrix:
    """How much each two did together, less the longer ago."""
    met = history.meetings
    weight = met.share * np.exp((met.year - history.year) / tau)
    return sparse.csr_matrix((weight.astype(np.float32), (met.one, met.other)), (history.count, history.count))


def _years(history: History) -> tuple[Matrix, Matrix]:
    """The last and the first year of each pair."""
    met, count = history.meetings, history.count
    key = met.one * count + met.other
    order = np.lexsort((met.year, key))
    key, year = key[order], met.year[order]
    begin = np.flatnonzero(np.append(True, key[1:] != key[:-1])[:len(key)])
    end = np.append(begin[1:], len(key)) - 1
    one, other = np.divmod(key[begin], count)
    # One is added, so that a year 0 is kept.
    return tuple(sparse.csr_matrix(((year[at] + 1).astype(np.float32), (one, other)), (count, count))
                 for at in (end, begin[:len(end)]))


def _since(last: Matrix, year: int) -> Matrix:
    found = last.copy()
    found.data = (found.data > year).astype(np.float32)
    found.eliminate_zeros()
    return found


def _nodes(history: History, degree: Floats, first: Matrix) -> dict[str, Floats]:
    """What each node is by itself."""
    did, count, now = history.doings, history.count, history.year

    def summed(weight: Floats, which: NDArray[np.bool_] | None = None) -> Floats:
        chosen = slice(None) if which is None else which
        return np.bincount(did.who[chosen], weight[chosen], minlength=count).astype(float)

    amount = did.amount
    total = summed(amount)
    begun = np.full(count, float(now))
    np.minimum.at(begun, did.who, did.year)
    ended = np.zeros(count)
    np.maximum.at(ended, did.who, did.year)
    many = did.size > 1
    years = np.unique(np.stack([did.who, did.year]), axis=1)[0]
    return {
        **{f"works{span}": summed(amount, did.year > now - span) for span in (1, 3, 5)},
        "active": summed(amount * np.exp((did.year - now) / 3.0)),
        "active_long": summed(amount * np.exp((did.year - now) / 8.0)),
        "degree": degree, **_begun(first, begun, now),
        "works": total, "since": now - ended, "age": now - begun,
        "last_share": (summed(amount * (did.place == 1), many) + 0.5) / (total + 1),
        "last_of_late": summed(amount * (did.place == 1), many & (did.year > now - 4)),
        "first_share": (summed(amount * (did.place == 0)) + 0.5) / (total + 1),
        "team": summed(amount * did.size) / np.maximum(total, 1), "years": np.bincount(years, minlength=count) * 1.0}


def _begun(first: Matrix, begun: Floats, now: int) -> dict[str, Floats]:
    """How many ties each began, of late and (closed) with somebody when both had been there before."""
    pairs = first.tocoo()
    when, one, other = pairs.data - 1, pairs.row, pairs.col
    known = (begun[one] < when) & (begun[other] < when)
    chosen = {"closed": known, "closed3": known & (when > now - 3), "fresh3": when > now - 3, "fresh5": when > now - 5}
    return {name: np.bincount(one[some], minlength=len(begun)).astype(float) for name, some in chosen.items()}


def _tokens(history: History, said: Said) -> Matrix:
    """Nodes by tokens, rarer and later ones more, each node of length 1."""
    width = int(said.token.max(initial=0)) + 1
    # What has no year is only set against itself.
    weight = np.exp(np.maximum(said.year - history.year, -_FORGOTTEN) / 6.0)
    found = sparse.csr_matrix((weight, (said.who, said.token)), (history.count, width))
    found.data = np.sqrt(found.data)
    having = np.bincount(found.indices, minlength=width)
    present = max(int(history.seen().sum()), 1)
    found = found @ sparse.diags(np.log(np.maximum(present / np.maximum(having, 1), 1)))
    length = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    return (sparse.diags(1 / np.maximum(length, 1e-9)) @ found).tocsr().astype(np.float32)


def _stepping(ties: Matrix) -> Matrix:
    """The columns of where a walk goes from each node."""
    out = np.asarray(ties.sum(axis=1)).ravel()
    return (sparse.diags(1 / np.maximum(out, 1e-12)) @ ties).T.tocsr().astype(np.float32)


def _walk(step: Matrix, source: int) -> Floats:
    """How often a walk with restarts from a source is at each node."""
    at = np.zeros(step.shape[0], np.float32)
    at[source] = 1
    found = _AGAIN * at
    for _ in range(_STEPS):
        at = (1 - _AGAIN) * (step @ at)
        found = found + at * _AGAIN
    return np.asarray(found, dtype=np.float64)


def _dense(row: Matrix) -> Floats:
    return np.asarray(row.todense(), dtype=np.float64).ravel()
