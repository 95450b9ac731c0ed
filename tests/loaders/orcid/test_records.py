"""Single records: names, organisations, roles, works and their contributors; what is private and what is wrong."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from graph.errors import BadSource
from loaders.source import Delivery, EdgeRow, NodeRow, Reject, Row

Told = Callable[..., Delivery]
Nodes = Callable[[Iterable[Row], str], list[NodeRow]]
Edges = Callable[[Iterable[Row], str], list[EdgeRow]]
Faults = Callable[[Iterable[Row]], list[str]]


def named(given: str | None, family: str | None, credit: str | None = None) -> dict[str, Any]:
    values = {"given-names": given, "family-name": family, "credit-name": credit}
    return {"name": {"visibility": "public", **{name: text and {"value": text} for name, text in values.items()}}}


@pytest.mark.parametrize(("given", "family", "credit", "name", "order", "aliases"), [
    ("An", "Minh Họa", None, "An Minh Họa", "given_first", []),
    ("An", None, None, "An", "given_first", []),
    ("An", "Minh Họa", "A. Minh Họa", "A. Minh Họa", "given_first", ["An Minh Họa"]),
    ("Văn An", "Nguyễn", "NGUYEN Van An", "NGUYEN Van An", "family_first", ["Văn An Nguyễn"]),
    ("志明", "陳", None, "陳志明", "family_first", []),
    ("\u202eAn\x00", "e\u0302", None, "An ê", "given_first", []),
    (None, None, "Somebody", "Somebody", None, []),
])
def test_names(told: Told, invented: Any, nodes: Nodes, given: str, family: str, credit: str, name: str,
               order: str, aliases: list[str]) -> None:
    (expert,) = nodes(told(invented.record(person=named(given, family, credit))).rows, "Expert")
    assert (expert.props["name"], expert.props["name_order"], expert.props["aliases"]) == (name, order, aliases)


def test_only_what_everybody_may_see_and_never_how_to_reach_somebody(told: Told, invented: Any, nodes: Nodes) -> None:
    private = {"visibility": "limited"}
    delivery = told(invented.record(
        person={
            "other-names": {"other-name": [{"content": "Known", "visibility": "public"}, {"content": "x", **private},
                                           {"content": "mail@example.org", "visibility": "public"}]},
            "biography": {"visibility": "public", "content": "Chips, 2010-2015. Write to a.b@example.org, "
                                                             "+84 (0)24 3869 4242. " + "word " * 400},
            "researcher-urls": {"researcher-url": [
                {"url": {"value": "https://private.example.org"}, **private},
                {"url": {"value": "javascript:alert(1)"}, "visibility": "public"},
                {"url": {"value": "https://public.example.org"}, "visibility": "public"}]},
            "emails": {"email": [{"email": "open@example.org", "visibility": "public"}]}},
        works=[invented.work(1, "Seen"), invented.work(2, "Unseen", visibility="registered-only")],
        employments=[invented.affiliation("employment", 3, visibility="private")]))
    rows = list(delivery.rows)
    (expert,) = nodes(rows, "Expert")
    assert expert.props["aliases"] == ["Known"] and expert.props["website"] == "https://public.example.org"
    assert expert.props["about"].startswith("Chips, 2010-2015. Write to . word")
    assert len(expert.props["about"]) <= 1_001 and expert.props["about"].endswith("word…")
    assert "@" not in repr(rows) and "3869" not in repr(rows)
    assert [work.props["name"] for work in nodes(rows, "Work")] == ["Seen"] and not nodes(rows, "Organization")
    assert delivery.notices == ("record.json: 4 items that are not public were left out.",)


def test_a_record_without_a_public_name_says_nothing(told: Told, invented: Any) -> None:
    hidden = {"name": {"given-names": {"value": "An"}, "visibility": "private"}}
    with pytest.raises(BadSource, match=r"nothing in it is public; .* 1 people were left out"):
        told(invented.record(person=hidden, works=[invented.work(1, "Work")]))


def test_organisations_by_ror_else_by_name_and_place(told: Told, invented: Any, nodes: Nodes, edges: Edges,
                                                     faults: Faults) -> None:
    known = invented.organisation("Stanford", ror="00f54p054", city="Stanford", country="US")
    wrong = invented.organisation("Wrong | ROR", ror="00f54p055", country="Nowhere")
    bodies = [known, known, wrong, {"name": "Bare"}, invented.organisation("Minh họa", country="TW")]
    rows = list(told(invented.record(employments=[
        invented.affiliation("employment", code, body) for code, body in enumerate(bodies)])).rows)
    assert faults(rows) == []
    assert [(body.key, body.props["ror"], body.props["place"]) for body in nodes(rows, "Organization")] == [
        ("00f54p054", "00f54p054", "Stanford"), ("wrong   ror|hà nội|hà nội", None, "Hà Nội"),
        (f"bare|{invented.iD(1).lower()}|", None, None), ("minh họa|tw|hà nội", None, "Hà Nội")]
    assert [(row.start.key, row.end.key) for row in edges(rows, "LOCATED_IN")] == [
        ("00f54p054", "US"), ("minh họa|tw|hà nội", "TW")]


def test_roles_and_partial_dates(told: Told, invented: Any, edges: Edges) -> None:
    def day(year: Any, month: Any = None, day: Any = None) -> dict[str, Any]:
        return {"year": {"value": year}, "month": month and {"value": month}, "day": day and {"value": day}}

    made = invented.affiliation
    rows = told(invented.record(
        employments=[made("employment", 1, **{"role-title": "Professor", "department-name": "Physics",
                                              "start-date": day("2019", "02", "31"), "end-date": day("2020", "06")}),
                     made("employment", 2, **{"start-date": day("2021", "13")}),
                     made("employment", 3, **{"role-title": "Dean", "start-date": day("9999"), "end-date": None})],
        educations=[made("education", 4, **{"role-title": "PhD", "end-date": day("2015", "05", "17")}),
                    made("education", 5, **{"start-date": day("soon")})],
        qualifications=[made("qualification", 6, **{"role-title": "Licence"})])).rows
    assert [(row.props["role"], row.props["since"], row.props["until"]) for row in edges(rows, "AFFILIATED_WITH")] == [
        ("Professor, Physics", "2019-02", "2020-06"), (None, "2021", None), ("Dean", None, None),
        ("Học tập: PhD", None, "2015-05-17"), ("Học tập", None, None), ("Bằng cấp: Licence", None, None)]


def test_a_work_of_several_sources_is_one_and_the_preferred_speaks(told: Told, invented: Any, nodes: Nodes) -> None:
    first, second = (invented.work(code, title, doi, **{"display-index": index})["work-summary"][0]
                     for code, title, doi, index in ((1, "Later", "10.1000/B", "0"), (2, "Preferred", "", "1")))
    (work,) = nodes(told(invented.record(works=[{"work-summary": [first, second]}])).rows, "Work")
    assert (work.key, work.props["name"], work.props["doi"]) == (f"{invented.iD(1)}/work/2", "Preferred", "10.1000/b")


def test_contributors_of_a_works_list(told: Told, invented: Any, nodes: Nodes, edges: Edges, faults: Faults) -> None:
    def one(number: int, name: str, role: str = "author") -> dict[str, Any]:
        stated = {"path": invented.iD(number)} if number else None
        return {"contributor-orcid": stated, "credit-name": {"value": name}, "contributor-email": "x@example.org",
                "contributor-attributes": {"contributor-role": role}}

    people = [one(0, "Without iD"), one(2, "Second"), one(1, "Owner"), one(2, "Second", "supervision"),
              one(3, "Editor", "editor")]
    said = {**invented.work(9, "Etching of FinFET")["work-summary"][0], "contributors": {"contributor": people}}
    rows = list(told({"bulk": [{"work": {**said, "path": f"/{invented.iD(1)}/work/9"}}, {"error": {"code": 1}}]}).rows)
    me = f"{invented.iD(1)}/work/9"
    assert faults(rows) == [] and "@" not in repr(rows)
    assert [(row.key, row.props.get("name"), row.props["orcid"]) for row in nodes(rows, "Expert")] == [
        (invented.iD(1), None, invented.iD(1)), (f"{me}#2", "Second", invented.iD(2))]
    assert [(row.start.key, row.props["position"]) for row in edges(rows, "AUTHORED")] == [
        (invented.iD(1), 3), (f"{me}#2", 2)]
    assert nodes(rows, "Field") and all(row.props["matched"] for row in edges(rows, "ABOUT"))


def test_a_wrong_item_is_a_reject_and_the_others_are_kept(told: Told, invented: Any, nodes: Nodes) -> None:
    made = told(invented.record(
        works=[invented.work(1, "Kept"), invented.work(2, ""), invented.work(3, "x", **{"journal-title": ["no"]}),
               invented.work(4, "y" * 3_000)],
        employments=[invented.affiliation("employment", 5), invented.affiliation("employment", 6, {"name": " "}),
                     invented.affiliation("employment", 7, {"name": 7})]))
    rows = list(made.rows)
    assert [work.props["name"] for work in nodes(rows, "Work")] == ["Kept"]
    assert len(nodes(rows, "Organization")) == 1
    assert [(row.file, row.column) for row in rows if isinstance(row, Reject)] == [
        ("record.json", "organization.name"), ("record.json", "name"), ("record.json", "title"),
        ("record.json", "journal-title"), ("record.json", "title.title")]


@pytest.mark.parametrize("document", [
    {}, {"a": 1}, {"orcid": "x"}, [], "text", 7, b"<a", b"<a/>", b"", b"<!DOCTYPE a SYSTEM 'x'><a/>",
    b'<!DOCTYPE a [<!ENTITY b "c">]><record path="/0000-0002-7319-2192">&b;</record>',
    {"title": {"title": {"value": "A work of nobody"}}, "type": "other"},
    {"affiliation-group": [{"summaries": [{"employment-summary": {"organization": {"name": "X"}}}]}]},
])
def test_what_is_no_record_is_refused_or_rejected_with_a_sentence(told: Told, document: Any) -> None:
    name = "record.xml" if isinstance(document, bytes) else "record.json"
    try:
        rows = list(told(document, name).rows)
    except BadSource as refused:
        assert str(refused).startswith(f"{name}: ") and str(refused).endswith(".")
    else:
        assert rows and all(isinstance(row, Reject) and row.reason.endswith(".") for row in rows)


def test_entities_are_not_followed(told: Told, invented: Any) -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    with pytest.raises(BadSource, match="DOCTYPE"):
        told(invented.xml(1, root=bomb, titles=["&b;&c;"]), "record.xml")


def test_xml_and_json_of_one_record_say_the_same(told: Told, invented: Any) -> None:
    body = invented.organisation("Minh họa Institute", city="Tokyo", country="JP")
    same = invented.record(person=named("Người Minh Họa", None), works=[
        invented.work(1, "One", type="patent", **{"publication-date": None})],
        employments=[invented.affiliation("employment", 7, body)])
    assert list(told(invented.xml(1, titles=["One"]), "record.xml").rows) == list(told(same).rows)
