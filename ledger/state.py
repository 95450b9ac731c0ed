"""What is in force: folded from the log, never stored, so that any day in the past can be asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import orjson

ALL_PARTS = "*"


class Entry(NamedTuple):
    """One row of the log."""

    seq: int
    at: str
    by: str
    act: str
    subject: str
    value: str


class Record(NamedTuple):
    """One thing that a batch said; ``payload`` is JSON text, ``None`` once erased."""

    id: int
    batch: int
    kind: str
    thing: str
    label: str
    key: str
    start: str
    end: str
    discriminator: str
    part: str
    payload: str | None


class Judgement(NamedTuple):
    """One decision about one or two things."""

    id: int
    verdict: str
    subject: str
    other: str
    value: str
    reason: str
    by: str
    at: str


@dataclass(slots=True)
class Delivered:
    """A batch as the log sees it. ``order`` is its place among its source's batches: date, then first acceptance."""

    source: str
    as_of: str
    covers: tuple[str, ...]
    seq: int = 0
    in_force: bool = False

    @property
    def order(self) -> tuple[str, int]:
        """Later speaks first. The first acceptance counts, so that a redo puts a batch back where it was."""
        return (self.as_of, self.seq)


@dataclass(slots=True)
class State:
    """What the log up to ``seq`` says: batches in force, ranks of sources, judgements in force."""

    seq: int = 0
    batches: dict[int, Delivered] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    judgements: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)
    covering: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _covered: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def copy(self) -> "State":
        """The same, free to be carried on."""
        batches = {id: Delivered(one.source, one.as_of, one.covers, one.seq, one.in_force)
                   for id, one in self.batches.items()}
        covering = {part: list(some) for part, some in self.covering.items()}
        return State(self.seq, batches, dict(self.ranks), set(self.judgements), set(self.refused), covering)

    def rank(self, source: str) -> int:
        """The rank of a source; a higher one speaks first."""
        return self.ranks[source]

    def holds(self, batch: int) -> bool:
        """Whether a batch is in force; one that was staged since is not known yet, and is not."""
        delivered = self.batches.get(batch)
        return delivered is not None and delivered.in_force

    def speaker(self, records: Sequence[Record]) -> Record | None:
        """Of one source's records about one thing, the one that speaks now, or none.

        The latest delivery in force speaks, unless a still later one covers that part and no longer says the thing.
        """
        if len(records) == 1:
            return records[0] if self._speaks_alone(records[0]) else None
        spoken = [record for record in records if self.holds(record.batch)]
        heard = [record for record in spoken if record.id not in self.refused and record.payload is not None]
        if not heard:
            return None
        latest = max(heard, key=self._later)
        described = self._described(latest, heard)
        if described and not self._withdrawn(described, {one.batch for one in spoken if one.part == described.part}):
            return described
        return None if self._withdrawn(latest, {record.batch for record in spoken}) else latest

    def _speaks_alone(self, record: Record) -> bool:
        """The usual case, asked a million times: one record, and at the most one delivery that covers its part."""
        delivered = self.batches.get(record.batch)
        if delivered is None or not delivered.in_force or record.payload is None or record.id in self.refused:
            return False
        return delivered.order >= self._latest_cover(delivered.source, record.part)

    def _latest_cover(self, source: str, part: str) -> tuple[str, int]:
        """The order of the latest delivery that speaks for the whole of a part."""
        latest = self._covered.get((source, part))
        if latest is None:
            covering = (*self.covering.get((source, part), ()), *self.covering.get((source, ALL_PARTS), ()))
            latest = max((self.batches[batch].order for batch in covering), default=("", 0))
            self._covered[source, part] = latest
        return latest

    def _later(self, record: Record) -> tuple[tuple[str, int], int]:
        return self.batches[record.batch].order, record.id

    def _described(self, latest: Record, heard: Sequence[Record]) -> Record | None:
        """The latest record of another part that says all that this one says, and more: this one only mentions.

        A sheet that names an organisation in passing must not silence the sheet that describes it.
        """
        others = [record for record in heard if record.part != latest.part]
        if not others:
            return None
        said = _stated(latest).items()
        fuller = [record for record in others if said < _stated(record).items()]
        return max(fuller, key=self._later, default=None)

    def _withdrawn(self, record: Record, mentioned_by: set[int]) -> bool:
        delivered = self.batches[record.batch]
        return any(
            self.batches[batch].order > delivered.order and batch not in mentioned_by
            for part in (record.part, ALL_PARTS)
            for batch in self.covering.get((delivered.source, part), ())
        )

    def in_force(self, records: Iterable[Record]) -> list[Record]:
        """The patches among these records that hold, the oldest first."""
        holding = [record for record in records
                   if self.holds(record.batch) and record.id not in self.refused and record.payload]
        return sorted(holding, key=lambda record: (self.batches[record.batch].order, record.id))

    def advance(self, entry: Entry) -> None:
        """Take one more row of the log into account; its batch must be known to ``batches``."""
        match entry.act:
            case "accept" | "undo":
                self._turn(int(entry.subject), entry)
            case "judge" | "withdraw":
                self._judge(entry)
            case "rank":
                self.ranks[entry.subject] = int(entry.value)
        self.seq = entry.seq

    def _judge(self, entry: Entry) -> None:
        holds = entry.act == "judge"
        (self.judgements.add if holds else self.judgements.discard)(int(entry.subject))
        verdict, _, record = entry.value.partition(" ")
        if verdict == "refused":
            (self.refused.add if holds else self.refused.discard)(int(record))

    def _turn(self, batch: int, entry: Entry) -> None:
        delivered = self.batches[batch]
        delivered.seq = delivered.seq or entry.seq
        delivered.in_force = entry.act == "accept"
        self._covered.clear()
        for part in delivered.covers:
            covering = self.covering.setdefault((delivered.source, part), [])
            if delivered.in_force and batch not in covering:
                covering.append(batch)
            elif not delivered.in_force and batch in covering:
                covering.remove(batch)


def _stated(record: Record) -> dict[str, object]:
    """What a record says, without the sentence that it was read out of and that sentence's place."""
    return {name: value for name, value in told(record.payload).items() if name not in ("quote", "at")}


def told(payload: str | None) -> dict[str, object]:
    """The payload of a record as a dict."""
    return orjson.loads(payload) if payload else {}
