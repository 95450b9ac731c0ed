"""The starting registry: the tables under ``data/`` as node and edge rows of the source ``start``."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph import ids
from loaders.plan.outline import Outline
from loaders.plan.register import Place
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref, Row

ORIGIN = Origin("start", "Dữ liệu khởi đầu của sổ đăng ký", "bundled", licence="GPL-3.0-or-later",
                legal_basis="Dữ kiện công khai, mỗi dòng ghi nguồn; xem data/sources.csv", rank=40)
#: The edition of the tables: the day on which their facts were last checked.
AS_OF = "2026-11-27"
DATA = Path(__file__).parents[1] / "data"
TABLES = ("sources", "countries", "fields", "agencies", "organisations", "plan", "goals", "tasks", "agreements",
          "events", "figures")

Table = list[dict[str, str]]


def delivery(folder: Path = DATA) -> Delivery:
    """The whole starting registry as one delivery that covers its source."""
    return Delivery(ORIGIN, rows(fetch(folder)), AS_OF, "start 1", covers=("*",), title=ORIGIN.title,
                    file_hash=_digest(folder))


def fetch(folder: Path = DATA) -> dict[str, Table]:
    """Every table by its name, each row with text by column; OSError where a file is missing."""
    return {name: _table(folder / f"{name}.csv") for name in TABLES}


def rows(tables: dict[str, Table]) -> Iterator[Row]:
    """The node and edge rows that the tables state, nodes before the edges that need them."""
    key = Outline(tables["plan"][0]["name"], Place()).key
    yield from _countries(tables["countries"])
    yield from _fields(tables["fields"])
    yield from _bodies(tables["agencies"], tables["organisations"])
    yield from _plan(tables["plan"][0], key)
    yield from _goals(tables["goals"], key)
    yield from _tasks(tables["tasks"], key)
    yield from _agreements(tables["agreements"])
    yield from _events(tables["events"])
    yield from _figures(tables["figures"], key)


def _countries(table: Table) -> Iterator[Row]:
    for row in table:
        yield NodeRow("Country", row["code"], {
            **_names(row), "code": row["code"], "priority": row["priority"] == "true" or None})


def _fields(table: Table) -> Iterator[Row]:
    for row in table:
        yield NodeRow("Field", row["code"], {
            **_names(row), "code": row["code"], "level": row["level"], "position": int(row["position"]),
            "synonyms": several(row["synonyms"])})
        if row["parent"]:
            yield EdgeRow("PART_OF", Ref("Field", row["code"]), Ref("Field", row["parent"]))


def _bodies(agencies: Table, organisations: Table) -> Iterator[Row]:
    known = {row["code"]: row for row in organisations}
    for agency in agencies:
        if agency["is_group"]:
            yield NodeRow("Group", agency["code"], {
                **_text(agency, "code", "name", "name_en"), "aliases": several(agency["aliases"])})
        else:
            yield from _organisation(_joined(agency, known.pop(agency["code"], {})))
    for row in known.values():
        yield from _organisation(row)


def _joined(agency: dict[str, str], more: dict[str, str]) -> dict[str, str]:
    """An agency of the plan with what the table of organisations adds to it."""
    aliases = ";".join(filter(None, (agency["aliases"], more.get("aliases"))))
    return {**more, **agency, "aliases": aliases, "name_vi": agency["name"]}


def _organisation(row: dict[str, str]) -> Iterator[Row]:
    code = row["code"]
    yield NodeRow("Organization", code, {
        **_text(row, "code", "name", "name_vi", "name_en", "name_ja", "name_zh", "place", "tax_code"),
        "aliases": several(row["aliases"]), "ror": ids.ror(row.get("ror")), "website": ids.url(row.get("website")),
    }, kinds=tuple(several(row["kinds"])))
    if row.get("country"):
        yield EdgeRow("LOCATED_IN", Ref("Organization", code), Ref("Country", row["country"]))
    yield from _edges("PART_OF", Ref("Organization", code), "Organization", row.get("part_of", ""))
    yield from _edges("ACTIVE_IN", Ref("Organization", code), "Field", row.get("fields", ""))
    if row.get("succeeded_by"):
        yield EdgeRow("SUCCEEDED_BY", Ref("Organization", code), Ref("Organization", row["succeeded_by"]),
                      {"since": row["succeeded_since"]})


def _plan(row: dict[str, str], key: str) -> Iterator[Row]:
    yield NodeRow("Plan", key, {**_text(row, "name", "name_en", "issuer"), "code": key})


def _goals(table: Table, plan: str) -> Iterator[Row]:
    for row in table:
        code = _goal(plan, row["item"])
        yield NodeRow("Goal", code, {
            **_text(row, "name", "name_en", "unit", "comparison", "recurs"), "code": code,
            "target": number(row["target"]), "until": whole(row["until"]), "position": int(row["position"])})
        yield EdgeRow("PART_OF", Ref("Goal", code), Ref("Plan", plan))
        yield from _edges("ABOUT", Ref("Goal", code), "Field", row["fields"])


def _tasks(table: Table, plan: str) -> Iterator[Row]:
    for row in table:
        code = f"{plan}#{row['number']}"
        task = Ref("Task", code)
        yield NodeRow("Task", code, {
            **_text(row, "name", "name_en", "group", "window", "recurs", "waits_for"), "code": code,
            "number": int(row["number"]), "group_number": int(row["group_number"]),
            "since": whole(row["since"]), "until": whole(row["until"])})
        yield EdgeRow("PART_OF", task, Ref("Plan", plan))
        for body in several(row["leads"]):
            yield EdgeRow("LEADS", _body(body), task)
        for body in several(row["coordinators"]):
            yield EdgeRow("COORDINATES", _body(body), task)
        yield from _edges("ABOUT", task, "Field", row["fields"])


def _agreements(table: Table) -> Iterator[Row]:
    for row in table:
        agreement = Ref("Agreement", row["code"])
        yield NodeRow("Agreement", row["code"], _text(
            row, "code", "name", "name_en", "kind", "state", "signed_on", "ends_on", "evidence", "about", "note"))
        for party in several(row["parties"]):
            yield EdgeRow("PARTY_TO", Ref("Organization", party), agreement, {"role": "Bên ký"})
        yield from _edges("ABOUT", agreement, "Field", row["fields"])


def _events(table: Table) -> Iterator[Row]:
    for row in table:
        event = Ref("Event", row["code"])
        yield NodeRow("Event", row["code"], _text(
            row, "code", "name", "name_en", "starts_on", "ends_on", "place", "about"))
        yield from _edges("PART_OF", event, "Event", row["part_of"])
        yield from _edges("ABOUT", event, "Field", row["fields"])
        for column, role in (("organisers", "Đơn vị tổ chức"), ("attending", "Tham dự")):
            for body in several(row[column]):
                yield EdgeRow("TOOK_PART_IN", Ref("Organization", body), event, {"role": role})


def _figures(table: Table, plan: str) -> Iterator[Row]:
    for row in table:
        yield NodeRow("Figure", row["code"], {
            **_text(row, "name", "name_en", "unit", "as_of", "scope"), "value": number(row["value"]),
            "value_to": number(row["value_to"]), "approximate": row["approximate"] == "true" or None})
        for measured in several(row["measures"]):
            goal = measured.removeprefix("goal:")
            end = Ref("Organization", measured) if goal == measured else Ref("Goal", _goal(plan, goal))
            yield EdgeRow("MEASURES", Ref("Figure", row["code"]), end)


def _edges(type: str, start: Ref, label: str, keys: str) -> Iterator[Row]:
    for key in several(keys):
        yield EdgeRow(type, start, Ref(label, key))


def _body(code: str) -> Ref:
    return Ref("Group" if code.startswith("group:") else "Organization", code)


def _goal(plan: str, item: str) -> str:
    """A target's key as the plan loader makes it: ``…/2.1a`` for item a under heading 2.1."""
    return f"{plan}/{item}"


def _names(row: dict[str, str]) -> dict[str, Any]:
    return {"name": row["name_vi"], **_text(row, "name_vi", "name_en", "name_ja", "name_zh")}


def _text(row: dict[str, str], *columns: str) -> dict[str, Any]:
    return {column: row[column] for column in columns if row.get(column)}


def several(text: str) -> list[str]:
    """The parts of a cell that holds a list, separated by ``;``."""
    return [part.strip() for part in text.split(";") if part.strip()]


def number(text: str) -> float | None:
    """A number with decimals; None for an empty cell."""
    return float(text) if text else None


def whole(text: str) -> int | None:
    """A whole number; None for an empty cell."""
    return int(text) if text else None


def _table(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _digest(folder: Path) -> str:
    """A hash of the tables, the same whatever line endings a checkout gave them."""
    content = b"\x00".join((folder / f"{name}.csv").read_bytes().replace(b"\r\n", b"\n") for name in TABLES)
    return hashlib.sha256(content).hexdigest()
