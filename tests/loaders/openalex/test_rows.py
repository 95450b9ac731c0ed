"""What records of OpenAlex become, shape by shape."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from loaders.openalex.titles import bare
from loaders.source import EdgeRow, NodeRow, Reject, Row
from loaders.tagging import by_topic

TOPIC = "https://openalex.org/T10363"
Faults = Callable[[Iterable[Row]], list[str]]


def nodes(rows: list[Row], label: str) -> dict[str, dict[str, Any]]:
    found = [row for row in rows if isinstance(row, NodeRow) and row.label == label]
    assert len({row.key for row in found}) == len(found), "said twice"
    return {row.key: {name: value for name, value in row.props.items() if value not in (None, [])} for row in found}


def kinds(rows: list[Row]) -> dict[str, tuple[str, ...]]:
    return {row.key: row.kinds for row in rows if isinstance(row, NodeRow) and row.label == "Organization"}


def edges(rows: list[Row], type: str) -> list[tuple[str, str, dict[str, Any]]]:
    return [(row.start.key, row.end.key, row.props) for row in rows if isinstance(row, EdgeRow) and row.type == type]


def rejects(rows: list[Row]) -> list[Reject]:
    return [row for row in rows if isinstance(row, Reject)]


def test_a_work_with_its_authors_and_where_they_were(tell: Any, made: Any, faults: Faults) -> None:
    hanoi, osaka = made.body(1, ror="https://ror.org/04nyv3z04"), made.body(2, country_code="JP")
    rows = tell(made.work(1, made.authorship(1, hanoi, osaka), made.authorship(2, osaka)))
    assert nodes(rows, "Work") == {"W001": {
        "name": "Title 1", "doi": "10.1234/w1", "openalex": "W001", "year": 2020, "kind": "article",
        "venue": "Journal", "cited_by": 3}}
    assert nodes(rows, "Expert") == {"A001": {"name": "Person 1", "openalex": "A001"},
                                     "A002": {"name": "Person 2", "openalex": "A002"}}
    assert nodes(rows, "Organization") == {
        "I001": {"name": "University 1", "openalex": "I001", "ror": "04nyv3z04"},
        "I002": {"name": "University 2", "openalex": "I002"}}
    assert edges(rows, "AUTHORED") == [
        ("A001", "W001", {"position": 1, "affiliations": ["University 1", "University 2"]}),
        ("A002", "W001", {"position": 2, "affiliations": ["University 2"]})]
    assert edges(rows, "LOCATED_IN") == [("I001", "VN", {}), ("I002", "JP", {})]
    assert nodes(rows, "Country") == {"VN": {"code": "VN"}, "JP": {"code": "JP"}}
    assert faults(rows) == []


def test_years_reach_from_the_first_work_to_the_last(tell: Any, made: Any) -> None:
    here = made.authorship(1, made.body(1))
    rows = tell(made.work(1, here, publication_year=2019), made.work(2, here, publication_year=2016),
                made.work(3, here, publication_year=None), made.work(4, made.authorship(2, made.body(1)),
                                                                     publication_year=None))
    assert edges(rows, "AFFILIATED_WITH") == [("A001", "I001", {"since": "2016", "until": "2019"}),
                                              ("A002", "I001", {})]


def test_everything_is_said_once(tell: Any, made: Any, faults: Faults) -> None:
    work = made.work(1, made.authorship(1, made.body(1)), made.authorship(1, made.body(1)))
    rows = tell(work, work, made.work(2, made.authorship(1, made.body(1))))
    assert len(nodes(rows, "Expert")) == len(nodes(rows, "Organization")) == len(edges(rows, "LOCATED_IN")) == 1
    assert [edge[:2] for edge in edges(rows, "AUTHORED")] == [("A001", "W001"), ("A001", "W002")]
    assert faults(rows) == []


@pytest.mark.parametrize(("shape", "venue"), [
    ({"primary_location": {"source": {"display_name": "IEEE &amp; Co"}}}, "IEEE & Co"),
    ({"primary_location": {"source": None, "raw_source_name": "Proceedings"}}, "Proceedings"),
    ({"primary_location": None, "host_venue": {"display_name": "Physical Review"}}, "Physical Review"),
    ({"primary_location": None}, None),
])
def test_the_venue_stands_in_three_places(tell: Any, made: Any, shape: dict[str, Any], venue: str | None) -> None:
    assert nodes(tell(made.work(1, **shape)), "Work")["W001"].get("venue") == venue


def test_one_thing_may_stand_where_a_list_is_meant(tell: Any, made: Any) -> None:
    authorship = made.authorship(1, institutions=made.body(1), raw_affiliation_strings="Hanoi")
    author = made.author(2, affiliations={"institution": made.body(1, lineage="https://openalex.org/I001"),
                                          "years": 2018}, display_name_alternatives="P. Two")
    rows = tell(made.work(1, authorships=authorship), author)
    assert edges(rows, "AUTHORED") == [("A001", "W001", {"position": 1, "affiliations": ["Hanoi"]})]
    assert edges(rows, "AFFILIATED_WITH")[1] == ("A002", "I001", {"since": "2018", "until": "2018"})
    assert nodes(rows, "Expert")["A002"]["aliases"] == ["P. Two"]


def test_an_author_has_other_names_and_one_span_of_years_for_each_institution(
        tell: Any, made: Any, faults: Faults) -> None:
    rows = tell(made.author(1, (made.body(1), [2019, 2012, 2014]), (made.body(2), []),
                            orcid="https://orcid.org/0000-0002-1825-0097",
                            last_known_institutions=[made.body(1), made.body(3)]))
    assert nodes(rows, "Expert") == {"A001": {
        "name": "Person 1", "aliases": ["P. 1"], "orcid": "0000-0002-1825-0097", "openalex": "A001"}}
    assert edges(rows, "AFFILIATED_WITH") == [("A001", "I001", {"since": "2012", "until": "2019"}),
                                              ("A001", "I002", {}), ("A001", "I003", {})]
    assert faults(rows) == []


def test_who_is_described_is_not_mentioned_as_well(tell: Any, made: Any) -> None:
    rows = tell(made.author(1, (made.body(1), [2010])), made.work(1, made.authorship(1, made.body(1))))
    assert nodes(rows, "Expert")["A001"]["aliases"] == ["P. 1"]
    assert edges(rows, "AFFILIATED_WITH") == [("A001", "I001", {"since": "2010", "until": "2020"})]


def test_a_description_that_comes_after_a_mention_is_told_too(tell: Any, made: Any) -> None:
    rows = tell(made.work(1, made.authorship(1, made.body(1))), made.author(1), made.author(1))
    told = [row for row in rows if isinstance(row, NodeRow) and row.label == "Expert"]
    assert [(row.part, row.props.get("aliases")) for row in told] == [("mentions", None), ("authors", ["P. 1"])]


@pytest.mark.parametrize(("name", "others", "latin"), [
    ("田中 太郎", ["田中, 太郎", "Tanaka Tarō", "T. Tanaka"], "Tanaka Tarō"),
    ("田中 太郎", ["田中, 太郎"], None),
    ("Tanaka Tarō", ["田中 太郎"], None),
    ("Nguyễn Văn Ánh", ["Nguyen Van Anh"], None),
    ("이순신", ["Yi Sun-sin 李舜臣", "Yi Sun-sin"], "Yi Sun-sin"),
])
def test_a_name_in_another_script_has_its_latin_spelling(
        tell: Any, made: Any, name: str, others: list[str], latin: str | None) -> None:
    rows = tell(made.author(1, display_name=name, display_name_alternatives=others))
    assert nodes(rows, "Expert")["A001"].get("name_latin") == latin


def test_an_institution_with_all_that_is_known(tell: Any, made: Any, faults: Faults) -> None:
    names = {"vi": "Đại học Một", "en": "University One", "ja": "第一大学", "zh-hant": "第一大學", "zh": "第一大学",
             "fr": "Université Un"}
    rows = tell(made.body(1, display_name="Univ One", ror="https://ror.org/04nyv3z04", homepage_url="http://one.example",
                          display_name_acronyms=["UO"], display_name_alternatives=["Univ One", "U. of One"],
                          geo={"city": "Hà Nội", "latitude": 21.03, "longitude": 105.85},
                          international={"display_name": names}))
    assert nodes(rows, "Organization") == {"I001": {
        "name": "Univ One", "name_vi": "Đại học Một", "name_en": "University One", "name_ja": "第一大学",
        "name_zh": "第一大學", "aliases": ["UO", "U. of One"], "ror": "04nyv3z04", "openalex": "I001",
        "website": "http://one.example", "place": "Hà Nội", "latitude": 21.03, "longitude": 105.85}}
    assert faults(rows) == []


@pytest.mark.parametrize(("name", "traditional"), [("國立大學", True), ("国立大学", False), ("清大", True)])
def test_chinese_without_a_script_counts_where_it_is_traditional(
        tell: Any, made: Any, name: str, traditional: bool) -> None:
    rows = tell(made.body(1, international={"display_name": {"zh": name}}))
    assert nodes(rows, "Organization")["I001"].get("name_zh") == (name if traditional else None)


@pytest.mark.parametrize(("type", "name", "kind"), [
    ("education", "University One", ("University",)), ("education", "One High School", ()),
    ("company", "One (Japan)", ("Firm",)), ("government", "Ministry One", ("Agency",)),
    ("facility", "Laboratory One", ("ResearchInstitute",)), ("healthcare", "Hospital One", ()), ("archive", "One", ()),
    ("nonprofit", "OneLab", ()), ("nonprofit", "Semiconductor Association", ("Association",)),
    ("funder", "University One", ("University",)), ("funder", "Foundation One", ("Fund",)), ("funder", "One", ()),
    (None, "One", ()), ("new type", "One", ()),
])
def test_the_kinds_of_an_institution(tell: Any, made: Any, type: str, name: str, kind: tuple[str, ...]) -> None:
    body = made.body(1, type=type, display_name=name)
    assert kinds(tell(body)) == kinds(tell(made.work(1, made.authorship(1, body)))) == {"I001": kind}


def test_an_institution_is_part_of_the_nearest_that_is_told(tell: Any, made: Any, faults: Faults) -> None:
    """Of OpenAlex's lineage, which holds all that it belongs to; of whom only the id is known, nothing is said."""
    def within(number: int, *wholes: int) -> dict[str, Any]:
        return made.body(number, lineage=[f"https://openalex.org/I{whole:03}" for whole in (*wholes, number)])

    rows = tell(made.work(1, made.authorship(1, within(1, 2, 3), within(2, 3), within(3), within(4, 3, 9))),
                made.body(5, associated_institutions=[{**made.body(6), "relationship": "parent"},
                                                      {**made.body(7), "relationship": "child"}]))
    assert edges(rows, "PART_OF") == [("I001", "I002", {}), ("I002", "I003", {}), ("I004", "I003", {}),
                                      ("I005", "I006", {})]
    assert "I009" not in nodes(rows, "Organization") and "I007" not in nodes(rows, "Organization")
    assert faults(rows) == []


def test_wholes_in_a_circle_do_not_hold_the_reading_up(tell: Any, made: Any) -> None:
    circle = [made.body(one, lineage=[f"https://openalex.org/I{other:03}" for other in (one, one % 3 + 1)])
              for one in (1, 2, 3)]
    assert len(edges(tell(*circle), "PART_OF")) == 3


def test_a_topic_of_the_field_list_tells_what_a_work_is_about(tell: Any, made: Any, faults: Faults) -> None:
    rows = tell(made.work(1, topics=[{"id": TOPIC, "score": 0.98}, {"id": "https://openalex.org/T99999"}]),
                made.work(2, topics=[{"id": TOPIC, "score": 0.5}]))
    code = by_topic(TOPIC)
    assert code and nodes(rows, "Field") == {code: {"code": code}}
    assert [(start, end, props["score"]) for start, end, props in edges(rows, "ABOUT")] == [
        ("W001", code, 0.98), ("W002", code, 0.5)]
    assert faults(rows) == []


def test_topics_of_an_author_count_where_no_work_was_told(tell: Any, made: Any, faults: Faults) -> None:
    topics = [{"id": TOPIC, "count": 3}, {"id": "https://openalex.org/T99999", "count": 9}]
    rows = tell(made.author(1, topics=topics), made.author(2, topics=topics), made.work(1, made.authorship(2)))
    assert edges(rows, "EXPERT_IN") == [("A001", by_topic(TOPIC), {"evidence": "OpenAlex topics"})]
    assert faults(rows) == []


@pytest.mark.parametrize(("record", "column", "reason"), [
    ({"id": "https://openalex.org/W001", "title": "T", "is_retracted": True}, "is_retracted", "was retracted"),
    ({"id": "https://openalex.org/W4285719527", "title": "Deleted Work"}, "id", "works that OpenAlex deleted"),
    ({"id": "https://openalex.org/A5317838346", "display_name": "Deleted Author"}, "id", "is nobody"),
    ({"id": "https://openalex.org/A9999999999", "display_name": "Null"}, "id", "is nobody"),
    ({"id": "https://openalex.org/W001", "title": None}, "title", "has no title"),
    ({"id": "https://openalex.org/W001", "title": "<i></i>"}, "title", "has no title"),
    ({"id": "https://openalex.org/A001", "display_name": " "}, "display_name", "has no name"),
    ({"id": "https://openalex.org/I001"}, "display_name", "has no name"),
    ({"title": "T"}, "id", "no OpenAlex id"),
    ({"id": "https://ror.org/04nyv3z04", "display_name": "X"}, "id", "no OpenAlex id"),
    ({"id": 17, "title": "T"}, "id", "no OpenAlex id"),
    ({"id": "https://openalex.org/W001", "title": ["T"]}, "title", "A text is expected, not a list"),
    ({"id": "https://openalex.org/W001", "title": "T", "publication_year": 20200}, "publication_year", "20200"),
    ({"id": "https://openalex.org/W001", "title": "T", "authorships": "nobody"}, "authorships", "A list is expected"),
])
def test_what_is_left_out_says_where_and_why(
        tell: Any, made: Any, record: dict[str, Any], column: str, reason: str) -> None:
    rows = tell(made.work(9), record)
    (reject,) = rejects(rows)
    assert (reject.file, reject.sheet, reject.line, reject.column) == ("records.jsonl", "", 2, column)
    assert reason in reject.reason and len(rows) == 2


def test_a_record_is_taken_whole_or_not_at_all(tell: Any, made: Any, faults: Faults) -> None:
    """Nothing that only the rejected work named counts as said: the next one says it."""
    broken = made.work(1, made.authorship(1, made.body(1)), {"author": "nobody"})
    rows = tell(broken, made.work(2, made.authorship(1, made.body(1))), made.work(1))
    assert [reject.line for reject in rejects(rows)] == [1]
    assert list(nodes(rows, "Work")) == ["W002", "W001"]
    assert edges(rows, "AFFILIATED_WITH") == [("A001", "I001", {"since": "2020", "until": "2020"})]
    assert len(faults(rows)) == 1


def test_an_identifier_that_is_none_is_left_away(tell: Any, made: Any, faults: Faults) -> None:
    body = made.body(1, ror="https://ror.org/04nyv3z05", country_code="ZZ", homepage_url="javascript:alert(1)",
                     geo={"latitude": 200, "longitude": 105.85}, lineage=["nothing"])
    rows = tell(made.author(1, orcid="https://orcid.org/0000-0002-1825-0098"), made.work(1, doi="none"), body)
    assert "orcid" not in nodes(rows, "Expert")["A001"] and "doi" not in nodes(rows, "Work")["W001"]
    assert nodes(rows, "Organization")["I001"] == {"name": "University 1", "openalex": "I001", "longitude": 105.85}
    assert edges(rows, "LOCATED_IN") == [] and faults(rows) == []


def test_an_author_who_is_nobody_is_not_told(tell: Any, made: Any, faults: Faults) -> None:
    """Under one id stand those who asked to be removed, with their names."""
    somebody = {"author": {"id": "https://openalex.org/A9999999999", "display_name": "Who Asked To Be Removed"}}
    rows = tell(made.work(1, somebody, made.authorship(2), {"author": {"id": None, "display_name": "X"}},
                          {"author": {"id": "https://openalex.org/A003"}}, {"author": None}))
    assert edges(rows, "AUTHORED") == [("A002", "W001", {"position": 2, "affiliations": []})]
    assert list(nodes(rows, "Expert")) == ["A002"] and faults(rows) == []


def test_several_records_may_stand_in_one(tell: Any, made: Any) -> None:
    """The lists of a sample by types, a page of the API, an author with works; who is described comes first."""
    held = {"works": [made.work(1, made.authorship(1)), 17], "authors": [made.author(1)], "funders": [{"id": "x"}],
            "institutions": [made.body(1), {"display_name": "?"}]}
    rows = tell(held, {"meta": {"count": 1}, "results": [made.work(2)]}, {"details": made.author(2), "works": None})
    assert list(nodes(rows, "Work")) == ["W001", "W002"]
    assert nodes(rows, "Expert")["A001"]["aliases"] == ["P. 1"] and "A002" in nodes(rows, "Expert")
    assert [(reject.sheet, reject.line) for reject in rejects(rows)] == [("institutions", 2), ("works", 2)]


def test_other_types_are_passed_over(tell: Any, made: Any) -> None:
    others = [{"id": f"https://openalex.org/{key}", "display_name": "X"}
              for key in ("C71924100", "F4320332161", "S137773608", "T11636", "P4310319965", "keywords/imaging")]
    assert len(tell(*others, made.work(1))) == 1


@pytest.mark.parametrize(("title", "read"), [
    ("Plain", "Plain"), (None, None), ("  ", None),
    ("Growth of <i>GaN</i> on H<sub>2</sub>O<sup>+</sup>", "Growth of GaN on H2O+"),
    ("<b> </b>TWO<b> </b>", "TWO"), ("<p>A<br/>B</p>", "AB"), ("<jats:italic>E. coli</jats:italic>", "E. coli"),
    ('<mml:math xmlns:mml="http://www.w3.org/1998/Math"><mml:mi>k</mml:mi><mml:mo>=</mml:mo></mml:math>0', "k=0"),
    ("<math><mi>x</mi><annotation encoding='application/x-tex'>\\x</annotation></math>", "x"),
    ("<inline-formula><tex-math>$x$</tex-math><math><mi>x</mi></math></inline-formula>", "x"),
    ("<inline-formula><tex-math>$x$</tex-math></inline-formula> rays", "$x$ rays"),
    ("&amp;lt;i&amp;gt;Zoophycos&amp;lt;/i&amp;gt; &amp;#8211; a review", "Zoophycos – a review"),
    ("Style &amp; Facies", "Style & Facies"), ("AT&T", "AT&T"),
    ("If a < b and c > d", "If a < b and c > d"), ("x<y>z", "x<y>z"), ("<script>alert(1)</script>",
                                                                      "<script>alert(1)</script>"),
])
def test_titles_lose_how_they_were_set(title: str | None, read: str | None) -> None:
    assert (bare(title) or "").strip() == (read or "")
