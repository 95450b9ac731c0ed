"""Two thousand rows from a spreadsheet, previewed and accepted in a large registry.

Half of the rows are people whom the registry knows, by their ORCID and under another spelling; half are new.
``python -m benchmarks.sheet [--experts N] [--json]``
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from openpyxl import Workbook

from benchmarks.measure import Watch, options, report, timed
from benchmarks.place import BY, copy, engine_pid, opened
from benchmarks.world import World
from loaders import spreadsheet
from loaders.source import stage
from loaders.spreadsheet.layout import SHEET
from loaders.template import heading

_ROWS = 2_000
_COLUMNS = ("name", "orcid", "position", "title", "email", "organization", "field")


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv)
    world = World(chosen.experts)
    with copy(world) as home:
        path = home.parent / "experts.xlsx"
        rows = _write(path, world)
        registry = opened(home)
        try:
            registry.settle()
            with Watch(engine_pid(registry)) as whole:
                reading, delivery = timed(lambda: spreadsheet.delivery(path))
                staging, staged = timed(lambda: stage(registry.ledger, delivery, BY))
                assert staged.batch is not None
                previewing, preview = timed(lambda: registry.preview(staged.batch or 0))
                saving, _ = timed(lambda: registry.ledger.accept(staged.batch or 0, BY))
                settling, _ = timed(registry.settle)
                undoing, _ = timed(lambda: (registry.ledger.undo(staged.batch or 0, BY), registry.settle()))
        finally:
            registry.close()
    report("sheet", {
        "goal": "previewed in 3 s, accepted in 5 s", "rows": rows, "lines that cannot be read": staged.rejected,
        "previewed, seconds": round(reading + staging + previewing, 2),
        "accepted, seconds": round(saving + settling, 2), "undone, seconds": round(undoing, 2),
        "steps, seconds": {"reading the file": round(reading, 2), "staging": round(staging, 2),
                           "preview": round(previewing, 2), "settling": round(settling, 2)},
        "preview says": preview.counts, "peak memory, MB": whole.peak}, chosen.json)


def _write(path: Path, world: World) -> int:
    """Write the file; how many people it lists."""
    book = Workbook(write_only=True)
    columns = [SHEET["experts"].column(name) for name in _COLUMNS]
    page = book.create_sheet(SHEET["experts"].title("en"))
    page.append([heading(column, "en") for column in columns])
    lines = list(_lines(world))
    for line in lines:
        page.append(line)
    book.save(path)
    return len(lines)


def _lines(world: World) -> Iterator[list[str]]:
    random = Random(f"sheet:{world.seed}")
    known = (person for person in world.people() if person.orcid and person.number % 3 == 0)
    for number, person in zip(range(_ROWS), known, strict=False):
        new = bool(number % 2)
        name = f"Người Mới {number}" if new else random.choice(person.name.spellings)
        yield [name, "" if new else person.orcid or "", "engineer", "TS.", f"{number}@sheet.example",
               world.organisations[person.home].ror, world.fields[world.specialities[person.number]]["code"]]


if __name__ == "__main__":
    main()
