"""How many nodes and relations of each kind the graph of a seeded city receives: ``python -m benchmarks.tally``.

Counted from the city itself and not by compile, so that each checks the other.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from benchmarks.teams import Work
from benchmarks.world import Person, World
from loaders.source import EdgeRow, NodeRow

_MOST_AUTHORS = 50
Pair = tuple[int, int]


def tally(world: World) -> dict[str, Any]:
    """Nodes by label and relations by type, with both sums. A sheet's person without ORCID is a node of its own."""
    nodes, edges = _said(world)
    nodes["Expert"] = world.experts + sum(
        1 for person in world.people() if person.sheet and not (person.orcid and person.orcid_on_sheet))
    derived = _derived(world)
    # Who has a field by statement has it by works too, more often than not: one relation.
    edges["EXPERT_IN"] = len(derived.pop("EXPERT_IN") | _stated(world))
    edges |= {type: len(pairs) for type, pairs in derived.items()}
    return {"experts": world.experts, "works": world.works, "nodes": nodes.total(), "relations": edges.total(),
            "by_label": dict(nodes.most_common()), "by_type": dict(edges.most_common())}


def _said(world: World) -> tuple[Counter[str], Counter[str]]:
    nodes: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    for delivery in world.deliveries():
        # A sheet's posts and fields are those that the catalogue gives to the same person.
        for row in delivery.rows:
            if isinstance(row, NodeRow):
                nodes[row.label] += 1
            elif isinstance(row, EdgeRow) and row.type != "EXPERT_IN" and not _repeats(world, delivery.origin.id, row):
                edges[row.type] += 1
    return nodes, edges


def _repeats(world: World, source: str, row: EdgeRow) -> bool:
    if not source.startswith("sheet:") or row.type != "AFFILIATED_WITH":
        return False
    person = world.person(int(row.start.key.rpartition("|")[2]))
    return bool(person.orcid and person.orcid_on_sheet)


def _stated(world: World) -> set[Pair]:
    """Who says to know what; a person that is a node of its own by the sheet has a number of its own."""
    return {(person.number if person.orcid and person.orcid_on_sheet else -1 - person.number,
             world.specialities[person.number]) for person in world.people() if person.sheet}


def _derived(world: World) -> dict[str, set[Pair]]:
    posts = {person.number: list(_posts(person)) for person in world.people()}
    found: dict[str, set[Pair]] = {"COAUTHOR_OF": set(), "EXPERT_IN": set(), "COLLABORATES_WITH": set(_parties(world))}
    for work in world.written():
        found["EXPERT_IN"] |= {(author, field) for author in work.authors for field in work.fields}
        if len(work.authors) <= _MOST_AUTHORS:
            found["COAUTHOR_OF"] |= set(combinations(sorted(work.authors), 2))
            found["COLLABORATES_WITH"] |= set(_shared(work, posts))
    return found


def _posts(person: Person) -> Iterator[tuple[int, int, int]]:
    yield person.home, person.since, 9999
    if person.earlier is not None:
        yield person.earlier, person.since - 6, person.since


def _shared(work: Work, posts: dict[int, list[tuple[int, int, int]]]) -> Iterator[Pair]:
    staff: dict[int, set[int]] = {}
    for author in work.authors:
        for house, since, until in posts[author]:
            if since <= work.year <= until:
                staff.setdefault(house, set()).add(author)
    return (pair for pair in combinations(sorted(staff), 2) if len(staff[pair[0]] | staff[pair[1]]) > 1)


def _parties(world: World) -> Iterator[Pair]:
    number = {house.ror: house.number for house in world.organisations}
    sides: dict[str, list[int]] = {}
    for row in world.deliveries()[-1].rows:
        if isinstance(row, EdgeRow) and row.type == "PARTY_TO":
            sides.setdefault(row.end.key, []).append(number[row.start.key])
    for parties in sides.values():
        yield from combinations(sorted(parties), 2)


def main() -> None:
    """Print the counts of a city as JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--experts", type=int, default=100_000)
    print(json.dumps(tally(World(options.parse_args().experts)), indent=2))


if __name__ == "__main__":
    main()
