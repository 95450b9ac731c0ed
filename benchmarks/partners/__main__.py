"""``python -m benchmarks.partners --data DIR [--until YEAR] [--json]``: one line for each set and method."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.partners.judging import Judged, judged
from benchmarks.partners.methods import COLUMNS, OURS, trained
from benchmarks.partners.sets import NAMES, Set, found
from graph.analysis.partners.features import Features, Table, features
from graph.analysis.partners.history import Floats, new_ties
from graph.analysis.partners.learning import candidates, scored
from graph.analysis.partners.trees import Forest

_LINE = ("{set:25s} {method:25s} {new_ties:6d} new ties  hits@10 {hits_at_10:.3f}  MRR {mrr:.4f}  AUC {auc:.4f}  "
         "{seconds:.1f} s")


def results(one: Set) -> Iterator[dict[str, Any]]:
    """Every method on one set, each with the seconds that it took, learning included."""
    before = one.history.until(one.until)
    news = new_ties(before, one.history)
    if not news:
        return
    made, began = features(before), time.perf_counter()
    forest = trained(before, one.dated)
    spent, done = dict.fromkeys((OURS, *COLUMNS), 0.0), {name: list[Judged]() for name in (OURS, *COLUMNS)}
    spent[OURS] = time.perf_counter() - began
    for source, hits in news.items():
        others = candidates(made, source)
        rows, wanted = made.of(source, others), np.isin(others, hits)
        for name in done:
            began = time.perf_counter()
            done[name].append(judged(_score(name, rows, made, forest), wanted))
            spent[name] += time.perf_counter() - began
    for name, some in done.items():
        mrr, ten, auc = (round(float(np.mean(column)), 4) for column in zip(*some, strict=True))
        yield {"set": one.name, "method": name, "new_ties": sum(map(len, news.values())), "hits_at_10": ten,
               "mrr": mrr, "auc": auc, "seconds": round(spent[name], 2)}


def _score(name: str, rows: Table, made: Features, forest: Forest | None) -> Floats:
    if name == OURS and forest is not None:
        return scored(forest, made, rows)
    column = "walk_active" if name == OURS else COLUMNS[name]
    return np.asarray(rows[:, made.names.index(column)], dtype=np.float64)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--until", type=int)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    sets = list(found(asked.data, asked.until))
    if not sets:
        parser.error(f"{asked.data} holds none of the sets {', '.join(NAMES)}: name the folder that they lie in.")
    for one in sets:
        _told(one, results(one), asked.json)


def _told(one: Set, rows: Iterator[dict[str, Any]], as_json: bool) -> None:
    """Each row as it comes; a set without any is told beside them."""
    row = None
    for row in rows:
        print(json.dumps(row) if as_json else _LINE.format(**row), flush=True)
    if row is None:
        print(f"{one.name}: nobody seen up to {one.until} came together anew in the years after.", file=sys.stderr)


if __name__ == "__main__":
    main()
