"""`ketnoi load` for open sources: one command a loader, many files at once, and what is due."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from commands.batches import settle
from commands.delivering import deliver, deliver_all, report, staged_by, told_of
from commands.options import Accept, AsJson, AsOf, By, File, Strict, curator, registry, settings
from commands.output import as_json, note, progress, say
from graph.errors import BadSource, RegistryError
from graph.moment import today
from graph.registry import Registry
from loaders import catalog, wanted
from loaders.catalog import LOADER
from loaders.source import Delivery
from loaders.wanted import Wanted
from loaders.web import Web

Maybe = Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The file to read, unless the API is asked.")]
Search = Annotated[str, typer.Option(metavar="WORDS", help="Ask the API for this in place of a file.")]
Every = Annotated[int | None, typer.Option(metavar="DAYS", min=0, max=3650, help=(
    "Load it again every so many days by `ketnoi load --due`; 0 ends that."))]
Sender = Annotated[str, typer.Option(metavar="NAME", help="Who sends it: each sender is a source of its own.")]


def openalex(
    file: Maybe = None, search: Search = "",
    kind: Annotated[Literal["works", "authors", "institutions"], typer.Option(help="What to ask the API for.")]
    = "works",
    filter: Annotated[list[str] | None, typer.Option(
        metavar="NAME=VALUE", help="A filter of the API, such as institutions.country_code=VN; several may be given.")]
    = None,
    every: Every = None, accept: Accept = False, as_of: AsOf = "", by: By = "", json: AsJson = False,
) -> None:
    """OpenAlex: works, authors and institutions, from a file, a folder of pages, its snapshot or its API.

    Example: `ketnoi load openalex --search "semiconductor packaging" --filter institutions.country_code=VN`
    """
    _meet(Wanted("openalex", _path(file), search, kind, _filters(filter or []), as_of), every, accept, by, json)


def ror(file: Maybe = None, search: Search = "", every: Every = None, accept: Accept = False, as_of: AsOf = "",
        by: By = "", json: AsJson = False) -> None:
    """ROR: research organisations of the world, from a release (ZIP, JSON), a flat table or its API.

    Example: `ketnoi load ror v1.70-2026-10-01-ror-data.zip --every 90`
    """
    _meet(Wanted("ror", _path(file), search, as_of=as_of), every, accept, by, json)


def orcid(file: File, every: Every = None, accept: Accept = False, as_of: AsOf = "", by: By = "",
          json: AsJson = False) -> None:
    """ORCID: a person's own record (JSON, XML), or the archive of public summaries.

    Example: `ketnoi load orcid 0000-0002-1825-0097.json`
    """
    _meet(Wanted("orcid", _path(file), as_of=as_of), every, accept, by, json)


def supply_chain(file: File, every: Every = None, accept: Accept = False, as_of: AsOf = "", by: By = "",
                 json: AsJson = False) -> None:
    """ETO: the semiconductor supply chain, a folder of its CSV files: firms, countries, stages and inputs.

    Example: `ketnoi load supply_chain eto-supply-chain/data`
    """
    _meet(Wanted("supply_chain", _path(file), as_of=as_of), every, accept, by, json)


def taiwan_listed(file: File, every: Every = None, accept: Accept = False, as_of: AsOf = "", by: By = "",
                  json: AsJson = False) -> None:
    """Companies listed in Taiwan (TWSE, TPEx): the exchanges' files with Chinese headings.

    Example: `ketnoi load taiwan_listed t187ap03_L.csv --accept`
    """
    _meet(Wanted("taiwan_listed", _path(file), as_of=as_of), every, accept, by, json)


def csrankings(file: File, every: Every = None, accept: Accept = False, as_of: AsOf = "", by: By = "",
               json: AsJson = False) -> None:
    """CSRankings: who published how much in which area, where.

    Example: `ketnoi load csrankings generated-author-info.csv`
    """
    _meet(Wanted("csrankings", _path(file), as_of=as_of), every, accept, by, json)


def bibtex(file: File, sender: Sender = "", accept: Accept = False, as_of: AsOf = "", by: By = "",
           strict: Strict = False, json: AsJson = False) -> None:
    """A list of works as BibTeX or RIS, with the people whom it names.

    Example: `ketnoi load bibtex publications.bib --sender "Đại học A" --accept`
    """
    read = LOADER["bibtex"].module.delivery
    deliver(lambda _: read(file, sender or None, as_of or None), accept, by, strict, json)


def document(file: File, accept: Accept = False, as_of: AsOf = "", by: By = "", json: AsJson = False) -> None:
    """A news item, plan or minutes (TXT, HTML, DOCX, PDF): proposals to be decided one by one on the page Sources.

    Example: `ketnoi load document ban-tin.html`
    """
    deliver(lambda _: LOADER["document"].module.delivery(file, as_of or None), accept, by, False, json)


def returned(file: File, accept: Accept = False, by: By = "", json: AsJson = False) -> None:
    """A table of this registry that was taken out as XLSX and changed: only changed cells become changes.

    A cell that somebody else changed meanwhile is told and left; the page Sources asks about each.

    Example: `ketnoi load returned ketnoi-experts.xlsx --accept`
    """
    # The pages know which column of which table shows what; they are slow to load, and only this command needs them.
    from ui import editable
    from ui.sources.meanwhile import meanwhile

    back = LOADER["returned"].module
    by = curator(by)
    with registry() as opened:
        opened.settle()
        found = back.compare(back.fetch(file, editable.known()), meanwhile(opened))
        staged = back.stage(opened.ledger, found, by)
        told = told_of(opened.ledger, staged)
        told["rejects"] = told["rejects"] or [reject._asdict() for reject in back.rejects(found)]
        if accept and staged.batch is not None:
            told |= {"seq": opened.ledger.accept(staged.batch, by), "state": "accepted"}
            settle(opened)
    for notice in back.notices(found):
        note(notice)
    as_json(told) if json else report(told)


def files(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files, or folders to look for them in.")],
    accept: Accept = False, by: By = "", json: AsJson = False,
) -> None:
    """Many files at once: each is read by the loader that knows it by its content; in folders, open sources only.

    Example: `ketnoi load files downloads/ror downloads/eto t187ap03_L.csv --accept`
    """
    chosen = [one for path in paths for one in (catalog.loadable(path) if path.is_dir() else [_known(path)])]
    if not chosen:
        raise BadSource("There is nothing in these folders that a loader knows; name the files themselves.")
    deliver_all(((str(path), partial(loader.module.delivery, path)) for path, loader in chosen), accept, by, json)


def due(by: str, json: bool) -> None:
    """Load every source whose day has come, and leave the batches staged; 0 days are never due."""
    by, results = curator(by), []
    with registry() as opened:
        for one in wanted.due(opened.ledger, today()):
            told: dict[str, Any] = {"wanted": one.wanted.title}
            try:
                staged = staged_by(opened.ledger, _delivered(opened, one.wanted), by)
                told |= {**staged._asdict(), "state": "unchanged" if staged.batch is None else "staged"}
                wanted.forget(one.wanted, opened.settings.home)
                wanted.repeat(opened.ledger, one.wanted, one.days, today())
            except RegistryError as error:
                told |= {"state": "refused", "sentence": str(error)}
            results.append(told)
            if not json:
                say(f"{told['wanted']}: {told.get('sentence') or told['state']}")
    if json:
        as_json(results)
    elif not results:
        say("Nothing is due.")
    failed = sum(told["state"] == "refused" for told in results)
    if failed:
        raise BadSource(f"{failed} of {len(results)} sources could not be loaded; they are tried again next time.")


def _meet(wish: Wanted, every: int | None, accept: bool, by: str, json: bool) -> None:
    def read(opened: Registry) -> Delivery:
        made = _delivered(opened, wish)
        if every is not None:
            wanted.repeat(opened.ledger, wish, every, today())
        return made

    deliver(read, accept, by, False, json)
    wanted.forget(wish, settings().home)


def _delivered(opened: Registry, wish: Wanted) -> Delivery:
    given = opened.settings
    with progress() as step:
        return wanted.delivery(wish, given.home, Web(given.hosts, given.contact), given.openalex_key,
                               lambda done, total: step(wish.title, done, total))


def _path(file: Path | None) -> str:
    if file is not None and not file.exists():
        raise BadSource(f"{file}: there is no such file; check the path.")
    return str(file.resolve()) if file else ""


def _known(path: Path) -> tuple[Path, catalog.Loader]:
    _path(path)
    loader = catalog.found(path)
    if loader.name == "returned":
        raise BadSource(f"{path.name}: this is a table of the registry; load it by `ketnoi load returned {path.name}`.")
    return path, loader


def _filters(given: list[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    wrong = next((one for one, (name, _, value) in zip(given, pairs, strict=True) if not (name and value)), None)
    if wrong is not None:
        raise BadSource(f"--filter {wrong} is no filter: write NAME=VALUE, such as institutions.country_code=VN.")
    return {name: value for name, _, value in pairs}


COMMANDS: tuple[Callable[..., None], ...] = (
    openalex, ror, orcid, supply_chain, taiwan_listed, csrankings, bibtex, document, returned, files)
