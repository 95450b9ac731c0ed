"""The whole graph as lines of JSON, the same on every engine."""

import sys
from typing import Annotated

import typer

from commands.options import AsJson, registry
from commands.output import as_json, say
from graph.compile.export import digest
from graph.schema import Audience


def export(
    audience: Annotated[Audience, typer.Option(help="Whose graph.")] = "curators",
    hash: Annotated[bool, typer.Option("--hash", help="Only the SHA-256 of the lines.")] = False,
    as_of: Annotated[str, typer.Option(help="As it was known after a row of the log, or at the end of a day.",
                                       metavar="SEQ|DATE")] = "",
    json: AsJson = False,
) -> None:
    """Write every node and edge to standard output, one JSON object a line, sorted.

    Example: `ketnoi export --as-of 2026-11-23 > registry.jsonl`
    """
    with registry() as opened:
        lines = opened.export(audience, as_of or None)
        if not hash:
            sys.stdout.writelines(f"{line}\n" for line in lines)
            return
        found = digest(lines)
    as_json({"audience": audience, "sha256": found}) if json else say(found)
