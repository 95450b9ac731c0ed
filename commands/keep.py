"""Looking after a registry: backups, putting one back, making the graph anew."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.batches import settle
from commands.options import AsJson, Yes, ledger, registry
from commands.output import as_json, progress, say
from ledger import archive

Zip = Annotated[Path, typer.Argument(metavar="FILE", help="The .zip of `ketnoi backup`.", dir_okay=False)]


def backup(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="[default: ketnoi-DATE.zip here]")] = None,
    json: AsJson = False,
) -> None:
    """Write the ledger with its uploads to one .zip, while others work on.

    Example: `ketnoi backup D:/copies/ketnoi.zip`
    """
    path = file or Path(f"ketnoi-{datetime.now().astimezone():%Y%m%d-%H%M%S}.zip")
    with ledger() as opened:
        counts = archive.backup(opened.engine, path)
    as_json({"file": str(path), "rows": counts}) if json else say(
        f"{path} holds {counts['record']} records of {counts['batch']} batches and {counts['entry']} rows of the log.")


def restore(file: Zip, yes: Yes = False, json: AsJson = False) -> None:
    """Put a backup in the place of everything that is there, then make the graph anew.

    Example: `ketnoi restore ketnoi-20261123-180000.zip --yes`
    """
    with ledger() as opened:
        if opened.head() and not yes:
            typer.confirm(f"Replace this registry ({opened.head()} rows of the log) by {file}?", abort=True, err=True)
        counts = archive.restore(opened.engine, file)
    # Opened again: what was read of the ledger before it was replaced no longer holds.
    with registry() as fresh:
        settle(fresh)
    as_json({"file": str(file), "rows": counts}) if json else say(
        f"{file} is restored: {counts['record']} records of {counts['batch']} batches.")


def rebuild(json: AsJson = False) -> None:
    """Make the graph anew from the ledger; nothing is lost by it.

    Example: `ketnoi rebuild`
    """
    with registry() as opened, progress() as step:
        head = opened.rebuild(lambda done: step("Building the network", done, 0))
    as_json({"applied": head}) if json else say(f"The graph is rebuilt up to row {head} of the log.")
