"""Requests: opened, moved from state to state, taken back, and nothing of it overwritten; on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from ledger import requests, tables
from ledger.database import reading
from ledger.errors import NotPossible
from ledger.ledger import Ledger
from ledger.requests import NEXT, Request

AN, BINH = "a" * 20, "b" * 20


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    opened = Ledger.open(ledger_url)
    yield opened
    opened.close()


def one(ledger: Ledger, id: str) -> Request:
    return requests.requests(ledger, id)[0]


def test_a_request_moves_with_each_who_is_asked_and_keeps_every_move(ledger: Ledger) -> None:
    id = requests.open_request(ledger, "advice", "lan", {"whom": [AN], "reply_by": "2026-12-15", "question": "Vì sao?"})
    assert (one(ledger, id).state(AN), one(ledger, id).asked) == ("drafted", (AN,))
    requests.move(ledger, id, "asked", AN, "lan")
    requests.move(ledger, id, "asked", BINH, "lan", reply_by="2026-12-20")
    requests.move(ledger, id, "declined", AN, "lan", note="Bận đến tháng 3")
    requests.move(ledger, id, "answered", BINH, "minh")
    requests.move(ledger, id, "rated", BINH, "minh", stars=4)
    found = one(ledger, id)
    assert found.asked == (AN, BINH)
    assert {who: found.state(who) for who in found.asked} == {AN: "declined", BINH: "rated"}
    assert [(move.state, move.who[0], move.by) for move in found.moves] == [
        ("asked", "a", "lan"), ("asked", "b", "lan"), ("declined", "a", "lan"), ("answered", "b", "minh"),
        ("rated", "b", "minh")]
    assert found.latest(BINH, "stars") == 4 and found.latest(AN, "note") == "Bận đến tháng 3"
    with reading(ledger.engine) as connection:
        assert connection.execute(select(func.count()).select_from(tables.document)).scalar_one() == 6


def test_a_move_that_cannot_follow_is_refused_and_leaves_nothing(ledger: Ledger) -> None:
    id = requests.open_request(ledger, "introduction", "lan", {"whom": [AN]})
    for state in ("accepted", "declined", "answered", "rated", "back", "nonsense"):
        with pytest.raises(NotPossible, match="cannot follow"):
            requests.move(ledger, id, state, AN, "lan")
    with pytest.raises(NotPossible, match="no such request"):
        requests.move(ledger, "0" * 20, "asked", AN, "lan")
    with pytest.raises(NotPossible, match="no day"):
        requests.move(ledger, id, "asked", AN, "lan", reply_by="31/12/2026")
    assert one(ledger, id).moves == ()


def test_a_move_taken_back_is_undone_and_still_told(ledger: Ledger) -> None:
    id = requests.open_request(ledger, "introduction", "lan", {"whom": [AN]})
    requests.move(ledger, id, "asked", AN, "lan")
    requests.move(ledger, id, "declined", AN, "lan", note="nhầm")
    requests.move(ledger, id, "back", AN, "lan")
    found = one(ledger, id)
    assert found.state(AN) == "asked" and found.latest(AN, "note") is None
    assert [move.state for move in found.moves] == ["asked", "declined", "back"]
    requests.move(ledger, id, "accepted", AN, "lan")
    assert one(ledger, id).state(AN) == "accepted"


def test_a_reply_is_late_after_its_day_while_somebody_waits_for_it(ledger: Ledger) -> None:
    id = requests.open_request(ledger, "advice", "lan", {"whom": [AN], "reply_by": "2026-12-15"})
    late = {}
    for step in ("drafted", "asked", "accepted", "answered"):
        if step != "drafted":
            requests.move(ledger, id, step, AN, "lan")
        late[step] = (one(ledger, id).late(AN, "2026-12-15"), one(ledger, id).late(AN, "2026-12-16"))
    assert late == {"drafted": (False, False), "asked": (False, True), "accepted": (False, True),
                    "answered": (False, False)}


def test_somebody_else_comes_in_as_a_draft_once(ledger: Ledger) -> None:
    id = requests.open_request(ledger, "advice", "lan", {"whom": [AN]})
    requests.move(ledger, id, "drafted", BINH, "lan")
    assert one(ledger, id).asked == (AN, BINH) and one(ledger, id).state(BINH) == "drafted"
    for who in (AN, BINH):
        with pytest.raises(NotPossible):
            requests.move(ledger, id, "drafted", who, "lan")


def test_a_day_that_was_put_off_counts(ledger: Ledger) -> None:
    id = requests.open_request(ledger, "advice", "lan", {"whom": [AN], "reply_by": "2026-12-15"})
    requests.move(ledger, id, "asked", AN, "lan", reply_by="2027-01-10")
    assert not one(ledger, id).late(AN, "2026-12-20") and one(ledger, id).late(AN, "2027-01-11")


def test_every_state_leads_on_only_to_states_that_are_known() -> None:
    for leads in NEXT.values():
        after = {state for states in leads.values() for state in states}
        assert after <= set(leads) and "drafted" not in after


def test_an_invitation_is_over_once_it_is_accepted(ledger: Ledger) -> None:
    id = requests.open_request(ledger, "invitation", "lan", {"whom": [AN], "reply_by": "2026-12-15"})
    requests.move(ledger, id, "asked", AN, "lan")
    assert one(ledger, id).waits(AN) and one(ledger, id).late(AN, "2026-12-16")
    with pytest.raises(NotPossible, match="cannot follow"):
        requests.move(ledger, id, "answered", AN, "lan")
    requests.move(ledger, id, "accepted", AN, "lan", document="12")
    found = one(ledger, id)
    assert not found.open(AN) and not found.late(AN, "2026-12-16") and found.following(AN) == ()
    requests.move(ledger, id, "back", AN, "lan")
    assert one(ledger, id).open(AN) and one(ledger, id).latest(AN, "document") is None


def test_only_the_three_kinds_are_kept_and_the_latest_stands_first(ledger: Ledger) -> None:
    with pytest.raises(NotPossible):
        requests.open_request(ledger, "favour", "lan", {})  # type: ignore[arg-type]
    first = requests.open_request(ledger, "advice", "lan", {})
    second = requests.open_request(ledger, "introduction", "lan", {})
    assert [found.id for found in requests.requests(ledger)] == [second, first]


def test_a_changed_letter_is_kept_beside_the_steps(ledger: Ledger) -> None:
    id = requests.open_request(ledger, "advice", "lan", {"whom": [AN, BINH], "letters": {"vi": "Kính gửi anh An"}})
    requests.move(ledger, id, "asked", BINH, "lan")
    requests.move(ledger, id, "written", BINH, "lan", letters={"en": "Dear Binh"})
    requests.move(ledger, id, "written", AN, "minh", letters={"vi": "", "ja": "拝啓"})
    found = one(ledger, id)
    assert (found.letters(AN), found.letters(BINH)) == ({"vi": "", "ja": "拝啓"}, {"en": "Dear Binh"})
    assert (found.state(AN), found.state(BINH)) == ("drafted", "asked")
    requests.move(ledger, id, "back", BINH, "lan")
    found = one(ledger, id)
    assert (found.state(BINH), found.letters(BINH)) == ("drafted", {"en": "Dear Binh"}), "the step went, not the letter"
    with pytest.raises(NotPossible, match="cannot follow"):
        requests.move(ledger, id, "written", "c" * 20, "lan", letters={"vi": "Kính gửi"})
