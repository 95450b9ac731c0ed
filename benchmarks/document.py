"""``docs/benchmarks.md`` from ``docs/benchmarks.json``: ``python -m benchmarks.document [--check]``."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.predictions import PREDICTED

DOCS = Path(__file__).resolve().parents[1] / "docs"
RESULTS, PAGE = DOCS / "benchmarks.json", DOCS / "benchmarks.md"
ABOUT = {
    "load": "A seeded city goes through ledger and graph (stage, accept, settle; one audience), beside bare UNWIND and "
            "MERGE of the nodes and relations that the graph then holds, into a fresh database of the same engine.",
    "rivals": "The same rows of a smaller city by several ways, each into a fresh database; rows a second.",
    "edit": "From one saved edit to the answered questions of the page that shows it. The last edit of each kind is "
            "the hardest there is: the person with most works, the organisation with most people.",
    "pages": "Opening each page of three cities: the whole page from the entry point, cold after a change and warm; "
             "and the questions of the largest alone, of the expert and the organisation with most works and people.",
    "search": "Questions judged beforehand in four languages on the starting registry, beside the same texts in plain "
              "full text; and what people type into the box and on its page in two cities, each question asked anew, "
              "without the engine's and the browser's part.",
    "analysis": "Measures of a known network, ours and NetworkX's side by side; and of a city: reading it as arrays, "
                "patching these after a person was taken out, measures of the whole afterwards, roll-ups and paths.",
    "gaps": "The gap board of a city: what is counted by field and place, what the network gives, and all sentences.",
    "board": "The best board of 15 seats among 2,000 candidates for 60 fields under all kinds of rules, beside greedy.",
    "sheet": "Two thousand rows of a spreadsheet, half of them people whom the registry knows under another spelling.",
    "start": "From typing `ketnoi run` to the first page drawn over the web socket.",
    "line": "A first visit over one megabit a second from 200 ms away, with nothing kept: until the home page takes "
            "words, and until the map is drawn.",
    "drawing": "The network map in a browser that draws by software: from what the page sends until nodes and names "
               "stand there; and from a click on a node until its profile stands beside the map.",
    "loaders": "Rows a second of each loader from its file, beside merely parsing the same file with the library that "
               "it uses; and a gigabyte of JSON lines, made by repeating works under other ids, staged by the command.",
}
_HEAD = """# Benchmarks

Written by `make bench` from what it measured (`docs/benchmarks.json`); run it instead of editing this page. Every
measurement stands beside something else that does the same work, or beside its goal. Processor time is given where
other programs on the machine may have taken their share of the clock.
"""


def page(results: dict[str, Any]) -> str:
    """The page as Markdown."""
    parts = [_HEAD]
    for name, about in ABOUT.items():
        parts.append(f"## {name}\n\n{about}\n\nExpected: {PREDICTED[name]}\n")
        if name in results:
            parts += [_measured(results[name]), *_block(results[name]["figures"])]
        else:
            parts.append("Not measured yet.\n")
    return "\n".join(parts).rstrip() + "\n"


def _measured(result: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in result["versions"].items())
    return (f"Measured {result['at'][:10]} on {result['machine']}; load of the machine {result['load'][0]} before; "
            f"{versions}.\n")


def _block(figures: dict[str, Any], depth: int = 3) -> Iterator[str]:
    plain = {name: value for name, value in figures.items() if _is_cell(value)}
    if plain:
        lines = [f"| {name} | {_cell(value)} |" for name, value in plain.items()]
        yield "\n".join(["| | |", "|---|---|", *lines]) + "\n"
    rest = {name: value for name, value in figures.items() if name not in plain}
    if _is_table(rest):
        yield _table(rest)
        return
    for name, value in rest.items():
        yield f"{'#' * depth} {name}\n"
        yield from [_table(value)] if _is_table(value) else _block(value, depth + 1)


def _is_table(figures: dict[str, Any]) -> bool:
    """Whether all are rows of cells with some columns in common, and more than one."""
    rows = [value for value in figures.values() if isinstance(value, dict) and all(map(_is_cell, value.values()))]
    return len(rows) == len(figures) > 1 and bool(set.intersection(*(set(row) for row in rows)))


def _is_cell(value: Any) -> bool:
    """A plain value, a spread of timings, or a few plain values by name."""
    return _is_spread(value) or not isinstance(value, dict) or (
        len(value) < 6 and not any(isinstance(one, dict) for one in value.values()))


def _table(figures: dict[str, dict[str, Any]]) -> str:
    columns = list(dict.fromkeys(name for row in figures.values() for name in row))
    lines = [f"| | {' | '.join(columns)} |", f"|---{'|---' * len(columns)}|"]
    lines += [f"| {name} | {' | '.join(_cell(row.get(column, '')) for column in columns)} |"
              for name, row in figures.items()]
    return "\n".join(lines) + "\n"


def _is_spread(value: Any) -> bool:
    return isinstance(value, dict) and {"median", "slowest", "times"} <= value.keys()


def _cell(value: Any) -> str:
    if _is_spread(value):
        more = "".join(f", {name} {one}" for name, one in value.items() if name not in ("median", "slowest", "times"))
        return f"{value['median']} (slowest {value['slowest']}{more})"
    if isinstance(value, dict):
        return ", ".join(f"{name} {one}" for name, one in value.items())
    return f"{value:,}" if isinstance(value, int) else str(value).replace("|", "\\|")


def results() -> dict[str, Any]:
    """What was measured last, by measurement."""
    return json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say by exit code 1 that it is out of date."""
    written = page(results())
    if "--check" in arguments:
        return 0 if PAGE.exists() and PAGE.read_text("utf-8") == written else 1
    PAGE.write_text(written, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
