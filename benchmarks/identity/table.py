"""Results as a table: the same cells for the screen and for the page in docs/."""

from collections.abc import Iterable, Sequence

from rich.table import Table

from benchmarks.identity.goals import verdict
from benchmarks.identity.measures import Interval, Result

HEAD = ("method", "pairs", "precision", "recall", "F1", "F1 of pairs", "false hits", "95 % interval", "seconds", "goal")


def cells(result: Result, others: Iterable[Result] = ()) -> tuple[str, ...]:
    """One row under ``HEAD``; what does not apply is empty."""
    return (
        result.method, "" if result.pairs is None else f"{result.pairs:,}",
        *map(_share, (result.precision, result.recall, result.f1, result.f1_pairwise)),
        "" if result.false_hit_rate is None else f"{100 * result.false_hit_rate:.4f} %", _interval(result.interval),
        "" if result.seconds is None else f"{result.seconds:.1f}", verdict(result, others),
    )


def on_screen(results: Sequence[Result]) -> Table:
    """The methods of one set for a terminal."""
    head, *rows = filled(results)
    table = Table(*head, title=results[0].set, title_justify="left", title_style="bold")
    for name, column in zip(head, table.columns, strict=True):
        column.justify = "left" if name in ("method", "goal") else "right"
    for row in rows:
        table.add_row(*row)
    return table


def markdown(results: Sequence[Result]) -> str:
    """The methods of one set as a table of Markdown."""
    head, *rows = filled(results)
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, ["---"] * len(head), *rows))


def filled(results: Sequence[Result]) -> list[list[str]]:
    """Head and rows without the columns that are empty throughout."""
    rows = [cells(result, results) for result in results]
    kept = [number for number in range(len(HEAD)) if any(row[number] for row in rows)]
    return [[line[number] for number in kept] for line in (HEAD, *rows)]


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _interval(value: Interval | None) -> str:
    return "" if value is None else f"{value[0]:.4f}–{value[1]:.4f}"
