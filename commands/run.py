"""`ketnoi run`: the engine, the starting registry on a first start, and the pages in a browser."""

import os
import signal
import sys
import webbrowser
from contextlib import suppress
from typing import Annotated, Any

import typer

from commands import load
from commands.options import registry, settings
from commands.output import note, say
from commands.server import Pages, free_port, loopback
from graph.engine.folder import Folder
from graph.errors import BadSetting
from graph.registry import Registry
from graph.settings import Settings


def run(
    port: Annotated[int | None, typer.Option(metavar="N", help="[default: the first free one from 8501 on]",
                                             min=1, max=65535)] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    tried: Annotated[bool, typer.Option("--try", help="First start: with invented people, to look around.")] = False,
    real: Annotated[bool, typer.Option("--real", help="First start: without invented people.")] = False,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Only this machine's own.")] = "127.0.0.1",
) -> None:
    """Start the registry and show its pages in a browser; Ctrl-C ends it.

    Example: `ketnoi run --try --port 8600`
    """
    if tried and real:
        raise BadSetting("--try and --real exclude each other: choose whether the invented people are wanted.")
    host, given = loopback(host), settings()
    signal.signal(signal.SIGTERM, _stop)
    shared = _shared(given)
    chosen = free_port(host, port)
    if sys.stderr.isatty():
        note("Starting the engine and the pages …")
    with Pages(host, chosen, given.home / "log" / f"pages-{chosen}.log") as pages, registry(given) as opened:
        if shared:
            note(f"Another Ketnoi uses {given.home} already; they share one engine and see the same.")
        _begin(opened, tried, real)
        pages.ready()
        say(f"Ketnoi: {pages.url} (Ctrl-C ends it)")
        sys.stdout.flush()
        _browse(pages.url, no_browser)
        pages.wait()


def _shared(given: Settings) -> bool:
    """Whether somebody else uses the embedded engine of this folder now."""
    folder = Folder(given.engine_home)
    if given.graph is not None or not folder.path.exists() or not folder.alive():
        return False
    with folder.exclusively():
        return folder.in_use()


def _stop(*_: Any) -> None:
    raise KeyboardInterrupt


def _begin(opened: Registry, tried: bool, real: bool) -> None:
    """Load the starting registry where a first start was asked for; without an answer the first page asks."""
    if opened.ledger.head() == 0 and (tried or real):
        load.begin(opened, with_illustration=tried)
    elif tried or real:
        note("This registry has begun already, so --try and --real do nothing; "
             "`ketnoi load illustration --accept` adds the invented people, `ketnoi undo` takes them away.")


def _browse(url: str, no_browser: bool) -> None:
    # Without a screen a browser that writes into this terminal would open.
    screen = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen and not no_browser:
        with suppress(webbrowser.Error):
            webbrowser.open(url)
