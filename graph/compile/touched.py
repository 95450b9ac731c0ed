"""What rows of the log touch: the things and relations of which something else may hold afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.index import Index
from ledger.ledger import Ledger
from ledger.state import Entry, State


class Relation(NamedTuple):
    """A statement about a relation, as far as it never changes."""

    type: str
    start: str
    end: str
    discriminator: str


@dataclass(slots=True)
class Touched:
    """Things, and statements about relations by their id."""

    things: set[str] = field(default_factory=set)
    edges: dict[str, Relation] = field(default_factory=dict)

    def add(self, rows: Iterable[tuple[str, str, str, str, str, str]]) -> None:
        """Take in rows of the ledger: thing, kind, label, start, end, discriminator."""
        for thing, _, label, start, end, discriminator in rows:
            if start:
                self.edges[thing] = Relation(label, start, end, discriminator)
            else:
                self.things.add(thing)


def touched(ledger: Ledger, index: Index, state: State, entries: Iterable[Entry]) -> Touched:
    """What these rows of the log touch. Called inside the index's transaction."""
    found = Touched()
    batches: set[int] = set()
    judgements: set[int] = set()
    for entry in entries:
        match entry.act:
            case "accept" | "undo":
                batches.add(int(entry.subject))
            case "judge" | "withdraw":
                judgements.add(int(entry.subject))
            case "rank":
                batches |= {id for id, one in state.batches.items() if one.source == entry.subject and one.seq}
            case "erase":
                found.things.add(entry.subject)
                _add_edges(found, index, [entry.subject])
            case "blank":
                found.add(ledger.said_of([entry.subject]))
    found.add(ledger.said_by(batches))
    _add_covered(found, ledger, state, batches)
    _add_judged(found, ledger, judgements)
    for relation in found.edges.values():
        # A department never joins by its parent's identifier, so who is whose part bears on who is one.
        if relation.type == "PART_OF":
            found.things |= {relation.start, relation.end}
    return found


def _add_edges(found: Touched, index: Index, things: list[str]) -> None:
    for edge in (*index.edges_from(things), *index.edges_to(things)):
        found.edges[edge.thing] = Relation(edge.type, edge.start, edge.end, edge.discriminator)


def _add_covered(found: Touched, ledger: Ledger, state: State, batches: set[int]) -> None:
    """A delivery that covers a part also speaks of what it no longer says."""
    covered: dict[str, set[str]] = {}
    for batch in batches:
        delivered = state.batches[batch]
        if delivered.covers:
            covered.setdefault(delivered.source, set()).update(delivered.covers)
    for source, parts in covered.items():
        others = [id for id, one in state.batches.items() if one.source == source and one.seq and id not in batches]
        if others:
            found.add(ledger.said_by(others, () if "*" in parts else parts))


def _add_judged(found: Touched, ledger: Ledger, judgements: set[int]) -> None:
    for judgement in ledger.judgements_of(judgements):
        if judgement.verdict == "refused":
            found.add(ledger.said_in([int(judgement.subject)]))
        elif judgement.subject.startswith("batch:"):
            found.add(ledger.said_by([int(judgement.subject.removeprefix("batch:"))]))
        else:
            found.things.update(thing for thing in (judgement.subject, judgement.other) if thing)
