"""The set of aliases: which pairs are true and false, and what our comparison of names says of them. People made up."""

from pathlib import Path

import pytest

from benchmarks.identity import aliases, sets

_HEAD = "dblp_person_key,alias_raw,name_raw,alias,name,same_token_set,order_differs,initials_used"
_ROWS = [("Toan Nghiem 0001", "Nghiem Van Toan", "Toan Nghiem"), ("Toan Nghiem 0002", "Toan V. Nghiem", "Toan Nghiem"),
         ("Khoi Luong", "Khoi Duc Luong", "Khoi D. Luong"), ("William Ha", "William Ha", "Thanh Quang Do")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / sets.VIETNAMESE
    made.mkdir()
    lines = [f"{person},{alias},{name},{alias},{name},0,0,0" for person, alias, name in _ROWS]
    (made / sets.ALIASES[sets.VIETNAMESE]).write_text("\n".join([_HEAD, *lines]) + "\n", "utf-8")
    return made


def test_pairs(folder: Path) -> None:
    """Eight spellings of four people: 28 pairs, 4 of them of one person; the two of one name share 4."""
    told = aliases.pairs(folder)
    assert told.same == [(alias, name) for _, alias, name in _ROWS]
    assert (len(told.any), len(told.different)) == (24, 20)
    assert ("Toan Nghiem", "Toan Nghiem") in told.any
    assert not any({one, other} == {"Toan Nghiem"} for one, other in told.different)


def test_results(folder: Path) -> None:
    """Three of four aliases can be one name; the homonyms' four pairs are the only hits on two people."""
    without, with_homonyms = aliases.run(folder)
    assert (without.set, without.recall, without.false_hit_rate) == (sets.VIETNAMESE, 0.75, 0.0)
    assert with_homonyms.set == "dblp_vn_aliases_with_homonyms"
    assert with_homonyms.false_hit_rate == pytest.approx(4 / 24)
    assert without.interval is not None and without.interval[0] < 0.75 < without.interval[1]
    assert (without.pairs, with_homonyms.pairs) == (24, 28)
