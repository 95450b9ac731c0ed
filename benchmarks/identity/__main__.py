"""How well people and organisations are told apart: ``python -m benchmarks.identity --data DIR [--json]``.

DIR holds folders and files named as in ``../shared/data``; any may be missing, and every folder with
``mentions_*.jsonl`` and ``gold_*.json`` is a set of mentions.
"""

import argparse
import json
import shutil
import traceback
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from rich.console import Console

from benchmarks.identity import document, speed, table
from benchmarks.identity.baselines import Unavailable
from benchmarks.identity.measures import Result
from benchmarks.identity.sets import Malformed
from benchmarks.identity.steps import Step, of_open_set, steps
from benchmarks.measure import note, timed

#: Of a table where there is no screen to ask, in characters.
_WIDE = 190


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 for a folder or name that is not there, 1 where a set could not be measured."""
    options = _options(arguments)
    try:
        chosen = _chosen(options.data, options.only, options.methods, options.open_set)
    except (ValueError, OSError) as error:
        note(str(error))
        return 2
    results: list[Result] = []
    troubles: list[Exception] = []
    for _, of_set in groupby(chosen, key=attrgetter("set")):
        measured = _measured(of_set, options, troubles)
        results += _told(measured) if options.json else _drawn(measured)
    timings = speed.run() if options.speed else []
    for row in timings:
        print(json.dumps(row, ensure_ascii=False))
    if options.write:
        document.keep(results, timings)
    return 1 if troubles else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m benchmarks.identity", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets")
    options.add_argument("--json", action="store_true", help="one JSON object a line instead of tables")
    options.add_argument("--only", nargs="+", metavar="SET", default=[], help="leave out the other sets")
    options.add_argument("--methods", nargs="+", metavar="METHOD", default=[], help="leave out the other methods")
    options.add_argument("--open-set", action="store_true", help="also the open test set of docs/name-pairs.md")
    options.add_argument("--speed", action="store_true", help="also time a million records; needs 4 GB and minutes")
    options.add_argument("--write", action="store_true", help="keep the figures in docs/identity.json and its page")
    return options.parse_args(arguments)


def _chosen(root: Path, only: Sequence[str], methods: Sequence[str], ours: bool) -> list[Step]:
    """The steps that were asked for; ValueError with a sentence where there is nothing by that name."""
    if not root.is_dir():
        raise ValueError(f"{root} is not a folder; --data names the folder that holds the sets.")
    found = list(steps(root))
    if not found:
        raise ValueError(f"{root} holds none of the sets; its folders should be named as in ../shared/data.")
    found += [of_open_set()] if ours else []
    _known("set", only, {name for step in found for name in step.sets})
    _known("method", methods, {name for step in found for name in step.methods})
    return [step for step in found if not (only and set(only).isdisjoint(step.sets))
            and not (methods and set(methods).isdisjoint(step.methods))]


def _known(what: str, asked: Sequence[str], there: set[str]) -> None:
    for name in asked:
        if name not in there:
            raise ValueError(f"There is no {what} {name!r}; there are: {', '.join(sorted(there))}.")


def _measured(chosen: Iterable[Step], options: argparse.Namespace, troubles: list[Exception]) -> Iterator[Result]:
    """The results of the steps of one set; what goes wrong is told once and ends neither the set nor the rest."""
    for step in chosen:
        try:
            seconds, results = timed(lambda step=step: list(step.run()))  # type: ignore[misc]
        except Unavailable as error:
            note(f"{step.set}: {step.method} is left out; {error}.")
        except Malformed as error:
            if str(error) not in map(str, troubles):
                note(f"{step.set} is left out: {error}.")
            troubles.append(error)
        except Exception as error:
            # One method's trouble is no reason to lose the others' minutes; the trace is shown.
            note(f"{step.set}: {step.method} could not be measured.\n{traceback.format_exc()}")
            troubles.append(error)
        else:
            whole = None if any(result.seconds is not None for result in results) else seconds
            named = (_named(result, step, whole) for result in results)
            yield from (result for result in named if _asked(result, step, options))


def _asked(result: Result, step: Step, options: argparse.Namespace) -> bool:
    """Whether this part of the set and this of several methods were asked for."""
    return not (options.only and {result.set, step.set}.isdisjoint(options.only)) and not (
        options.methods and result.method not in options.methods)


def _named(result: Result, step: Step, seconds: float | None) -> Result:
    """With set, method and seconds of the step, unless the result says them itself."""
    return result._replace(set=result.set or step.set, method=result.method or step.method,
                           seconds=seconds if result.seconds is None else result.seconds)


def _told(results: Iterable[Result]) -> Iterator[Result]:
    for result in results:
        print(json.dumps(document.plain(result), ensure_ascii=False), flush=True)
        yield result


def _drawn(results: Iterable[Result]) -> list[Result]:
    """A table for each set, or part of a set, once all its methods are through."""
    drawn = list(results)
    console = Console(width=shutil.get_terminal_size((_WIDE, 0)).columns)
    for name in dict.fromkeys(result.set for result in drawn):
        console.print(table.on_screen([result for result in drawn if result.set == name]))
    return drawn


if __name__ == "__main__":
    raise SystemExit(main())
