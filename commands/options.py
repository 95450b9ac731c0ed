"""Options that several commands share, and the registry or ledger they open."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graph.errors import BadSetting
from graph.registry import Registry
from graph.settings import Settings
from ledger.ledger import Ledger

File = Annotated[Path, typer.Argument(metavar="FILE", help="The file to read.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who does it [default: KETNOI_CURATOR].")]
Accept = Annotated[bool, typer.Option("--accept", help="Accept the batch at once.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="The source's own date, such as 2026-11-23.")]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse the whole file when one of its lines cannot be read.")]
Anyway = Annotated[bool, typer.Option("--anyway", help="Also where it says far less than the last of its source.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
BatchId = Annotated[int, typer.Argument(metavar="BATCH", help="The number that `ketnoi batches` shows.")]


def settings() -> Settings:
    """The settings, with the registry's folder made; BadSetting where it cannot be."""
    loaded = Settings.load()
    try:
        loaded.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSetting(f"Cannot make the folder {loaded.home} ({error.strerror}): "
                         "set KETNOI_HOME to a folder of your own.") from error
    return loaded


@contextmanager
def registry(given: Settings | None = None) -> Iterator[Registry]:
    """The registry of the settings, closed again at the end."""
    opened = Registry.open(given or settings())
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def ledger() -> Iterator[Ledger]:
    """The ledger alone, for what needs no graph and so no engine."""
    opened = Ledger.open(settings().ledger)
    try:
        yield opened
    finally:
        opened.close()


def curator(by: str) -> str:
    """The name for the history: the one given, else the setting's."""
    return by.strip() or settings().curator
