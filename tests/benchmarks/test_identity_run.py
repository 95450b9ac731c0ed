import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.identifiers import ror
from benchmarks.identity import document, steps
from benchmarks.identity.__main__ import main
from benchmarks.identity.baselines import FOR_MENTIONS, JUDGES, Unavailable
from benchmarks.identity.measures import Result
from benchmarks.identity.steps import Step

KEYS = ["set", "method", "pairs", "precision", "recall", "f1", "f1_pairwise", "false_hit_rate", "interval", "seconds"]
CHEAP = ["ketnoi", "exact", "folded tokens", "jaro-winkler", *FOR_MENTIONS]
NAMES = ["dblp_vn_aliases", "dblp_asian_aliases", "dblp_vn_aliases_with_homonyms", "dblp_asian_aliases_with_homonyms",
         "dblp_vn_homonyms", "ror_records_ids_hidden"]
SPELLED = ["dblp_vn_aliases", "dblp_asian_aliases", "village"]
HEAD = "dblp_person_key,alias_raw,name_raw,alias,name"


Run = Callable[..., tuple[int, list[dict[str, Any]], str]]


def written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def mention(number: int, name: str, work: str, place: str) -> str:
    first, last = name.rsplit(" ", 1)
    return json.dumps({"mention_id": f"m{number}", "doi": work, "raw_name": name, "lastname": last, "firstname": first,
                       "orcid": "", "affiliation": place, "venue": "", "year": 2020, "coauthors": []}) + "\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Sets of aliases, homonyms, mentions, affiliations and organisations, of made-up people and bodies."""
    written(tmp_path / "dblp_vn_aliases/dblp_vietnamese_name_aliases.csv", "\n".join([
        HEAD, *(f"{key},{alias},{name},{alias},{name}" for key, alias, name in [
            ("Mo Thi Ly", "Ly Thi Mo", "Mo Thi Ly"), ("Van Sung Quach", "Quach Van Sung", "Van Sung Quach"),
            ("Hanh Kieu", "Kieu Hanh", "Hanh Kieu")]), ""]))
    written(tmp_path / "dblp_vn_aliases/dblp_vietnamese_homonyms_distinct_people.csv",
            "clean_name,dblp_person_keys\nMo Ly,Mo Ly 0001|Mo Ly 0002\n")
    written(tmp_path / "dblp_asian_aliases/dblp_jp_cn_name_aliases.csv", "\n".join([
        f"group,{HEAD}", "japanese,Shiro Aoba,Shiroh Aoba,Shiro Aoba,Shiroh Aoba,Shiro Aoba",
        "chinese,Beibei Qiao,Bei-Bei Qiao,Beibei Qiao,Bei-Bei Qiao,Beibei Qiao", ""]))
    written(tmp_path / "village/mentions_a.jsonl", "".join([
        mention(1, "Mo Ly", "w1", "Hanoi Institute of Examples"), mention(2, "Sung Quach", "w1", ""),
        mention(3, "Mo Ly", "w2", "Hanoi Institute of Examples"), mention(4, "Sung Quach", "w2", ""),
        mention(5, "Beibei Qiao", "w3", "University of Samples")]))
    written(tmp_path / "village/gold_a.json", json.dumps({"Ly": ["m1", "m3"], "Quach": ["m2", "m4"], "Qiao": ["m5"]}))
    known = f"https://ror.org/{ror(1)}"
    written(tmp_path / "ror_records/ror_flat_XX.csv", "\n".join([
        "ror_id,name,country_code,city,lat,lng,types,status,established,website,wikidata,grid,other_names,ror_release,schema",
        f"{known},Quynh Phu Institute of Examples,VN,Hanoi,21,105,facility,active,,,,,,v1,v2",
        f"https://ror.org/{ror(2)},Sampling University of Ba Vi,VN,Hanoi,21,105,education,active,,,,,,v1,v2", ""]))
    written(tmp_path / "ror_affiliations/dataset_affiliations_x.json", json.dumps([
        {"affiliation": "Physics, Quynh Phu Institute of Examples, Hanoi", "ror_ids": [known]},
        {"affiliation": "Physics, Quynh Phu Institute of Examples Hanoi", "ror_ids": [known]},
        {"affiliation": "Independent", "ror_ids": []}]))
    return tmp_path


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The benchmark of the folder with more arguments: exit code, its JSON lines, and what it says beside."""
    def runs(*more: str, root: Path = data) -> tuple[int, list[dict[str, Any]], str]:
        code = main(["--data", str(root), "--json", *more])
        said = capsys.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err
    return runs


def test_every_set_has_an_object_for_each_method(run: Run) -> None:
    code, rows, said = run("--methods", *CHEAP)
    assert (code, said) == (0, "")
    of_names = [method for method in CHEAP if method not in FOR_MENTIONS]
    assert {(row["set"], row["method"]) for row in rows} == {
        *((name, method) for name in NAMES for method in of_names), *(("village", method) for method in CHEAP),
        *((name, "ketnoi") for name in ("ror_affiliations", "ror_affiliations_all", "ror_records"))}
    assert all(list(row) == KEYS and row["seconds"] >= 0 for row in rows)
    reached = {(row["set"], row["method"]): row for row in rows}
    assert reached["dblp_vn_aliases", "exact"]["recall"] == 0
    assert reached["dblp_vn_aliases", "folded tokens"]["recall"] == 1
    assert reached["dblp_vn_homonyms", "folded tokens"]["false_hit_rate"] == 1
    # Every two of five institutions, in both orders.
    assert reached["dblp_vn_homonyms", "ketnoi"]["pairs"] == 20
    assert reached["ror_affiliations", "ketnoi"]["pairs"] == 3 and reached["ror_affiliations", "ketnoi"]["f1"] > 0
    assert reached["ror_records", "ketnoi"]["false_hit_rate"] == 0
    assert reached["village", "exact"]["f1"] == reached["village", "exact"]["f1_pairwise"] == 1


def test_tables_have_the_goals_beside_the_figures(
        data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "190")
    monkeypatch.setattr("benchmarks.identity.__main__.steps", lambda root: [
        Step("dblp_vn_homonyms", "ketnoi", lambda: [Result("", "", 20, false_hit_rate=0.0)]),
        Step("dblp_vn_homonyms", "exact", lambda: [Result("", "", 20, false_hit_rate=1.0)])])
    assert main(["--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert "false hits ≤ 0 %: met" in said and "100.0000 %" in said and "precision" not in said


def test_speed_is_timed_on_request_and_everything_kept_on_request(
        run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Step("s", "m", lambda: [Result("", "", 1)])
    monkeypatch.setattr("benchmarks.identity.__main__.steps", lambda root: [one])
    monkeypatch.setattr("benchmarks.identity.speed.run", lambda: [{"set": "city 9", "megabytes": 7}])
    monkeypatch.setattr(document, "RESULTS", tmp_path / "identity.json")
    monkeypatch.setattr(document, "PAGE", tmp_path / "identity.md")
    assert run("--speed", "--write")[1][1] == {"set": "city 9", "megabytes": 7}
    page = document.PAGE.read_text("utf-8")
    assert "## s\n\n| method | pairs | seconds |" in page
    assert page.endswith("| set | peak memory, MB |\n| --- | --- |\n| city 9 | 7 |\n")


@pytest.mark.parametrize(("more", "sentence"), [
    (("--only", "qian"), "There is no set 'qian'; there are: dblp_asian_aliases, dblp_asian_aliases_with_homonyms, "),
    (("--methods", "guess"), "There is no method 'guess'; there are: exact, "),
])
def test_a_name_that_is_not_there(run: Run, more: tuple[str, str], sentence: str) -> None:
    code, rows, said = run(*more)
    assert (code, rows) == (2, []) and said.startswith(sentence) and said.count("\n") == 1


@pytest.mark.parametrize("name", ["nothing", "village/gold_a.json", "empty"])
def test_a_folder_that_is_none_or_holds_no_set(run: Run, data: Path, name: str) -> None:
    (data / "empty").mkdir()
    code, rows, said = run(root=data / name)
    assert (code, rows) == (2, [])
    assert said.startswith(str(data / name)) and said.count("\n") == 1


@pytest.mark.parametrize(("file", "bad", "line"), [
    ("village/mentions_a.jsonl", "{", 2), ("dblp_vn_aliases/dblp_vietnamese_name_aliases.csv", "one,two", 2),
])
def test_a_malformed_file_is_named_once_with_its_line_and_the_rest_goes_on(
        run: Run, data: Path, file: str, bad: str, line: int) -> None:
    lines = (data / file).read_text("utf-8").splitlines()
    (data / file).write_text("\n".join([lines[0], bad, *lines[1:]]), "utf-8")
    bad_set = file.split("/")[0]
    code, rows, said = run("--methods", "exact", "ketnoi", "--only", *SPELLED)
    assert code == 1 and said.count("\n") == 1
    assert said.startswith(f"{bad_set} is left out: {data / file}, line {line}: ")
    others = {*SPELLED} - {bad_set}
    assert others < {row["set"] for row in rows} and bad_set not in {row["set"] for row in rows}


def test_what_is_missing_or_breaks_is_told_and_the_rest_goes_on(
        run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> list[Result]:
        raise Unavailable("it is not installed")

    def broken() -> list[Result]:
        raise ZeroDivisionError

    def some(root: Path) -> Iterator[Step]:
        yield Step("s", "missing", missing)
        yield Step("s", "broken", broken)
        yield Step("s", "whole", lambda: [Result("part", "", 1), Result("", "other", 2, seconds=7)], ("part",))

    monkeypatch.setattr("benchmarks.identity.__main__.steps", some)
    code, rows, said = run()
    assert code == 1
    assert said.startswith("s: missing is left out; it is not installed.\ns: broken could not be measured.\nTraceback")
    assert [(row["set"], row["method"]) for row in rows] == [("part", "whole"), ("s", "other")]
    assert rows[1]["seconds"] == 7
    assert [row["set"] for row in run("--only", "part")[1]] == ["part"]


def test_every_method_is_a_step_of_every_set(data: Path) -> None:
    found = list(steps.steps(data))
    assert [step.method for step in found if step.set == "village"] == ["ketnoi", *JUDGES, *FOR_MENTIONS]
    assert [step.method for step in found if step.set == "dblp_asian_aliases"] == ["ketnoi", *JUDGES]
