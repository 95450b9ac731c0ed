"""Organisations joined by what a judge of names says of their first names alone, ROR ids hidden."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, combinations
from math import comb
from pathlib import Path

from benchmarks.identity import organisations
from benchmarks.identity.baselines import Judge
from benchmarks.identity.baselines.plain import tokens
from benchmarks.identity.baselines.rules import Pair
from benchmarks.identity.measures import Result, scores, wilson

#: Names are compared that share a word which so many names have, so that "University" alone is no reason.
_RARE = 10
#: By first name, how many records there are of each ROR id.
Named = Mapping[str, Counter[str]]


def run(judge: Judge, root: Path) -> list[Result]:
    """All pairs of records that are called the same, or by names that the judge calls one, at its best threshold."""
    named = _named(root)
    pairs = sorted(_near(named))
    judged = judge(pairs, "Organization")
    counts = [_counts(named, pair) for pair in pairs]
    equal = [(sum(comb(n, 2) for n in ids.values()), comb(ids.total(), 2)) for ids in named.values()]
    found = ([*equal, *(count for count, score in zip(counts, judged.scores, strict=True) if score >= threshold)]
             for threshold in judged.thresholds)
    return [max((_result(named, one) for one in found), key=lambda result: result.f1 or 0.0)]


@lru_cache(1)
def _named(root: Path) -> Named:
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for record in organisations.records(root):
        if record.body.names:
            named[record.body.names[0]][record.ror] += 1
    return named


def _near(named: Named) -> set[Pair]:
    words: dict[str, list[str]] = defaultdict(list)
    for name in sorted(named):
        for word in tokens(name).split():
            words[word].append(name)
    return {pair for names in words.values() if len(names) <= _RARE for pair in combinations(names, 2)}


def _counts(named: Named, pair: Pair) -> tuple[int, int]:
    """How many pairs of records two names make, right ones first."""
    one, other = named[pair[0]], named[pair[1]]
    return sum(count * other[id] for id, count in one.items()), one.total() * other.total()


def _result(named: Named, joined: list[tuple[int, int]]) -> Result:
    hits, found = sum(right for right, _ in joined), sum(all_ for _, all_ in joined)
    ids = Counter(chain.from_iterable(one.elements() for one in named.values()))
    sought = sum(comb(count, 2) for count in ids.values())
    return Result(organisations.HIDDEN, "", found, *scores(hits, found, sought),
                  false_hit_rate=(found - hits) / max(1, comb(ids.total(), 2) - sought),
                  interval=wilson(hits, sought))
