"""Independence asked of a registry: no tie is missed whose evidence is in it, however far it lies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from own import kept, own_registry

from graph.analysis.independence import Tie
from graph.ids import thing_id
from loaders.source import EdgeRow, NodeRow, Origin, Ref
from ui.i18n import in_words_of
from ui.independence import found, words

LIST = Origin("sheet:ties", "Danh sách thử", "spreadsheet")
#: Who works where; seven halls stand one in the other; the office's duties went to the ministry.
POSTS = {"an": [("hall0", {"since": "2020"})], "binh": [("hall7", {"since": "2021"})],
         "chi": [("office", {"since": "2010"})], "dung": [("ministry", {"since": "2015"})],
         "em": [("plant", {"since": "2022"})], "giang": [("plant", {"since": "2010", "until": "2024"})],
         "ha": [("school", {"since": "2019"})]}
BODIES = [*(f"hall{at}" for at in range(8)), "office", "ministry", "firm", "plant", "school", "chair"]
#: Works by year and authors: the great one has more authors than tell of a pair.
WORKS = {"great": (2025, ["an", "dung", *(f"x{at}" for at in range(60))]), "late": (2025, ["an", "em"]),
         "left": (2023, ["chi", "giang"])}
ROWS = [
    *[NodeRow("Expert", who, {"name": f"Người {who}"}) for who in (*POSTS, *(f"x{at}" for at in range(60)))],
    *[NodeRow("Organization", body, {"name": body}) for body in BODIES],
    *[EdgeRow("PART_OF", Ref("Organization", part), Ref("Organization", whole)) for part, whole in (
        *((f"hall{at}", f"hall{at + 1}") for at in range(7)), ("plant", "firm"), ("chair", "school"))],
    EdgeRow("SUCCEEDED_BY", Ref("Organization", "office"), Ref("Organization", "ministry"), {"since": "2025"}),
    *[EdgeRow("AFFILIATED_WITH", Ref("Expert", who), Ref("Organization", body), when)
      for who, posts in POSTS.items() for body, when in posts],
    *[NodeRow("Work", key, {"name": key, "year": year}) for key, (year, _who) in WORKS.items()],
    *[EdgeRow("AUTHORED", Ref("Expert", who), Ref("Work", key)) for key, (_year, wrote) in WORKS.items()
      for who in wrote],
    NodeRow("Agreement", "deal", {"name": "Deal", "signed_on": "2024-01-02"}),
    *[EdgeRow("PARTY_TO", Ref("Organization", body), Ref("Agreement", "deal")) for body in ("chair", "firm")],
]
#: Who is asked about, what they are held against, and the ties that the registry has evidence of.
FAR = [
    ("an", "binh", {("whole", "current")}), ("chi", "dung", {("whole", "current")}),
    ("an", "dung", {("coauthor", "recent")}), ("ha", "em", {("agreement", "current")}), ("ha", "dung", set())]
AGAINST = [
    ("an", "firm", {("coauthor", "recent")}), ("em", "firm", {("whole", "current")}),
    # Giang, with whom Chi wrote, left the plant two years ago.
    ("chi", "firm", {("coauthor", "recent")}), ("ha", "firm", {("agreement", "current")}), ("binh", "firm", set()),
    ("ha", "deal", {("agreement", "current")}), ("an", "deal", {("coauthor", "recent")}), ("dung", "deal", set())]


def at(label: str, key: str) -> str:
    return thing_id(LIST.id, label, key)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry with the people above."""
    with kept(tmp_path_factory.mktemp("independence"), LIST, ROWS) as folder:
        yield folder


@pytest.fixture
def here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of this process read it."""
    own_registry(monkeypatch, home, home)


def test_two_people_are_tied_however_far_the_evidence_lies(here: None) -> None:
    told = {frozenset((tie.one, tie.other)): verdict for verdict in found.checked([at("Expert", who) for who in POSTS])
            for tie in verdict.ties}
    for one, other, expected in FAR:
        verdict = told.get(frozenset((at("Expert", one), at("Expert", other))))
        assert {(tie.kind, tie.state) for tie in (verdict.ties if verdict else ())} == expected, (one, other)


def test_each_of_a_list_is_held_against_a_firm_or_a_project(here: None) -> None:
    targets = {"firm": at("Organization", "firm"), "deal": at("Agreement", "deal")}
    told = {(verdict.one, verdict.other): verdict
            for verdict in found.checked([at("Expert", who) for who in POSTS], list(targets.values()))}
    for who, target, expected in AGAINST:
        ties = told[at("Expert", who), targets[target]].ties
        assert {(tie.kind, tie.state) for tie in ties} == expected, (who, target)
    (wrote,) = told[at("Expert", "an"), targets["firm"]].ties
    assert wrote.via == (at("Expert", "em"), at("Organization", "plant")) and wrote.sources == (LIST.id,)


def test_when_is_told_in_words() -> None:
    def told(since: str, until: str, state: str) -> str:
        tie = Tie("coauthor", "a", "b", (), since, until, state, ())
        return str(in_words_of("en", lambda: words.when(tie)))

    assert told("2024", "2024", "recent") == "2024 (ended recently)"
    assert told("2020", "2024", "recent") == "2020–2024 (ended recently)"
    assert told("2025", "2018", "apart") == "one until 2018, the other from 2025 (not at the same time)"
    assert told("", "", "undated") == "date unknown"
