"""Which things are alike: what the matcher is told of them, and the pairs that it finds, as the index keeps them.

All of it follows from what is said of the things and from the model alone, never from what was judged.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.compile.ground import CHUNK
from graph.duplicates import frames, told
from graph.duplicates.concerned import OF_TWO
from graph.duplicates.kinds import READERS
from graph.duplicates.sayings import Sayings
from ledger.derived import Likeness
from ledger.likeness import Likenesses
from ledger.staging import chunks

if TYPE_CHECKING:
    import pandas as pd

    from graph.match.model import Model

#: The kind of a source that says of itself that nobody in it exists.
_INVENTED = "illustration"
#: Where more things of a label than this are told of anew, all things are compared anew.
MOST = 50_000
#: Called with what is under way, how many are done, and of how many (0: unknown).
Step = Callable[[str, int, int], None]


@dataclass(slots=True)
class Changed:
    """Things of one label of which the matcher is told something else than before, each with what it was told.

    ``new``: what it is told now, as the index keeps it, and ``rows`` what it computes of that.
    """

    label: str
    looked_at: int = 0
    records: dict[str, Any] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)
    rows: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, str | None] = field(default_factory=dict)

    def look(self, sayings: Sayings, likenesses: Likenesses, things: Collection[str],
             again: Collection[str] = ()) -> set[str]:
        """Compare what is said of things with what was told; those of which something else is said.

        Things of ``again`` are compared with others again whatever is said of them.
        """
        found: set[str] = set()
        for some in chunks(sorted(things), CHUNK):
            if self.is_much:
                break
            known = likenesses.told(some)
            for record in READERS[self.label](sayings, some):
                text = told.write(record)
                if known.get(record.id) != text or record.id in again:
                    self.records[record.id], self.new[record.id] = record, text
                    self.before[record.id] = known.get(record.id)
                    found.add(record.id)
            self.looked_at += len(some)
        return found

    @property
    def is_much(self) -> bool:
        """Whether so much changed that it is faster to begin anew."""
        return len(self.records) > MOST

    def frame(self, model: "Model") -> "pd.DataFrame":
        """What a model computes of the records, row by row."""
        return model.columns(list(self.records.values()))

    def renamed(self) -> list[str]:
        """Those of them that are called otherwise than before."""
        return [thing for thing, record in self.records.items()
                if not (text := self.before[thing]) or told.read(self.label, text)[1] != record[1]]


def read_all(sayings: Sayings, likenesses: Likenesses, model: "Model", things: list[str]) -> "pd.DataFrame":
    """Learn everything about things of which nothing is known, and keep it; their frame."""
    from graph.match.keys import keys

    records = READERS[model.label](sayings, things)
    frame = model.columns(records)
    likenesses.put_told(model.label, [(record.id, told.write(record), row)
                                      for record, row in zip(records, frames.pack(frame), strict=True)])
    likenesses.put_keys(keys(model, frame), fresh=True)
    return frame


def pairs_within(model: "Model", frame: "pd.DataFrame | Iterable[pd.DataFrame]",
                 new: "pd.DataFrame | None" = None) -> list[Likeness]:
    """The pairs of a frame or of several, with ``new`` only those with an end among the new, from ``ask`` upwards."""
    from graph.match import linker

    found = linker.score(model, frame, new=new)
    rows = zip(found["one"].tolist(), found["other"].tolist(), found["weight"].tolist(), strict=True)
    return [Likeness(one, other, model.label, round(weight, 4)) for one, other, weight in rows]


def against(likenesses: Likenesses, model: "Model", changed: Changed) -> tuple[list[tuple[str, int]], list[Likeness]]:
    """The keys of changed things, and the pairs that they make with each other and with all that exist."""
    from graph.match.keys import keys

    frame = changed.frame(model)
    changed.rows = dict(zip(changed.records, frames.pack(frame), strict=True))
    found = list(keys(model, frame))
    old = sorted(likenesses.sharing({key for _, key in found}) - changed.new.keys())
    if not old and not _any_shared(key for _, key in found):
        return found, []
    if not old:
        return found, pairs_within(model, frame)
    rows = (row for some in chunks(old, CHUNK) for row in likenesses.columns(some))
    return found, pairs_within(model, frames.unpack(rows, frame), frame)


def _any_shared(keys: Iterable[int]) -> bool:
    return max(Counter(keys).values(), default=0) > 1


def two(sayings: Sayings, pairs: Sequence[Likeness]) -> set[tuple[str, str]]:
    """Those of these pairs that sources tell apart: two authors of one work, an organisation and its part or heir.

    So are all that an illustration invented: it numbers its people, some of whom have one name.
    """
    found: set[tuple[str, str]] = set()
    sources = {source["id"] for source in sayings.ledger.sources() if source["kind"] == _INVENTED} if pairs else set()
    for some in chunks(pairs, CHUNK):
        ends = {end for pair in some for end in pair[:2]}
        invented = {id for id, thing in sayings.index.things(ends).items() if thing.source in sources}
        found |= {pair[:2] for pair in some if not invented.isdisjoint(pair[:2])}
        if some[0].label == "Organization":
            linked = {frozenset((edge.start, edge.end)) for edge in sayings.starting(ends, OF_TWO)}
            found |= {pair[:2] for pair in some if frozenset(pair[:2]) in linked}
        else:
            works = written(sayings, ends)
            found |= {pair[:2] for pair in some if not works[pair.one].isdisjoint(works[pair.other])}
    return found


def written(sayings: Sayings, people: Collection[str]) -> dict[str, set[str]]:
    """The works of each of these people as sources have them: nobody is twice among the authors of one."""
    found: dict[str, set[str]] = {person: set() for person in people}
    for some in chunks(sorted(people), CHUNK):
        for edge in sayings.starting(some, ["AUTHORED"]):
            found[edge.start].add(edge.end)
    return found
