"""Which things are one: pure examples."""

import random
from collections.abc import Iterable, Mapping

import pytest

from graph.compile.cluster import Candidate, Clustering, Same, clusters

ORCID = {"a": "0000-0002-1825-0097", "b": "0000-0001-5109-3700"}


def candidates(*given: tuple[str, Mapping[str, str]], label: str = "Expert") -> dict[str, Candidate]:
    """Things by name with their identifiers, in the order of their arrival."""
    return {thing: Candidate(thing, label, (place, 0), ids) for place, (thing, ids) in enumerate(given)}


def united(found: Clustering) -> list[str]:
    """The clusters as words of the names of their members, such as ``ab``."""
    members: dict[str, list[str]] = {}
    for thing, cluster in found.cluster_of.items():
        members.setdefault(cluster, []).append(thing)
    return sorted("".join(sorted(things)) for things in members.values())


def same(*pairs: str, curated: bool = True) -> list[Same]:
    return [Same(pair[0], pair[1], curated) for pair in pairs]


def pairs(*given: str) -> list[tuple[str, str]]:
    return [(pair[0], pair[1]) for pair in given]


def test_things_that_share_an_identifier_are_one() -> None:
    found = clusters(candidates(("a", {"orcid": "1"}), ("b", {"orcid": "1"}), ("c", {"orcid": "2"}), ("d", {})), [], [])
    assert united(found) == ["ab", "c", "d"] and found.skipped == []


def test_an_identifier_of_another_kind_or_label_joins_nothing() -> None:
    given = candidates(("a", {"orcid": "1"}), ("b", {"openalex": "1"})) | {
        "w": Candidate("w", "Work", (9, 0), {"openalex": "1"})}
    assert united(clusters(given, same("aw"), [])) == ["a", "b", "w"]


def test_identifiers_join_along_a_chain() -> None:
    given = candidates(("a", {"orcid": "1"}), ("b", {"orcid": "1", "openalex": "A"}), ("c", {"openalex": "A"}))
    assert united(clusters(given, [], [])) == ["abc"]


def test_a_cluster_is_called_by_its_earliest_thing() -> None:
    found = clusters(candidates(("z", {"orcid": "1"}), ("a", {"orcid": "1"})), [], [])
    assert found.cluster_of == {"z": "z", "a": "z"}


def test_two_orcids_keep_things_apart_that_another_identifier_joins() -> None:
    given = candidates(("a", {"orcid": ORCID["a"], "openalex": "A"}), ("b", {"orcid": ORCID["b"], "openalex": "A"}))
    found = clusters(given, [], [])
    assert united(found) == ["a", "b"] and found.skipped == [("a", "b", "orcid")]


def test_two_orcids_keep_whole_clusters_apart() -> None:
    given = candidates(("a", {"orcid": "1"}), ("b", {"orcid": "1", "openalex": "A"}),
                       ("c", {"openalex": "A", "tax": "T"}), ("d", {"orcid": "2", "tax": "T"}))
    found = clusters(given, [], [])
    assert united(found) == ["abc", "d"] and found.skipped == [("c", "d", "orcid")]


def test_a_curator_is_heard_over_two_values_of_one_identifier_and_a_matcher_is_not() -> None:
    given = candidates(("a", {"orcid": "1"}), ("b", {"orcid": "2"}))
    assert united(clusters(given, same("ab"), [])) == ["ab"]
    found = clusters(given, same("ab", curated=False), [])
    assert united(found) == ["a", "b"] and found.skipped == [("a", "b", "orcid")]


def test_once_a_curator_united_two_values_either_joins_more() -> None:
    given = candidates(("a", {"orcid": "1"}), ("b", {"orcid": "2"}), ("c", {"orcid": "1"}), ("d", {"orcid": "2"}))
    assert united(clusters(given, same("ab"), [])) == ["abcd"]


def test_a_judgement_that_two_differ_is_stronger_than_an_identifier_and_reaches_their_clusters() -> None:
    given = candidates(("a", {"orcid": "1"}), ("b", {"orcid": "1"}))
    found = clusters(given, [], pairs("ab"))
    assert united(found) == ["a", "b"] and found.skipped == [("a", "b", "different")]
    wider = candidates(("a", {}), ("b", {"orcid": "1"}), ("c", {"orcid": "1"}), ("d", {}))
    found = clusters(wider, same("ab", "cd"), pairs("da"))
    assert united(found) == ["ab", "cd"] and found.skipped == [("b", "c", "different")]


def test_two_curators_who_disagree_leave_things_apart_and_a_note() -> None:
    found = clusters(candidates(("a", {}), ("b", {})), same("ab"), pairs("ba"))
    assert united(found) == ["a", "b"] and found.skipped == [("a", "b", "different")]


def test_of_three_that_cannot_all_be_one_those_by_smaller_ids_are() -> None:
    given = candidates(("a", {}), ("b", {}), ("c", {}))
    found = clusters(given, same("bc", "ab", "ac"), pairs("ac"))
    assert united(found) == ["ab", "c"]
    assert sorted(found.skipped) == [("a", "c", "different"), ("b", "c", "different")]


def test_curators_links_come_before_identifiers_and_these_before_the_matchers() -> None:
    given = candidates(("a", {"orcid": "1"}), ("b", {}), ("c", {"orcid": "2"}), ("d", {"orcid": "1"}))
    assert united(clusters(given, same("bc"), [])) == ["ad", "bc"]
    assert united(clusters(given, [*same("ab", curated=False), *same("bc")], [])) == ["ad", "bc"]
    assert united(clusters(given, [*same("bc", curated=False), *same("ab", curated=False)], [])) == ["abd", "c"]


@pytest.mark.parametrize("names", ["duv", "udv", "uvd"])
def test_a_department_never_joins_by_its_parents_identifier(names: str) -> None:
    part, whole, again = names
    given = candidates(*((name, {"ror": "1"}) for name in "duv"), label="Organization")
    found = clusters(given, [], [], [(part, whole)])
    assert united(found) == sorted([part, "".join(sorted(whole + again))]) and found.skipped == []
    assert united(clusters(given, same("".join(sorted(part + whole))), [], [(part, whole)])) == ["duv"]


def test_two_departments_of_one_parent_are_two() -> None:
    given = candidates(*((name, {"ror": "1"}) for name in "deu"), label="Organization")
    assert united(clusters(given, [], [], pairs("du", "eu"))) == ["d", "e", "u"]


def test_a_department_joins_by_its_own_identifier() -> None:
    given = candidates(("d", {"ror": "1", "openalex": "I"}), ("e", {"openalex": "I"}), ("u", {"ror": "1"}))
    assert united(clusters(given, [], [], pairs("du"))) == ["de", "u"]


def test_parts_and_wholes_are_kept_apart_also_where_a_third_would_join_them() -> None:
    given = candidates(("d", {"ror": "1"}), ("u", {"ror": "1", "openalex": "I"}), ("w", {"openalex": "I"}))
    found = clusters(given, [], [], pairs("dw"))
    assert united(found) in (["d", "uw"], ["du", "w"]) and [why for _, _, why in found.skipped] == ["different"]


def test_a_judgement_about_what_is_not_in_force_sleeps() -> None:
    assert united(clusters(candidates(("a", {}), ("b", {})), same("ax", "xb"), pairs("xa"))) == ["a", "b"]


@pytest.mark.parametrize("seed", range(10))
def test_the_order_in_which_things_are_given_does_not_matter(seed: int) -> None:
    dice = random.Random(seed)
    things = [(name, {scheme: dice.choice("123") for scheme in ("orcid", "openalex") if dice.random() < 0.6})
              for name in "abcdefgh"]
    given, some = candidates(*things), ["".join(dice.sample("abcdefgh", 2)) for _ in range(9)]
    links = [*same(*map(_ordered, some[:3])), *same(*map(_ordered, some[3:5]), curated=False)]

    def result(order: Iterable[str]) -> tuple[list[str], set[tuple[str, str, str]]]:
        found = clusters({thing: given[thing] for thing in order}, dice.sample(links, len(links)), pairs(*some[5:]))
        return united(found), set(found.skipped)

    first = result("abcdefgh")
    assert all(result(dice.sample("abcdefgh", 8)) == first for _ in range(10))
    assert sum(map(len, first[0])) == 8


def _ordered(pair: str) -> str:
    return "".join(sorted(pair))
