"""What is in force, folded from rows of the log: pure examples."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from ledger.state import Delivered, Entry, Record, State


def state(*batches: Delivered, acts: str = "") -> State:
    """A state with these batches, numbered from 1, after acts such as ``+1 +2 -1``; all accepted where none."""
    found = State(batches=dict(enumerate(batches, 1)))
    for seq, act in enumerate(acts.split() or [f"+{number}" for number in found.batches], 1):
        found.advance(Entry(seq, "", "", {"+": "accept", "-": "undo"}[act[0]], act[1:], ""))
    return found


def batch(as_of: str = "2026-01-01", covers: Sequence[str] = (), source: str = "s") -> Delivered:
    return Delivered(source, as_of, tuple(covers))


def record(id: int, of: int, part: str = "Expert", payload: str | None = '{"name":"A"}', kind: str = "node") -> Record:
    return Record(id, of, kind, "t", "Expert", "", "", "", "", part, payload)


def speaker(found: State, *records: Record) -> int | None:
    """The number of the record that speaks; the same, in whatever order they are given."""
    heard = {said.id if (said := found.speaker(order)) else None for order in permutations(records)}
    assert len(heard) == 1
    return heard.pop()


def test_nothing_speaks_before_it_is_accepted() -> None:
    assert speaker(state(batch(), acts="+1 -1"), record(1, 1)) is None
    assert speaker(state(batch(), batch(), acts="+2"), record(1, 1), record(2, 2)) == 2
    assert speaker(state(batch()), record(1, 7)) is None


@pytest.mark.parametrize(("acts", "speaks"), [("+1 +2", 2), ("+2 +1", 1), ("+1 +2 -2", 1), ("+1 +2 -1 +1", 2)])
def test_of_two_of_one_day_the_one_accepted_first_last_speaks(acts: str, speaks: int) -> None:
    assert speaker(state(batch(), batch(), acts=acts), record(1, 1), record(2, 2)) == speaks


@pytest.mark.parametrize("acts", ["+1 +2", "+2 +1"])
def test_the_later_day_speaks_whenever_it_came(acts: str) -> None:
    assert speaker(state(batch("2026-02-01"), batch("2026-01-01"), acts=acts), record(1, 1), record(2, 2)) == 1


def test_of_one_batch_the_last_line_speaks() -> None:
    assert speaker(state(batch()), record(1, 1), record(2, 1)) == 2


def test_an_erased_or_refused_record_is_not_heard() -> None:
    found = state(batch(), batch("2026-02-01"))
    assert speaker(found, record(1, 1), record(2, 2, payload=None)) == 1
    found.advance(Entry(3, "", "", "judge", "9", "refused 2"))
    assert speaker(found, record(1, 1), record(2, 2)) == 1
    found.advance(Entry(4, "", "", "withdraw", "9", "refused 2"))
    assert speaker(found, record(1, 1), record(2, 2)) == 2


@pytest.mark.parametrize(("covers", "speaks"), [((), 1), (("Work",), 1), (("Expert",), None), (("*",), None)])
@pytest.mark.parametrize("records", [1, 2])
def test_what_a_later_delivery_covers_and_does_not_say_is_withdrawn(
        covers: tuple[str, ...], speaks: int | None, records: int) -> None:
    found = state(batch(), batch("2026-02-01", covers), batch())
    said = [record(1, 1), record(2, 7)][:records]
    assert speaker(found, *said) == speaks


def test_only_its_own_source_is_withdrawn_and_only_while_it_holds() -> None:
    assert speaker(state(batch(), batch("2026-02-01", "*", source="other")), record(1, 1)) == 1
    assert speaker(state(batch(), batch("2026-02-01", "*"), acts="+1 +2 -2"), record(1, 1)) == 1
    assert speaker(state(batch("2026-02-01"), batch("2026-01-01", "*")), record(1, 1)) == 1


def test_what_a_covering_delivery_says_but_had_refused_is_not_withdrawn() -> None:
    found = state(batch(), batch("2026-02-01", "*"))
    found.advance(Entry(3, "", "", "judge", "9", "refused 2"))
    assert speaker(found, record(1, 1), record(2, 2)) == 1


def test_a_mention_does_not_silence_a_description() -> None:
    found = state(batch(), batch("2026-02-01"))
    full = record(1, 1, "organizations", '{"name":"A","website":"w"}')
    assert speaker(found, full, record(2, 2, "experts", '{"name":"A"}')) == 1
    assert speaker(found, full, record(2, 2, "experts", '{"name":"B"}')) == 2
    assert speaker(found, full, record(2, 2, "organizations", '{"name":"A"}')) == 2


def test_patches_that_hold_come_in_the_order_in_which_they_were_saved() -> None:
    found = state(batch("2026-02-01"), batch("2026-01-01"), batch(), batch(), acts="+1 +2 +3 +4 -3")
    patches = [record(1, 1, kind="patch"), record(2, 2, kind="patch"), record(3, 3, kind="patch"),
               record(4, 4, kind="patch", payload=None)]
    assert [one.id for one in found.in_force(patches)] == [2, 1]


def test_ranks_and_judgements_follow_the_log() -> None:
    found = State(ranks={"s": 50})
    found.advance(Entry(1, "", "", "rank", "s", "70"))
    found.advance(Entry(2, "", "", "judge", "1", "same"))
    assert (found.rank("s"), found.judgements, found.seq) == (70, {1}, 2)
    found.advance(Entry(3, "", "", "withdraw", "1", "same"))
    assert (found.judgements, found.refused) == (set(), set())
