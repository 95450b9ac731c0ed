"""`ketnoi load`: a delivery of a source becomes a batch, staged or accepted; `ketnoi template` for spreadsheets."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from commands.batches import settle
from commands.options import Accept, AsJson, AsOf, By, Strict, curator, registry
from commands.output import Step, as_json, note, progress, say, table
from graph.errors import BadSource
from graph.registry import Registry
from ledger.ledger import Ledger
from ledger.staging import Staged
from loaders import illustration as invented
from loaders import plan as city_plan
from loaders import source
from loaders import spreadsheet as sheets
from loaders import start as starting
from loaders.source import Delivery, Reject, Row

File = Annotated[Path, typer.Argument(metavar="FILE", help="The file to read.")]
_REJECT = ("file", "sheet", "line", "column", "reason")


def start(accept: Accept = False, by: By = "", json: AsJson = False) -> None:
    """The starting registry: plan, fields, countries, universities, firms, all publicly known.

    Example: `ketnoi load start --accept`
    """
    _deliver(starting.delivery, accept, by, False, json)


def illustration(accept: Accept = False, by: By = "", json: AsJson = False) -> None:
    """150 people who do not exist, to look around with; `ketnoi undo` takes them away.

    Example: `ketnoi load illustration --accept`
    """
    _deliver(invented.delivery, accept, by, False, json)


def plan(file: File, accept: Accept = False, as_of: AsOf = "", by: By = "", strict: Strict = False,
         json: AsJson = False) -> None:
    """The city's plan as text, DOCX or HTML: goals, tasks, who leads them, their windows.

    Example: `ketnoi load plan ke-hoach.docx --accept`
    """
    _deliver(lambda: city_plan.delivery(file, as_of or None), accept, by, strict, json)


def spreadsheet(
    file: File, accept: Accept = False, as_of: AsOf = "", by: By = "", strict: Strict = False,
    sender: Annotated[str, typer.Option(metavar="NAME", help="Who sends it: each sender is a source of its own.")] = "",
    json: AsJson = False,
) -> None:
    """A spreadsheet by the template (XLSX or CSV): experts, organisations, agreements, needs …

    Example: `ketnoi load spreadsheet chuyen-gia.xlsx --sender "Đại học A" --accept`
    """
    _deliver(lambda: sheets.delivery(file, sender or None, as_of or None), accept, by, strict, json)


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
        staged = _staged(opened.ledger, delivery(), by)
        if staged.batch is not None:
            opened.ledger.accept(staged.batch, by)
    settle(opened)


def _deliver(read: Callable[[], Delivery], accept: bool, by: str, strict: bool, json: bool) -> None:
    by = curator(by)
    with registry() as opened:
        delivery = read()
        if strict:
            _refuse_rejects(delivery, json)
        staged = _staged(opened.ledger, delivery, by)
        told = _told(opened.ledger, staged)
        if accept and staged.batch is not None:
            told |= {"seq": opened.ledger.accept(staged.batch, by), "state": "accepted"}
            settle(opened)
    for notice in delivery.notices:
        note(notice)
    as_json(told) if json else _report(told)


def _staged(ledger: Ledger, delivery: Delivery, by: str) -> Staged:
    with progress() as step:
        delivery.rows = _counted(delivery.rows, delivery.title or delivery.origin.title, step)
        return source.stage(ledger, delivery, by)


def _counted(rows: Iterable[Row], title: str, step: Step) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        if number % 100 == 0:
            step(title, number, 0)
        yield row


def _refuse_rejects(delivery: Delivery, json: bool) -> None:
    """Read everything first, and refuse the file as a whole where a line cannot be read."""
    rows = list(delivery.rows)
    rejects = [_line(row) for row in rows if isinstance(row, Reject)]
    if rejects:
        as_json({"state": "refused", "rejects": rejects}) if json else table(rejects, _REJECT, "")
        raise BadSource(f"{len(rejects)} lines cannot be read, so nothing was loaded; mend them or leave --strict out.")
    delivery.rows = rows


def _line(reject: Reject) -> dict[str, Any]:
    return {name: getattr(reject, name) for name in _REJECT}


def _told(ledger: Ledger, staged: Staged) -> dict[str, Any]:
    rejects = ledger.rejects(staged.batch) if staged.batch is not None and staged.rejected else []
    state = "unchanged" if staged.batch is None else "staged"
    return {**staged._asdict(), "state": state, "rejects": rejects}


def _report(told: dict[str, Any]) -> None:
    batch = told["batch"]
    if told["rejects"]:
        table(told["rejects"], _REJECT, "")
    if batch is None:
        return say(f"Nothing new: batch {told['same_as']} says the same and is in force.")
    say(f"Batch {batch} is {told['state']}: {told['records']} records, {told['rejected']} lines that cannot be read.")
    if told["state"] == "staged":
        note(f"`ketnoi preview {batch}` shows what it changes, `ketnoi accept {batch}` brings it in.")
    return None
