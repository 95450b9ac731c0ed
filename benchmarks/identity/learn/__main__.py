"""Reads the sets, learns, and writes the tables or prints what they reach."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.identity import learn as whole
from benchmarks.identity import measures, mentions
from benchmarks.identity.learn.given import SETS
from benchmarks.identity.learn.pairs import Pairs, parts, read, together
from benchmarks.identity.learn.regression import learn, weigh
from benchmarks.identity.learn.tables import write_weights, write_words
from graph.match import person_stays

_PARTS = 2


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=whole.__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if not asked.check:
        write_words(asked.data)
        person_stays.forget()
    read_sets = {name: read(asked.data / name) for name in SETS if (asked.data / name).is_dir()}
    if asked.check:
        print(pd.DataFrame(check(read_sets, np.arange(-1, 4.1, 0.5).tolist())).to_string(index=False))
    else:
        pairs = together(read_sets)
        write_weights(pairs, *learn(pairs))


def check(read_sets: Mapping[str, Pairs], joins: Iterable[float]) -> Iterator[dict[str, object]]:
    """What is reached on each part of the people with weights learned from the others, and on all with all."""
    apart = parts(read_sets, _PARTS)
    for without in [*range(_PARTS), None]:
        learned = learn(together(read_sets, apart, without))
        for name, pairs in read_sets.items():
            scored = pairs.levels.assign(weight=weigh(pairs.levels, *learned))
            truth = {one: person for one, person in pairs.told.truth.items()
                     if without is None or apart[name][one] == without}
            for join in joins:
                reached = measures.bcubed(truth, mentions.grouped(pairs.frame, scored, join))
                yield {"learned": "from all" if without is None else f"without part {without}", "set": name,
                       "join": join, "n": len(truth), **{key: round(x, 4) for key, x in reached._asdict().items()}}


if __name__ == "__main__":
    main()
