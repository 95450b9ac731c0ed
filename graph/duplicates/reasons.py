"""Why two things are proposed as one, in the matcher's words, for as many pairs at once as a page shows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.duplicates import kinds
from graph.duplicates.sayings import Sayings
from ledger.index import Index
from ledger.ledger import Ledger

if TYPE_CHECKING:
    from graph.match.reasons import Reason


def why_many(ledger: Ledger, index: Index, pairs: Sequence[tuple[str, str]]) -> list[list["Reason"]]:
    """The reasons for and against each pair; none where a thing is not in force, or is of no label that is matched."""
    from graph.match import reasons

    found: list[list[Reason]] = [[] for _ in pairs]
    models = kinds.models()
    with index.rehearsal():
        sayings = Sayings(ledger, index, ledger.state())
        for label, read in kinds.READERS.items():
            known = {id for id, thing in index.things({end for pair in pairs for end in pair}).items()
                     if thing.label == label}
            records = {record.id: record for record in read(sayings, sorted(known))}
            places = [place for place, pair in enumerate(pairs) if pair[0] in records and pair[1] in records]
            told = reasons.why_many(models[label], [(records[pairs[place][0]], records[pairs[place][1]])
                                                    for place in places])
            for place, some in zip(places, told, strict=True):
                found[place] = some
    return found
