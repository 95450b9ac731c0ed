"""What organisations and countries share, by hand, and as compile counts it for the illustration."""

import csv
import random
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graph.analysis import rollups
from graph.analysis.projection import Projection, patching
from graph.analysis.projection.arrays import LABELS
from graph.analysis.projection.patching import EdgeRow, NodeRow
from graph.analysis.rollups import Tie, Year
from graph.analysis.tallies import coauthors, shared
from graph.compile import MemoryGraph, compiled
from graph.compile.model import NodeState
from ledger.ledger import Ledger
from loaders import illustration
from loaders.source import stage

Make = Callable[..., Projection]


@pytest.fixture
def p(make: Make) -> Projection:
    """Works of houses in two countries, one of a person with two posts, and an agreement of three parties."""
    return make(
        {"ann": "Expert", "bob": "Expert", "eve": "Expert", "hust": ("Organization", "University"),
         "lab": "Organization", "fab": ("Organization", "Firm"), "taiko": "Organization", "vn": ("Country", "VN"),
         "jp": ("Country", "JP"), "w1": ("Work", 2019), "w2": ("Work", 2022), "w3": ("Work", 2022),
         "mou": ("Agreement", 2023)},
        LOCATED_IN=[("hust", "vn"), ("fab", "vn"), ("taiko", "jp")], PART_OF=[("lab", "hust")],
        AFFILIATED_WITH=[("ann", "lab", 1, 2018), ("ann", "fab", 1, 2010, 2018), ("bob", "taiko"),
                         ("eve", "fab", 1, 2020), ("eve", "hust", 1, 2021)],
        AUTHORED=[("ann", "w1"), ("bob", "w1"), ("ann", "w2"), ("bob", "w2"), ("eve", "w2"), ("eve", "w3")],
        PARTY_TO=[("hust", "mou"), ("fab", "mou"), ("taiko", "mou")])


def test_two_organisations_share_a_work_by_two_authors_who_were_there_then(p: Projection) -> None:
    # w1 (2019): ann at the lab only, for she left the fab; bob at taiko. w3: eve alone is at two houses.
    assert rollups.organisations(p) == [
        Tie("fab", "taiko", 1, 1, 2, 2022, 2023), Tie("hust", "taiko", 1, 1, 2, 2022, 2023),
        Tie("lab", "taiko", 2, 0, 2, 2019, 2022), Tie("fab", "hust", 0, 1, 1, 2023, 2023),
        Tie("fab", "lab", 1, 0, 1, 2022, 2022), Tie("hust", "lab", 1, 0, 1, 2022, 2022)]


def test_a_span_of_years_counts_what_happened_in_it(p: Projection) -> None:
    assert rollups.organisations(p, until=2019) == [Tie("lab", "taiko", 1, 0, 1, 2019, 2019)]
    assert rollups.organisations(p, 2023, 2023) == [Tie(*pair, 0, 1, 1, 2023, 2023) for pair in (
        ("fab", "hust"), ("fab", "taiko"), ("hust", "taiko"))]


def test_a_work_counts_once_for_two_countries(p: Projection) -> None:
    assert rollups.countries(p) == [Tie("JP", "VN", 2, 1, 3, 2019, 2023)]
    assert rollups.countries(p, 2020, 2022) == [Tie("JP", "VN", 1, 0, 1, 2022, 2022)]


def test_partners_of_a_house_with_and_without_its_parts(p: Projection) -> None:
    alone = [(tie.other, tie.works, tie.agreements) for tie in rollups.partners_of(p, "hust")]
    assert alone == [("taiko", 1, 1), ("fab", 0, 1), ("lab", 1, 0)]
    together = rollups.partners_of(p, "hust", parts=True)
    assert together == [Tie("hust", "taiko", 2, 1, 3, 2019, 2023), Tie("hust", "fab", 1, 1, 2, 2022, 2023)]
    assert rollups.partners_of(p, "hust", 2019, 2019, parts=True) == [Tie("hust", "taiko", 1, 0, 1, 2019, 2019)]
    assert rollups.partners_of(p, "nobody") == [] and rollups.partners_of(p, "ann") == []


def test_years_of_a_house(p: Projection) -> None:
    assert rollups.years_of(p, "hust", parts=True) == [Year(2019, 1, 0, 1), Year(2022, 1, 0, 2), Year(2023, 0, 1, 2)]
    assert rollups.years_of(p, "taiko") == [Year(2019, 1, 0, 1), Year(2022, 1, 0, 3), Year(2023, 0, 1, 2)]
    assert rollups.years_of(p, "nobody") == []


def test_a_house_that_is_its_own_part_ends(make: Make) -> None:
    p = make({"a": "Organization", "b": "Organization"}, PART_OF=[("a", "b"), ("b", "a")])
    assert rollups.whole(p, "a") == [0, 1]


def test_nothing_at_all_is_nothing(make: Make) -> None:
    p = make({})
    assert rollups.organisations(p) == rollups.countries(p) == rollups.partners_of(p, "x") == []


def test_a_work_of_more_than_fifty_authors_says_nothing(make: Make) -> None:
    people = {f"e{at:02}": "Expert" for at in range(51)}
    for count, wanted in ((51, 0), (50, 1)):
        p = make({**people, "a": "Organization", "b": "Organization", "w": ("Work", 2020)},
                 AFFILIATED_WITH=[(person, "ab"[at % 2]) for at, person in enumerate(people)],
                 AUTHORED=[(person, "w") for person in list(people)[:count]])
        assert len(rollups.organisations(p)) == wanted


# As compile has it


def projected(graph: MemoryGraph) -> Projection:
    """A projection of a compiled graph, without an engine."""
    from graph.analysis.projection.dates import SINCE, UNTIL, year

    def first(props: dict[str, Any], names: tuple[str, ...]) -> int:
        return next((year(props[name]) for name in names if props.get(name) is not None), 0)

    nodes, edges = [], {}
    for state in graph.dump():
        props = state.props
        if isinstance(state, NodeState):
            nodes.append(NodeRow(state.id, "", LABELS.index(state.labels[0]), 0, 0, first(props, SINCE),
                                 first(props, UNTIL), props.get("code") or ""))
        else:
            key = state.key
            edges.setdefault(key.type, []).append(EdgeRow(
                key.start, key.end, float(props.get("weight", 1)), props.get("agreements", 0), first(props, SINCE),
                first(props, UNTIL)))
    return patching.built("curators", {}, nodes, edges)


def test_what_is_counted_here_is_what_compile_derives(tmp_path: Path) -> None:
    ledger = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    ledger.accept(stage(ledger, illustration.delivery(), "lan").batch or 0, "lan")
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    p = projected(graph)
    derived = p.edges("COLLABORATES_WITH")
    wanted = [Tie(p.ids[a], p.ids[b], int(w - g), int(g), int(w), int(f), int(u))
              for a, b, w, g, f, u in zip(*(column.tolist() for column in derived.columns()), strict=True)]
    assert len(wanted) > 100 and sorted(rollups.organisations(p)) == wanted
    rows = coauthors(p)
    counted = Counter(zip(rows.one.tolist(), rows.other.tolist(), strict=True))
    written = p.edges("COAUTHOR_OF")
    assert counted == {(a, b): w for a, b, w in zip(written.start.tolist(), written.end.tolist(),
                                                    written.weight.tolist(), strict=True)}
    ledger.close()


def test_any_network_counts_as_if_done_one_by_one() -> None:
    dice = random.Random(5)
    for _ in range(30):
        p, works, posts = some(dice)
        wanted: Counter[tuple[str, str]] = Counter()
        for work, (year, authors) in works.items():
            staff: dict[str, set[str]] = {}
            for person in authors:
                for house, since, until in posts[person]:
                    if not year or ((not since or since <= year) and (not until or year <= until)):
                        staff.setdefault(house, set()).add(person)
            for a, b in combinations(sorted(staff), 2):
                wanted[a, b] += len(staff[a] | staff[b]) > 1
            assert work in p.index
        assert {(tie.one, tie.other): tie.works for tie in rollups.organisations(p)} == +wanted


def some(dice: random.Random) -> tuple[Projection, dict[str, tuple[int, set[str]]], dict[str, list[Any]]]:
    """A small network of works and posts, and the same as dictionaries."""
    people, houses = [f"e{at}" for at in range(6)], [f"o{at}" for at in range(4)]
    works = {f"w{at}": (dice.choice((0, 2018, 2020, 2022)), set(dice.sample(people, dice.randrange(1, 5))))
             for at in range(8)}
    posts = {person: [(dice.choice(houses), dice.choice((0, 2019)), dice.choice((0, 2021)))
                      for _ in range(dice.randrange(3))] for person in people}
    nodes = [NodeRow(id, id, LABELS.index(label), 0, 0, year, year)
             for label, ids in (("Expert", people), ("Organization", houses), ("Work", works))
             for id in ids for year in [works[id][0] if id in works else 0]]
    edges = {
        "AUTHORED": [EdgeRow(one, work, 1, 0, 0, 0) for work, (_, authors) in works.items() for one in authors],
        "AFFILIATED_WITH": [EdgeRow(one, house, 1, 0, *span) for one, some in posts.items() for house, *span in some]}
    return patching.built("curators", {}, nodes, edges), works, posts


def test_one_house_with_all_others_at_once_from_thousands_of_works(shared_data: Path) -> None:
    """The whole output of one department: each institution of a work is one author's, who is nobody else."""
    works = shared_data / "openalex_works_kfupm"
    with (works / "works.csv").open(encoding="utf-8", newline="") as lines:
        years = {row["work_id"]: int(row["year"]) for row in csv.DictReader(lines)}
    with (works / "work_institutions.csv").open(encoding="utf-8", newline="") as lines:
        at = sorted({(row["work_id"], row["institution_id"]) for row in csv.DictReader(lines)})
    houses = sorted({house for _, house in at})
    nodes = [NodeRow(f"e{house}", "", LABELS.index("Expert"), 0, 0, 0, 0) for house in houses]
    nodes += [NodeRow(house, house, LABELS.index("Organization"), 0, 0, 0, 0) for house in houses]
    nodes += [NodeRow(work, "", LABELS.index("Work"), 0, 0, year, year) for work, year in years.items()]
    p = patching.built("curators", {}, nodes, {
        "AFFILIATED_WITH": [EdgeRow(f"e{house}", house, 1, 0, 0, 0) for house in houses],
        "AUTHORED": [EdgeRow(f"e{house}", work, 1, 0, 0, 0) for work, house in at]})
    together: dict[str, set[str]] = {}
    for work, house in at:
        together.setdefault(work, set()).add(house)
    busiest, _ = Counter(house for _, house in at).most_common(1)[0]
    few = {work: some for work, some in together.items() if len(some) <= 50}
    wanted = Counter(other for some in few.values() if busiest in some for other in some - {busiest})
    shared(p)
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        found = rollups.partners_of(p, busiest)
        seconds.append(time.perf_counter() - began)
    assert {tie.other: tie.works for tie in found} == wanted and len(wanted) > 450
    assert min(seconds) < 0.05
