"""The command `ketnoi`: its commands by group, and every error as one line that says what to do."""

import errno
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import gettempdir
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from commands import batches, check, decisions, export, keep, load, match, run, sources
from commands.options import AsJson, By
from graph.errors import RegistryError
from graph.names import clean
from graph.settings import Settings
from loaders import jobs

STOPPED, FAILED = 130, 1

app = typer.Typer(
    name="ketnoi", help="Ketnoi: the expert network and partnership registry of Hanoi's semiconductor programme.",
    epilog="`ketnoi` alone is `ketnoi run`. The registry lives in the folder named by KETNOI_HOME.",
    no_args_is_help=True, add_completion=False, rich_markup_mode="markdown", pretty_exceptions_enable=False,
)
loading = typer.Typer(help="Bring in a delivery of a source as a batch: staged, or accepted at once by `--accept`.",
                      rich_markup_mode="markdown")

GROUPS: dict[str, tuple[Callable[..., Any], ...]] = {
    "Everyday": (run.run, load.template, batches.batches, batches.preview, batches.accept, batches.undo),
    "Decisions": (match.match, match.duplicates, decisions.judge, decisions.withdraw, decisions.erase,
                  decisions.history),
    "Looking after it": (check.check, keep.backup, keep.restore, keep.rebuild, export.export),
}
LOADING: tuple[Callable[..., Any], ...] = (
    load.start, load.illustration, load.plan, load.spreadsheet, *sources.COMMANDS)
for command in LOADING:
    # The name is the loader's, to the letter.
    loading.command(command.__name__)(command)
app.add_typer(loading, name="load", rich_help_panel="Everyday")
for group, members in GROUPS.items():
    for command in members:
        app.command(rich_help_panel=group)(command)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"ketnoi {version('ketnoi')}\n")
        raise typer.Exit


@app.callback()
def ketnoi(
    told: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """Ketnoi: the expert network and partnership registry of Hanoi's semiconductor programme."""


@loading.callback(invoke_without_command=True)
def due(
    context: typer.Context, wanted: Annotated[bool, typer.Option("--due", help=(
        "Load what was asked for with --every and is due; batches are left staged."))] = False,
    by: By = "", json: AsJson = False,
) -> None:
    """Bring in a delivery of a source as a batch: staged, or accepted at once by `--accept`."""
    if context.invoked_subcommand is None:
        sources.due(by, json) if wanted else typer.echo(context.get_help())


def outcome(arguments: Sequence[str]) -> int:
    """Carry a command out and return its exit code: 0 done, 1 failed, 2 not understood, 130 stopped."""
    try:
        code = app(_with_default(arguments), prog_name="ketnoi", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except TyperException as error:
        return _fail(f"{error.format_message().rstrip('.')}. `ketnoi --help` lists the commands.", error.exit_code)
    except RegistryError as error:
        return _fail(str(error))
    except (KeyboardInterrupt, typer.Abort):
        return STOPPED
    except OSError as error:
        return _fail(explained(error))
    except Exception:
        return _fail(f"Something unexpected happened; please report it with the file {_kept(traceback.format_exc())}.")


def _with_default(arguments: Sequence[str]) -> list[str]:
    """`ketnoi` and `ketnoi --port 8600` mean `ketnoi run …`."""
    first = arguments[0] if arguments else ""
    bare = not first or (first.startswith("-") and first not in ("--help", "--version"))
    return ["run", *arguments] if bare else list(arguments)


def _fail(sentence: str, code: int = FAILED) -> int:
    sys.stderr.write(f"{clean(sentence)}\n")
    return code


def explained(error: OSError) -> str:
    """What an error of the operating system means to a person, in one sentence."""
    where = error.filename or "a file"
    if error.errno == errno.ENOSPC:
        return f"The disk is full while writing {where}: make room and try again; nothing that was accepted is lost."
    if isinstance(error, PermissionError):
        return f"No permission for {where}: give your user access to it, or name another file or folder."
    if isinstance(error, FileNotFoundError):
        return f"There is no file or folder {where}: check its name."
    return f"{where} cannot be read or written ({error.strerror or error}): check it and try again."


def _kept(trace: str) -> Path:
    """The file that now holds the traceback: under KETNOI_HOME, else where the system keeps what is passing."""
    name = f"error-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    try:
        folder = Settings.load().home / "log"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(trace, "utf-8")
    except (OSError, RegistryError):
        folder = Path(gettempdir())
        (folder / name).write_text(trace, "utf-8")
    return folder / name


def main() -> None:
    """The entry point: ends the process with the command's exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese on a Windows console or in a C locale must not end a command.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    with jobs.held() as job:
        code = outcome(sys.argv[1:])
        if job:
            job.end("done" if code == 0 else "stopped" if code == STOPPED else "failed")
    raise SystemExit(code)
