"""Comparing persons' names: the level of each kind of pair and what it weighs. All people are made up."""

from collections.abc import Iterable

import duckdb
import pandas as pd
import pytest
import sqlglot

from graph.match import person_names
from graph.match.person_names import LEVELS, RARITIES
from graph.match.person_names.codes import code
from graph.match.person_names.levels import AGREEING

Pair = tuple[str, str]

#: Two spellings, the level they reach, and whether the names alone are compatible.
TABLE: list[tuple[str, str, str, bool]] = [
    ("Khuất Văn Toản", "Khuất Văn Toản", "exact", True),
    ("Khuất Văn Toản", "Khuat Van Toan", "folded", True),
    ("Van Toan Khuat", "Toan Van Khuat", "folded", True),
    ("Văn Toản Khuất", "Khuất Văn Toản", "folded", True),
    ("Nguyễn Phạm Hoà", "Nguyễn Phạm Hòa", "folded", True),
    ("Hà Tiến Tuan", "Hà Tiến Tuấn", "folded", True),
    ("Xuan Tung Le", "Xuantung Le", "spaced", True),
    ("Ya-Fen Zhang", "Zhang Yafen", "folded", True),
    ("Zhang Ya Fen", "YaFen Zhang", "spaced", True),
    ("Kouji Oota", "Koji Ohta", "romanised", True),
    ("Sinzi Humita", "Shinji Fumita", "romanised", True),
    ("陳志明", "Chih-Ming Chen", "romanised", True),
    ("陳志明", "Zhiming Chen", "folded", True),
    ("陈国强", "陳國強", "folded", True),
    ("Chang Chien-Fen", "Jianfen Zhang", "romanised", True),
    ("Jhih-Wei Jhang", "Zhiwei Zhang", "romanised", True),
    ("김철수", "Chul-Soo Kim", "romanised", True),
    ("佐藤翔太", "Shota Sato", "romanised", True),
    ("Duc-Sen Khuat", "Sen Duc Khuat", "reordered", True),
    ("Emily Rose Carter", "Emily Carter", "dropped", True),
    ("Nguyen Thi Thoa", "Thoa Nguyen", "dropped", True),
    ("Shu-Fen Kate Wu", "Shu-Fen Wu", "dropped", True),
    ("Sen Duc Khuat", "Sen D. Khuat", "initials", True),
    ("N. H. Sen", "Sen Nguyen Hoang", "initials", True),
    ("E. R. Carter", "Emily Rose Carter", "initials", True),
    ("Haoping Mo", "Hao P. Mo", "initials", True),
    ("Thi Bich Sen Khuat", "Bich Sen Khuat", "shortened", True),
    ("Y. Weng", "Ya-Fen Weng", "letters", True),
    ("Zengping Mo", "Zenping Mo", "heard", True),
    ("Kazumasa Inabata", "Kazumaas Inabata", "typing", True),
    ("Haru Inabata", "Harunobu Inabata", "nickname", True),
    ("Le Thi Quynh Nhung", "Le Thi Quyhn Nhung", "typing", True),
    # Common syllables say little where one side leaves something out.
    ("Anh Hung Tran", "Hung Tran", "mixed", False),
    ("Tran Thanh Hoa", "Thanh Tran", "wholly", False),
    ("Hung T. Nguyen", "Tuan Nguyen", "loose", False),
    # A middle name, an initial, a mark, a character, a syllable against another.
    ("Khuat Van Toan", "Khuat Duc Toan", "contradiction", False),
    ("Toan V. Khuat", "Toan Duc Khuat", "contradiction", False),
    ("Chien-Chang Chou", "CY Chou", "contradiction", False),
    ("Nguyễn Quốc Hùng", "Nguyễn Quốc Hưng", "contradiction", False),
    ("Nguyễn Đức Khánh", "Nguyễn Khánh Đức", "contradiction", False),
    ("陳志明", "陳智明", "contradiction", False),
    ("Ya Zhang", "Ya-Fen Zhang", "loose", False),
    ("Lifen Zhang", "Fenli Zhang", "contradiction", False),
    ("Y. K. Zhang", "Ya-Fen Zhang", "contradiction", False),
    ("Zhang Wei", "Chang Wei", "contradiction", False),
    ("Minh Nguyen", "Minh Tran", "contradiction", False),
]


def judged(pairs: Iterable[Pair]) -> list[tuple[str, float, bool]]:
    """Of each pair the level's code, the weight, and whether it is compatible, by SQL alone."""
    told = list(pairs)
    sides = [person_names.columns([(pair[side], "", "") for pair in told]).add_suffix(suffix)
             for side, suffix in enumerate(("_l", "_r"))]
    both = pd.concat(sides, axis=1).assign(place=range(len(told)))
    with duckdb.connect() as database:
        database.register("pairs", both)
        rows = database.sql(f"select {person_names.gamma()}, {person_names.weight()}, {person_names.compatible()} "
                            "from pairs order by place").fetchall()
    return [("null" if gamma < 0 else LEVELS[len(LEVELS) - 1 - gamma].code, weight, bool(may))
            for gamma, weight, may in rows]


@pytest.fixture(scope="module")
def reached() -> dict[Pair, tuple[str, float, bool]]:
    pairs = [(one, other) for one, other, _, _ in TABLE]
    return dict(zip(pairs, judged(pairs), strict=True))


@pytest.mark.parametrize(("one", "other", "code", "may"), TABLE)
def test_levels(reached: dict[Pair, tuple[str, float, bool]], one: str, other: str, code: str, may: bool) -> None:
    found, _, compatible = reached[one, other]
    assert (found, compatible) == (code, may)


def test_every_level_has_an_example() -> None:
    assert {code for _, _, code, _ in TABLE} >= {level.code for level in LEVELS} - {"near", "unread"}


def test_which_side_a_name_is_on_decides_nothing(reached: dict[Pair, tuple[str, float, bool]]) -> None:
    assert judged((other, one) for one, other in reached) == list(reached.values())


def test_weights_fall_with_the_levels_and_rise_with_rarity() -> None:
    common, rare = (weight for _, weight, _ in judged([("Anh Nguyen", "Anh Nguyen"), ("Thoa Nghiem", "Thoa Nghiem")]))
    assert 0 < common < 8 < 14 < rare
    assert LEVELS[0].weight == max(level.weight for level in LEVELS)
    assert -8 < LEVELS[-1].weight < -5
    assert [level.weight for level in RARITIES] == sorted((level.weight for level in RARITIES), reverse=True)


def test_a_name_is_its_columns_whatever_else_there_is() -> None:
    alone = person_names.columns([("Ya-Fen Zhang", "", "")])
    among = person_names.columns([("Anh Nguyen", "", ""), ("Ya-Fen Zhang", "", ""), ("Ya-Fen Zhang", "", "")])
    pd.testing.assert_frame_equal(alone, among.iloc[[1]].reset_index(drop=True))
    pd.testing.assert_frame_equal(alone, among.iloc[[2]].reset_index(drop=True))
    # Stable over machines and versions, as frozen weights and stored blocking keys ask for.
    assert alone["name_part2"][0] == code("fen") == 1427508334771155808


def test_no_names_and_no_rows() -> None:
    assert judged([("", "Anh Nguyen")]) == [("null", 0.0, False)]
    empty, one = person_names.columns([]), person_names.columns([("Anh Nguyen", "", "")])
    assert len(empty) == 0 and list(empty) == list(one) == list(person_names.COLUMNS)
    assert (empty.dtypes == one.dtypes).all()


@pytest.mark.parametrize(("one", "other"), [
    ("Nguyen Thi Thoa", "Thoa Nguyen"), ("Ya-Fen Zhang", "Zhang Yafen"), ("Chang Chien-Fen", "Jianfen Zhang"),
    ("Kouji Oota", "Koji Ohta"), ("陳志明", "Chih-Ming Chen"), ("E. R. Carter", "Emily Rose Carter"),
    ("Lee Min", "Yi Min"), ("Quang Hung Ha", "Q. H. Ha")])
def test_blocking_keys_meet(one: str, other: str) -> None:
    left, right = person_names.columns([(one, "", ""), (other, "", "")])["name_keys"]
    assert set(left) & set(right)


def test_strict_keys_are_few_and_meet_across_spellings() -> None:
    keys = person_names.columns([("Nguyễn Thị Kim Thoa", "", ""), ("Kim Thoa Nguyen", "", ""), ("Zhang Yafen", "", ""),
                                 ("Ya-Fen Zhang", "", ""), ("Anh Nguyen", "", "")])["name_keys_strict"]
    assert set(keys[0]) & set(keys[1]) and set(keys[2]) & set(keys[3]) and not set(keys[0]) & set(keys[4])
    assert max(map(len, keys)) <= 4


def test_splink_and_plain_sql_agree() -> None:
    """The comparisons' own levels, in their order, are the cases of `gamma`; their probabilities are fixed."""
    name, rarity = (made.get_comparison("duckdb").as_dict() for made in person_names.comparisons())
    levels = name["comparison_levels"]
    assert levels[0]["is_null_level"] and levels[-1]["sql_condition"] == "ELSE"
    assert [level["label_for_charts"] for level in levels[1:]] == [level.code for level in LEVELS]
    assert all(level["sql_condition"] in person_names.gamma() for level in levels[1:-1])
    assert all(level["fix_m_probability"] and level["fix_u_probability"] for level in levels[1:])
    assert rarity["comparison_levels"][0]["is_null_level"]
    assert tuple(level.code for level in LEVELS[:len(AGREEING)]) == AGREEING


def test_the_sql_can_be_said_to_spark() -> None:
    for condition in (person_names.gamma(), person_names.weight()):
        said = sqlglot.transpile(condition, read="duckdb", write="spark")[0].lower()
        assert "list_" not in said and "&&" not in said


def test_co_authors_have_a_short_key() -> None:
    assert person_names.short("Kouji Inabata") == person_names.short("", "Inabata", "Koji") == "inabata k"
