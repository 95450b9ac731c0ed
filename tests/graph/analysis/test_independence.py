"""The truth table of independence: every kind of tie, ended and current, and what is said where nothing is known."""

from typing import Any

import pytest

from graph.analysis.independence import Advice, Facts, Part, Party, Post, Together, ties, verdicts

YEAR = 2026
#: The faculty and the institute are in the university, the laboratory in the faculty; the branch is in the firm.
PARTS = [Part("faculty", "uni"), Part("institute", "uni"), Part("lab", "faculty"), Part("branch", "firm"),
         Part("uni", "ministry")]


def post(person: str, body: str, since: str = "2020", until: str = "", role: str = "") -> Post:
    return Post(person, body, role, since, until, ("s",))


def wrote(last: int, one: str = "a", other: str = "b", inside: str = "") -> Together:
    return Together(one, other, 2, min(last, 2010), last, ("s",), inside)


def advice(person: str, of: str, since: str = "2024", until: str = "") -> Advice:
    return Advice(person, of, "", since, until, "1/QĐ", ("s",))


def party(body: str, thing: str, since: str = "2024", until: str = "") -> Party:
    return Party(body, thing, since, until, ("s",))


#: What is known of a and b, what they are held against, and the ties that there are, as (kind, state).
APART = [post("a", "x"), post("b", "y")]
TABLE: list[tuple[str, list[Any], tuple[str, ...], set[tuple[str, str]]]] = [
    # Posts
    ("one employer", [post("a", "firm"), post("b", "firm")], (), {("employer", "current")}),
    ("both left two years ago", [post("a", "firm", "2010", "2024"), post("b", "firm", "2010", "2024")], (),
     {("employer", "recent")}),
    ("one left five years ago, the last that counts", [post("a", "firm", "2010", "2021"), post("b", "firm", "2010")],
     (), {("employer", "recent")}),
    ("one left six years ago", [post("a", "firm", "2010", "2020"), post("b", "firm", "2010")], (),
     {("employer", "past")}),
    ("both long gone", [post("a", "firm", "1990", "1995"), post("b", "firm", "1990", "1999")], (),
     {("employer", "past")}),
    ("one left before the other came", [post("a", "firm", "2010", "2015"), post("b", "firm", "2018")], (),
     {("employer", "apart")}),
    ("one left in the year in which the other came", [post("a", "firm", "2010", "2024-03"),
                                                      post("b", "firm", "2024-06")], (), {("employer", "recent")}),
    ("nobody knows since when", [post("a", "firm", ""), post("b", "firm", "")], (), {("employer", "undated")}),
    ("since when is known of one", [post("a", "firm", ""), post("b", "firm", "2022")], (), {("employer", "current")}),
    ("until when is known of one, long ago", [post("a", "firm", "", "2001"), post("b", "firm", "")], (),
     {("employer", "past")}),
    ("until this year", [post("a", "firm", "2010", "2026-12"), post("b", "firm")], (), {("employer", "current")}),
    ("different employers", APART, (), set()),
    ("two posts, one of them shared", [post("a", "x"), post("a", "firm"), post("b", "firm")], (),
     {("employer", "current")}),
    ("back at the same place",
     [post("a", "firm", "2000", "2005"), post("a", "firm", "2022"), post("b", "firm", "2000")], (),
     {("employer", "past"), ("employer", "current")}),
    # Larger bodies
    ("faculty and its university", [post("a", "faculty"), post("b", "uni")], (), {("whole", "current")}),
    ("two faculties of one university", [post("a", "faculty"), post("b", "institute")], (), {("whole", "current")}),
    ("laboratory and institute, two levels up", [post("a", "lab"), post("b", "institute")], (), {("whole", "current")}),
    ("laboratory and ministry, four levels", [post("a", "lab"), post("b", "ministry")], (), {("whole", "current")}),
    ("branch and firm", [post("a", "branch"), post("b", "firm")], (), {("whole", "current")}),
    ("faculty and firm", [post("a", "faculty"), post("b", "firm")], (), set()),
    ("two faculties, one of them left long ago", [post("a", "faculty", "1990", "2000"), post("b", "institute", "1990")],
     (), {("whole", "past")}),
    ("two faculties, never at one time", [post("a", "faculty", "1990", "2000"), post("b", "institute", "2010")], (),
     {("whole", "apart")}),
    # Owning
    ("founder and employee", [post("a", "firm", role="Founder"), post("b", "firm")], (), {("owner", "current")}),
    ("shareholder and branch", [post("a", "firm", role="cổ đông"), post("b", "branch")], (), {("owner", "current")}),
    ("former owner", [post("a", "firm", "2000", "2010", "Owner"), post("b", "firm", "2005")], (), {("owner", "past")}),
    ("ownership law is a subject, not a share", [post("a", "uni", role="Lecturer in ownershiplaw"), post("b", "uni")],
     (), {("employer", "current")}),
    # Works
    ("wrote together last year", [*APART, wrote(2025)], (), {("coauthor", "recent")}),
    ("five years ago, the last that counts", [*APART, wrote(2021)], (), {("coauthor", "recent")}),
    ("six years ago", [*APART, wrote(2020)], (), {("coauthor", "past")}),
    ("a work without a year", [*APART, wrote(0)], (), {("coauthor", "undated")}),
    ("told from the other end", [*APART, wrote(2025, "b", "a")], (), {("coauthor", "recent")}),
    ("wrote with a third person only", [*APART, wrote(2025, "a", "c")], (), set()),
    ("works and employer", [post("a", "firm"), post("b", "firm"), wrote(2025)], (),
     {("employer", "current"), ("coauthor", "recent")}),
    # Agreements between their organisations
    ("one agreement of both employers", [post("a", "uni"), post("b", "firm"), party("uni", "g"), party("firm", "g")],
     (), {("agreement", "current")}),
    ("of the university above and the branch's firm", [post("a", "lab"), post("b", "branch"), party("uni", "g"),
                                                       party("firm", "g")], (), {("agreement", "current")}),
    ("it ended two years ago", [post("a", "uni"), post("b", "firm"), party("uni", "g", "2020", "2024"),
                                party("firm", "g", "2020", "2024")], (), {("agreement", "recent")}),
    ("it ended long ago", [post("a", "uni", "2000"), post("b", "firm", "2000"), party("uni", "g", "2001", "2005"),
                           party("firm", "g", "2001", "2005")], (), {("agreement", "past")}),
    ("one came after it had ended", [post("a", "uni", "2018"), post("b", "firm", "2000"),
                                     party("uni", "g", "2001", "2005"), party("firm", "g", "2001", "2005")], (),
     {("agreement", "apart")}),
    ("an agreement without dates", [post("a", "uni", ""), post("b", "firm", ""), party("uni", "g", ""),
                                    party("firm", "g", "")], (), {("agreement", "undated")}),
    ("different agreements", [post("a", "uni"), post("b", "firm"), party("uni", "g"), party("firm", "h")], (), set()),
    ("two agreements", [post("a", "uni"), post("b", "firm"), party("uni", "g"), party("firm", "g"),
                        party("uni", "h", "2010", "2012"), party("firm", "h", "2010", "2012")], (),
     {("agreement", "current"), ("agreement", "apart")}),
    # Advice
    ("one advises the other's firm", [post("a", "uni"), post("b", "firm"), advice("a", "firm")], (),
     {("adviser", "current")}),
    ("the other way round", [post("a", "firm"), post("b", "uni"), advice("b", "firm")], (), {("adviser", "current")}),
    ("one advises the firm of the other's branch", [post("b", "branch"), advice("a", "firm")], (),
     {("adviser", "current")}),
    ("both advise one centre", [advice("a", "centre"), advice("b", "centre")], (), {("adviser", "current")}),
    ("the advice ended long ago", [post("b", "firm", "2000"), advice("a", "firm", "2010", "2015")], (),
     {("adviser", "past")}),
    ("the advice ended last year", [post("b", "firm", "2000"), advice("a", "firm", "2010", "2025-06")], (),
     {("adviser", "recent")}),
    ("they advise different centres", [advice("a", "centre"), advice("b", "other")], (), set()),
    # Held against a firm, a project, a task
    ("works at the firm", [post("a", "firm")], ("firm",), {("employer", "current")}),
    ("worked there long ago", [post("a", "firm", "2000", "2010")], ("firm",), {("employer", "past")}),
    ("works at its branch", [post("a", "branch")], ("firm",), {("whole", "current")}),
    ("owns the firm", [post("a", "firm", role="co-founder")], ("firm",), {("owner", "current")}),
    ("advises the firm", [advice("a", "firm")], ("firm",), {("adviser", "current")}),
    ("wrote with somebody of the firm", [wrote(2025, "a", "k", "firm")], ("firm",), {("coauthor", "recent")}),
    ("wrote long ago with somebody of the firm", [wrote(2001, "a", "k", "firm")], ("firm",), {("coauthor", "past")}),
    ("the employer has an agreement with the firm", [post("a", "uni"), party("uni", "g"), party("firm", "g")],
     ("firm",), {("agreement", "current")}),
    ("the employer is a party to the project", [post("a", "uni"), party("uni", "g")], ("g",),
     {("agreement", "current")}),
    ("the university above is a party to the project", [post("a", "lab"), party("uni", "g")], ("g",),
     {("agreement", "current")}),
    ("left the employer before the project began", [post("a", "uni", "2010", "2020"), party("uni", "g")], ("g",),
     {("agreement", "apart")}),
    ("advises the task", [advice("a", "task")], ("task",), {("adviser", "current")}),
    ("the employer leads the task", [post("a", "uni"), party("uni", "task", "")], ("task",),
     {("agreement", "current")}),
    ("advises a party to the project", [advice("a", "firm"), party("firm", "g")], ("g",), {("adviser", "current")}),
    ("nothing to do with the firm", [post("a", "uni"), wrote(2025, "a", "k", "other")], ("firm",), set()),
    ("somebody else works at the firm", [post("a", "uni"), post("b", "firm")], ("firm",), set()),
    # By parts, by others' places, by tasks
    ("a faculty of the university has an agreement with the firm",
     [post("a", "uni"), post("b", "branch"), party("faculty", "g"), party("firm", "g")], (),
     {("agreement", "current")}),
    ("an agreement of university and faculty counts once",
     [post("a", "lab"), post("b", "firm"), party("uni", "g"), party("faculty", "g"), party("firm", "g")], (),
     {("agreement", "current")}),
    ("a faculty of the employer is a party to the project", [post("a", "uni"), party("faculty", "g")], ("g",),
     {("agreement", "current")}),
    ("another faculty is a party to the project", [post("a", "institute"), party("faculty", "g")], ("g",),
     {("agreement", "current")}),
    ("one advises the faculty, the other its university", [advice("a", "faculty"), advice("b", "uni")], (),
     {("adviser", "current")}),
    ("both advise one task", [advice("a", "task"), advice("b", "task")], (), {("adviser", "current")}),
    ("one advises a task that the other's employer leads",
     [advice("a", "task"), post("b", "lab"), party("uni", "task", "")], (), {("adviser", "current")}),
    ("the same, told from the other end", [advice("b", "task"), post("a", "lab"), party("uni", "task", "")], (),
     {("adviser", "current")}),
    ("one advises a task that somebody else leads", [advice("a", "task"), post("b", "lab"), party("firm", "task", "")],
     (), set()),
    ("advises a task that the firm takes part in", [advice("a", "task"), party("branch", "task", "")], ("firm",),
     {("adviser", "current")}),
    ("wrote with somebody of the firm's branch", [wrote(2025, "a", "k", "branch")], ("firm",),
     {("coauthor", "recent")}),
    ("wrote with somebody of a party to the project", [wrote(2025, "a", "k", "firm"), party("firm", "g")], ("g",),
     {("coauthor", "recent")}),
    ("somebody of the firm wrote with others", [wrote(2025, "k", "a", "firm")], ("firm",), set()),
    ("wrote with somebody who left the firm two years ago", [Together("a", "k", 3, 2020, 2026, ("s",), "firm", "2024")],
     ("firm",), {("coauthor", "recent")}),
    ("wrote with somebody who left the firm long ago", [Together("a", "k", 3, 2010, 2026, ("s",), "firm", "2012")],
     ("firm",), {("coauthor", "past")}),
    ("wrote with somebody who had left the firm before", [Together("a", "k", 1, 2020, 2025, ("s",), "firm", "2012")],
     ("firm",), {("coauthor", "apart")}),
    ("wrote without a year with somebody who left long ago", [Together("a", "k", 1, 0, 0, ("s",), "firm", "2012")],
     ("firm",), {("coauthor", "past")}),
    ("an old work, and one without a year", [*APART, wrote(2001), wrote(0)], (),
     {("coauthor", "past"), ("coauthor", "undated")}),
    ("owner in Vietnamese", [post("a", "firm", role="Nhà đầu tư")], ("firm",), {("owner", "current")}),
    ("owner in Chinese", [post("a", "branch", role="創始人")], ("firm",), {("owner", "current")}),
]


def facts(given: list[Any]) -> Facts:
    def kind(of: type) -> list[Any]:
        return [one for one in given if isinstance(one, of)]

    return Facts(kind(Post), PARTS, kind(Together), kind(Advice), kind(Party))


@pytest.mark.parametrize(("given", "against", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_the_truth_table(given: list[Any], against: tuple[str, ...], expected: set[tuple[str, str]]) -> None:
    people = ("a",) if against else ("b", "a")
    found = ties(facts(given), people, against, year=YEAR)
    assert {(tie.kind, tie.state) for tie in found} == expected
    assert all(tie.sources == ("s",) for tie in found)
    (verdict,) = verdicts(facts(given), people, against, year=YEAR)
    bound = any(state in ("current", "recent", "undated") for _, state in expected)
    assert (verdict.word == "tied") == bound


def test_the_table_has_sixty_cases() -> None:
    assert len(TABLE) >= 60 and len({row[0] for row in TABLE}) == len(TABLE)


def test_the_same_answer_however_it_is_asked() -> None:
    given = facts([post("a", "lab"), post("b", "branch"), party("uni", "g"), party("firm", "g"), wrote(2025)])
    assert ties(given, ["b", "a", "a"], year=YEAR) == ties(given, ["a", "b"], year=YEAR)
    assert len(ties(given, ["a", "b", "c"], year=YEAR)) == 2


@pytest.mark.parametrize(("given", "word", "missing"), [
    ([], "unknown", (("a", "posts"), ("a", "works"), ("b", "posts"), ("b", "works"))),
    ([post("a", "x")], "unknown", (("a", "works"), ("b", "posts"), ("b", "works"))),
    ([*APART, wrote(2025, "a", "k"), wrote(2025, "b", "k")], "none", ()),
    ([post("a", "firm"), post("b", "firm")], "tied", (("a", "works"), ("b", "works"))),
    ([*APART, wrote(1999)], "none", ()),
])
def test_unknown_is_said_with_what_is_not_known(given: list[Any], word: str,
                                                missing: tuple[tuple[str, str], ...]) -> None:
    (verdict,) = verdicts(facts(given), ("a", "b"), year=YEAR)
    assert (verdict.word, verdict.missing) == (word, missing)


def test_dates_and_what_is_shared_are_told() -> None:
    given = facts([post("a", "lab", "2019-09"), post("b", "branch", "2021"), party("uni", "g", "2024-01-05", "2027-01"),
                   party("firm", "g", "2024-01-05", "2027-01")])
    (tie,) = ties(given, ("a", "b"), year=YEAR)
    assert (tie.since, tie.until, tie.via) == ("2024-01-05", "2027-01", ("g", "uni", "firm"))
    assert tie.binds


def test_a_loop_of_parts_ends() -> None:
    looped = Facts([post("a", "x"), post("b", "y")], [Part("x", "y"), Part("y", "x")])
    assert [tie.kind for tie in ties(looped, ("a", "b"), year=YEAR)] == ["whole"]
