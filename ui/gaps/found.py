"""What the gap board reads: counts by field, surveys, the plan's tasks, and the sentences with their consequence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import queries
from graph.analysis import gaps
from graph.analysis.gaps import Endangered, Holding, Survey
from graph.analysis.projection import Projection
from graph.schema import Audience
from ui import data

Row = dict[str, Any]
FOLDER = "gaps/"
#: Columns by which a question says what a gap means; no table shows them as they are.
MEANING = ("severity", "endangers", "targets", "lacks", "field_id", "found")


@dataclass(frozen=True, slots=True)
class Gap:
    """One sentence: its question, its rows with ``consequence``, ``survey`` and ``confirmed``, and of how many."""

    name: str
    rows: list[Row]
    total: int
    hidden: int = 0

    @property
    def key(self) -> str:
        """What stands for it in an address."""
        return self.name.removeprefix(FOLDER)

    @property
    def counted(self) -> list[Row]:
        """The rows that count: all but those where nobody was asked."""
        return [row for row in self.rows if row["survey"] != gaps.UNASKED]

    @property
    def many(self) -> int:
        """How many count in all, also where the list stops short of that."""
        found = self.rows[0].get("found") if self.rows else None
        return int(found) if found else len(self.counted)

    @property
    def cut(self) -> bool:
        """Whether there may be more rows than were read."""
        read, most = len(self.rows) + self.hidden, queries.limit(self.name)
        return self.many > read or (most is not None and read >= most)

    @property
    def consequence(self) -> int:
        """That of its gravest row; 0 where none counts."""
        return max((row["consequence"] for row in self.counted), default=0)

    @property
    def endangered(self) -> list[str]:
        """The keys of all tasks and targets that its rows endanger, each once."""
        return list(dict.fromkeys(key for row in self.rows for key in row["in_danger"]))


def held() -> Holding:
    """What counting needs beside the network."""
    offers = data.read("coverage/offers")
    kinds = {kind: tuple(row["id"] for row in offers if row["need_kind"] == kind)
             for kind in ("laboratory", "training")}
    city = tuple(row["id"] for row in data.read("expert/hanoi", home=gaps.HOME))
    return Holding(kinds["laboratory"], kinds["training"], city, date.today().year)


def counted(kinds: Sequence[str], places: Sequence[str]) -> dict[tuple[str, str, str], Row]:
    """How many there are by field id, kind and place."""
    rows = data.of_network(_counted, tuple(kinds), tuple(places), tuple(held()))
    return {(row["field"], row["kind"], row["where"]): row for row in rows}


def members(field: str, kind: str, where: str) -> list[str]:
    """The ids behind one number."""
    return [row["id"] for row in data.of_network(_members, field, kind, where, tuple(held()))]


def joints() -> list[Row]:
    """Whom the network cannot lose: id, parts, inside, instead (id and shared fields)."""
    return data.of_network(_joints)


def surveys() -> list[Survey]:
    """What was asked of whom, the latest first."""
    return gaps.surveys(data.judged("surveyed"))


def confirmed() -> dict[tuple[str, str], int]:
    """The rows of sentences that were confirmed: question and id, with the number of the decision."""
    return {(str(one["value"]["gap"]), one["subject"]): one["id"] for one in data.judged("surveyed")
            if isinstance(one["value"], dict) and one["value"].get("gap")}


def above() -> dict[str, list[str]]:
    """Each field with itself and those above it, by id."""
    tree = {row["id"]: row["parent_id"] for row in data.read("coverage/fields")}
    return {id: _line(tree, id) for id in tree}


def plan() -> dict[str, Row]:
    """The tasks and targets with their ``urgency``, by their key: a task's number, a target's item."""
    year = date.today().year
    return {str(row["number"] or str(row["code"] or row["id"]).rpartition("/")[2]): {
        **row, "urgency": gaps.urgency(row["timing"], row["until_year"], year)}
        for row in data.read("coverage/plan", year=year)}


def sentences(audience: Audience | None = None, reader: str = "") -> list[Gap]:
    """Every gap that is a sentence, the gravest first, as far as it may be read (see ``readable``)."""
    return meant(data.read_all(asked(data.of_network(_given, tuple(held()))[0])), audience, reader)


def asked(network: Row) -> dict[str, Row]:
    """The questions of all sentences, each with its parameters: days around today, and what the network gives."""
    today = date.today()
    given = {"year": today.year, "today": today.isoformat(), "soon": (today + timedelta(days=183)).isoformat(),
             "year_ago": (today - timedelta(days=365)).isoformat(), **network}
    return {name: {one: given[one] for one in queries.parameters(name)} for name in queries.names(FOLDER)}


def meant(answers: dict[str, list[Row]], audience: Audience | None = None, reader: str = "") -> list[Gap]:
    """The sentences that were answered, with what each row means, the gravest first."""
    known, line, done = surveys(), above(), confirmed()
    ends = [Endangered(row["id"], key, row["urgency"], tuple(row["fields"])) for key, row in plan().items()]
    found = [_gap(name, [_meant(name, row, known, line, ends, done) for row in rows], audience or data.AUDIENCE, reader)
             for name, rows in answers.items()]
    return sorted(found, key=lambda gap: (-gap.consequence, -len(gap.counted), -len(gap.rows), gap.name))


def readable(row: Row, audience: Audience, reader: str = "") -> bool:
    """Whether somebody may read a row: what names organisations is for curators and for these until it is confirmed.

    ``reader``: the id of the organisation for which somebody reads.
    """
    return audience == "curators" or bool(row["confirmed"]) or not row["named"] or reader in row["named"]


def organisations(row: Row) -> list[str]:
    """The ids of the organisations that a row names, in any of its columns."""
    several = [one for value in row.values() if isinstance(value, list) for one in value if isinstance(one, dict)]
    own = [(kind, row.get(f"{name.removesuffix('kind')}id") or row["id"])
           for name, kind in row.items() if name == "kind" or name.endswith("_kind")]
    named = [*own, *((one.get("kind"), one["id"]) for one in several)]
    return list(dict.fromkeys(id for kind, id in named if kind and "Organization" in kind))


def _gap(name: str, rows: list[Row], audience: Audience, reader: str) -> Gap:
    seen = [row for row in rows if readable(row, audience, reader)]
    order = sorted(seen, key=lambda row: (row["survey"] == gaps.UNASKED, -row["consequence"]))
    return Gap(name, order, rows[0]["of"] if rows else 0, len(rows) - len(seen))


def _meant(name: str, row: Row, known: list[Survey], line: dict[str, list[str]], plan: list[Endangered],
           done: dict[tuple[str, str], int]) -> Row:
    """A row with what it means: its survey's state, what it endangers, its consequence, whether it was confirmed."""
    found = gaps.endangered(row, plan, line)
    kind, _at, where = str(row["lacks"]).partition("@")
    said = gaps.latest(known, line.get(row["id"], [row["id"]]), kind, where) if kind else None
    return {**row, "survey": (said.answer if said else gaps.UNASKED) if kind else "",
            "in_danger": [one.key for one in found if one.urgency], "named": organisations(row),
            "consequence": gaps.consequence(row["severity"], found), "confirmed": done.get((name, row["id"]))}


def _line(tree: dict[str, str | None], id: str) -> list[str]:
    line: list[str] = []
    at: str | None = id
    while at and at not in line:
        line.append(at)
        at = tree.get(at)
    return line


def _counted(p: Projection, kinds: tuple[str, ...], places: tuple[str, ...], given: tuple[Any, ...]) -> list[Row]:
    return [{"field": one.field, "kind": kind, "where": where, "many": one.many, "verified": one.verified,
             "only": one.only, "coverage": one.coverage}
            for kind in kinds for where in places for one in gaps.counts(p, kind, where, Holding(*given))]


def _members(p: Projection, field: str, kind: str, where: str, given: tuple[Any, ...]) -> list[Row]:
    return [{"id": id} for id in gaps.members(p, field, kind, where, Holding(*given))]


def _given(p: Projection, held: tuple[Any, ...]) -> list[Row]:
    return [gaps.given(p, Holding(*held))]


def _joints(p: Projection) -> list[Row]:
    return [{"id": one.id, "parts": list(one.parts), "inside": list(one.inside), "instead": list(one.instead)}
            for one in gaps.joints(p)]
