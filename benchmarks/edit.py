"""From one saved edit to the page's questions answered, in a large registry: ``ledger.patch``, ``settle``, reading.

The last of each kind is the hardest there is: the person with most works, the organisation with most people.
``python -m benchmarks.edit [--experts N] [--json]``
"""

from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import Any

from benchmarks.measure import note, options, report, spread, timed
from benchmarks.place import BY, copy, opened
from benchmarks.questions import ask, busiest, expert, house, largest
from benchmarks.world import CATALOGUE, HOUSES, World
from graph.ids import edge_id, thing_id
from graph.registry import Registry
from ledger.record import Said

_TIMES = 7
Edit = Callable[[Registry], None]
Page = tuple[str, dict[str, str]]


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv)
    world = World(chosen.experts)
    with copy(world) as home:
        registry = opened(home)
        try:
            registry.settle()
            figures = {kind: _measured(registry, edits) for kind, edits in _kinds(world)}
        finally:
            registry.close()
    report("edit", {"goal": "1 s", "seconds": figures}, chosen.json)


def _measured(registry: Registry, edits: list[tuple[Edit, Page]]) -> dict[str, Any]:
    taken: dict[str, list[float]] = {"all": [], "saving": [], "settling": [], "reading": []}
    for save, (page, given) in edits:
        steps = {"saving": timed(partial(save, registry))[0], "settling": timed(registry.settle)[0],
                 "reading": timed(partial(ask, registry, page, **given))[0]}
        for step, seconds in {**steps, "all": sum(steps.values())}.items():
            taken[step].append(seconds)
    return {step: {**spread(seconds), "last": round(seconds[-1], 3)} for step, seconds in taken.items()}


def _kinds(world: World) -> Iterator[tuple[str, list[tuple[Edit, Page]]]]:
    random = Random(f"edits:{world.seed}")
    people = [*random.sample(range(world.experts), _TIMES - 1), busiest(world)]
    houses = [*random.sample(range(len(world.organisations)), _TIMES - 1), largest(world)]
    note(f"edits of {len(people)} people and {len(houses)} organisations")
    yield "a position", [(_set("Expert", expert(one), position=f"chuyên gia {one}"), _expert(one)) for one in people]
    yield "a post that ended", [(partial(_no_longer, world, one), _expert(one)) for one in people]
    yield "the name of an organisation", [
        (_set("Organization", house(world, one), name=f"Tổ chức {one}"), _organisation(world, one)) for one in houses]
    yield "a new person", [(partial(_newcomer, one), ("experts", {})) for one in range(_TIMES)]
    twice = [person for person in world.people() if person.sheet and not (person.orcid and person.orcid_on_sheet)]
    yield "two spellings are one person", [
        (partial(_join, expert(one.number), thing_id(f"sheet:{one.sheet}", "Expert", f"{one.on_sheet}|{one.number}")),
         _expert(one.number)) for one in twice[:_TIMES]]


def _expert(number: int) -> Page:
    return "expert", {"expert": expert(number)}


def _organisation(world: World, number: int) -> Page:
    return "organisation", {"organisation": house(world, number)}


def _set(label: str, thing: str, **values: Any) -> Edit:
    return partial(_patch, Said("patch", thing, label, {"set": values}))


def _patch(said: Said, registry: Registry) -> None:
    registry.ledger.patch([said], by=BY)


def _no_longer(world: World, number: int, registry: Registry) -> None:
    """A post is taken out: what people and organisations share is counted again."""
    person = world.person(number)
    start, end = expert(number), thing_id(HOUSES, "Organization", world.organisations[person.home].ror)
    told_apart = f"{person.role}|{person.since}"
    edge = edge_id(CATALOGUE, "AFFILIATED_WITH", start, end, told_apart)
    _patch(Said("patch", edge, "AFFILIATED_WITH", {"absent": True}, start=start, end=end, discriminator=told_apart),
           registry)


def _newcomer(number: int, registry: Registry) -> None:
    key = f"newcomer {number}"
    thing = thing_id("curator", "Expert", key)
    _patch(Said("node", thing, "Expert", {"name": f"Người Mới {number}"}, key=key), registry)


def _join(one: str, other: str, registry: Registry) -> None:
    registry.ledger.judge("same", one, other, by=BY)


if __name__ == "__main__":
    main()
