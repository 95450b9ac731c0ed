"""The gap board: stages and fields of the value chain against what there is, each cell a door to names and evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph.analysis import gaps
from graph.analysis.gaps import Survey
from ui import component, data
from ui.gaps import found as gaps_found
from ui.gaps import words
from ui.i18n import KEY, _, in_words_of, language, ngettext, number, titled
from ui.pages import BY_STEM
from ui.table import Link, go

HERE = Path(__file__).resolve().parent
Row = dict[str, Any]
#: The cell that the address holds: code of the field, kind, place.
FIELD, OF, IN = "cell", "of", "in"
ORDER = ("covered", "thin", "one", "missing", "asked", gaps.UNASKED)


@cache
def _mounted() -> Any:
    return component.mounted("ketnoi_gaps", '<div class="board"></div>', HERE / "board.js")


def board(columns: Sequence[tuple[str, str]]) -> list[Row]:
    """A row for each field in the order of the value chain, ``cells`` by columns (kind, place)."""
    kinds = tuple(dict.fromkeys(kind for kind, _where in columns))
    places = tuple(dict.fromkeys(where for _kind, where in columns))
    found, known, line = gaps_found.counted(kinds, places), gaps_found.surveys(), gaps_found.above()
    rows = []
    for field in data.read("coverage/fields"):
        cells = [_stand(found[field["id"], kind, where], known, line[field["id"]])
                 for kind, where in columns if (field["id"], kind, where) in found]
        if len(cells) == len(columns):
            rows.append({**field, "stage": line[field["id"]][-1], "depth": len(line[field["id"]]), "cells": cells})
    return rows


def show(columns: Sequence[tuple[str, str]], heads: Sequence[str], rows: Sequence[Row]) -> None:
    """Draws the board; a cell that is chosen opens below it and stays in the address."""
    drawn = in_words_of(language(), lambda: _drawn(columns, heads, rows))
    result = _mounted()(data=drawn, key=f"gap-board-{language()}", on_go_change=lambda: None)
    if result.go and result.go.get("stem") in BY_STEM:
        go(Link("gaps", tuple((str(name), str(value)) for name, value in result.go["query"])))


def exported(columns: Sequence[tuple[str, str]], heads: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """The board as rows of a file: for each field and column how many there are, and how it stands."""
    return [{"stage": _named(rows, row["stage"]), "field": titled(row), "code_of_field": row["code"],
             "what_is_counted": head, "count": cell["many"], "verified": cell["verified"],
             "state": _(words.STATES[cell["state"]])}
            for row in rows for head, cell in zip(heads, row["cells"], strict=True)]


def sentence(rows: Sequence[Row], head: str, column: int = 0) -> str:
    """What a column says of the fields: how many are covered, thin, held by one, missing, and not surveyed."""
    states = Counter(row["cells"][column]["state"] for row in rows if row["depth"] == 2)
    told = "; ".join(f"{number(states[state])} {_(words.STATES[state])}" for state in ORDER if states[state])
    return _("{what}, of {n} fields: {told}.").format(what=head, n=number(sum(states.values())), told=told)


def known(rows: Sequence[Row]) -> str:
    """How many cells of fields are gaps, and how many are no gap but a question that nobody has put yet."""
    cells = [cell for row in rows if row["depth"] == 2 for cell in row["cells"]]
    gap, unasked = sum(cell["gap"] for cell in cells), sum(cell["state"] == gaps.UNASKED for cell in cells)
    said = ngettext("On this board {n} gap is known.", "On this board {n} gaps are known.", gap).format(n=number(gap))
    more = ngettext("On {n} cell nobody was asked: it is no gap, but a question to put.",
                    "On {n} cells nobody was asked: they are no gaps, but questions to put.", unasked)
    return f"{said} {more.format(n=number(unasked))}"


def _stand(cell: Row, known: Sequence[Survey], line: Sequence[str]) -> Row:
    """A count with how it stands: what is there decides; where nothing is, what is known of that."""
    said = gaps.latest(known, line, cell["kind"], cell["where"])
    survey = said.answer if said else gaps.UNASKED
    return {**cell, "survey": survey, "gap": gaps.is_gap(cell["coverage"], survey),
            "state": survey if cell["coverage"] == "none" else cell["coverage"]}


def _drawn(columns: Sequence[tuple[str, str]], heads: Sequence[str], rows: Sequence[Row]) -> dict[str, Any]:
    chosen = tuple(st.query_params.get(name, "") for name in (FIELD, OF, IN))
    at = next((row["stage"] for row in rows if row["code"] == chosen[0] and row["depth"] > 1), "")
    strips = _strips(rows, len(columns))
    return {"heads": list(heads), "corner": _("Stage and field"), "at": at, "more": _("Open all fields"),
            "less": _("Fold all fields"), "legend": [[state, _(said)] for state, said in words.LEGEND.items()],
            "rows": [{"name": titled(row), "stage": row["stage"], "level": ("stage", "field", "sub")[row["depth"] - 1],
                      "cells": [_cell(row, cell, chosen, strips.get((row["id"], at_column)))
                                for at_column, cell in enumerate(row["cells"])]}
                     for row in rows if row["depth"] <= 3]}


def _strips(rows: Sequence[Row], columns: int) -> dict[tuple[str, int], list[list[Any]]]:
    """For each stage and column how many of its fields stand how."""
    found: dict[tuple[str, int], Counter[str]] = {}
    for row in rows:
        for column in range(columns if row["depth"] == 2 else 0):
            found.setdefault((row["stage"], column), Counter())[row["cells"][column]["state"]] += 1
    return {key: [[state, states[state]] for state in ORDER if states[state]] for key, states in found.items()}


def _cell(row: Row, cell: Row, chosen: tuple[str, ...], strip: list[list[Any]] | None) -> Row:
    word = _(words.STATES[cell["state"]])
    link = Link("gaps", (*_kept(), (FIELD, row["code"]), (OF, cell["kind"]), (IN, cell["where"])))
    extra = word if cell["many"] == 0 or cell["state"] == "one" else (
        _(words.STATES[cell["survey"]]) if cell["gap"] else "")
    says = f"{number(cell['many'])}, {word}"
    if cell["verified"]:
        says += ", " + _("{n} verified").format(n=number(cell["verified"]))
    return {"n": number(cell["many"]) if cell["many"] else None, "t": extra, "state": cell["state"], "says": says,
            "href": link.href, "go": {"stem": link.stem, "query": [list(pair) for pair in link.query]},
            "here": (row["code"], cell["kind"], cell["where"]) == chosen, "strip": strip}


def _kept() -> list[tuple[str, str]]:
    return [(name, value) for name, value in st.query_params.to_dict().items() if name not in (FIELD, OF, IN, KEY)]


def _named(rows: Sequence[Row], id: str) -> str:
    return next((titled(row) for row in rows if row["id"] == id), "")


def column_names(columns: Sequence[tuple[str, str]], by_place: bool, names: Mapping[str, str]) -> list[str]:
    """The headings of the columns: kinds, or places."""
    return [names[where] if by_place else words.kind(kind) for kind, where in columns]
