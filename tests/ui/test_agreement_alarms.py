"""What an agreement warns of, worked out by hand for one day."""

from datetime import date
from typing import Any

import pytest

from ui.agreements.alarms import alarms, last_activity, last_day, silent

#: A Saturday. A year before is 28/11/2025, 180 days later is 27/05/2027.
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(("iso", "day"), [
    ("2026-06-27", date(2026, 6, 27)), ("2026-02", date(2026, 2, 28)), ("2024-02", date(2024, 2, 29)),
    ("2026", date(2026, 12, 31)), ("2026-06-27T10:30:00", date(2026, 6, 27)), ("2026-13", None), ("soon", None),
    ("", None), (None, None), ("20", None)])
def test_an_inexact_date_means_its_last_day(iso: str | None, day: date | None) -> None:
    assert last_day(iso) == day


@pytest.mark.parametrize(("known", "what", "said", "day"), [
    ({"signed_on": "2025-03-12"}, "signed_on", "2025-03-12", date(2025, 3, 12)),
    # The parties' years contain the signing: only a later year says more than it.
    ({"signed_on": "2025-03-12", "last_year": 2025}, "signed_on", "2025-03-12", date(2025, 3, 12)),
    ({"signed_on": "2024-03-12", "last_year": 2025}, "shared", "2025", date(2025, 12, 31)),
    ({"last_year": 2026}, "shared", "2026", TODAY),
    ({"signed_on": "2025-03-12", "last_event": "2026-05-14"}, "met", "2026-05-14", date(2026, 5, 14)),
    ({"last_event": "2026-05-14", "edited_on": "2026-05-15"}, "edited", "2026-05-15", date(2026, 5, 15)),
    ({"signed_on": "2027-01-01"}, "signed_on", "2027-01-01", TODAY)])
def test_the_last_activity_is_the_latest_of_what_is_known(known: dict[str, Any], what: str, said: str,
                                                          day: date) -> None:
    assert last_activity(known, TODAY) == (day, what, said)


def test_of_what_is_not_dated_nobody_knows_the_last_activity() -> None:
    assert last_activity({"signed_on": None, "last_year": 0, "last_event": "in spring"}, TODAY) is None


@pytest.mark.parametrize(("signed_on", "state", "expected"), [
    ("2025-11-28", "active", False), ("2025-11-27", "active", True), ("2025-11-27", "signed", True),
    ("2025-11-27", "talks", True), ("2025-11-27", "contact", True), ("2025-11-27", "dormant", False),
    ("2025-11-27", "lapsed", False), ("2025-11-27", "ended", False), ("2025-11-27", None, False),
    (None, "active", False)])
def test_silence_is_more_than_365_days_while_it_is_alive(signed_on: str | None, state: str, expected: bool) -> None:
    assert silent({"signed_on": signed_on, "agreement_state": state}, TODAY) is expected


@pytest.mark.parametrize(("agreement", "expected"), [
    ({"agreement_state": "active", "ends_on": "2026-11-27"}, ["past_end"]),
    ({"agreement_state": "active", "ends_on": "2026-11-28"}, ["ending"]),
    ({"agreement_state": "active", "ends_on": "2027-05-27"}, ["ending"]),
    ({"agreement_state": "active", "ends_on": "2027-05-28"}, []),
    ({"agreement_state": "active", "ends_on": "2026"}, ["ending"]),
    ({"agreement_state": "dormant", "ends_on": "2026-11-27"}, ["past_end"]),
    ({"agreement_state": "lapsed", "ends_on": "2020-01-01"}, []),
    ({"agreement_state": "talks", "ends_on": "2020-01-01"}, []),
    ({"agreement_state": "talks", "next_on": "2026-11-27"}, ["step_late"]),
    ({"agreement_state": "talks", "next_on": "2026-11-28"}, []),
    ({"agreement_state": "ended", "next_on": "2026-11-27"}, []),
    ({"agreement_state": "active", "ends_on": "2026-11-01", "next_on": "2026-11-01", "signed_on": "2020"},
     ["past_end", "step_late", "silent"])])
def test_alarms_are_told_the_most_urgent_first(agreement: dict[str, Any], expected: list[str]) -> None:
    assert alarms({"signed_on": "2026-10-01", **agreement}, TODAY) == expected


def test_what_is_not_dated_is_not_called_silent() -> None:
    assert alarms({"agreement_state": "contact"}, TODAY) == ["undated"]
    # That its parties shared something long ago does not say when these talks began.
    assert alarms({"agreement_state": "talks", "last_year": 2019}, TODAY) == ["undated"]
    assert alarms({"agreement_state": "talks", "last_year": 2026}, TODAY) == []
    assert alarms({"agreement_state": "talks", "last_year": 2019, "edited_on": "2020-01-01"}, TODAY) == ["silent"]
    assert alarms({"agreement_state": "ended"}, TODAY) == []
