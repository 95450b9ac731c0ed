"""Coverage-guided fuzzing of the loaders that take text apart themselves: ``python tests/fuzz/harness.py TARGET …``.

Whatever the bytes, a loader gives rows and rejects, or one sentence (BadSource, Unfit); anything else is a fault. Each
target runs for ``--seconds`` in a process of its own; a fault is printed with the bytes that made it, and ends with 1.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import atheris  # noqa: E402

with atheris.instrument_imports(include=["loaders", "graph.names", "graph.ids"]):
    from graph.errors import BadSource
    from graph.names import clean
    from loaders import bibtex, document, orcid, plan, spreadsheet, tagging
    from loaders.bibtex import entries, people, ris
    from loaders.orcid import markup
    from loaders.records import records
    from loaders.source import EdgeRow, NodeRow, Reject, Row
    from loaders.values import Unfit

Target = Callable[[bytes], None]


def _checked(rows: "list[Row] | object") -> None:
    """Rows hold clean text, and a reject says why."""
    for row in rows:  # type: ignore[attr-defined]
        if isinstance(row, Reject):
            assert row.reason
        elif isinstance(row, NodeRow | EdgeRow):
            texts = [one for value in row.props.values() for one in (value if isinstance(value, list) else [value])]
            assert all(clean(one) == one for one in texts if isinstance(one, str) and "\n" not in one)


def _file(ending: str, delivery: Callable[..., object]) -> Target:
    """A target that reads the bytes as a file of this ending, as a person would give it."""
    folder = Path(mkdtemp(dir="."))  # removed with the folder that the process runs in

    def one(data: bytes) -> None:
        path = folder / f"fuzz{ending}"
        path.write_bytes(data)
        try:
            _checked(delivery(path).rows)  # type: ignore[attr-defined]
        except (BadSource, Unfit) as told:
            assert str(told)

    return one


def _text(read: Callable[[str], object]) -> Target:
    def one(data: bytes) -> None:
        text = atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(len(data))
        try:
            read(text)
        except (BadSource, Unfit) as told:
            assert str(told)

    return one


def _records(path: Path) -> object:
    class Made:
        rows = (one for one in records(path) if isinstance(one, Reject))

    return Made


TARGETS: dict[str, Callable[[], Target]] = {
    "bibtex": lambda: _text(lambda text: list(entries.publications("f.bib", text))),
    "ris": lambda: _text(lambda text: list(ris.publications("f.ris", text))),
    "people": lambda: _text(lambda text: people.bibtex_people(text)),
    "bibtex-file": lambda: _file(".bib", bibtex.delivery),
    "orcid-xml": lambda: _markup,
    "orcid-file": lambda: _file(".xml", orcid.delivery),
    "records": lambda: _file(".json", _records),
    "csv": lambda: _file(".csv", spreadsheet.delivery),
    "pasted": lambda: _text(lambda text: spreadsheet.pasted(text)),
    "plan": lambda: _file(".txt", plan.delivery),
    "document": lambda: _file(".txt", document.delivery),
    "document-html": lambda: _file(".html", document.delivery),
    "words": lambda: _text(lambda text: tagging.by_words(text)),
}


def _markup(data: bytes) -> None:
    try:
        markup.document(data)
    except (BadSource, Unfit) as told:
        assert str(told)


def main() -> int:
    """Run the targets named, one after the other; all of them where none is."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("targets", nargs="*", metavar="TARGET", help=f"one of {', '.join(TARGETS)} (default: all)")
    options.add_argument("--seconds", type=int, default=60, help="for each target (default: %(default)s)")
    options.add_argument("--inside", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.inside:
        atheris.Setup([sys.argv[0], f"-max_total_time={chosen.seconds}", "-timeout=20", "-rss_limit_mb=2048",
                       "-verbosity=0"], TARGETS[chosen.inside]())
        atheris.Fuzz()
        return 0
    failed = [name for name in chosen.targets or TARGETS if _run(name, chosen.seconds)]
    wrong = f": {', '.join(failed)}" if failed else ""
    sys.stdout.write(f"{len(chosen.targets or TARGETS) - len(failed)} passed, {len(failed)} failed{wrong}\n")
    return 1 if failed else 0


def _run(name: str, seconds: int) -> int:
    sys.stderr.write(f"== {name}\n")
    with TemporaryDirectory() as folder:
        # A fault leaves its bytes in the folder it runs in; they are printed, too.
        return subprocess.run([sys.executable, __file__, "--inside", name, "--seconds", str(seconds)], cwd=folder,
                              check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
