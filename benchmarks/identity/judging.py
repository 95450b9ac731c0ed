"""What a baseline reaches: over pairs of names with their truth, and over mentions grouped by its judgements."""

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import Any, NamedTuple, TypeVar

import networkx as nx

from benchmarks.identity.baselines.plain import tokens
from benchmarks.identity.baselines.rules import Judge, Pair
from benchmarks.identity.measures import (
    Groups,
    Result,
    bcubed,
    bcubed_interval,
    pairwise,
    scores,
    wilson,
    wrongly_together,
)
from benchmarks.identity.sets import Mentions

_SEED, _EVEN = 5, 0.5
_Any = TypeVar("_Any")


class Pairs(NamedTuple):
    """Pairs of names of one, pairs of names of two, and the schema of what they name."""

    same: Sequence[Pair]
    different: Sequence[Pair]
    schema: str = "Person"


def on_pairs(judge: Judge, pairs: Pairs, most: int | None = None) -> Result:
    """Precision, recall, F1 and false hits at the threshold that serves the judge best.

    Of the pairs of two people ``most`` are drawn, where there are more; the result says how many pairs it is of.
    """
    different = _drawn(pairs.different, most)
    judged = judge([*pairs.same, *different], pairs.schema)
    return _best(judged.thresholds, judged.scores[:len(pairs.same)], judged.scores[len(pairs.same):])


def beside_homonyms(judge: Judge, pairs: Pairs, homonyms: Sequence[Pair], most: int | None) -> tuple[Result, Result]:
    """Without and with pairs of two people of one name among the false ones, judged all at once."""
    drawn = _drawn([*((pair, False) for pair in pairs.different), *((pair, True) for pair in homonyms)], most)
    judged = judge([*pairs.same, *(pair for pair, _ in drawn)], pairs.schema)
    of_same, of_two = judged.scores[:len(pairs.same)], judged.scores[len(pairs.same):]
    apart = [score for score, (_, homonym) in zip(of_two, drawn, strict=True) if not homonym]
    return _best(judged.thresholds, of_same, apart), _best(judged.thresholds, of_same, of_two)


def _best(thresholds: Sequence[float], of_same: Sequence[float], of_two: Sequence[float]) -> Result:
    if not of_same:
        # Nothing to serve: the lowest threshold that is more likely than not.
        return _only_false(min(one for one in thresholds if one >= _EVEN), of_two)
    results = (_at(threshold, of_same, of_two) for threshold in thresholds)
    return max(results, key=lambda result: result.f1 or 0.0)


def _only_false(threshold: float, different: Sequence[float]) -> Result:
    wrong = sum(score >= threshold for score in different)
    return Result("", "", len(different), false_hit_rate=wrong / max(1, len(different)),
                  interval=wilson(wrong, len(different)))


def _at(threshold: float, same: Sequence[float], different: Sequence[float]) -> Result:
    hits, wrong = (sum(score >= threshold for score in part) for part in (same, different))
    reached = scores(hits, hits + wrong, len(same))
    return Result("", "", len(same) + len(different), *reached, false_hit_rate=wrong / max(1, len(different)),
                  interval=wilson(hits, len(same)))


def _drawn(pairs: Sequence[_Any], most: int | None) -> Sequence[_Any]:
    return pairs if most is None or len(pairs) <= most else random.Random(_SEED).sample(pairs, most)


def on_mentions(judge: Judge, told: Mentions) -> Result:
    """Groups of mentions whose names the judge calls one, directly or by way of others."""
    names = sorted({mention["raw_name"] for mention in told.mentions})
    pairs = list(blocked(names))
    judged = judge(pairs, "Person")
    found = (_connected(names, (pair for pair, score in zip(pairs, judged.scores, strict=True) if score >= threshold))
             for threshold in judged.thresholds)
    groups = ({mention["mention_id"]: group[mention["raw_name"]] for mention in told.mentions} for group in found)
    return of_groups(told.truth, max(groups, key=lambda group: bcubed(told.truth, group).f1))


def of_groups(truth: Mapping[str, str], found: Groups) -> Result:
    """The B-cubed figures of groups, with F1 over pairs beside; ``pairs`` are those of one person."""
    same = sum(comb(size, 2) for size in Counter(truth.values()).values())
    return Result("", "", same, *bcubed(truth, found), pairwise(truth, found).f1, wrongly_together(truth, found),
                  bcubed_interval(truth, found))


def blocked(names: Iterable[str]) -> Iterator[Pair]:
    """Every two names that share a token and the first letter of another, or all of their letters; in order."""
    blocks: dict[Hashable, list[str]] = defaultdict(list)
    for name in names:
        for key in _keys(tokens(name).split()):
            blocks[key].append(name)
    yield from sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def _keys(words: Sequence[str]) -> set[Hashable]:
    return {"".join(words), *((word, other[0]) for word in words for other in words if other != word and len(word) > 1)}


def _connected(nodes: Iterable[str], links: Iterable[Pair]) -> dict[str, int]:
    graph: nx.Graph[Any] = nx.Graph(links)
    graph.add_nodes_from(nodes)
    return {node: number for number, part in enumerate(nx.connected_components(graph)) for node in part}
