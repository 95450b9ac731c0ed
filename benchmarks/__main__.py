"""All measurements, one after the other, each in a process of its own: ``python -m benchmarks [--only NAME …]``.

The results go to ``docs/benchmarks.json`` and from there to ``docs/benchmarks.md``; what is not run keeps its figures.
"""

import argparse
import json
import subprocess
import sys
from typing import Any

from benchmarks import document, measure

#: In this order: the load leaves the registry that the next three use.
MEASUREMENTS = ("load", "edit", "pages", "search", "analysis", "gaps", "board", "sheet", "start", "line", "drawing",
                "loaders", "rivals")
#: Some of them have a size of their own.
_OWN_SIZE = ("board", "start", "line", "drawing", "loaders", "rivals")


def main() -> int:
    """Run, keep the results, write the page; 1 where one of them failed."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--experts", type=int, default=100_000, help="size of the city (default: %(default)s)")
    options.add_argument("--only", nargs="+", choices=MEASUREMENTS, default=MEASUREMENTS, help="leave out the others")
    options.add_argument("--json", action="store_true", help="print the results, too, a line for each")
    options.add_argument("--dry", action="store_true", help="leave docs/ as it is")
    chosen = options.parse_args()
    results, failed = document.results(), []
    for name in chosen.only:
        measured = _run(name, chosen.experts)
        if measured is None:
            failed.append(name)
            continue
        _tell(name, measured, chosen.json)
        results[name] = measured
        if not chosen.dry:
            document.RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
            document.main([])
    if failed:
        measure.note(f"not measured: {', '.join(failed)}")
    return 1 if failed else 0


def _run(name: str, experts: int) -> dict[str, Any] | None:
    size = () if name in _OWN_SIZE else ("--experts", str(experts))
    command = [sys.executable, "-m", f"benchmarks.{name}", "--json", *size]
    done = subprocess.run(command, cwd=document.DOCS.parent, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    # Maven colours the terminal before our line.
    return json.loads(done.stdout[done.stdout.index("{"):]) if done.returncode == 0 else None


def _tell(name: str, measured: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(measured, ensure_ascii=False), flush=True)
        return
    print(name)
    for line in measure.lines(measured["figures"], 1):
        print(line, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
