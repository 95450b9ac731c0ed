"""Which links the matcher draws, and what joining would change: pure examples."""

import pytest

from graph.duplicates.consequence import CODES, PARTED, Hanging, consequence, held_by_two, place
from graph.duplicates.joining import Known, Pair, join
from ledger.derived import Likeness


def pairs(*given: str) -> list[Likeness]:
    return [Likeness(pair[0], pair[1], "Expert", 9.0 - place) for place, pair in enumerate(given)]


def known(base: str = "a b c d", apart: str = "", identifiers: dict[str, dict[str, str]] | None = None,
          standing: dict[str, int] | None = None) -> Known:
    """What holds: ``ab c`` are two clusters; ``apart`` are pairs that are to stay so."""
    return Known({thing: word for word in base.split() for thing in word}, identifiers or {},
                 [(pair[0], pair[1]) for pair in apart.split()],
                 [((pair[0], pair[1]), number) for pair, number in (standing or {}).items()])


def drawn(followed: list[Likeness], given: Known, enough: str = "") -> tuple[str, list[int]]:
    """The links that are judged, as words, and the judgements that are withdrawn."""
    heavy: set[Pair] = {pair[:2] for pair in followed} | {(pair[0], pair[1]) for pair in enough.split()}
    result = join(followed, heavy, given)
    return " ".join(pair.one + pair.other for pair in result.judge), result.withdraw


def test_no_more_links_are_drawn_than_hold_things_together() -> None:
    assert drawn(pairs("ab", "bc", "ac", "cd"), known()) == ("ab bc cd", [])
    assert drawn(pairs("ac", "bc"), known("ab c d")) == ("ac", [])


def test_what_somebody_parted_is_not_brought_together_by_way_of_a_third() -> None:
    assert drawn(pairs("ab", "bc"), known(apart="ac")) == ("ab", [])
    assert drawn(pairs("ac", "bd"), known("ab c d", apart="cd")) == ("ac", [])
    assert drawn(pairs("ab"), known(apart="ba")) == ("", [])


def test_two_values_of_one_identifier_part_also_by_way_of_a_third() -> None:
    orcids = {"a": {"orcid": "1"}, "c": {"orcid": "2"}, "d": {"openalex": "A"}}
    assert drawn(pairs("ab", "bc", "ad"), known(identifiers=orcids)) == ("ab ad", [])


def test_what_was_judged_is_judged_again_only_where_it_is_needed() -> None:
    assert drawn(pairs("ab"), known(standing={"ab": 5})) == ("", [])
    # The link by way of the third holds all together, though another would be drawn today.
    assert drawn(pairs("ab", "bc"), known(standing={"ac": 5}), enough="ac") == ("ab", [])


def test_what_weighs_too_little_or_is_parted_is_taken_back() -> None:
    assert drawn([], known(standing={"ab": 5})) == ("", [5])
    assert drawn(pairs("ab"), known(apart="ac", standing={"bc": 7}), enough="bc") == ("ab", [7])
    assert drawn([], known("a b", standing={"ax": 5})) == ("", [])


def hanging(relations: dict[str, int] | None = None, around: str = "", sources: str = "s",
            **identifiers: str) -> Hanging:
    found = Hanging(dict(relations or {}), set(around), set(sources))
    found.identifiers = {scheme: {value} for scheme, value in identifiers.items()}
    return found


@pytest.mark.parametrize(("one", "other", "gap", "codes"), [
    (hanging(), hanging(), False, ()),
    (hanging(), hanging(), True, ("gap",)),
    (hanging({"ADVISES": 1}), hanging({"PARTY_TO": 2}), True, ("gap", "seat", "agreement")),
    (hanging(around="xy"), hanging(around="z"), False, ("path",)),
    (hanging(around="xy"), hanging(around="yz"), False, ()),
    (hanging(around="xy"), hanging(), False, ()),
    (hanging(sources="st"), hanging(sources="s"), False, ("sources",)),
])
def test_what_joining_would_change(one: Hanging, other: Hanging, gap: bool, codes: tuple[str, ...]) -> None:
    assert consequence(one, other, gap) == consequence(other, one, gap) == codes


def test_the_weightiest_consequence_decides_then_the_next() -> None:
    orders = [("gap", "seat"), ("gap",), ("seat", "agreement", "path", "sources"), ("agreement", "path"),
              ("agreement",), ("path", "sources"), ("path",), ("sources",), ()]
    places = [place(codes, hanging(), hanging()) for codes in orders]
    assert places == sorted(places, reverse=True) and len(set(places)) == len(orders) and places[-1] == 0
    assert place(CODES, hanging(orcid="1"), hanging(orcid="2")) == PARTED < 0
    assert place((), hanging(orcid="1"), hanging(orcid="1", openalex="A")) == 0


def test_relations_are_counted_and_fields_connect_nobody() -> None:
    found = Hanging()
    for type, other in (("AUTHORED", "w"), ("AUTHORED", "v"), ("EXPERT_IN", "f"), ("LOCATED_IN", "VN")):
        found.add(type, other)
    assert (found.degree, found.around) == (4, {"w", "v"})


def test_a_field_is_left_to_one_where_two_alone_hold_it() -> None:
    assert held_by_two({"f": {"a", "b"}, "g": {"a", "b", "c"}, "h": {"a"}, "i": set()}) == {frozenset("ab")}
