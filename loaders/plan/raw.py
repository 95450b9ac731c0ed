"""Tasks as their cells say them, before anything is understood, and what the numbers tell about missing rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.plan.headings import NUMBER, TEXT
from loaders.source import Reject


@dataclass(slots=True)
class RawTask:
    """One task, joined over page breaks; ``line`` is where it begins, ``begun`` what stood there.

    ``cells`` and ``titles`` are by column; ``joined`` are the lines that were added.
    """

    line: int
    number: int
    cells: dict[str, str]
    titles: dict[str, str]
    group: str = ""
    group_number: int | None = None
    subgroup: str = ""
    begun: dict[str, str] = field(default_factory=dict)
    joined: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """The tasks of a document in their order, and the rows that could not be read."""

    tasks: list[RawTask] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    found: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a column of a line."""

    line: int
    role: str
    reason: str


def missing_tasks(table: Table, seen: Iterable[int]) -> Iterator[Fault]:
    """A fault for each run of numbers that no row has; what may end a missing row is taken from the task above."""
    tasks = {task.number: task for task in table.tasks}
    for first, last, after in _gaps(seen):
        task, line = tasks.get(first - 1), tasks[after].line if after in tasks else 0
        span = f"Task {first} is" if first == last else f"Tasks {first} to {last} are"
        if task and task.joined and _is_doubtful(task, line, table.rejects):
            task.cells = task.begun
            yield Fault(task.joined[0], TEXT, f"This row may end task {first - 1} or a missing one; it was left out.")
        yield Fault(line, NUMBER, f"{span} missing before number {after}.")


def missing_groups(seen: dict[int, int]) -> Iterator[Fault]:
    """A fault for each run of group numbers without a heading; ``seen`` is number to line."""
    for first, last, after in _gaps(seen):
        span = f"Group {first}" if first == last else f"Groups {first} to {last}"
        yield Fault(seen[after], TEXT, f"{span} before group {after} cannot be read; tasks above may belong there.")


def ends(text: str) -> bool:
    """Whether a text is finished, as far as its last character tells."""
    return text.rstrip().endswith((".", ":", ";", "…"))


def _is_doubtful(task: RawTask, line: int, rejects: list[Reject]) -> bool:
    """Whether what was joined to a task may be the end of a missing one, whose own row is nowhere to be seen."""
    refused = any(task.joined[-1] < reject.line < line for reject in rejects)
    goes_on = task.cells[TEXT] != task.begun[TEXT] and not ends(task.begun[TEXT])
    return not refused and not goes_on


def _gaps(numbers: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """First and last number that is missing, and the number after them."""
    for before, after in pairwise([0, *sorted(set(numbers))]):
        if after > before + 1:
            yield before + 1, after - 1, after
