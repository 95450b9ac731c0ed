"""The pairs of mentions from which is learned: their levels, and whether they are of one person."""

import math
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.identity import mentions, sets
from benchmarks.identity.learn.given import SETS
from graph.match import linker
from graph.match.person_levels import LEVELS
from graph.match.persons import MODEL

Floats = NDArray[np.float64]
Parts = Mapping[str, Mapping[str, int]]


class Pairs(NamedTuple):
    """One set: its records as a frame, its people, and all pairs that the matcher compares, whatever they weigh."""

    frame: pd.DataFrame
    told: sets.Mentions
    levels: pd.DataFrame

    def known(self) -> pd.DataFrame:
        """The pairs of which both people are known, with ``same`` and how much each counts: a mention as another."""
        people = [self.levels[end].map(self.told.truth) for end in ("one", "other")]
        both = people[0].notna() & people[1].notna()
        found = self.levels[both]
        times = Counter(found["one"]) + Counter(found["other"])
        return found.assign(same=(people[0] == people[1])[both],
                            counts=[1 / times[one] + 1 / times[other]
                                    for one, other in zip(found["one"], found["other"], strict=True)])


def read(folder: Path) -> Pairs:
    """All pairs of a set."""
    told = sets.mentions(folder)
    frame = MODEL.columns(mentions.records(told.mentions))
    return Pairs(frame, told, linker.score(MODEL, frame, least=-math.inf))


def codes(pairs: pd.DataFrame, comparison: str) -> NDArray[np.str_]:
    """The code of the level of each pair; "" where nothing can be said."""
    known = np.array(["", *(level.code for level in reversed(LEVELS[comparison][1]))])
    found: NDArray[np.str_] = known[pairs[f"gamma_{comparison}"].to_numpy() + 1]
    return found


def parts(read_sets: Mapping[str, Pairs], number: int) -> Parts:
    """The part of each mention of each set: by the family name, so that nobody's namesakes are in another part."""
    return {name: {one: zlib.crc32(family.encode()) % number for one, family in zip(
        pairs.frame["id"], pairs.frame["name_family"], strict=True)} for name, pairs in read_sets.items()}


def together(read_sets: Mapping[str, Pairs], apart: Parts | None = None, without: int | None = None) -> pd.DataFrame:
    """The known pairs of all sets, as much as each counts, without those of one part of the people."""
    found = []
    for name, pairs in read_sets.items():
        known = pairs.known()
        if apart is not None and without is not None:
            known = known[[apart[name][one] != without and apart[name][other] != without
                           for one, other in zip(known["one"], known["other"], strict=True)]]
        found.append(known.assign(counts=known["counts"] * SETS.get(name, 1.0)))
    return pd.concat(found, ignore_index=True)
