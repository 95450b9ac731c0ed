"""RIS in the shapes in which Scopus, Web of Science and IEEE Xplore export it; people and works are invented."""

from collections.abc import Callable, Iterable

from loaders.source import Delivery, NodeRow, Reject, Row

Told = Callable[..., Delivery]
Nodes = Callable[[list[Row], str], list[NodeRow]]
Rejects = Callable[[list[Row]], list[Reject]]

SCOPUS = """TY  - JOUR
TI  - Atomic layer etching of invented layers: A study
T2  - Journal of Invented Devices
J2  - J. Invent. Dev.
VL  - 12
PY  - 2023
DO  - 10.1000/JID.2023.001
AU  - Minh-Họa, A.B.
AU  - Example, C., Jr.
AD  - Invented University, Hanoi
UR  - https://www.example.org/record?eid=1
AB  - An abstract with an address someone@example.org
KW  - Atomic layer etching
KW  - FinFET
N1  - Export Date: 1 May 2024; Correspondence Address: C. Example; email: c@example.org
ER  -

"""
WEB_OF_SCIENCE = """TY  - CPAPER
AU  - Nguyễn Minh Họa
AU  - Example, CD
A1  -
TI  - Placement with
   an invented network
T2  - 2022 INVENTED CONFERENCE (IC)
PY  - 2022
Y1  - 2022 SEP 5
ER  -
"""
XPLORE = """TY  - CONF
TI  - Routing by invention
T2  - 2021 Invented Conference on Chips (ICC)
SP  - 1
EP  - 6
AU  - C. D. Example
AU  - N. V. Minh Họa
PY  - 2021
JO  - 2021 Invented Conference on Chips (ICC)
Y1  - 26-28 Oct. 2021
ER  -\x20
"""


def test_three_exports_in_one_file(told: Told, nodes: Nodes, faults: Callable[[Iterable[Row]], list[str]]) -> None:
    rows = list(told((SCOPUS + WEB_OF_SCIENCE + XPLORE).replace("\n", "\r\n"), "exported.ris").rows)
    assert faults(rows) == []
    assert [tuple(work.props.values()) for work in nodes(rows, "Work")] == [
        ("Atomic layer etching of invented layers: A study", "10.1000/jid.2023.001", 2023, "article",
         "Journal of Invented Devices"),
        ("Placement with an invented network", None, 2022, "conference-paper", "2022 INVENTED CONFERENCE (IC)"),
        ("Routing by invention", None, 2021, "conference-paper", "2021 Invented Conference on Chips (ICC)")]
    assert [(one.props["name"], one.props["name_order"]) for one in nodes(rows, "Expert")] == [
        ("A.B. Minh-Họa", "given_first"), ("C. Example Jr.", "given_first"), ("Nguyễn Minh Họa", "family_first"),
        ("CD Example", "given_first"), ("C. D. Example", "given_first"), ("N. V. Minh Họa", "given_first")]
    assert "@" not in repr(rows) and "Hanoi" not in repr(rows)


def test_keywords_tell_the_fields(told: Told, nodes: Nodes) -> None:
    assert nodes(list(told(SCOPUS, "a.ris").rows), "Field")
    assert not nodes(list(told(XPLORE, "a.ris").rows), "Field")


def test_a_record_without_end_or_title_is_a_reject_with_its_line(told: Told, nodes: Nodes, rejects: Rejects) -> None:
    untitled, cut_off = "TY  - JOUR\nAU  - C, D\nER  - \n", "TY  - BOOK\nTI  - E\n"
    rows = list(told(f"TY  - JOUR\nTI  - Cut\nAU  - A, B\n{XPLORE}{untitled}{cut_off}", "a.ris").rows)
    assert [work.props["name"] for work in nodes(rows, "Work")] == ["Routing by invention"]
    assert [(row.line, row.column) for row in rejects(rows)] == [(1, "ER"), (15, "TI"), (18, "ER")]


def test_other_tags_for_title_year_and_venue(told: Told, nodes: Nodes) -> None:
    rows = list(told("TY  - THES\nT1  - A thesis\nA1  - Minh Họa, An\nY1  - 2019/06/01/\nZZ  - unknown\nER  - \n"
                     "TY  - GEN\nTI  - A thing\nDA  - 2018\nJO  - A Journal\nAU  - et al.\nER  - \n", "a.ris").rows)
    assert [tuple(work.props.values()) for work in nodes(rows, "Work")] == [
        ("A thesis", None, 2019, "dissertation", None), ("A thing", None, 2018, None, "A Journal")]
    assert [one.props["name"] for one in nodes(rows, "Expert")] == ["An Minh Họa"]
