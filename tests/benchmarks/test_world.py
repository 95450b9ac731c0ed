import hashlib
import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import identifiers
from benchmarks.tally import tally
from benchmarks.world import World
from graph import ids
from graph.names import fold
from graph.schema import EDGE, NODE, SUBKIND
from loaders.source import EdgeRow, NodeRow, Reject

ROOT = Path(__file__).parents[2]
SMALL = World(600)


def digest(world: World) -> str:
    seen = hashlib.sha256()
    for delivery in world.deliveries():
        seen.update(repr((delivery.origin, delivery.as_of, delivery.covers)).encode())
        for row in delivery.rows:
            seen.update(repr(row).encode())
    return seen.hexdigest()


def rows(world: World) -> list[tuple[str, NodeRow | EdgeRow]]:
    said = [(delivery.origin.id, row) for delivery in world.deliveries() for row in delivery.rows]
    assert not any(isinstance(row, Reject) for _, row in said)
    return said  # type: ignore[return-value]


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_the_same_numbers_give_the_same_rows_in_another_process(hash_seed: str) -> None:
    script = "from test_world import *\nprint(digest(SMALL))"
    env = {**os.environ, "PYTHONHASHSEED": hash_seed,
           "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(__file__).parent)])}
    said = subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True, text=True)
    assert said.stdout.strip() == digest(SMALL)


def test_another_seed_is_another_city() -> None:
    assert digest(World(60, seed=1)) != digest(World(60, seed=2))


def test_every_row_fits_the_vocabulary() -> None:
    for _, row in rows(SMALL):
        shape = NODE[row.label] if isinstance(row, NodeRow) else EDGE[row.type]
        assert not [name for name in row.props if shape.prop(name).derived]
        if isinstance(row, NodeRow):
            assert set(row.kinds) <= SUBKIND.keys()
        else:
            assert row.start.label in EDGE[row.type].start
            assert row.end.label in EDGE[row.type].end


def test_every_end_of_a_relation_was_said_by_its_source() -> None:
    said = rows(SMALL)
    things = {(source, row.label, row.key) for source, row in said if isinstance(row, NodeRow)}
    ends = {(ref.source or source, ref.label, ref.key)
            for source, row in said if isinstance(row, EdgeRow) for ref in (row.start, row.end)}
    assert ends <= things


def test_identifiers_pass_the_checks_that_loaders_make() -> None:
    for number in range(300):
        assert ids.orcid(identifiers.orcid(number)) == identifiers.orcid(number)
        assert ids.ror(identifiers.ror(number)) == identifiers.ror(number)
        assert ids.doi(identifiers.doi(number)) == identifiers.doi(number)
        assert ids.openalex(identifiers.openalex("W", number)) == identifiers.openalex("W", number)
    assert len({identifiers.ror(number) for number in range(5000)}) == 5000


def test_one_person_is_spelt_in_several_ways_and_shares_an_orcid_in_part() -> None:
    told: dict[str, dict[str, str]] = {}
    for source, row in rows(SMALL):
        if isinstance(row, NodeRow) and row.label == "Expert" and row.props["orcid"]:
            told.setdefault(row.props["orcid"], {})[source] = row.props["name"]
    twice = [names for names in told.values() if len(names) > 1]
    others = [person for person in SMALL.people() if person.sheet and not person.orcid_on_sheet]
    assert len(twice) > 15
    assert len(others) > 15
    assert sum(len({fold(name) for name in names.values()}) > 1 for names in twice) > len(twice) / 3


def test_names_of_four_traditions() -> None:
    countries = Counter(house.country for house in World(20_000).organisations)
    natives = "".join(person.name.native for person in SMALL.people())
    assert countries.keys() == {"VN", "US", "JP", "TW"}
    assert "ễ" in natives
    assert any("\u4e00" <= letter <= "\u9fff" for letter in natives)


def test_degrees_have_a_heavy_tail() -> None:
    degree: Counter[int] = Counter()
    sizes = Counter()
    for work in World(5000).written():
        degree.update(work.authors)
        sizes[len(work.authors)] += 1
        assert len(set(work.authors)) == len(work.authors)
    ordered = sorted(degree.values())
    assert ordered[-1] > 15 * ordered[len(ordered) // 2]
    assert max(sizes) > 30
    assert sum(count for size, count in sizes.items() if size <= 8) > 0.95 * sizes.total()
    houses = Counter(World(5000).homes)
    assert houses.most_common(1)[0][1] > 8 * sorted(houses.values())[len(houses) // 2]


@pytest.mark.parametrize("experts", [2000, 8000])
def test_relations_come_to_what_was_asked_for(experts: int) -> None:
    counted = tally(World(experts))
    assert 0.9 < counted["relations"] / (10 * experts) < 1.2
    assert counted["by_type"]["COAUTHOR_OF"] < 0.4 * counted["relations"]


def test_a_stream_of_rows_takes_no_memory_of_its_own() -> None:
    world = World(3000)
    assert len(world.homes) and len(world.specialities) and world.organisations and world.fields
    catalogue = world.deliveries()[1]
    tracemalloc.start()
    count = sum(1 for _ in catalogue.rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 6000
    assert peak < 200_000
