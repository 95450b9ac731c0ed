"""Every page with next to nothing in the registry, with one expert, with long names, with an organisation of 5,000."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import own
import pytest
from streamlit.testing.v1 import AppTest

from graph.ids import thing_id
from loaders.source import EdgeRow, NodeRow, Origin, Ref
from ui.pages import PAGES

ROOT = Path(__file__).resolve().parents[2]
LIST = Origin("sheet:extremes", "Danh sách thử", "spreadsheet")
#: As long as a form takes one, with words that are long themselves and letters of several scripts.
LONG = ("Nguyễn Phúc Bảo Ngọc " + "Đặngthịhồngnhung" * 6 + " 半導體研究 " + "X" * 200)[:200]
PEOPLE = 5000

COUNTRY = [NodeRow("Country", "VN", {"code": "VN", "name": "Việt Nam"})]
EXPERT = [NodeRow("Expert", "an", {"name": "Nguyễn Văn An"})]


def large() -> list[Any]:
    """An organisation of 5,000 people; whatever has a name has one of 200 characters."""
    named = {"name": LONG, "name_en": LONG}
    bodies = [NodeRow("Organization", "uni", named, ("University",)), NodeRow("Organization", "firm", named, ("Firm",))]
    things = [NodeRow(label, "one", {**named, "text": LONG, "code": "one", "year": 2024,
                                     "number": 1 if label == "Task" else "1"})
              for label in ("Field", "Agreement", "Plan", "Goal", "Task", "Figure", "Event", "Work", "Need", "Offer")]
    people = [NodeRow("Expert", f"{number}", {"name": LONG if number < 3 else f"Người {number}"})
              for number in range(PEOPLE)]
    ties = [*(("AFFILIATED_WITH", "Expert", f"{number}", "Organization", "uni") for number in range(PEOPLE)),
            *(("LOCATED_IN", "Organization", body, "Country", "VN") for body in ("uni", "firm")),
            ("AFFILIATED_WITH", "Expert", "1", "Organization", "firm"), ("AUTHORED", "Expert", "0", "Work", "one"),
            ("AUTHORED", "Expert", "1", "Work", "one"), ("PARTY_TO", "Organization", "uni", "Agreement", "one"),
            ("PARTY_TO", "Organization", "firm", "Agreement", "one"), ("LEADS", "Organization", "uni", "Task", "one"),
            ("PART_OF", "Task", "one", "Plan", "one"), ("PART_OF", "Goal", "one", "Plan", "one"),
            ("EXPERT_IN", "Expert", "0", "Field", "one"), ("ACTIVE_IN", "Organization", "uni", "Field", "one"),
            ("TOOK_PART_IN", "Expert", "0", "Event", "one"), ("ADVISES", "Expert", "0", "Organization", "firm"),
            ("SEEKS", "Organization", "firm", "Need", "one"), ("HAS", "Organization", "uni", "Offer", "one")]
    return [*COUNTRY, *bodies, *things, *people,
            *(EdgeRow(type, Ref(start, one), Ref(end, other)) for type, start, one, end, other in ties)]


def at(label: str, key: str) -> str:
    return thing_id(LIST.id, label, key)


@pytest.fixture
def holding(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Any]], None]:
    """Lets the pages read a registry that holds these rows and nothing else."""
    def held(rows: list[Any]) -> None:
        own.holding(monkeypatch, engine_folder, tmp_path, (LIST, rows))
    return held


def faults(**more: list[dict[str, str]]) -> list[str]:
    """What is wrong with any page as it opens first, and with some pages at further addresses, given by stem."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    app.query_params["lang"] = "vi"
    app.run()
    found = []
    for entry in PAGES:
        for address in ({}, *more.get(entry.stem, ())):
            for name in list(app.query_params):
                if name != "lang":
                    del app.query_params[name]
            for name, value in address.items():
                app.query_params[name] = value
            app.switch_page(entry.path).run()
            found += [f"{entry.stem} {address}: {error.value}" for error in (*app.exception, *app.error)]
            if not (app.title or any("<h1" in str(one.proto) for one in app.get("html"))):
                found.append(f"{entry.stem} {address}: no heading")
    return found


def test_every_page_works_with_next_to_nothing(holding: Callable[[list[Any]], None]) -> None:
    holding(COUNTRY)
    assert faults() == []


def test_every_page_works_with_one_expert(holding: Callable[[list[Any]], None]) -> None:
    holding(EXPERT)
    an = at("Expert", "an")
    assert faults(expert=[{"id": an}], edit=[{"id": an}], map=[{"id": an}], paths=[{"from": an}],
                  partners=[{"for": an}], introductions=[{"new": "advice"}]) == []


def test_every_page_works_with_an_organisation_of_5000_and_long_names(holding: Callable[[list[Any]], None]) -> None:
    holding(large())
    uni, firm, first = at("Organization", "uni"), at("Organization", "firm"), at("Expert", "0")
    assert len(LONG) == 200
    assert faults(
        expert=[{"id": first}], organisation=[{"id": uni}], edit=[{"id": uni}], map=[{"id": uni}],
        plan=[{"id": at("Task", "one")}], years=[{"year": "2024"}], experts=[{"q": "nguoi"}],
        paths=[{"from": uni, "to": firm}, {"from": first, "to": uni}, {"from": uni}],
        partners=[{"for": uni, "tied": "true"}, {"for": first}, {"for": at("Country", "VN")}],
        introductions=[{"for": uni, "to": firm}],
        agreement=[{"id": at("Agreement", "one")}], agreements=[{"show": "list"}], event=[{"id": at("Event", "one")}],
        exchange=[{"id": at("Need", "one")}, {"new": "Offer", "of": uni}],
        gaps=[{"cell": "one", "of": "experts", "in": "VN"}, {"by": "place", "gap": "field_held_by_one_person"}]) == []
