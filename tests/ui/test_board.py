"""Boards, independence and what-if on their pages: who could sit, what is kept, what is written after an acceptance."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from own import kept, own_registry
from visiting import page, press, said

import queries
from graph.analysis.whatif import New
from graph.errors import StoreUnavailable
from graph.ids import thing_id
from graph.registry import Registry
from loaders import source
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref
from ui import data
from ui.board import invitations as board_invitations
from ui.board import people as board_people
from ui.board import saved as board_saved
from ui.board import shown as board_shown
from ui.board.asked import Asked
from ui.gaps import found as gaps_found
from ui.i18n import in_words_of
from ui.independence import found as independence_found
from ui.introductions import appointment, steps
from ui.introductions import numbers as introductions_numbers
from ui.whatif import sentences

LIST = Origin("sheet:board", "Danh sách thử", "spreadsheet")
PEOPLE = {"an": "Nguyễn Văn An", "binh": "Lê Thị Bình", "chi": "Trần Chi", "dung": "Phạm Dung", "em": "Vũ Em"}
#: Two fields of a stage, and a part of the first.
FIELDS = {"stage": ("Stage", "stage"), "pack": ("Packaging", "field"), "test": ("Testing", "field"),
          "hybrid": ("Hybrid bonding", "subfield")}
KNOWS = [("an", "hybrid", {"level": "leading"}), ("binh", "pack", {"works": 7}), ("binh", "test", {}),
         ("chi", "test", {"level": "familiar"}), ("dung", "pack", {})]
POSTS = {"an": "faculty", "binh": "faculty", "chi": "firm", "dung": "firm"}
ROWS = [
    *[NodeRow("Country", code, {"code": code, "name": name}) for code, name in (("VN", "Việt Nam"), ("JP", "Japan"))],
    *[NodeRow("Expert", key, {"name": name, **({"availability": ["advise"], "languages": ["vi", "en"]}
                                               if key == "an" else {})}) for key, name in PEOPLE.items()],
    *[NodeRow("Field", key, {"name": name, "code": key, "level": level}) for key, (name, level) in FIELDS.items()],
    *[EdgeRow("PART_OF", Ref("Field", part), Ref("Field", whole))
      for part, whole in (("pack", "stage"), ("test", "stage"), ("hybrid", "pack"))],
    *[NodeRow("Organization", key, {"name": key}, (kind,)) for key, kind in (
        ("uni", "University"), ("faculty", "University"), ("firm", "Firm"), ("centre", "InnovationCenter"))],
    EdgeRow("PART_OF", Ref("Organization", "faculty"), Ref("Organization", "uni")),
    *[EdgeRow("LOCATED_IN", Ref("Organization", body), Ref("Country", code))
      for body, code in (("faculty", "VN"), ("firm", "JP"))],
    *[EdgeRow("EXPERT_IN", Ref("Expert", who), Ref("Field", what), how) for who, what, how in KNOWS],
    *[EdgeRow("AFFILIATED_WITH", Ref("Expert", who), Ref("Organization", where), {"since": "2020"})
      for who, where in POSTS.items()],
    *[NodeRow("Work", key, {"name": key, "year": year}) for key, year in (("w1", 2025), ("w2", 2001))],
    *[EdgeRow("AUTHORED", Ref("Expert", who), Ref("Work", key))
      for key, who in (("w1", "an"), ("w1", "chi"), ("w2", "binh"), ("w2", "dung"))],
    NodeRow("Agreement", "deal", {"name": "Deal", "signed_on": "2024-01-02"}),
    *[EdgeRow("PARTY_TO", Ref("Organization", body), Ref("Agreement", "deal")) for body in ("uni", "firm")],
]


def at(label: str, key: str) -> str:
    return thing_id(LIST.id, label, key)


AN, BINH, CHI, DUNG, EM = (at("Expert", key) for key in PEOPLE)
PACK, TEST = at("Field", "pack"), at("Field", "test")
UNI, FACULTY, FIRM, CENTRE = (at("Organization", key) for key in ("uni", "faculty", "firm", "centre"))
DEAL = at("Agreement", "deal")
WANTS = {PACK: [3, 1, 2], TEST: [1, 1, 1]}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry with the people above."""
    with kept(tmp_path_factory.mktemp("board"), LIST, ROWS) as folder:
        yield folder


@pytest.fixture
def here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of this process read it."""
    own_registry(monkeypatch, home, home)


def worked(asked: Asked) -> board_people.Worked:
    given = board_people.pool(tuple(asked.wants), asked.must)
    return board_people.worked(asked, board_people.candidates(given, asked.wants))


def test_whoever_knows_a_part_of_a_field_knows_it(here: None) -> None:
    pool = board_people.candidates(board_people.pool((PACK, TEST)), (PACK, TEST))
    assert {one.id: dict(one.fields) for one in pool} == {
        AN: {PACK: 3}, BINH: {PACK: 2, TEST: 1}, CHI: {TEST: 1}, DUNG: {PACK: 1}}
    an = next(one for one in pool if one.id == AN)
    assert an.organisations == {FACULTY, UNI} and an.free
    assert an.marks == {("sector", "University"), ("country", "VN"), ("language", "vi"), ("language", "en")}


def test_the_board_keeps_rules_that_the_registry_has(here: None) -> None:
    assert worked(Asked(1, WANTS)).best.ids == (BINH,)
    assert worked(Asked(1, WANTS, available=True)).best.ids == (AN,)
    assert set(worked(Asked(2, WANTS, [["country", "JP", 1, None]], 1)).best.ids) == {AN, CHI}
    # An and Chi wrote a work last year, Bình and Dũng one long ago.
    apart = worked(Asked(2, WANTS, must=[AN], without=[BINH], apart=True))
    assert set(apart.best.ids) == {AN, DUNG}
    bound = worked(Asked(1, WANTS, unbound=[FIRM]))
    assert bound.best.ids == () and bound.contradiction == [("seats",), ("unbound", FIRM)]


def test_proposals_are_compared_and_the_greedy_one_told_apart(here: None) -> None:
    done = worked(Asked(1, WANTS))
    greedy = done._replace(simple=[done.given.ids.index(AN)])
    assert board_shown.difference(greedy) == ([AN], [BINH]) and board_shown.difference(done) == ([], [])
    told = board_saved.Proposal("A", Asked(1, WANTS), [CHI], 1, 9, True, "2026-11-28")
    assert board_saved.uncovered(told) == [PACK]
    assert board_saved.uncovered(told._replace(ids=[AN])) == [TEST]
    assert board_saved.uncovered(told._replace(ids=[BINH])) == []
    assert board_saved.uncovered(told._replace(asked=Asked(1, {PACK: [1, 1, 3], TEST: [2, 1, 2]}), ids=[BINH])) == [
        TEST, PACK]


def test_independence_is_told_with_its_date_and_source(here: None) -> None:
    (pair,) = independence_found.checked([AN, CHI])
    assert [(tie.kind, tie.state, tie.since, tie.sources) for tie in pair.ties if tie.kind == "coauthor"] == [
        ("coauthor", "recent", "2025", ("sheet:board",))]
    assert [(tie.kind, tie.via[0], tie.since) for tie in pair.ties if tie.kind == "agreement"] == [
        ("agreement", DEAL, "2024-01-02")]
    (alone,) = independence_found.checked([EM, CHI])
    assert (alone.word, alone.missing) == ("unknown", ((EM, "posts"), (EM, "works")))
    (against,) = independence_found.checked([BINH], [FIRM])
    assert {tie.kind for tie in against.ties} == {"agreement", "coauthor"}
    assert [tie.state for tie in against.ties if tie.kind == "coauthor"] == ["past"]


def test_merged_people_bring_their_ties_and_split_ones_take_them_along(here: None) -> None:
    ledger = data.registry().ledger
    judged = ledger.judge("same", EM, DUNG, by="lan")
    data.registry().settle()
    merged = data.resolve(EM)
    try:
        assert merged == data.resolve(DUNG)
        (pair,) = independence_found.checked([merged, CHI])
        assert [(tie.kind, tie.state) for tie in pair.ties] == [("employer", "current")]
    finally:
        ledger.withdraw(judged.judgement, "lan")
        data.registry().settle()
    (pair,) = independence_found.checked([EM, CHI])
    assert (pair.word, pair.ties) == ("unknown", ())


def test_a_hidden_person_has_no_ties_for_others(
        tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETNOI_EVERYONE", "1")
    monkeypatch.setattr(data, "AUDIENCE", "everyone")
    registry = own_registry(monkeypatch, home, tmp_path)
    staged = source.stage(registry.ledger, Delivery(LIST, ROWS, "2026-11-01", "test 1"), "test")
    registry.ledger.accept(staged.batch or 0, "test")
    registry.ledger.judge("published", CHI, by="lan")
    registry.ledger.judge("published", DUNG, by="lan")
    registry.settle()
    assert [(tie.kind, tie.state) for tie in independence_found.checked([CHI, DUNG])[0].ties] == [
        ("employer", "current")]
    registry.ledger.judge("hidden", DUNG, by="lan")
    registry.settle()
    assert independence_found.checked([CHI, DUNG])[0].word == "unknown"
    assert DUNG not in board_people.pool((PACK, TEST)).people
    monkeypatch.setattr(data, "AUDIENCE", "curators")
    assert independence_found.checked([CHI, DUNG])[0].word == "tied"


def test_an_acceptance_writes_the_advice_and_each_step_is_kept(here: None) -> None:
    registry, asked = data.registry(), Asked(1, WANTS)
    board_saved.save("Core", asked, worked(asked))
    (kept,) = board_saved.all()
    assert (kept.name, kept.ids, kept.value, kept.proven) == ("Core", [BINH], 8, True)
    assert kept.asked == asked
    id = board_invitations.invite(kept, kept.ids, CENTRE, {"asker": {"name": "Hoa"}, "reply_by": "2026-12-12"})
    (request,) = board_invitations.of("Core")
    assert (request.id, request.kind, request.said["fields"]) == (id, "invitation", {BINH: [PACK, TEST]})
    steps.move(id, "asked", BINH, {"note": "by mail"})
    assert data.read("expert/advises", expert=BINH) == []
    steps.appoint(board_invitations.of("Core")[0], BINH, {
        "document": "12/QĐ-UBND", "since": "2026-12-01", "until": "2028-12-01"})
    (row,) = data.read("expert/advises", expert=BINH)
    assert [row[name] for name in ("id", "document", "since", "until")] == [
        CENTRE, "12/QĐ-UBND", "2026-12-01", "2028-12-01"]
    (request,) = board_invitations.of("Core")
    assert [move.state for move in request.moves] == ["asked", "accepted"] and not request.following(BINH)
    assert in_words_of("en", lambda: appointment.sentence(request, BINH)) == (
        "Appointed by 12/QĐ-UBND, from 1 Dec 2026 until 1 Dec 2028.")
    now = introductions_numbers.by_quarter([request], date.today())[-1]
    assert [now[name] for name in ("invitations", "introductions", "asked", "agreed", "appointments")] == [
        1, 0, 1, 1, 1]
    # Whoever had looked before it was accepted writes nothing.
    steps.appoint(request._replace(moves=request.moves[:1]), BINH, {"document": "13", "since": "2027"})
    assert [row["document"] for row in data.read("expert/advises", expert=BINH)] == ["12/QĐ-UBND"]
    # What is undone as a batch is said; what is taken back on the request undoes the batch.
    batch = steps.appointed(request, BINH)
    registry.ledger.undo(batch, "lan")
    registry.settle()
    assert data.read("expert/advises", expert=BINH) == []
    assert "The appointment was undone" in in_words_of("en", lambda: appointment.sentence(request, BINH))
    registry.ledger.accept(batch, "lan")
    registry.settle()
    steps.back(request, BINH)
    assert data.read("expert/advises", expert=BINH) == []
    assert board_invitations.of("Core")[0].state(BINH) == "asked"
    board_saved.remove("Core")
    assert board_saved.all() == []


def test_what_a_paper_says_is_read_as_far_as_it_is_sound() -> None:
    assert Asked.read({"seats": 10**9, "wants": "x", "must": ["a"], "other": 1}) == Asked(40, must=["a"])
    assert Asked.read(None) == Asked()


# The pages


def test_a_board_is_worked_out_saved_and_invited(here: None) -> None:
    app = page("board")
    app.number_input(key="board-0-seats").set_value(2)
    app.button(key="board-work").click().run()
    assert not app.exception
    assert "The board covers 100% of what is wanted (4 of 4 points); no board under these rules" in said(app)
    app.button(key="board-costs-ask").click().run()
    assert "No single rule costs anything." in said(app)
    app.text_input(key="board-name").set_value("First")
    next(one for one in app.button if one.label == "Save this proposal").click().run()
    assert not app.exception
    assert [one.name for one in board_saved.all()] == ["First"]
    assert "2 members are not invited yet." in said(app)
    app.text_input(key=f"invite-{CENTRE}-name").set_value("Hoa").run()
    app.button(key="invite-keep").click().run()
    assert not app.exception
    (request,) = board_invitations.of("First")
    assert (request.said["for"], set(request.asked)) == (CENTRE, set(board_saved.all()[0].ids))
    app = page("whatif", out=board_saved.all()[0].ids[0], board="First")
    assert not app.exception
    assert "Of this board would be missing:" in said(app)
    app.selectbox(key="whatif-field").set_value(next(iter(board_saved.all()[0].asked.wants))).run()
    app.selectbox(key="whatif-body").set_value(next(iter(board_saved.all()[0].asked.wants))).run()
    assert not app.exception and "the best board then would cover" in said(app)
    board_saved.remove("First")


def test_rules_that_contradict_each_other_are_said(here: None) -> None:
    app = page("board")
    app.number_input(key="board-0-seats").set_value(30)
    app.button(key="board-work").click().run()
    assert not app.exception
    assert "This rule cannot be kept by itself:" in said(app) and "as many members as there are seats" in said(app)


def test_independence_is_asked_by_the_address(here: None) -> None:
    app = page("independence", people=f"{AN},{CHI},{EM}")
    assert not app.exception
    assert "3 pairs were looked at: 1 tied, 0 without a tie that is known, 2 unknown." in said(app)
    app = page("independence", people=AN, against=f"{FIRM},nobody")
    assert "1 pair was looked at: 1 tied" in said(app)


def test_what_if_says_what_would_be_missing(here: None) -> None:
    app = page("whatif", out=f"{BINH}", **{"from": AN, "to": FIRM})
    assert not app.exception
    assert "Held by one person from then on: Testing." in said(app)
    assert "Paths before" in said(app)
    assert "Gaps that would come: 1; that would go: 0." in said(app)
    app = page("whatif", tied=f"{CENTRE},{FIRM}")
    assert not app.exception and "No field changes." in said(app)


def told(*out: str, new: tuple[New, ...] = ()) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The sentences' rows that would come and that would go, by the sentence and the row's name."""
    turned = sentences.found(out, new)
    comes, goes = ({(gap.key, row.get("name") or row["id"]) for gap, row in some}
                   for some in (turned.comes, turned.goes))
    return comes, goes


def test_what_if_asks_the_sentences_of_the_gaps(here: None) -> None:
    before = data.head(), [(gap.name, gap.rows) for gap in gaps_found.sentences()]
    single, apart = ("field_held_by_one_person", "Testing"), ("university_without_industry_partner", "faculty")
    assert told(BINH) == ({single}, set())
    # Chi of the firm wrote with An of the faculty: without her the two share nothing any more.
    assert told(CHI) == ({single, apart}, set())
    assert told(FIRM) == ({apart}, set())
    # The agreement without a task behind it is not told: it is what goes.
    assert told(DEAL) == (set(), set())
    deal = New("x", "x", "Agreement", (("PARTY_TO", False, FACULTY), ("PARTY_TO", False, FIRM)), (("state", "active"),))
    person = New("y", "y", "Expert", (("EXPERT_IN", True, TEST),))
    assert told(CHI, new=(deal,)) == ({single}, set())
    assert told(CHI, new=(person,)) == ({apart}, set())
    # An and Binh, who are left, are both of the faculty.
    assert told(DUNG) == ({("field_held_by_one_organisation", "Packaging")}, set())
    # Nobody of Hanoi knew testing; where nobody at all does, that is another gap.
    assert told(BINH, CHI) == ({("field_without_expert", "Testing"), apart}, {("field_without_hanoi_tie", "Testing")})
    st.cache_data.clear()
    assert before == (data.head(), [(gap.name, gap.rows) for gap in gaps_found.sentences()])


def test_a_list_that_is_not_read_to_its_end_is_not_compared(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "limit", lambda name: 1)
    assert told(CHI) == (set(), set())
    cut = {after.key for before, after in sentences.found((CHI,), ()).cut}
    assert {"field_held_by_one_person", "university_without_industry_partner"} < cut
    assert "Not compared row by row" in said(page("whatif", out=CHI))


def test_where_a_change_cannot_be_supposed_the_rest_of_the_page_stands(
        here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*given: object) -> None:
        raise StoreUnavailable("The database refuses.")

    monkeypatch.setattr(Registry, "suppose", refused)
    app = page("whatif", out=CHI)
    assert not app.exception and "The database refuses." in said(app)
    assert "Held by one person from then on: Testing." in said(app) and "Bridges" in said(app)


def test_an_invitation_is_sent_and_accepted_on_its_page(here: None) -> None:
    asked = Asked(2, WANTS)
    board_saved.save("Second", asked, worked(asked))
    id = board_invitations.invite(board_saved.all()[0], [AN, BINH], CENTRE, {
        "asker": {"name": "Hoa"}, "reply_by": "2026-12-12"})
    app = page("introductions", id=id)
    assert "Invitation to the advisory network “Second”" in app.title[0].value
    letter = app.text_area[0].value
    assert "Kính gửi: Ông/Bà Nguyễn Văn An" in letter and "mạng lưới cố vấn “Second” cho centre." in letter
    assert "hiểu biết của Ông/Bà về lĩnh vực packaging" in letter
    assert "Keep the changed letter" not in [button.label for button in app.button]
    app.text_area[0].set_value("Kính gửi anh An").run()
    press(app, "Keep the changed letter")
    app = page("introductions", id=id)
    assert app.text_area[0].value == "Kính gửi anh An"
    app.text_area[0].set_value("").run()
    assert press(app, "Keep the changed letter").text_area[0].value == letter, "an emptied one is the draft again"
    app.button(key=f"request-asked-{AN}").click().run()
    app.text_input(key=f"request-document-{AN}").set_value("7/QĐ")
    app.text_input(key=f"request-since-{AN}").set_value("01/12/2026")
    app.text_input(key=f"request-until-{AN}").set_value("01/11/2026")
    app = press(app, "Write down the appointment")
    assert [one.value for one in app.warning] == ["The term ends before it begins."]
    app.text_input(key=f"request-until-{AN}").set_value("01/12/2028")
    app = press(app, "Write down the appointment")
    assert not app.exception and "Appointed by 7/QĐ, from 1 Dec 2026 until 1 Dec 2028." in said(app)
    assert [row["document"] for row in data.read("expert/advises", expert=AN)] == ["7/QĐ"]
    rows = in_words_of("en", lambda: board_invitations.rows(board_invitations.of("Second"), [BINH]))
    assert [(row["name"], row["state"]) for row in rows] == [
        ("Nguyễn Văn An", "Agreed, not in this proposal"), ("Lê Thị Bình", "Draft")]
    app.button(key=f"request-back-{AN}").click().run()
    assert not app.exception and data.read("expert/advises", expert=AN) == []
    board_saved.remove("Second")
