"""How much of the plan a gap endangers, as one simple number. Pure.

A gap's consequence is its severity (3: nobody; 2: held by one, running out or silent; 1: weak) times the urgency of
all tasks and targets that it endangers, added up (3: late or ends this year; 2: ends next year; 1: later; 0: done or
stopped), and at least its severity. Endangered are those that the question names, and those that are about the field
of a row or about a field above it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple


class Endangered(NamedTuple):
    """A task (by its number) or target (by its item, such as 2.1a) of the plan, and the fields that it is about."""

    id: str
    key: str
    urgency: int
    fields: tuple[str, ...]


def urgency(timing: str, until: int | None, year: int) -> int:
    """How soon it matters: 0 (done, stopped) to 3 (late, or ends this year)."""
    if timing in ("done", "stopped"):
        return 0
    if timing in ("late", "this_year"):
        return 3
    return 2 if until == year + 1 else 1


def endangered(row: Mapping[str, Any], plan: Sequence[Endangered],
               above: Mapping[str, Sequence[str]]) -> list[Endangered]:
    """What a row of a gap endangers, the most urgent first.

    ``row`` names tasks (``endangers``), targets (``targets``) and perhaps is, or has (``field_id``), a field;
    ``above`` gives for each field itself and those above it.
    """
    keys = {*map(str, row.get("endangers") or ()), *map(str, row.get("targets") or ())}
    fields = {one for id in (row.get("id"), row.get("field_id")) for one in above.get(str(id), ())}
    found = [one for one in plan if one.key in keys or fields & set(one.fields)]
    return sorted(found, key=lambda one: -one.urgency)


def consequence(severity: int, found: Iterable[Endangered]) -> int:
    """The number by which gaps are ordered."""
    return severity * max(1, sum(one.urgency for one in found))
