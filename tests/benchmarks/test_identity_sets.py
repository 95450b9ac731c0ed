import json
import re
from pathlib import Path

import pytest

from benchmarks.identity import checks, sets
from benchmarks.identity.sets import Malformed


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_aliases_are_read_without_the_numbers_of_homonyms(tmp_path: Path) -> None:
    written(tmp_path / sets.VIETNAMESE / sets.ALIASES[sets.VIETNAMESE],
            "dblp_person_key,alias_raw,name_raw,alias,name\nLy Mo 0001,Mo T. Ly,Ly Mo 0001,Mo T. Ly,Ly Mo\n")
    assert sets.aliases(tmp_path / sets.VIETNAMESE) == [("Ly Mo 0001", "Mo T. Ly", "Ly Mo")]


def test_homonyms_are_every_two_people(tmp_path: Path) -> None:
    written(tmp_path / sets.HOMONYMS, "clean_name,dblp_person_keys\nLy Mo,Ly Mo 1|Ly Mo 2|Ly Mo 3\n")
    assert [pair[1:] for pair in sets.homonyms(tmp_path)] == [
        ("Ly Mo 1", "Ly Mo 2"), ("Ly Mo 1", "Ly Mo 3"), ("Ly Mo 2", "Ly Mo 3")]


def test_mentions_of_several_files_are_one_set_and_truth_is_of_mentions_told(tmp_path: Path) -> None:
    for part, mention in (("dev", "m1"), ("test", "m2")):
        # A line end of Unicode's inside of a text is none of the file's.
        line = json.dumps({"mention_id": mention, "raw_name": "Mo\u2028Ly"}, ensure_ascii=False)
        written(tmp_path / f"mentions_{part}.jsonl", f"{line}\n\n")
        written(tmp_path / f"gold_{part}.json", json.dumps({"1": [mention, "unheard of"]}))
    told = sets.mentions(tmp_path)
    assert [one["mention_id"] for one in told.mentions] == ["m1", "m2"]
    assert told.truth == {"m1": "gold_dev.json 1", "m2": "gold_test.json 1"}


def test_only_folders_with_mentions_and_gold_are_sets_of_mentions(tmp_path: Path) -> None:
    for name in ("both/mentions_x.jsonl", "both/gold_x.json", "half/mentions_x.jsonl", "gold_x.json"):
        written(tmp_path / name, "")
    assert sets.of_mentions(tmp_path) == ["both"]


@pytest.mark.parametrize(("text", "line", "why"), [
    ("one,two\n1,2\n3\n", 3, "1 cells stand here under 2 columns"),
    ("one\n1\n", 1, "there is no 'two'"),
    ("", 1, "there is no 'one'"),
    ("one,two\n", 2, "no row follows the columns"),
    ('one,two\n1,2\n3,"4\n', 3, "this is not CSV"),
])
def test_a_table_that_cannot_be_read(tmp_path: Path, text: str, line: int, why: str) -> None:
    with pytest.raises(Malformed, match=re.escape(f"t.csv, line {line}: {why}")):
        sets.table(written(tmp_path / "t.csv", text), "one", "two")


@pytest.mark.parametrize(("text", "line", "why"), [
    ('{"a": "x"}\n{"a": \n', 2, "this is not JSON"),
    ('{"a": "x"}\n\n["a"]\n', 3, "an object was expected"),
    ('{"a": "x"}\n{"a": 1}\n', 2, "there is no 'a'"),
])
def test_json_lines_that_cannot_be_read(tmp_path: Path, text: str, line: int, why: str) -> None:
    with pytest.raises(Malformed, match=re.escape(f"t.jsonl, line {line}: {why}")):
        sets.objects(written(tmp_path / "t.jsonl", text), "a")


def test_bytes_that_are_no_text_are_named_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"one\n1\n\xff\n")
    with pytest.raises(Malformed, match="line 3: this is not UTF-8"):
        sets.table(path, "one")


@pytest.mark.parametrize(("text", "line", "why"), [
    ('[\n{"affiliation": "x", "ror_ids": []},\n {"affiliation": "y"}]', 3, "there is no 'ror_ids'"),
    ('[\n{"affiliation": "x", "ror_ids": [}]', 2, "this is not JSON"),
    ('{"affiliation": "x"}', 1, "a list was expected"),
])
def test_a_list_that_cannot_be_read(tmp_path: Path, text: str, line: int, why: str) -> None:
    written(tmp_path / sets.AFFILIATIONS / "dataset_affiliations_x.json", text)
    with pytest.raises(Malformed, match=re.escape(f"dataset_affiliations_x.json, line {line}: {why}")):
        checks.affiliations(tmp_path)


def test_gold_of_nobody_that_is_told_of(tmp_path: Path) -> None:
    written(tmp_path / "mentions_x.jsonl", '{"mention_id": "m1", "raw_name": "Mo Ly"}')
    written(tmp_path / "gold_x.json", '{"1": ["m2"]}')
    with pytest.raises(Malformed, match=r"gold_x\.json, line 1: no mention is told of these people"):
        sets.mentions(tmp_path)


def test_gold_that_is_no_object_of_lists(tmp_path: Path) -> None:
    written(tmp_path / "gold_x.json", '{"1": "m1"}')
    with pytest.raises(Malformed, match=r"gold_x\.json, line 1"):
        sets.mentions(tmp_path)


def test_the_sets_here_can_be_read() -> None:
    data = Path(__file__).parents[3] / "shared" / "data"
    if not data.is_dir():
        pytest.skip(f"no folder with real data: {data}")
    for check in (checks.affiliations, checks.organisations, checks.febrl):
        check(data)
    assert all(sets.aliases(data / name) for name in sets.ALIASES)
    assert all(sets.mentions(data / name).truth for name in sets.of_mentions(data))
