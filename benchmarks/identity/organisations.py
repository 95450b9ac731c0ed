"""Records of the Research Organization Registry through our matcher: who is joined, with ROR ids told and hidden.

The same organisation stands in several files (two schemas and a flat table), so that its records are pairs to find; two
active organisations of different ids must never be joined, nor one that has ended with another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import comb
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pandas as pd

from benchmarks.identity import sets
from benchmarks.identity.goals import OURS
from benchmarks.identity.measures import Result, scores, wilson
from benchmarks.measure import timed
from graph import ids
from graph.match import bodies, linker
from graph.match.records import Body
from graph.names import clean, fold
from graph.names.organisations import parse
from loaders import ror
from loaders.ror import flat, schemas
from loaders.ror.body import Body as Told
from loaders.ror.naming import kinds
from loaders.source import Reject
from loaders.values import Unfit

SET, HIDDEN = sets.ORGANISATIONS, f"{sets.ORGANISATIONS}_ids_hidden"
_FILES = ("ror_v*.json", "ror_flat_*.csv")
_SUCCESSORS = "ror_successor_pairs.csv"


class Record(NamedTuple):
    """One record of one file: its own number as the id of the body, and the ROR id that is the truth."""

    body: Body
    ror: str


def run(data: Path) -> list[Result]:
    """Our matcher and the naive way, with ids as the records have them, then without."""
    told = records(data)
    if not told:
        return []
    found = []
    for name, given in ((SET, told), (HIDDEN, [_hidden(one) for one in told])):
        seconds, joined = timed(lambda given=given: _joined(given))  # type: ignore[misc]
        found.append(_result(name, OURS, given, joined, seconds))
    seconds, equal = timed(lambda: list(_of_one_name(told)))
    return [*found, _result(HIDDEN, "same first name and country", told, equal, seconds)]


def records(data: Path) -> list[Record]:
    """All records of all files, those that are only known as somebody's predecessor after them."""
    told = [Record(_body(one)._replace(id=str(number)), one.ror) for number, one in enumerate(_read(data / SET))]
    known = {one.ror for one in told}
    return told + [Record(body._replace(id=f"old {body.id}"), body.id) for body in _ended(data / SET / _SUCCESSORS)
                   if body.id not in known]


def merged(data: Path) -> list[Body]:
    """One body for each ROR id: what the first file says of it, and the names that the others add."""
    found: dict[str, Body] = {}
    for body in map(_body, _read(data / SET)):
        first = found.setdefault(body.id, body)
        found[body.id] = first._replace(
            names=tuple(dict.fromkeys(first.names + body.names)),
            parents=tuple(dict.fromkeys(first.parents + body.parents)))
    return list(found.values())


def frequencies(data: Path) -> Counter[str]:
    """In how many organisations' names a word stands: what ``graph/names/organisations/frequencies.csv`` is made of."""
    names = [[name.value for name in told.names] for told in _read(data / SET, "ror_flat_*.csv")]
    counts = Counter(word for several in names for word in {word for name in several for word in parse(name).words})
    return counts | Counter({"": len(names)})


def _read(folder: Path, *patterns: str) -> Iterator[Told]:
    """The records that our own loader takes, the full ones before the flat table's."""
    for path in [path for pattern in patterns or _FILES for path in sorted(folder.glob(pattern))]:
        read = flat.body if path.suffix == ".csv" else schemas.body
        for item in ror.fetch(path):
            if not isinstance(item, Reject):
                try:
                    yield read(item[1])
                except Unfit:
                    continue


def _body(told: Told) -> Body:
    host = urlsplit(told.website or "").hostname or ""
    return Body(
        told.ror, tuple(name.value for name in sorted(told.names, key=lambda name: name.rank)),
        (told.countries or ("",))[0], told.place or "", (host.removeprefix("www."),) if host else (),
        (("ror", told.ror),), tuple(other.label for other in told.related if other.type == "parent"), kinds(told),
        told.status != "active")


def _ended(path: Path) -> Iterator[Body]:
    """The old organisations of the table of successors, each once."""
    if path.exists():
        rows = sets.table(path, "old_id", "old_name", "old_country")
        for old in {row["old_id"]: row for row in rows}.values():
            if (known := ids.ror(old["old_id"])) and old["old_name"]:
                yield Body(known, (clean(old["old_name"]),), old["old_country"], identifiers=(("ror", known),),
                           ended=True)


def _hidden(record: Record) -> Record:
    return record._replace(body=record.body._replace(identifiers=()))


def _joined(told: Sequence[Record]) -> list[tuple[str, str]]:
    frame: pd.DataFrame = bodies.MODEL.columns([one.body for one in told])
    found = linker.score(bodies.MODEL, frame, least=bodies.MODEL.join)
    return list(zip(found["one"], found["other"], strict=True))


def _of_one_name(told: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """What a naive merge would join: records of one first name, folded, in one country."""
    named: dict[tuple[str, str], list[str]] = {}
    for one in told:
        if one.body.names:
            named.setdefault((fold(one.body.names[0]), one.body.country), []).append(one.body.id)
    for several in named.values():
        yield from ((one, other) for place, one in enumerate(several) for other in several[place + 1:])


def _result(name: str, method: str, told: Sequence[Record], joined: Iterable[tuple[str, str]],
            seconds: float) -> Result:
    truth = {one.body.id: one.ror for one in told}
    pairs = list(joined)
    hits = sum(truth[one] == truth[other] for one, other in pairs)
    sought = sum(comb(count, 2) for count in Counter(truth.values()).values())
    others = comb(len(told), 2) - sought
    return Result(name, method, len(pairs), *scores(hits, len(pairs), sought),
                  false_hit_rate=(len(pairs) - hits) / others if others else 0.0, interval=wilson(hits, sought),
                  seconds=seconds)
