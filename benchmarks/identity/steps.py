"""The steps of the benchmark: which sets a folder holds, and what each method does with each of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.identity import (
    affiliations,
    aliases,
    by_name,
    checks,
    febrl,
    generated,
    homonyms,
    mentions,
    open_set,
    organisations,
    sets,
)
from benchmarks.identity.baselines import FOR_MENTIONS, JUDGES, MOST, Grouping, Judge
from benchmarks.identity.goals import OURS
from benchmarks.identity.judging import Pairs, beside_homonyms, of_groups, on_mentions, on_pairs
from benchmarks.identity.measures import Groups, Result

#: Every set is read for one method after the other, so the last few are kept.
_KEPT = 4
_HOMONYMS, _WITH_HOMONYMS = "dblp_vn_homonyms", "{}_with_homonyms"
_FEBRL = ("febrl1", "febrl2", "febrl3", "febrl4", "splink_historical")


class Step(NamedTuple):
    """One method on one set; its results may name parts of the set, and rivals that it is measured with."""

    set: str
    method: str
    run: Callable[[], Iterable[Result]]
    parts: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def sets(self) -> tuple[str, ...]:
        """The set and the parts of it that results may name."""
        return self.set, *self.parts

    @property
    def methods(self) -> tuple[str, ...]:
        """The method and the rivals that results may name."""
        return self.method, *self.rivals


def steps(root: Path) -> Iterator[Step]:
    """All steps for a folder, ours first in each set; what is not in the folder is left out."""
    for name, file in sets.ALIASES.items():
        if (root / name / file).is_file():
            yield from _of_aliases(root / name)
    if (root / sets.VIETNAMESE / sets.HOMONYMS).is_file():
        yield from _of_homonyms(root / sets.VIETNAMESE)
    for name in sets.of_mentions(root):
        yield from _of_mentions(root / name)
    if _holds(root, sets.AFFILIATIONS) and _holds(root, sets.ORGANISATIONS):
        yield Step(sets.AFFILIATIONS, OURS, _after(checks.affiliations, affiliations.run, root),
                   (affiliations.ALL,), (affiliations.NAIVE,))
    if _holds(root, sets.ORGANISATIONS):
        yield from _of_organisations(root)
    if _holds(root, sets.FEBRL):
        yield from _of_febrl(root)


def of_open_set() -> Step:
    """The project's own test set of names (docs/name-pairs.md), which lies in no folder of data."""
    return Step(open_set.SET, OURS, open_set.run, tuple(open_set.PARTS), tuple(JUDGES))


def _of_aliases(folder: Path) -> Iterator[Step]:
    parts = (_WITH_HOMONYMS.format(folder.name),)
    yield Step(folder.name, OURS, partial(aliases.run, folder), parts)
    for method, judge in JUDGES.items():
        yield Step(folder.name, method, partial(_spelling, judge, folder, MOST.get(method)), parts)


def _of_homonyms(folder: Path) -> Iterator[Step]:
    yield Step(_HOMONYMS, OURS, lambda: [homonyms.run(folder)])
    for method, judge in JUDGES.items():
        yield Step(_HOMONYMS, method, partial(_of_one_name, judge, folder))


def _of_mentions(folder: Path) -> Iterator[Step]:
    yield Step(folder.name, OURS, partial(_grouped, _matched, folder))
    for method, judge in JUDGES.items():
        yield Step(folder.name, method, partial(_connected, judge, folder))
    for method, grouping in FOR_MENTIONS.items():
        yield Step(folder.name, method, partial(_grouped, grouping, folder))


def _of_organisations(root: Path) -> Iterator[Step]:
    yield Step(sets.ORGANISATIONS, OURS, _after(checks.organisations, organisations.run, root),
               (organisations.HIDDEN,), ("same first name and country",))
    for method, judge in JUDGES.items():
        yield Step(sets.ORGANISATIONS, method, _after(checks.organisations, partial(by_name.run, judge), root),
                   (organisations.HIDDEN,))


def _of_febrl(root: Path) -> Iterator[Step]:
    yield Step(sets.FEBRL, OURS, _after(checks.febrl, febrl.run, root), _FEBRL, ("splink",))
    if all((root / sets.FEBRL / file).is_file() for file in generated.FILES):
        for method, judge in JUDGES.items():
            yield Step(sets.FEBRL, method, partial(generated.run, judge, root), (generated.SET,))


def _holds(root: Path, name: str) -> bool:
    return any((root / name).glob(checks.FILES[name]))


def _after(check: Callable[[Path], None], run: Callable[[Path], Iterable[Result]],
           root: Path) -> Callable[[], Iterable[Result]]:
    """A run that begins with saying which line of its files cannot be read."""
    def both() -> Iterable[Result]:
        check(root)
        return run(root)
    return both


def _spelling(judge: Judge, folder: Path, most: int | None) -> list[Result]:
    told = _aliases(folder)
    of_one_name = list((Counter(told.any) - Counter(told.different)).elements())
    without, with_ = beside_homonyms(judge, Pairs(told.same, told.different), of_one_name, most)
    return [without, with_._replace(set=_WITH_HOMONYMS.format(folder.name))]


def _of_one_name(judge: Judge, folder: Path) -> list[Result]:
    return [on_pairs(judge, Pairs([], [(one.name, other.name) for one, other in homonyms.pairs(folder)]))]


def _connected(judge: Judge, folder: Path) -> list[Result]:
    return [on_mentions(judge, _mentions(folder))]


def _grouped(grouping: Grouping, folder: Path) -> list[Result]:
    told = _mentions(folder)
    return [of_groups(told.truth, grouping(told))]


def _matched(told: sets.Mentions) -> Groups:
    return mentions.groups(told.mentions)


_aliases = lru_cache(_KEPT)(aliases.pairs)
_mentions = lru_cache(_KEPT)(sets.mentions)
