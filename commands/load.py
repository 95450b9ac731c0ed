"""`ketnoi load`: a delivery of a source becomes a batch, staged or accepted; `ketnoi template` for spreadsheets."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from commands.batches import settle
from commands.delivering import deliver, staged_by
from commands.options import Accept, AsJson, AsOf, By, File, Strict, curator
from commands.output import say
from graph.errors import BadSource
from graph.registry import Registry
from loaders import illustration as invented
from loaders import plan as city_plan
from loaders import spreadsheet as sheets
from loaders import start as starting
from loaders.source import Delivery


def start(accept: Accept = False, by: By = "", json: AsJson = False) -> None:
    """The starting registry: plan, fields, countries, universities, firms, all publicly known.

    Example: `ketnoi load start --accept`
    """
    deliver(lambda _: starting.delivery(), accept, by, False, json)


def illustration(accept: Accept = False, by: By = "", json: AsJson = False) -> None:
    """150 people who do not exist, to look around with; `ketnoi undo` takes them away.

    Example: `ketnoi load illustration --accept`
    """
    deliver(lambda _: invented.delivery(), accept, by, False, json)


def plan(file: File, accept: Accept = False, as_of: AsOf = "", by: By = "", strict: Strict = False,
         json: AsJson = False) -> None:
    """The city's plan as text, DOCX or HTML: goals, tasks, who leads them, their windows.

    Example: `ketnoi load plan ke-hoach.docx --accept`
    """
    deliver(lambda _: city_plan.delivery(file, as_of or None), accept, by, strict, json)


def spreadsheet(
    file: File, accept: Accept = False, as_of: AsOf = "", by: By = "", strict: Strict = False,
    sender: Annotated[str, typer.Option(metavar="NAME", help="Who sends it: each sender is a source of its own.")] = "",
    mapping: Annotated[str, typer.Option(metavar="NAME", help=(
        "The mapping of columns that was kept on the page Sources; without it, the one that knows these headings."))]
    = "",
    encoding: Annotated[str, typer.Option(metavar="NAME", help=(
        "Of its text, where it is doubtful: tcvn3, vni, viscii, cp1258, utf8, or none."))] = "",
    json: AsJson = False,
) -> None:
    """A spreadsheet (XLSX or CSV), by the template or by headings of its own that were mapped once.

    Example: `ketnoi load spreadsheet chuyen-gia.xlsx --sender "Đại học A" --accept`
    """
    def read(opened: Registry) -> Delivery:
        raw = sheets.opened(file, encoding)
        kept = sheets.named(opened.ledger, mapping) if mapping else sheets.fitting(sheets.kept(opened.ledger), raw)
        return sheets.delivery(raw, sender or None, as_of or None, mapping=kept, encoding=encoding)

    deliver(read, accept, by, strict, json)


def template(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="Where to write it.")] = Path("ketnoi-template.xlsx"),
    language: Annotated[Literal["vi", "en"], typer.Option(help="Of the headings.")] = "vi",
) -> None:
    """Write the empty spreadsheet that `ketnoi load spreadsheet` reads.

    Example: `ketnoi template experts.xlsx --language en`
    """
    if file.exists():
        raise BadSource(f"{file} exists already: name another file, so that nothing filled in is lost.")
    sheets.template(file, language)
    say(f"{file} is written; fill in the sheets you need and load it by `ketnoi load spreadsheet {file}`.")


def begin(opened: Registry, with_illustration: bool) -> None:
    """A first start: accept the starting registry, and the invented people where they are wanted."""
    wanted = [starting.delivery, *([invented.delivery] if with_illustration else [])]
    by = curator("")
    for delivery in wanted:
        staged = staged_by(opened.ledger, delivery(), by)
        if staged.batch is not None:
            opened.ledger.accept(staged.batch, by)
    settle(opened)
