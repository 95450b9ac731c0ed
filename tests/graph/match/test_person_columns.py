"""What is computed of a person's record before it is compared. All people are made up."""

import gc
from typing import Any

import pandas as pd
import pytest

from graph.match import person_columns, person_stays, person_works
from graph.match.person_namesakes import namesakes
from graph.match.records import Person, Stay


def row(one: Person) -> "pd.Series[object]":
    return person_columns.columns([one]).iloc[0]


def test_an_empty_list_has_all_columns_and_no_rows() -> None:
    frame = person_columns.columns([])
    assert len(frame) == 0
    assert set(person_columns.COLUMNS) <= set(frame)


def test_rows_keep_their_order_and_say_nothing_of_what_is_not_told() -> None:
    frame = person_columns.columns([Person("b", "Lan Vy Mai"), Person("a", "")])
    assert frame["id"].tolist() == ["b", "a"]
    assert frame["peers"].tolist() == [[], []]
    assert frame[["stay_size", "since", "until"]].isna().all(axis=None)
    assert frame["namesakes"].isna().tolist() == [False, True]


def test_garbage_is_collected_afterwards_also_where_a_record_cannot_be_read() -> None:
    seen: list[bool] = []

    class Watched(tuple[Any, ...]):
        def __iter__(self) -> Any:
            seen.append(gc.isenabled())
            raise ValueError("cannot be read")

    with pytest.raises(ValueError, match="cannot be read"):
        person_columns.columns([Person("a", "Lan Mai", identifiers=Watched())])
    assert (seen, gc.isenabled()) == ([False], True)


def test_works_of_a_source_are_told_from_those_that_all_sources_know() -> None:
    found = row(Person("a", "Lan Mai", works=("10.1000/x1", "work:7"), years=(2021, 2019)))
    assert (found["works"], found["own_works"]) == (["10.1000/x1", "work:7"], ["work:7"])
    assert (found["since"], found["until"]) == (2019, 2021)


def test_identifiers_are_said_with_their_scheme() -> None:
    found = row(Person("a", "Lan Mai", identifiers=(("orcid", "1"), ("openalex", "A2"), ("openalex", "A3"))))
    assert (found["ids"], found["schemes"]) == (["orcid:1", "openalex:A2", "openalex:A3"], ["orcid", "openalex"])


def test_domains_that_anybody_can_have_are_left_out() -> None:
    assert row(Person("a", "Lan Mai", domains=("Gmail.com", "HUST.example")))["domains"] == ["hust.example"]


def test_near_keys_tie_a_name_to_an_institution_a_coauthor_or_a_work() -> None:
    one = row(Person("a", "Emily Carter", stays=(Stay("Bay University"),), coauthors=("Rui Wang",),
                     works=("10.1000/x",)))
    assert {"carter e bay university", "carter e aginruw", "ce 10.1000/x"} <= set(one["near_keys"])


def test_a_vietnamese_name_is_tied_by_what_somebody_is_called() -> None:
    frame = person_columns.columns([Person("a", "Nguyễn Văn Hùng", stays=(Stay("Bay University"),)),
                                    Person("b", "N. V. Hung", stays=(Stay("Bay University"),))])
    assert set(frame["near_keys"][0]) & set(frame["near_keys"][1]) == {"hung n bay university"}


def test_a_domain_ties_only_who_has_no_affiliation() -> None:
    frame = person_columns.columns([Person("a", "Emily Carter", domains=("bay.example",)), Person(
        "b", "Emily Carter", domains=("bay.example",), stays=(Stay("Bay University"),))])
    assert ["carter e bay.example" in keys for keys in frame["near_keys"]] == [True, False]


@pytest.mark.parametrize(("one", "blocked"), [
    (Person("a", "Zebulon Quillhurst", stays=(Stay("Bay University"),)), True),
    (Person("a", "Wei Wang"), True),
    (Person("a", "Wei Wang", stays=(Stay("Bay University"),), works=("10.1000/x", "work:x")), True),
    (Person("a", "Wei Wang", stays=(Stay("Bay University"),)), False),
    (Person("a", "Wei Wang", stays=(Stay("Bay University"),), works=("1", "2", "3")), False),
    (Person("a", "Khúc Thị Quỳnh Giao"), False),
])
def test_a_whole_name_is_blocked_on_where_it_can_decide(one: Person, blocked: bool) -> None:
    assert bool(row(one)["name_keys_strict"]) == blocked


def test_all_names_of_somebody_are_blocked_on() -> None:
    frame = person_columns.columns([Person("a", "Emily Carter", aliases=("Emily Stone",)), Person("b", "Stone Emily")])
    assert set(frame["name_keys_strict"][0]) & set(frame["name_keys_strict"][1]) == {"emily stone"}
    assert frame["all_names"].tolist() == [["carter emily", "emily stone"], ["emily stone"]]


def test_the_first_of_somebodys_names_is_the_one_they_are_told_by() -> None:
    frame = person_columns.columns([Person("a", "Emily Carter", aliases=("Emily Stone",)), Person("b", "")])
    assert frame["first_name"].tolist() == ["carter emily", ""]


def test_family_and_given_name_are_told_only_together() -> None:
    both = row(Person("a", "Mai, Lan", family="Mai", given="Lan"))
    assert both[["told_family", "told_given"]].tolist() == ["mai", "lan"]
    assert row(Person("a", "Lan Mai", family="Mai"))[["told_family", "told_given"]].tolist() == ["", ""]


@pytest.mark.parametrize(("name", "keys"), [
    ("Qing-Dong Ou", ("dgginnooqu",)),
    ("Mischa Bonnevil", ("abcehiilmnnosv", "m bonnevil")),
    ("M. Bonnevil", ("m bonnevil",)),
    ("J. Wang", ()),
    ("Wang", ()),
])
def test_a_rare_coauthor_counts_twice_and_initials_of_a_frequent_one_do_not(name: str, keys: tuple[str, ...]) -> None:
    assert person_works.peer(name) == keys


@pytest.mark.parametrize(("doi", "journal"), [
    ("10.1002/adfm.202200651", "1002 adfm"), ("10.1016/j.nanoen.2023.1", "1016 j.nanoen"),
    ("10.1038/s41467-024-51703-0", "1038 s41467"), ("10.1039/d2ee00433j", "1039 ee"), ("10.1002/2014jb011246", None)])
def test_journals_are_read_from_dois(doi: str, journal: str | None) -> None:
    assert person_works.venues(["Bay Letters", "bay letters"], [doi]) == sorted(filter(None, (journal, "bay letters")))


def test_an_affiliation_is_its_institutions_and_its_telling_words() -> None:
    read = person_stays.read([Stay("Department of Physics, Bayside University, Tokyo", since=2019, until=2021)])
    assert read.names == ["bayside tokyo university"]
    # A rare word counts three, a place of many institutions one, university and subjects nothing.
    assert read.words == ["bayside0", "bayside1", "bayside2", "tokyo0"]
    assert (read.size, read.since, read.until) == (4, 2019, 2021)


def test_a_department_alone_tells_no_institution() -> None:
    read = person_stays.read([Stay("Department of Physics")])
    assert (read.names, read.words, read.size) == ([], [], 0)


def test_affiliations_over_time_are_compared_together() -> None:
    read = person_stays.read([Stay("Bayside University", "ror1", since=2015, until=2018), Stay("Quillhurst Institute")])
    assert read.ids == ["ror1"]
    assert read.names == ["bayside university", "institute quillhurst"]
    assert (read.size, read.since, read.until) == (3, 2015, 2018)


def test_a_frequent_name_has_more_namesakes_than_a_rare_one() -> None:
    names = ("Nguyen Van Hung", "Wei Wang", "Thomas Schmidt", "Zebulon Quillhurst")
    hung, wang, schmidt, quillhurst = person_columns.columns([Person(name, name) for name in names])["namesakes"]
    assert min(hung, wang) > 9 > schmidt > 3 > quillhurst


def test_parts_that_the_tables_of_names_lack_are_not_taken_for_rare() -> None:
    assert namesakes("western", 25.0, "gupta", "rajesh") > namesakes("western", 25.0, "quillhurst", "zebulon") + 2
