"""Any edits of a table come back as exactly these changes; whatever is done to a workbook, only sentences come."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from graph.errors import BadSource
from graph.names import clean
from graph.schema import NODE
from loaders.returned import Found, notices, patches, rejects
from loaders.returned.layout import HIDDEN

Make = Callable[..., Any]
NAME, KIND, STATE, PARTIES, SIGNED, ENDS, EVIDENCE = range(1, 8)
PROPERTY = {NAME: "name", KIND: "kind", STATE: "state", SIGNED: "signed_on", ENDS: "ends_on", EVIDENCE: "evidence"}
HELD = {"a1": {"name": "Bản ghi nhớ về vi mạch", "kind": "memorandum", "state": "talks", "signed_on": "2026-11-22",
               "ends_on": "2027", "evidence": "Công văn 12/CV"},
        "a2": {"name": "Hợp đồng đào tạo", "kind": "contract", "state": "active", "signed_on": "2025-03"},
        "a3": {"name": "=Chương trình 0123", "evidence": "https://example.vn/a?b=1"}}
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def texts() -> st.SearchStrategy[tuple[Any, Any]]:
    words = st.text("abcđêộữẶ mn", min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
    return words.map(lambda text: (text, " ".join(text.split())))


def choices(name: str) -> st.SearchStrategy[tuple[Any, Any]]:
    offered = NODE["Agreement"].prop(name).choices
    words = [(word, one.value) for one in offered for word in (one.vi, one.en, one.value, one.vi.upper())]
    return st.sampled_from([*words, (None, None), ("", None)])


def days() -> st.SearchStrategy[tuple[Any, Any]]:
    day = st.dates(date(1990, 1, 13), date(2090, 1, 1)).filter(lambda one: one.day > 12)
    return st.one_of(
        day.map(lambda one: (f"{one:%d/%m/%Y}", one.isoformat())),
        day.map(lambda one: (f"{one.day}.{one.month}.{one.year}", one.isoformat())),
        day.map(lambda one: (one.isoformat(), one.isoformat())), day.map(lambda one: (f"{one:%m/%Y}", f"{one:%Y-%m}")),
        day.map(lambda one: (datetime(one.year, one.month, one.day), one.isoformat())),
        day.map(lambda one: (one.year, str(one.year))), st.just((None, None)))


#: By column, what somebody types and what it says.
TYPED = {NAME: texts(), KIND: choices("kind"), STATE: choices("state"), SIGNED: days(), ENDS: days(),
         EVIDENCE: st.one_of(texts(), st.just((None, None)), st.just(("b.vn/x", "https://b.vn/x")))}
EDITS = st.dictionaries(st.tuples(st.sampled_from(sorted(HELD)), st.sampled_from(sorted(TYPED))), st.integers(),
                        max_size=10).flatmap(
    lambda cells: st.fixed_dictionaries({cell: TYPED[cell[1]] for cell in cells}))


@pytest.mark.parametrize("lost", [False, True])
@SLOW
@given(edits=EDITS, seed=st.integers(0, 99))
def test_any_edits_are_exactly_these_changes(table: Make, lost: bool, edits: dict[Any, Any], seed: int) -> None:
    back = table()
    for (id, column), (typed, _value) in edits.items():
        back.set(int(id[1]) + 1, column, typed)
    _mixed(back.sheet, random.Random(seed))
    if lost:
        del back.book[HIDDEN]
    wanted = {(id, PROPERTY[column]): value for (id, column), (_typed, value) in edits.items()
              if value != HELD[id].get(PROPERTY[column])}
    found = back.back()
    assert {(one.id, one.prop): one.new for one in found.changes} == wanted
    assert found.rejects == [] and found.missing == [] and found.conflicts == []
    assert len(patches(found)) == len({id for id, _prop in wanted})


def _mixed(sheet: Any, chance: random.Random) -> None:
    """The same rows and columns in another order."""
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    order = list(range(len(lines[0])))
    chance.shuffle(order)
    below = lines[1:]
    chance.shuffle(below)
    for at, line in enumerate([lines[0], *below], start=1):
        for column, place in enumerate(order, start=1):
            cell = sheet.cell(at, column)
            cell.value = line[place]
            if isinstance(line[place], str):
                cell.data_type = "s"


NASTY = ["<script>alert(1)</script>", "\u202eđảo\u202c", "e\u0302\u0323", "=1/0", "=A1", "#REF!", "a1", "a2", "",
         "x" * 40_000, "1e999", "١٢", "\u200b", "-", "31/02/2026", "{}", "Mã", "Phiên bản", "_x000D_", "0" * 400]
VALUES = st.one_of(
    st.sampled_from(NASTY), st.none(), st.text(max_size=30), st.integers(-10**18, 10**18), st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False), st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)),
    st.times())
PLACES = st.tuples(st.sampled_from(["Ketnoi", "Ketnoi", HIDDEN]), st.integers(1, 7), st.integers(1, 11))


@SLOW
@given(cells=st.lists(st.tuples(PLACES, VALUES), max_size=12))
def test_whatever_is_written_into_it_only_sentences_come(table: Make, cells: list[Any]) -> None:
    back = table()
    for (sheet, line, column), value in cells:
        with suppress(IllegalCharacterError):
            back.book[sheet].cell(line, column).value = value
    try:
        found = back.back()
    except BadSource as error:
        assert len(str(error)) > 20
        return
    _is_clean(found)


@SLOW
@given(at=st.floats(0, 1), content=st.binary(max_size=40))
def test_whatever_bytes_are_changed_only_sentences_come(table: Make, at: float, content: bytes) -> None:
    back = table()
    whole = bytearray(back.path.read_bytes())
    place = int(at * len(whole))
    whole[place:place + len(content)] = content
    path = back.folder / "broken.xlsx"
    path.write_bytes(whole)
    with suppress(BadSource):
        _is_clean(back.back(path))


def _is_clean(found: Found) -> None:
    told = [*notices(found), *(text for one in rejects(found) for text in (one.sheet, one.column, one.reason))]
    assert all(clean(text) == text for text in told)
    assert all(len(one.reason) > 20 for one in rejects(found))
    for change in found.changes:
        if isinstance(change.new, str):
            assert clean(change.new) == change.new and not {"\u202e", "\u200b"} & {*change.new}
        assert change.prop in {prop.name for prop in NODE[change.label].props}
    patches(found, {change.key: "mine" for change in found.conflicts})
