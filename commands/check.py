"""`ketnoi check`: what must hold, one line each, with what to do where it does not."""

import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, files, requires, version
from itertools import pairwise
from typing import Annotated, NamedTuple

import typer

from commands.options import AsJson
from commands.output import as_json, progress, say
from commands.server import free_port
from graph.compile import compiled, export
from graph.errors import RegistryError
from graph.moment import today
from graph.registry import Registry
from graph.settings import Settings
from ledger.ledger import Ledger

_ROOM_MEGABYTES = 500
Deep = Annotated[bool, typer.Option("--deep", help="Also compile everything anew in memory and compare.")]


class Finding(NamedTuple):
    """One line: what was looked at, whether it holds, what was seen, and what to do where it does not hold."""

    name: str
    ok: bool
    seen: str
    to_do: str = ""


def check(deep: Deep = False, json: AsJson = False) -> None:
    """Look whether installation, settings, ledger and graph are as they should be.

    Example: `ketnoi check --deep`
    """
    findings = list(_shown(_all(deep), json))
    if json:
        as_json([finding._asdict() for finding in findings])
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def _shown(findings: Iterator[Finding], json: bool) -> Iterator[Finding]:
    for finding in findings:
        if not json:
            told = finding.seen if finding.ok or not finding.to_do else f"{finding.seen}: {finding.to_do}"
            say(f"{'ok     ' if finding.ok else 'NOT OK '}{finding.name}: {told}")
        yield finding


def _all(deep: bool) -> Iterator[Finding]:
    yield from (_python(), _packages(), _engine_wheel(), _typeface(), _port())
    try:
        settings = Settings.load()
    except RegistryError as error:
        yield Finding("settings", False, str(error))
        return
    yield from (_settings(settings), _room(settings))
    yield from _guarded("ledger", lambda: _ledger(settings))
    yield from _guarded("graph", lambda: _graph(settings, deep))


def _guarded(name: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from look()
    except RegistryError as error:
        yield Finding(name, False, str(error))


def _python() -> Finding:
    return Finding("python", sys.version_info >= (3, 11), platform.python_version(), "install Python 3.11 or later")


def _packages() -> Finding:
    if not _installed("ketnoi"):
        return Finding("packages", False, "ketnoi is not installed", "pip install -e .")
    wanted = [match[0] for text in requires("ketnoi") or () if "extra ==" not in text
              and (match := re.match(r"[\w.-]+", text))]
    missing = [name for name in wanted if not _installed(name)]
    return Finding("packages", not missing, ", ".join(missing) + " missing" if missing else f"all {len(wanted)} there",
                   "pip install -e .")


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _engine_wheel() -> Finding:
    found = _installed("arcadedb")
    native = [path for path in files("arcadedb") or () if path.suffix in (".so", ".dylib", ".dll")] if found else []
    there = any(path.locate().is_file() for path in native)  # type: ignore[attr-defined]
    return Finding("engine", there, f"arcadedb {found or 'missing'}" + ("" if there else ", without its engine"),
                   "pip install --force-reinstall arcadedb==26.11.1.dev2, on a 64-bit Linux, macOS or Windows")


def _typeface() -> Finding:
    faces = [path for path in files("fontpkg-be-vietnam-pro") or () if path.suffix in (".ttf", ".otf", ".woff2")] \
        if _installed("fontpkg-be-vietnam-pro") else []
    there = [path for path in faces if path.locate().is_file()]  # type: ignore[attr-defined]
    return Finding("typeface", bool(there), f"Be Vietnam Pro in {len(there)} files",
                   "pip install --force-reinstall fontpkg-be-vietnam-pro")


def _port() -> Finding:
    try:
        return Finding("port", True, f"{free_port('127.0.0.1', None)} is free")
    except RegistryError as error:
        return Finding("port", False, str(error))


def _settings(settings: Settings) -> Finding:
    graph = settings.graph or "embedded engine"
    ledger = re.sub(r"//.*@", "//…@", settings.ledger)
    return Finding("settings", True, f"home {settings.home}, ledger {ledger}, graph {graph}, "
                                     f"audiences {', '.join(settings.audiences)}, curator {settings.curator}")


def _room(settings: Settings) -> Finding:
    folder = next(path for path in (settings.home, *settings.home.parents) if path.exists())
    free = shutil.disk_usage(folder).free // 1024**2
    return Finding("disk", free >= _ROOM_MEGABYTES, f"{free} MB free for {settings.home}", "make room on that disk")


def _ledger(settings: Settings) -> Iterator[Finding]:
    opened = Ledger.open(settings.ledger)
    try:
        entries = opened.entries()
        gaps = [after.seq for before, after in pairwise(entries) if after.seq != before.seq + 1]
        begins = not entries or entries[0].seq == 1
        yield Finding("ledger", begins and not gaps, f"{len(entries)} rows of the log, {len(opened.batches())} batches"
                      + (f", a row is missing before {gaps[0]}" if gaps else ""), "restore the last backup")
    finally:
        opened.close()


def _graph(settings: Settings, deep: bool) -> Iterator[Finding]:
    opened = Registry.open(settings)
    try:
        head = opened.ledger.head()
        for audience in settings.audiences:
            meta = opened.store.meta(audience) or {}
            applied = meta.get("applied", 0)
            yield Finding(f"graph of {audience}", applied == head, f"at row {applied} of {head}", "`ketnoi rebuild`")
        if deep:
            yield from _deep(opened, settings)
    finally:
        opened.close()


def _deep(opened: Registry, settings: Settings) -> Iterator[Finding]:
    for audience in settings.audiences:
        with progress() as step:
            step(f"comparing the graph of {audience}", 0, 0)
            kept = export.digest(opened.export(audience))
            anew = export.digest(export.lines(compiled(opened.ledger, [audience], today())[0].dump()))
        yield Finding(f"graph of {audience} compiled from nothing", kept == anew,
                      f"{kept[:12]} in the graph, {anew[:12]} anew", "`ketnoi rebuild`, and please report it")
