"""Which partner fits, by hand on a registry of a dozen nodes: parts, reasons, what is missing, earlier answers."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.analysis import partners
from graph.analysis.partners import MISSING, REASONS, REFUSALS, WEIGHTS, Among, Answer, Fit, Post, Reason, Shift
from graph.analysis.projection import Projection

Make = Callable[..., Projection]
TODAY = date(2026, 11, 28)


@pytest.fixture
def p(make: Make) -> Projection:
    """A university with a lab and two people, asked for partners: a fab, a far firm, a Japanese and a lonely one."""
    return make(
        {"vn": ("Country", "VN"), "jp": ("Country", "JP"), "uni": ("Organization", "University"),
         "lab": "Organization", "fab": ("Organization", "Firm"), "far": ("Organization", "Firm"),
         "nippon": ("Organization", "Firm"), "lonely": ("Organization", "Firm"), "old": "Organization",
         "ann": "Expert", "bob": "Expert", "cai": "Expert",
         "design": "Field", "analog": "Field", "digital": "Field", "test": "Field",
         "w1": ("Work", 2024), "w2": ("Work", 2025), "mou": ("Agreement", 2023),
         "need": "Need", "want": "Need", "offer": "Offer", "course": "Offer", "fair": ("Event", 2025)},
        LOCATED_IN=[("uni", "vn"), ("fab", "vn"), ("far", "vn"), ("nippon", "jp"), ("old", "vn")],
        PART_OF=[("lab", "uni"), ("analog", "design"), ("digital", "design")],
        AFFILIATED_WITH=[("ann", "lab", 1, 2020), ("bob", "fab", 1, 2019), ("cai", "fab", 1, 2022),
                         ("cai", "uni", 1, 2015, 2021)],
        AUTHORED=[("ann", "w1"), ("bob", "w1"), ("ann", "w2"), ("bob", "w2")],
        COAUTHOR_OF=[("ann", "bob", 2, 2024, 2025)],
        ACTIVE_IN=[("uni", "analog"), ("fab", "analog"), ("fab", "digital"), ("far", "digital"), ("nippon", "test")],
        PARTY_TO=[("uni", "mou"), ("old", "mou"), ("nippon", "mou")],
        COLLABORATES_WITH=[("nippon", "old", 1, 2023, 2023, 1), ("old", "uni", 1, 2023, 2023, 1),
                           ("fab", "old", 3, 2015, 2016),
                           ("fab", "lab", 2, 2024, 2025)],
        SEEKS=[("lab", "need"), ("far", "want")], HAS=[("fab", "offer"), ("uni", "course")],
        ABOUT=[("need", "design"), ("offer", "analog"), ("course", "test"), ("want", "test")],
        TOOK_PART_IN=[("lab", "fair"), ("fab", "fair")])


def by_id(found: list[Fit]) -> dict[str, Fit]:
    return {fit.id: fit for fit in found}


def told(fit: Fit, code: str) -> Reason:
    (reason,) = (one for one in fit.reasons if one.code == code)
    return reason


def test_everything_about_the_best_one_is_said(p: Projection) -> None:
    found = partners.fits(p, "uni", priority=["JP"], contacts=["far"], today=TODAY)
    fab = found[0]
    assert fab.id == "fab" and [one.code for one in fab.reasons] == [
        "need_met", "tied", "fields_shared", "fields_completing", "in_touch", "of_both", "met_at", "shared_partners",
        "distance", "activity"]
    assert told(fab, "tied") == Reason("tied", numbers=(2.0, 0.0), total=2, year=2025)
    assert told(fab, "activity") == Reason("activity", numbers=(2.0,), total=2, year=2025)
    # The need is of a part of ours; design is the whole of analog.
    assert told(fab, "need_met") == Reason("need_met", ("need",), ("offer",), total=1)
    assert told(fab, "fields_shared").ids == ("analog",)
    assert (told(fab, "fields_completing").ids, told(fab, "fields_completing").others) == (("digital",), ("design",))
    assert told(fab, "in_touch") == Reason("in_touch", ("ann",), ("bob",), (2.0,), 1, 2025)
    assert told(fab, "of_both") == Reason("of_both", ("cai",), numbers=(0.0,), total=1)
    assert told(fab, "met_at") == Reason("met_at", ("fair",), total=1, year=2025)
    assert told(fab, "shared_partners") == Reason("shared_partners", ("old",), numbers=(1.0,), total=1)
    assert told(fab, "distance").numbers == (1.0,)
    # Nobody knows a mailbox of it.
    assert fab.missing == ("no_contact", "no_agreement") and fab.shifts == ()
    assert fab.score == pytest.approx(sum(fab.parts.values()), abs=5e-4) and set(fab.parts) == set(WEIGHTS)


def test_those_who_have_an_agreement_are_not_new_and_come_where_they_are_asked_for(p: Projection) -> None:
    assert "old" not in by_id(partners.fits(p, "uni", today=TODAY))
    assert not {"uni", "lab"} & set(by_id(partners.fits(p, "uni", among=Among(tied=True), today=TODAY)))
    old = by_id(partners.fits(p, "lab", among=Among(tied=True), today=TODAY))
    assert "uni" not in old  # It is what the lab is part of.


def test_a_tie_says_what_is_shared(make: Make) -> None:
    p = make({"a": "Organization", "b": "Organization", "mou": ("Agreement", 2024), "f": "Field"},
             PARTY_TO=[("a", "mou"), ("b", "mou")], COLLABORATES_WITH=[("a", "b", 1, 2024, 2024, 1)],
             ACTIVE_IN=[("a", "f"), ("b", "f")])
    (fit,) = partners.fits(p, "a", among=Among(tied=True), today=TODAY)
    assert told(fit, "tied") == Reason("tied", numbers=(0.0, 1.0), total=1, year=2024)
    assert told(fit, "activity") == Reason("activity", numbers=(1.0,), total=1, year=2024)
    assert partners.fits(p, "a", today=TODAY) == []


def test_offers_that_are_wanted_and_priority(p: Projection) -> None:
    found = by_id(partners.fits(p, "uni", priority=["JP"], today=TODAY))
    assert told(found["far"], "offer_wanted") == Reason("offer_wanted", ("course",), ("want",), total=1)
    assert "nippon" in found and told(found["nippon"], "priority_country").ids == ("jp",)
    assert "lonely" not in found  # Nothing speaks for it.


def test_needs_and_offers_meet_when_both_are_open_and_of_one_kind(p: Projection) -> None:
    def met(**posts: Post) -> bool:
        fab = by_id(partners.fits(p, "uni", posts=posts, today=TODAY))["fab"]
        return any(one.code == "need_met" for one in fab.reasons)

    assert met(need=Post("people"), offer=Post("people")) and met(need=Post("people"), offer=Post())
    assert not met(need=Post("people"), offer=Post("research"))
    assert not met(need=Post("people"), offer=Post("people", open=False)) and not met(need=Post("people"))


def test_only_what_is_wanted(p: Projection) -> None:
    def ids(**wanted: object) -> set[str]:
        return set(by_id(partners.fits(p, "uni", among=Among(**wanted), priority=["JP"], today=TODAY)))  # type: ignore

    assert ids(countries=["JP"]) == {"nippon"} and ids(labels=["University"]) == set()
    assert ids(fields=["digital"]) == {"fab", "far"} and ids(fields=["nothing"]) == set()
    assert len(partners.fits(p, "uni", few=1, today=TODAY)) == 1


def test_one_that_is_asked_for_is_told_wherever_it_stands(p: Projection) -> None:
    all_of_them = partners.fits(p, "uni", priority=["JP"], today=TODAY)
    last = all_of_them[-1]
    assert last.id != all_of_them[0].id
    assert partners.fits(p, "uni", among=Among(only=[last.id]), few=1, priority=["JP"], today=TODAY) == [last]
    assert partners.fits(p, "uni", among=Among(only=["nothing"]), priority=["JP"], today=TODAY) == []


def test_a_country_a_person_and_nobody_ask(p: Projection) -> None:
    japan = by_id(partners.fits(p, "jp", today=TODAY))
    assert "uni" in japan and "nippon" not in japan
    assert told(by_id(partners.fits(p, "ann", today=TODAY))["fab"], "in_touch").others == ("bob",)
    # Not where she works, nor its whole; where he worked is no house of his any more.
    assert not {"lab", "uni"} & set(by_id(partners.fits(p, "ann", among=Among(tied=True), today=TODAY)))
    cai = set(by_id(partners.fits(p, "cai", among=Among(tied=True), today=TODAY)))
    assert "fab" not in cai and "uni" in cai
    assert partners.fits(p, "nobody") == []
    assert {one.id for one in partners.fits(p, "ann", among=Among(labels=["Expert"], tied=True), today=TODAY)} == {
        "bob"}


def test_an_empty_registry_and_a_lonely_house(make: Make) -> None:
    assert partners.fits(make({}), "x") == []
    assert partners.fits(make({"a": "Organization"}), "a") == []
    assert partners.fits(make({"a": "Organization", "b": "Organization"}), "a", today=TODAY) == []


# Earlier answers


def moved(p: Projection, *answers: Answer, today: date = TODAY) -> dict[str, Fit]:
    return by_id(partners.fits(p, "uni", priority=["JP"], answers=answers, today=today))


@pytest.mark.parametrize(("reason", "days", "again"), [
    ("capacity", 364, False), ("capacity", 365, True), ("terms", 365, True), ("other", 365, True),
    ("timing", 181, False), ("timing", 182, True), ("field", 5_000, False), ("location", 5_000, False),
    ("conflict", 5_000, False), ("in_touch", 5_000, False)])
def test_a_refusal_holds_as_long_as_its_reason(p: Projection, reason: str, days: int, again: bool) -> None:
    found = moved(p, Answer("fab", "refused", reason, "2026-01-01"),
                  today=date.fromordinal(date(2026, 1, 1).toordinal() + days))
    assert ("fab" in found) == again
    if again:
        assert found["fab"].shifts == (Shift("refused_itself", "fab", 0.8),)


def test_a_refused_place_lowers_its_neighbours_and_nobody_else(p: Projection) -> None:
    before, after = moved(p), moved(p, Answer("far", "refused", "location", "2026-11-01"))
    assert after["fab"].shifts == (Shift("refused_location", "far", 0.75),)
    assert after["fab"].score == pytest.approx(before["fab"].score * 0.75, abs=1e-4)
    assert after["nippon"] == before["nippon"] and after["fab"].parts == before["fab"].parts


def test_other_answers_move_what_they_say(p: Projection) -> None:
    # Both fields of the fab are analog and digital: half of them are the far firm's.
    assert moved(p, Answer("far", "refused", "field"))["fab"].shifts == (Shift("refused_field", "far", 0.7),)
    assert moved(p, Answer("far", "refused", "terms"))["fab"].shifts == (Shift("refused_kind", "far", 0.9),)
    taken = moved(p, Answer("far", "taken"))
    assert taken["fab"].shifts == (Shift("taken_like", "far", 1.15),) and "far" not in taken
    assert moved(p, Answer("fab", "kept"))["fab"].shifts == (Shift("kept", "fab", 1.1),)
    assert moved(p, Answer("far", "refused", "conflict"))["fab"].shifts == ()


def test_the_last_answer_holds(p: Projection) -> None:
    refused, kept = Answer("fab", "refused", "conflict", "2026-01-01"), Answer("fab", "kept", "", "2026-02-01")
    assert "fab" in moved(p, kept, refused) and "fab" not in moved(p, refused._replace(on="2026-03-01"), kept)


def test_enough_of_one_kind_is_enough(make: Make) -> None:
    p = make({"vn": ("Country", "VN"), "f": "Field", **dict.fromkeys("abcdefg", "Organization")},
             LOCATED_IN=[(name, "vn") for name in "abcdefg"], ACTIVE_IN=[(name, "f") for name in "ab"])
    answers = [Answer(name, "refused", "location", "2026-11-01") for name in "cdefg"]
    (fit,) = partners.fits(p, "a", answers=answers, today=TODAY)
    assert [shift.factor for shift in fit.shifts] == [0.75] * 3


def test_the_words_of_the_model_are_whole() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1) and len(REFUSALS) == 8
    assert len(set(REASONS)) == len(REASONS) and len(set(MISSING)) == len(MISSING)
