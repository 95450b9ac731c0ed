"""What a command prints: tables and sentences for people, JSON for scripts, progress on a terminal only."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from graph.names import clean
from loaders import jobs

#: Columns of a table that goes into a pipe or file, where nobody can widen the window.
_PIPE_WIDTH = 200

Step = Callable[[str, int, int], None]


def say(sentence: str) -> None:
    """One line on standard output; control characters that a source may have brought are left out."""
    sys.stdout.write(f"{clean(sentence)}\n")


def note(sentence: str) -> None:
    """One line on standard error, beside the result."""
    sys.stderr.write(f"{clean(sentence)}\n")


def as_json(value: Any) -> None:
    """A value as one JSON document on standard output."""
    # Column names of the ledger are a kind of their own of text.
    option = orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS
    sys.stdout.write(orjson.dumps(value, option=option, default=_plain).decode() + "\n")


def table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], empty: str) -> None:
    """Rows under these columns, or the sentence ``empty`` where there are none."""
    shown = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        shown.add_row(*(Text(_words(row.get(column)), overflow="fold") for column in columns))
    if not shown.row_count:
        return say(empty)
    terminal = sys.stdout.isatty()
    return Console(file=sys.stdout, width=None if terminal else _PIPE_WIDTH, highlight=False).print(shown)


@contextmanager
def progress() -> Iterator[Step]:
    """A bar on standard error while a terminal looks on; call it with what, how many, of how many (0: unknown).

    Where this process is a job beside the page, the page is told instead.
    """
    if job := jobs.mine():
        yield job.tell
        return
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
               TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)
        yield lambda what, done, total: bars.update(task, description=what, completed=done, total=total or None)


def _words(value: Any) -> str:
    if isinstance(value, list | tuple | set):
        return clean(", ".join(map(_words, value)))
    if isinstance(value, Mapping):
        return clean(", ".join(f"{name}: {_words(one)}" for name, one in value.items()))
    return "" if value is None else clean(str(value))


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return value._asdict()
    if isinstance(value, set):
        return sorted(value)
    return str(value)
