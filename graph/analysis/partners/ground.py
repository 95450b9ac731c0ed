"""What the ranking stands on: who is part of whom, who works where, which fields each has, and who is tied to whom.

Sparse matrices over the places of a projection, made once for each.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.analysis.projection.arrays import Edges, Mask
from graph.analysis.projection.model import Projection

Matrix: TypeAlias = Any  # scipy.sparse.csr_matrix: it has no types
Floats: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]
#: How many wholes above a part belong to it.
_DEPTH = 8


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Rows and columns are places. ``inside``: a house and its parts, a country and its organisations, a person.

    ``staff``: who is at a house or a part of it now; ``ever``: or was. ``fields``: what each works in, by its own
    word, its parts' or its people's. ``ties``: works and agreements that two share. ``above``: a field and its wholes.
    ``rarity``: what it says that two have this field in common.
    """

    inside: Matrix
    staff: Matrix
    ever: Matrix
    fields: Matrix
    ties: Matrix
    above: Matrix
    rarity: Floats
    year: int


def ground(p: Projection) -> Ground:
    """The ground of a projection; made once for each."""
    return p.made("partners ground", lambda: _ground(p))


def row(matrix: Matrix, place: int) -> Places:
    """The columns of a row."""
    columns: Places = matrix.indices[matrix.indptr[place]:matrix.indptr[place + 1]].astype(np.int64)
    return columns


def marked(count: int, places: Places) -> Mask:
    """A mask of places."""
    found: Mask = np.zeros(count, dtype=bool)
    found[places] = True
    return found


def _ground(p: Projection) -> Ground:
    parts = _closed(p, "PART_OF", p.of("Organization")).T.tocsr()
    # Of a country its organisations; of a person nobody but themselves.
    inside = _flat(parts + _countries(p))
    posts, year = p.edges("AFFILIATED_WITH"), _newest(p)
    staff = _flat(inside @ _joined(p, posts.chosen((posts.last == 0) | (posts.last >= year))).T) + _people(p)
    own = _joined(p, p.edges("ACTIVE_IN")) + _joined(p, p.edges("EXPERT_IN"))
    fields = _flat(inside @ own + staff @ own)
    houses = p.of("Organization", "Expert")
    having = np.asarray(fields[np.flatnonzero(houses)].sum(axis=0)).ravel()
    rarity = np.log1p(houses.sum() / np.maximum(having, 1)) * (having > 0)
    return Ground(inside, _flat(staff), _flat(inside @ _joined(p, posts).T + _people(p)), fields, _ties(p),
                  _closed(p, "PART_OF", p.of("Field")), rarity, year)


def _newest(p: Projection) -> int:
    """The last year of which works or agreements tell; not one that is still to come."""
    dated = p.of("Work", "Agreement")
    return min(int(p.nodes.first[dated].max(initial=0)), date.today().year)


def _closed(p: Projection, type: str, which: Mask) -> Matrix:
    """Each node with itself and all above it along a relation."""
    edges = p.edges(type)
    step = _joined(p, edges.chosen(which[edges.start] & which[edges.end]))
    reached = sparse.identity(len(p), dtype=np.float32, format="csr")
    for _ in range(_DEPTH):
        further = _flat(reached + reached @ step)
        if further.nnz == reached.nnz:
            break
        reached = further
    return reached


def _countries(p: Projection) -> Matrix:
    """Each country with the organisations there."""
    place = {code: p.index[id] for id, code in p.codes.items()}
    of = np.array([place.get(code, -1) for code in p.countries])
    houses = np.flatnonzero(p.of("Organization"))
    there = of[p.home[houses]]
    known = there >= 0
    return _matrix(there[known], houses[known], len(p))


def _people(p: Projection) -> Matrix:
    people = np.flatnonzero(p.of("Expert"))
    return _matrix(people, people, len(p))


def _ties(p: Projection) -> Matrix:
    """What two share, in both directions."""
    found = [p.edges(type) for type in ("COLLABORATES_WITH", "COAUTHOR_OF")]
    one = np.concatenate([edges.start for edges in found])
    other = np.concatenate([edges.end for edges in found])
    weight = np.concatenate([edges.weight for edges in found])
    return sparse.csr_matrix((np.tile(weight, 2), (np.append(one, other), np.append(other, one))), (len(p), len(p)))


def _joined(p: Projection, edges: Edges) -> Matrix:
    return _matrix(edges.start, edges.end, len(p))


def _matrix(rows: NDArray[Any], columns: NDArray[Any], count: int) -> Matrix:
    return _flat(sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (count, count)))


def _flat(matrix: Matrix) -> Matrix:
    """The same with 1 wherever anything is."""
    found = sparse.csr_matrix(matrix)
    found.sum_duplicates()
    found.eliminate_zeros()
    found.data[:] = 1
    return found
