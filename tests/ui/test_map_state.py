"""What the address says of a map, and what is done to it and taken back."""

from dataclasses import replace

import pytest

from ui.map import state as map_state
from ui.map.state import PLAIN, State

FULL = State(view="experts", countries=("JP", "TW"), field="pack", kind="Firm", since=2015, until=2024, year=2020,
             least=3, verified=True, types=("COAUTHOR_OF", "ADVISES"), labels=("Expert",), off=("Field",),
             colour="community", size="brokerage", most=640, form="largest", opened=("a", "a", "b"), hidden=("c",),
             pinned=(("a", -3.5, 120.0), ("b", 0.0, 1.0)), unfolded=("community-3",), id="a")


def test_an_address_says_everything_and_nothing_that_is_as_usual() -> None:
    assert map_state.parse(map_state.address(FULL)) == FULL
    assert map_state.address(PLAIN) == {} and map_state.parse({}) == PLAIN
    said = map_state.address(FULL)
    assert said["country"] == "JP,TW" and said["from"] == "2015" and said["pin"] == "a:-3.5:120.0,b:0.0:1.0"
    assert all(getattr(FULL, name) != getattr(PLAIN, name) for name in map_state.NAMES), "the example leaves one out"


@pytest.mark.parametrize(("said", "expected"), [
    ({"from": "1e9", "to": "99999999999", "year": "-1", "least": "0", "nodes": "3"}, PLAIN),
    ({"colour": "<script>", "size": "x", "as": "y", "kind": "King", "types": "DROP,LEADS", "labels": "Meta"},
     State(types=("LEADS",))),
    ({"pin": "a:nan:1,b:1,c:x:y,d:1:2:3,e:1e99:-1e99,:1:2"}, State(pinned=(("e", 1e5, -1e5),))),
    ({"verified": "true", "country": "JP, ,TOOLONG,TW"}, State(countries=("JP", "TW"))),
    ({"view": "nonsense", "id": "i" * 500}, State(view="nonsense", id="i" * 60))])
def test_what_makes_no_sense_is_left_at_its_default(said: dict[str, str], expected: State) -> None:
    assert map_state.parse(said) == expected


def test_an_address_does_not_grow_without_end() -> None:
    state = PLAIN
    for number in range(500):
        state = map_state.pinned(map_state.without(map_state.opened(state, "hub"), f"n{number}"), f"n{number}", 1, 2)
    assert len(state.opened) == len(state.hidden) == len(state.pinned) == 200
    assert map_state.parse(map_state.address(state)) == state


def test_acts_and_their_opposites() -> None:
    opened = map_state.opened(map_state.opened(PLAIN, "a"), "a")
    assert opened.opened == ("a", "a") and map_state.closed(opened, "a") == PLAIN
    unfolded = map_state.opened(PLAIN, "community-2")
    assert unfolded.unfolded == ("community-2",) == map_state.opened(unfolded, "community-2").unfolded
    assert map_state.closed(unfolded, "community-2") == PLAIN
    pinned = map_state.pinned(map_state.pinned(PLAIN, "a", 1.26, 2), "a", 3, 4)
    assert pinned.pinned == (("a", 3, 4),) and map_state.loosened(pinned, "a") == PLAIN
    hidden = map_state.without(replace(PLAIN, id="a"), "a")
    assert hidden.hidden == ("a",) and hidden.id == ""


def test_undo_takes_back_what_was_done_and_not_what_was_asked() -> None:
    before = State(countries=("JP",), opened=("a",))
    after = replace(map_state.without(before, "b"), countries=("TW",), colour="country")
    assert map_state.differs(before, after) and not map_state.differs(before, replace(before, countries=("TW",)))
    assert map_state.undone(after, before) == replace(after, hidden=())
    assert map_state.question(after) == State(countries=("TW",))
