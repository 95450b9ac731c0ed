"""Deciding on proposals: whatever is decided, in whatever order, holds what was accepted and nothing else."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import news
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.compile import MemoryGraph, compiled, settle
from graph.compile.export import lines
from ledger.errors import NotPossible
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.state import told
from loaders import source
from ui.proposals import deciding

BY, DAY = "Lan", "2026-11-27"
PARTS = ("agreement 1", "agreement 2", "event 3", "role 4", "figure 5")
FIRST, SECOND, EVENT, ROLE, FIGURE = PARTS
#: What each proposal says by name, written down by hand from the item.
SAYS = {
    FIRST: {"Bản ghi nhớ về đào tạo", "Sở Khoa học Thử", "Hội Chip Thử", "Trường Đại học Thử", "Đào tạo"},
    SECOND: {"Chương trình đóng gói 2026", "Sở Khoa học Thử", "Công ty Đóng gói Thử"},
    EVENT: {"Hội thảo Vi mạch Thử"},
    ROLE: {"Trần Văn Thử", "Hội Chip Thử"},
    FIGURE: {"Kỹ sư vi mạch", "Hội Chip Thử"},
}
ROLES = ("Chủ tịch", "Phó Chủ tịch", "Giám đốc")


class World:
    """A ledger with the item staged, and the graph that follows from it, carried along."""

    def __init__(self, folder: Path) -> None:
        self.ledger = Ledger.open(f"sqlite:///{(folder / 'ledger.sqlite').as_posix()}")
        self.index, self.graph = Index.beside(self.ledger.engine), MemoryGraph("curators")
        self.batch = source.stage(self.ledger, news.delivery(), BY).batch or 0

    def close(self) -> None:
        self.index.close()
        self.ledger.close()

    def do(self, act: Callable[..., None], *given: Any, **more: Any) -> None:
        act(self.ledger, self.batch, *given, by=BY, **more)

    def one(self, part: str) -> deciding.Proposal:
        return next(one for one in deciding.proposals(self.ledger, self.batch) if one.part == part)

    def standings(self) -> dict[str, str]:
        return {one.part: one.standing for one in deciding.proposals(self.ledger, self.batch)}

    def holds(self) -> tuple[set[str], dict[str, list[dict[str, Any]]]]:
        """Names of the nodes, and the relations by type, after the graph was carried along and compared."""
        settle(self.ledger, self.index, [self.graph], DAY)
        carried = list(lines(self.graph.dump()))
        assert carried == list(lines(compiled(self.ledger, ["curators"], DAY)[0].dump()))
        said = [orjson.loads(line) for line in carried]
        edges: dict[str, list[dict[str, Any]]] = {}
        for one in said:
            if "edge" in one:
                edges.setdefault(one["edge"], []).append(one["properties"])
        return {one["properties"]["name"] for one in said if "node" in one}, edges

    def party(self, part: str, name: str) -> set[int]:
        """The records by which an organisation is a party: the relation and the organisation's own."""
        records = self.one(part).records
        own = next(one for one in records if one.kind == "node" and told(one.payload)["name"] == name)
        return {own.id, *(one.id for one in records if one.label == "PARTY_TO" and one.start == own.thing)}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def test_the_first_one_accepted_holds_alone(world: World) -> None:
    assert world.standings() == dict.fromkeys(PARTS, "waiting")
    assert world.holds() == (set(), {}), "a staged batch holds nothing"
    world.do(deciding.accept, EVENT)
    assert world.standings() == {**dict.fromkeys(PARTS, "waiting"), EVENT: "accepted"}
    assert world.holds() == (SAYS[EVENT], {})
    accepts = [entry for entry in world.ledger.entries() if entry.act == "accept"]
    assert [int(entry.subject) for entry in accepts] == [world.batch], "the batch is accepted once"


def test_what_two_proposals_say_stays_while_one_of_them_is_accepted(world: World) -> None:
    world.do(deciding.accept, FIRST)
    world.do(deciding.accept, SECOND)
    assert world.holds()[0] == SAYS[FIRST] | SAYS[SECOND]
    world.do(deciding.refuse, FIRST)
    names, edges = world.holds()
    assert names == SAYS[SECOND] and len(edges["PARTY_TO"]) == 2
    world.do(deciding.refuse, SECOND)
    assert world.holds() == (set(), {})
    assert world.standings()[FIRST] == world.standings()[SECOND] == "refused"


def test_a_refusal_before_any_acceptance_stays_refused(world: World) -> None:
    world.do(deciding.refuse, EVENT, reason="  đã hoãn ")
    world.do(deciding.accept, FIGURE)
    assert (world.one(EVENT).standing, world.one(EVENT).reason) == ("refused", "đã hoãn")
    world.do(deciding.accept_rest)
    assert world.standings() == {**dict.fromkeys(PARTS, "accepted"), EVENT: "refused"}
    assert world.holds()[0] == set().union(*SAYS.values()) - SAYS[EVENT]
    world.do(deciding.take_back, EVENT)
    assert world.one(EVENT).standing == "waiting" and world.one(EVENT).reason == ""
    world.do(deciding.accept, EVENT)
    assert world.holds()[0] == set().union(*SAYS.values())


def test_a_refusal_taken_back_before_any_acceptance_leaves_the_batch_as_it_came(world: World) -> None:
    world.do(deciding.refuse, EVENT)
    world.do(deciding.take_back, EVENT)
    world.ledger.accept(world.batch, BY)
    assert world.standings() == dict.fromkeys(PARTS, "accepted")
    assert world.holds()[0] == set().union(*SAYS.values())


@pytest.mark.parametrize("word", ["waiting", "left out", "corrected 1", "refused"])
def test_no_reason_of_a_curator_is_taken_for_one_of_ours(world: World, word: str) -> None:
    world.do(deciding.accept, EVENT)
    world.do(deciding.refuse, ROLE, reason=word)
    world.do(deciding.refuse, EVENT, reason=word)
    assert world.one(ROLE).standing == world.one(EVENT).standing == "refused"
    assert world.one(EVENT).reason == ("" if word == "refused" else f"“{word}”")
    assert not world.one(EVENT).left_out and not world.one(ROLE).correction


def test_another_reason_for_the_same_refusal(world: World) -> None:
    world.do(deciding.accept, EVENT)
    for reason in ("một", "hai"):
        world.do(deciding.refuse, ROLE, reason=reason)
        assert world.one(ROLE).reason == reason
    world.do(deciding.accept, ROLE)
    assert world.holds()[0] == SAYS[EVENT] | SAYS[ROLE]


def test_a_party_that_is_left_out_stays_out_through_every_decision(world: World) -> None:
    out = world.party(FIRST, "Trường Đại học Thử")
    assert len(out) == 2
    world.do(deciding.leave_out, FIRST, out)
    world.do(deciding.accept, FIRST)
    without = SAYS[FIRST] - {"Trường Đại học Thử"}
    names, edges = world.holds()
    assert names == without and len(edges["PARTY_TO"]) == 2
    for act in (deciding.refuse, deciding.take_back, deciding.accept):
        world.do(act, FIRST)
        assert world.one(FIRST).left_out == out
    assert world.holds()[0] == without
    world.do(deciding.leave_out, FIRST, set())
    names, edges = world.holds()
    assert names == SAYS[FIRST] and len(edges["PARTY_TO"]) == 3


def test_a_party_that_comes_back_waits_with_its_proposal(world: World) -> None:
    world.do(deciding.accept, EVENT)
    world.do(deciding.leave_out, FIRST, world.party(FIRST, "Trường Đại học Thử"))
    world.do(deciding.leave_out, FIRST, set())
    assert world.holds() == (SAYS[EVENT], {}) and not world.one(FIRST).left_out
    world.do(deciding.accept, FIRST)
    assert world.holds()[0] == SAYS[EVENT] | SAYS[FIRST]


def test_what_is_proposed_itself_cannot_be_left_out(world: World) -> None:
    world.do(deciding.leave_out, FIRST, {world.one(FIRST).main.id})
    assert not world.one(FIRST).left_out


def test_a_corrected_relation_waits_with_its_proposal(world: World) -> None:
    world.do(deciding.accept, FIGURE)
    world.do(deciding.correct, ROLE, {"role": "Phó Chủ tịch", "since": "2025"}, "Phó Chủ tịch|2025")
    assert world.one(ROLE).standing == "waiting" and world.one(ROLE).correction
    assert "AFFILIATED_WITH" not in world.holds()[1]
    world.do(deciding.accept, ROLE)
    assert [(edge["role"], edge["since"]) for edge in world.holds()[1]["AFFILIATED_WITH"]] == [("Phó Chủ tịch", "2025")]
    world.do(deciding.take_back, ROLE)
    assert world.one(ROLE).standing == "waiting" and world.holds()[0] == SAYS[FIGURE]


def test_undoing_the_correction_alone_brings_back_what_was_proposed(world: World) -> None:
    world.do(deciding.accept, ROLE)
    world.do(deciding.correct, ROLE, {"role": "Phó Chủ tịch"}, "Phó Chủ tịch|")
    assert [edge["role"] for edge in world.holds()[1]["AFFILIATED_WITH"]] == ["Phó Chủ tịch"]
    world.ledger.undo(world.one(ROLE).correction, BY)
    assert (world.one(ROLE).standing, world.one(ROLE).correction) == ("waiting", 0)
    world.do(deciding.correct, ROLE, {"role": "Giám đốc"}, "Giám đốc|")
    assert world.one(ROLE).standing == "waiting" and world.one(ROLE).correction
    world.do(deciding.correct, ROLE, {"role": "Chủ tịch"}, "Chủ tịch|")
    world.do(deciding.accept, ROLE)
    assert [edge["role"] for edge in world.holds()[1]["AFFILIATED_WITH"]] == ["Chủ tịch"]


def test_a_relation_corrected_beside_ends_that_hold_already_does_not_hold_before_it_is_accepted(world: World) -> None:
    """The person and the organisation hold by another statement of the same item."""
    main = world.one(ROLE).main
    person = next(one for one in world.one(ROLE).records if one.label == "Expert")
    rows = [row for row in news.rows() if getattr(row, "part", "") == ROLE]
    again = source.Delivery(news.ORIGIN, [*rows[1:]], "2026-06-28", "document 1")
    world.ledger.accept(source.stage(world.ledger, again, BY).batch or 0, BY)
    assert {"Trần Văn Thử", "Hội Chip Thử"} == world.holds()[0] and person.thing == main.start
    world.do(deciding.correct, ROLE, {"role": "Giám đốc"}, "Giám đốc|")
    assert "AFFILIATED_WITH" not in world.holds()[1]
    world.do(deciding.accept, ROLE)
    assert [edge["role"] for edge in world.holds()[1]["AFFILIATED_WITH"]] == ["Giám đốc"]
    world.do(deciding.refuse, ROLE)
    assert "AFFILIATED_WITH" not in world.holds()[1]


def test_the_batch_undone_and_redone_keeps_every_decision(world: World) -> None:
    world.do(deciding.accept, EVENT)
    world.do(deciding.refuse, ROLE)
    before = world.standings()
    world.ledger.undo(world.batch, BY)
    assert world.standings() == before and world.holds() == (set(), {})
    world.do(deciding.take_back, EVENT)
    world.do(deciding.accept, FIGURE)
    assert world.holds()[0] == SAYS[FIGURE]


def test_what_is_not_there_is_said_in_a_sentence(world: World) -> None:
    with pytest.raises(NotPossible, match="no proposal"):
        world.do(deciding.refuse, "event 99")


class Expected:
    """What a curator would expect after each act; knows nothing of records and reasons."""

    def __init__(self) -> None:
        self.standing = dict.fromkeys(PARTS, "waiting")
        self.force = "staged"
        self.out: set[str] = set()
        self.role = ROLES[0]

    def names(self) -> set[str]:
        if self.force != "accepted":
            return set()
        said = {part: SAYS[part] - (self.out if part == FIRST else set()) for part in PARTS}
        return set().union(*(said[part] for part in PARTS if self.standing[part] == "accepted"))

    def roles(self) -> list[str]:
        return [self.role] if self.force == "accepted" and self.standing[ROLE] == "accepted" else []


def step(world: World, expected: Expected, dice: random.Random) -> None:
    part = dice.choice(PARTS)
    waiting = expected.standing[part] == "waiting"
    match dice.choice(("decide", "decide", "decide", "rest", "turn", "out", "role")):
        case "decide":
            act, becomes = dice.choice((
                (deciding.accept, "accepted"), (deciding.refuse, "refused")) if waiting else (
                (deciding.take_back, "waiting"), (deciding.refuse, "refused")))
            world.do(act, part)
            expected.standing[part] = becomes
            expected.force = "accepted" if becomes == "accepted" else expected.force
        case "rest":
            world.do(deciding.accept_rest)
            expected.standing = {one: "accepted" if said == "waiting" else said
                                 for one, said in expected.standing.items()}
            expected.force = "accepted"
        case "turn" if expected.force != "staged":
            act = world.ledger.undo if expected.force == "accepted" else world.ledger.accept
            act(world.batch, BY)
            expected.force = "undone" if expected.force == "accepted" else "accepted"
        case "out":
            expected.out = set(dice.sample(("Hội Chip Thử", "Trường Đại học Thử"), dice.randrange(3)))
            world.do(deciding.leave_out, FIRST, set().union(*(world.party(FIRST, name) for name in expected.out)))
        case "role" if expected.standing[ROLE] != "refused":
            expected.role = dice.choice(ROLES)
            world.do(deciding.correct, ROLE, {"role": expected.role}, f"{expected.role}|")


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_any_sequence_of_decisions_holds_what_was_accepted(seed: int) -> None:
    dice, expected = random.Random(seed), Expected()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        world = World(Path(folder))
        for _step in range(8):
            step(world, expected, dice)
            assert world.standings() == expected.standing
            names, edges = world.holds()
            assert names == expected.names()
            assert [edge["role"] for edge in edges.get("AFFILIATED_WITH", [])] == expected.roles()
        world.close()
