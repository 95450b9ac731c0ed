"""The matcher of organisations: what it joins, what it asks, and what it never takes for one."""

import csv
from pathlib import Path

import pytest

from benchmarks.identity.organisations import SET, records
from graph.match import linker, reasons
from graph.match.bodies import MODEL
from graph.match.records import Body

HOME = Body("home", ("Hanoi University of Chip Design", "Đại học Thiết kế Vi mạch Hà Nội", "HUCD"), "VN", "Hanoi",
            ("hucd.edu.vn",))
FIRM = Body("firm", ("Công ty TNHH Vi mạch Sao Khuê",), "VN")
BRANCH = Body("branch", ("Minatoya (Vietnam)",), domains=("minatoya.example",))
TOLD = HOME._replace(identifiers=(("ror", "0aaaaaa11"), ("tax_code", "0100000001")))
SAME, ASKED, OTHER, APART = "joined", "asked", "other", "apart"

PAIRS = [
    # The same first name, country and city, or domain; the city may be in the name.
    (HOME, HOME, SAME),
    (HOME, HOME._replace(domains=()), SAME),
    (HOME, HOME._replace(names=HOME.names[:1], domains=("www2.hucd.edu.vn",)), SAME),
    (HOME, HOME._replace(place="", domains=()), SAME),
    (HOME, HOME._replace(identifiers=(("openalex", "I1"),)), SAME),
    (HOME._replace(parents=("Red River University",)), HOME, SAME),
    # Less than that.
    (HOME, HOME._replace(names=("ĐH Thiết kế vi mạch Hà Nội",), place="", domains=()), ASKED),
    (HOME, HOME._replace(names=("HUCD",), domains=()), ASKED),
    (HOME, HOME._replace(place="Da Nang"), ASKED),
    (HOME, HOME._replace(ended=True), ASKED),
    (FIRM, FIRM._replace(names=("Sao Khue IC Co., Ltd.",)), ASKED),
    # Firms change their form.
    (FIRM, FIRM._replace(names=("Công ty Cổ phần Vi mạch Sao Khuê",)), ASKED),
    # Other names, countries, forms in other towns, branches.
    (HOME, HOME._replace(names=("Hanoi University of Drug Design",)), OTHER),
    (HOME, HOME._replace(country="CN", place="Wuhan", domains=("hucd.edu.cn",)), OTHER),
    (FIRM, FIRM._replace(names=("Công ty TNHH Vi mạch Sông Trăng",)), OTHER),
    (FIRM._replace(place="Hanoi"), FIRM._replace(names=("Công ty Cổ phần Vi mạch Sao Khuê",), place="Hue"), OTHER),
    (BRANCH, BRANCH._replace(names=("Minatoya (Japan)",), domains=()), OTHER),
    # Identifiers decide and part; a body is not its own whole.
    (TOLD, Body("b", ("Another Name",), "VN", identifiers=(("tax_code", "0100000001"),)), SAME),
    (TOLD, HOME._replace(identifiers=(("ror", "0bbbbbb11"),)), APART),
    (HOME, HOME._replace(parents=HOME.names[:1]), APART),
    # Names that say nothing.
    (Body("a", ()), FIRM, OTHER),
    (Body("a", ("",)), Body("b", ("",)), OTHER),
    (Body("a", ("(", "株式会社")), FIRM, OTHER),
]


@pytest.fixture(scope="module")
def weights() -> list[tuple[float, float]]:
    """What the matcher says of each pair, and of it turned round."""
    sides = [MODEL.columns([pair[side]._replace(id=str(number)) for number, pair in enumerate(PAIRS)])
             for side in (0, 1)]
    there, back = (linker.score_pairs(MODEL, one, other)["weight"] for one, other in (sides, sides[::-1]))
    return list(zip(there, back, strict=True))


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_what_is_said_of_two_bodies(weights: list[tuple[float, float]], number: int) -> None:
    weight, back = weights[number]
    said = (SAME if weight >= MODEL.join else ASKED if weight >= MODEL.ask
            else OTHER if weight > float("-inf") else APART)
    assert (said, back) == (PAIRS[number][2], weight)


def test_pairs_are_found_by_blocking() -> None:
    bodies = [HOME, HOME._replace(id="alike", domains=()), HOME._replace(id="short", names=("HUCD",)),
              Body("other", ("Sông Trăng University",), "VN", "Hanoi")]
    found = linker.score(MODEL, MODEL.columns(bodies))
    assert {frozenset(pair) for pair in zip(found["one"], found["other"], strict=True)} == {
        frozenset({"home", "alike"}), frozenset({"home", "short"}), frozenset({"alike", "short"})}


def test_why_two_are_one_is_told_with_what_was_said() -> None:
    told = reasons.why(MODEL, HOME, HOME._replace(place="Da Nang"))
    assert [(reason.aspect, reason.level) for reason in told[:3]] == [
        ("name", "same_rare"), ("city", "different"), ("domain", "same")]
    assert told[1].detail == ("Hanoi", "Da Nang")


def test_nothing_is_a_frame_without_rows() -> None:
    assert list(MODEL.columns([])) == list(MODEL.columns([HOME]))


def test_records_of_the_register_are_never_taken_for_one_another(shared_data: Path, tmp_path: Path) -> None:
    told = records(_some(shared_data / SET, tmp_path))
    truth = {one.body.id: one.ror for one in told}
    found = linker.score(MODEL, MODEL.columns([one.body._replace(identifiers=()) for one in told]), least=MODEL.join)
    pairs = list(zip(found["one"], found["other"], strict=True))
    twice = len(truth) - len(set(truth.values()))
    assert twice > 200
    assert len(pairs) >= 0.98 * twice
    assert [pair for pair in pairs if truth[pair[0]] != truth[pair[1]]] == []


def _some(folder: Path, root: Path) -> Path:
    """The records of three countries, in the register's own schema and in the flat table."""
    (root / SET).mkdir()
    (root / SET / "ror_v2.json").symlink_to(folder / "ror_v2_VN_TW_SG_all.json")
    with (folder / "ror_flat_VN_TW_SG_JP_KR_US.csv").open(encoding="utf-8", newline="") as lines, \
            (root / SET / "ror_flat_some.csv").open("w", encoding="utf-8", newline="") as some:
        rows = list(csv.reader(lines))
        csv.writer(some).writerows(row for row in rows if row is rows[0] or row[2] in ("VN", "TW", "SG"))
    return root
