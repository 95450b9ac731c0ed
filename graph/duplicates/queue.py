"""The pairs that wait for a curator, in the order in which they matter."""

from collections.abc import Iterator
from itertools import islice

from graph.duplicates.model import Duplicate
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.likeness import Likenesses, Waiting

Nodes = frozenset[str]


def duplicates(ledger: Ledger, index: Index, limit: int, label: str | None = None,
               unsure: bool | None = None) -> list[Duplicate]:
    """The first pairs of the queue: one for each two nodes; those about which somebody was not sure come last."""
    with index.rehearsal():
        found = (_duplicate(one, looked_at) for one, looked_at in _waiting(ledger, index, label)
                 if unsure is None or looked_at is unsure)
        return list(islice(found, limit))


def count(ledger: Ledger, index: Index) -> int:
    """How many pairs wait, without those about which somebody was not sure."""
    with index.rehearsal():
        return sum(not unsure for _, unsure in _waiting(ledger, index, None))


def _duplicate(one: Waiting, unsure: bool) -> Duplicate:
    pair = one.likeness
    return Duplicate(pair.one, pair.other, pair.label, pair.weight, tuple(pair.codes.split()), unsure)


def _waiting(ledger: Ledger, index: Index, label: str | None) -> Iterator[tuple[Waiting, bool]]:
    """The pairs that wait, and whether somebody was not sure about their nodes."""
    different, unsure = _decided(ledger, index, "different"), _decided(ledger, index, "unsure")
    seen, late = set(different), []
    for one in Likenesses(index).waiting(label):
        nodes = frozenset(one.clusters)
        if nodes not in seen:
            seen.add(nodes)
            if nodes in unsure:
                late.append((one, True))
            else:
                yield one, False
    yield from late


def _decided(ledger: Ledger, index: Index, verdict: str) -> set[Nodes]:
    """The pairs of nodes about which somebody decided so."""
    standing = ledger.state().judgements
    ends = [(one.subject, one.other) for one in ledger.about_pairs(verdicts=(verdict,)) if one.id in standing]
    known = index.things({end for pair in ends for end in pair})
    return {frozenset((known[one].cluster, known[other].cluster)) for one, other in ends
            if one in known and other in known}
