"""Proposals: what a document says in one place, decided by itself at any time, and how the ledger keeps the decision.

Where a proposal stands follows from its batch and the reasons for which its records are refused; nothing else is kept.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from graph.ids import edge_id
from ledger import refusals
from ledger.errors import NotPossible
from ledger.judgements import REFUSED as VERDICT
from ledger.ledger import CURATOR, Ledger
from ledger.record import Said
from ledger.state import Record

Standing = Literal["waiting", "accepted", "refused"]
#: Reasons of refusals that are no curator's words: undecided, while others of the batch hold; one row taken out of a
#: proposal; said otherwise by a curator, in the batch of the number that follows.
WAITING: Final = "waiting"
LEFT_OUT, CORRECTED = "left out", "corrected"
REFUSED: Final = "refused"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The records of one part of a batch; the first is what is proposed, the others go with it.

    ``reason``: why it is refused, in a curator's words or empty. ``left_out``: the records that a curator took out of
    it. ``correction``: the curator's batch that says its relation otherwise; 0 where there is none.
    """

    batch: int
    part: str
    records: tuple[Record, ...]
    standing: Standing
    reason: str
    refused: frozenset[int]
    left_out: frozenset[int]
    correction: int

    @property
    def main(self) -> Record:
        """What is proposed."""
        return self.records[0]

    @property
    def wanted(self) -> list[int]:
        """The records that hold once it is accepted."""
        return [record.id for record in self.records
                if record.id not in self.left_out and not (self.correction and record is self.main)]

    @property
    def telling(self) -> int:
        """The record whose refusal tells where the whole stands."""
        return next(iter(self.wanted), self.main.id)


def proposals(ledger: Ledger, batch: int) -> list[Proposal]:
    """The proposals of a batch, in the order of its text."""
    state = ledger.batch(batch).state
    reasons = {one.record: one.reason for one in refusals.refused(ledger, batch)}
    parts: dict[str, list[Record]] = {}
    for record in ledger.records_of(batch):
        parts.setdefault(record.part, []).append(record)
    return [_proposal(ledger, state, records, {one.id: reasons[one.id] for one in records if one.id in reasons})
            for records in parts.values()]


def accept(ledger: Ledger, batch: int, part: str, by: str) -> None:
    """Let one proposal be in force; where it is the first of its batch, the undecided others go on waiting."""
    every = proposals(ledger, batch)
    if ledger.batch(batch).state == "staged":
        others = [one for one in every if one.part != part and one.standing == WAITING]
        refusals.refuse(ledger, [record.id for one in others for record in one.records], by, WAITING)
    _let_in(ledger, batch, [one for one in every if one.part == part], by)


def accept_rest(ledger: Ledger, batch: int, by: str) -> None:
    """Let every proposal be in force that is not decided yet."""
    _let_in(ledger, batch, [one for one in proposals(ledger, batch) if one.standing == WAITING], by)


def refuse(ledger: Ledger, batch: int, part: str, by: str, reason: str = "") -> None:
    """Refuse one proposal, for a curator's reason."""
    said = reason.strip() or REFUSED
    reserved = said in (WAITING, LEFT_OUT) or said.startswith(f"{CORRECTED} ")
    _put_off(ledger, _find(ledger, batch, part), by, f"“{said}”" if reserved else said)


def take_back(ledger: Ledger, batch: int, part: str, by: str) -> None:
    """Take the decision on one proposal back, so that it waits again."""
    one = _find(ledger, batch, part)
    if ledger.batch(batch).state == "staged":
        refusals.readmit(ledger, one.wanted, by)
    else:
        _put_off(ledger, one, by, WAITING)


def leave_out(ledger: Ledger, batch: int, part: str, records: Collection[int], by: str) -> None:
    """Take exactly these records out of a proposal; others that were out of it go with it again."""
    one = _find(ledger, batch, part)
    out = [record.id for record in one.records[1:] if record.id in records]
    _say(ledger, one, [record for record in out if record not in one.left_out], by, LEFT_OUT)
    _bring_in(ledger, one, sorted(one.left_out.difference(out)), by)


def correct(ledger: Ledger, batch: int, part: str, values: Mapping[str, Any], told_apart: str, by: str) -> None:
    """Say the relation that is proposed as a curator does: all of its values, and what tells it from its parallels.

    Another of those is another relation: the proposed one is refused, and the curator's own stands in its place.
    """
    one = _find(ledger, batch, part)
    main = one.main
    own = [Said("edge", edge_id(CURATOR, main.label, main.start, main.end, told_apart), main.label, dict(values),
                part=main.label, start=main.start, end=main.end, discriminator=told_apart)]
    if one.standing == WAITING and ledger.batch(batch).state != "staged":
        _say(ledger, one, [record.id for record in one.records if record.id not in one.refused], by, WAITING)
    fresh = _patch(ledger, own, part, by) if told_apart != main.discriminator else 0
    _turn(ledger, one.correction, False, by)
    if fresh:
        _say(ledger, one, [main.id], by, f"{CORRECTED} {fresh}")
        _turn(ledger, fresh, one.standing == "accepted", by)
    elif one.correction:
        _bring_in(ledger, one, [main.id], by)


def amend(ledger: Ledger, record: Record, patch: Mapping[str, Any], by: str) -> None:
    """Patch what a record says of a thing or relation; it sleeps until that is in force."""
    _patch(ledger, [Said("patch", record.thing, record.label, dict(patch), part=record.label, start=record.start,
                         end=record.end, discriminator=record.discriminator)], record.part, by)


def _proposal(ledger: Ledger, state: str, records: Sequence[Record], reasons: Mapping[int, str]) -> Proposal:
    main = records[0]
    correction = _correction(reasons.get(main.id, ""))
    left_out = frozenset(id for id, reason in reasons.items() if reason == LEFT_OUT)
    one = Proposal(main.batch, main.part, tuple(records), WAITING, "", frozenset(reasons), left_out, correction)
    said = reasons.get(one.telling)
    standing: Standing = "accepted" if state != "staged" else WAITING
    if said is not None:
        standing = WAITING if said == WAITING else REFUSED
    elif correction and standing == "accepted" and not ledger.state().holds(correction):
        # Whoever undid the correction by itself wants what was proposed: that is not decided.
        standing, correction = WAITING, 0
    reason = said if standing == REFUSED and said not in (None, REFUSED) else ""
    return Proposal(main.batch, main.part, tuple(records), standing, reason or "", one.refused, left_out, correction)


def _correction(reason: str) -> int:
    word, _, number = reason.partition(" ")
    return int(number) if word == CORRECTED and number.isdecimal() else 0


def _find(ledger: Ledger, batch: int, part: str) -> Proposal:
    found = next((one for one in proposals(ledger, batch) if one.part == part), None)
    if found is None:
        raise NotPossible(f"batch {batch} has no proposal “{part}”; open it again under Sources")
    return found


def _let_in(ledger: Ledger, batch: int, some: Sequence[Proposal], by: str) -> None:
    refusals.readmit(ledger, [record for one in some for record in one.wanted], by)
    for one in some:
        _turn(ledger, one.correction, True, by)
    if ledger.batch(batch).state != "accepted":
        ledger.accept(batch, by, anyway=True)


def _put_off(ledger: Ledger, one: Proposal, by: str, reason: str) -> None:
    """Nothing of it holds any more, or goes on not holding, for this reason."""
    fresh = [record.id for record in one.records if record.id not in one.refused]
    _say(ledger, one, [*fresh, *({one.telling} & one.refused)], by, reason)
    _turn(ledger, one.correction, False, by)


def _say(ledger: Ledger, one: Proposal, records: Iterable[int], by: str, reason: str) -> None:
    """Refuse records for a reason; what is refused gets the new reason without being let in between."""
    given = list(records)
    refusals.refuse(ledger, [record for record in given if record not in one.refused], by, reason)
    for record in given:
        if record in one.refused:
            ledger.judge(VERDICT, str(record), reason=reason, by=by)


def _bring_in(ledger: Ledger, one: Proposal, records: Sequence[int], by: str) -> None:
    """Records that were refused by themselves stand again where the whole proposal stands."""
    if one.telling in one.refused:
        _say(ledger, one, records, by, WAITING)
    else:
        refusals.readmit(ledger, records, by)


def _patch(ledger: Ledger, said: Sequence[Said], title: str, by: str) -> int:
    """A save of the curator; the number of its batch."""
    seq = ledger.patch(said, by=by, title=title)
    return int(next(entry.subject for entry in ledger.entries(seq - 1, seq)))


def _turn(ledger: Ledger, batch: int, on: bool, by: str) -> None:
    """Bring a curator's batch in force, or out of it; 0 is none."""
    if batch and ledger.state().holds(batch) != on:
        (ledger.accept if on else ledger.undo)(batch, by)

