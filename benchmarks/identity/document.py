"""``docs/identity.md`` from ``docs/identity.json``: ``python -m benchmarks.identity.document [--check]``."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.identity import about, table
from benchmarks.identity.goals import GOALS
from benchmarks.identity.measures import Result
from benchmarks.measure import surroundings

DOCS = Path(__file__).resolve().parents[2] / "docs"
RESULTS, PAGE = DOCS / "identity.json", DOCS / "identity.md"
#: Digits behind the point; a hundred thousand pairs have no more to say.
_DIGITS = 6


def page(kept: dict[str, Any]) -> str:
    """The page as Markdown."""
    results = [result(row) for row in kept.get("results", [])]
    parts = [about.HEAD + "".join(f"| {name} | {what} |\n" for name, what in about.METHODS.items())]
    if "at" in kept:
        versions = ", ".join(f"{name} {version}" for name, version in kept["versions"].items())
        parts.append(f"Measured {kept['at'][:10]} on {kept['machine']}; {versions}.\n")
    names = [*about.SETS, *sorted({row.set for row in results} - about.SETS.keys())]
    for name in names:
        parts += _section(name, [row for row in results if row.set == name])
    parts += [f"## Speed\n\n{about.SPEED}\n", _speed(kept["speed"]) if kept.get("speed") else "Not measured yet.\n"]
    return "\n".join(parts).rstrip() + "\n"


def _section(name: str, rows: list[Result]) -> Iterator[str]:
    if not rows and name not in GOALS:
        return
    yield f"## {name}\n"
    if name in about.SETS:
        yield f"{about.SETS[name]}\n"
    yield table.markdown(rows) if rows else "Not measured yet.\n"


def _speed(rows: Sequence[dict[str, Any]]) -> str:
    """The rows under every column that one of them has."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = [[str(row.get(name, "")) for name in columns] for row in rows]
    head = [about.COLUMNS.get(name, name) for name in columns]
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, ["---"] * len(columns), *lines))


def plain(result: Result) -> dict[str, Any]:
    """A result as JSON has it, rounded."""
    return {key: [round(one, _DIGITS) for one in value] if isinstance(value, tuple)
            else round(value, _DIGITS) if isinstance(value, float) else value
            for key, value in result._asdict().items()}


def result(row: dict[str, Any]) -> Result:
    """A result from JSON."""
    interval = row.get("interval")
    return Result(**row | {"interval": tuple(interval) if interval else None})


def kept() -> dict[str, Any]:
    """What was measured last."""
    return json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}


def keep(results: Iterable[Result], speed: Sequence[dict[str, Any]] = ()) -> None:
    """Write the results over those of the same sets and methods, what was timed over all of it, and the page."""
    new = [plain(one) for one in results]
    done = {(row["set"], row["method"]) for row in new}
    old = [row for row in kept().get("results", []) if (row["set"], row["method"]) not in done]
    order = {name: number for number, name in enumerate(about.SETS)}
    rows = sorted([*new, *old], key=lambda row: order.get(row["set"], len(order)))
    written = {**surroundings(), "results": rows, "speed": list(speed) or kept().get("speed", [])}
    RESULTS.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    main([])


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say by exit code 1 that it is out of date."""
    written = page(kept())
    if "--check" in arguments:
        return 0 if PAGE.exists() and PAGE.read_text("utf-8") == written else 1
    PAGE.write_text(written, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
