"""Matching: what was said since the last time is compared with all that exists, and the matcher's judgements follow.

A matching that was cut short leaves the mark ``matched`` where it was, and the next one does the same again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from graph.compile.components import MATCHER
from graph.compile.ground import CHUNK
from graph.duplicates import kinds, queue
from graph.duplicates.concerned import Concerned, authors, coauthors, concerned, holders
from graph.duplicates.deciding import around, decide, decision
from graph.duplicates.frames import OfAnother
from graph.duplicates.hanging import placed
from graph.duplicates.model import Matched
from graph.duplicates.sayings import Payload, Sayings
from graph.duplicates.scoring import Changed, Step, against, pairs_within, read_all, two
from ledger.derived import Likeness
from ledger.index import Index
from ledger.judgements import Decision
from ledger.ledger import Ledger
from ledger.likeness import Likenesses
from ledger.staging import chunks

if TYPE_CHECKING:
    import pandas as pd

    from graph.match.model import Model

#: Labels whose code is part of other things' records.
_CODED = ("Country", "Field")


def match(ledger: Ledger, index: Index, settle: Callable[[], int], step: Step, *, anew: bool = False,
          again: bool = False) -> Matched:
    """Match what was said since the last time, or everything ``anew``; ``again``: also pairs that were taken apart."""
    with ledger.matching():
        run = Run(ledger, index, settle(), step)
        run.look(anew, again)
        if run.decide(again):
            settle()
        run.place()
        return Matched(run.joined, queue.count(ledger, index), run.withdrawn, run.looked_at)


@dataclass(slots=True)
class Run:
    """One matching, up to the row ``seq`` of the log."""

    ledger: Ledger
    index: Index
    seq: int
    step: Step
    sayings: Sayings = field(init=False)
    likenesses: Likenesses = field(init=False)
    models: dict[str, "Model"] = field(default_factory=dict)
    changed: dict[str, Changed] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    pairs: dict[str, list[Likeness]] = field(default_factory=dict)
    #: Things about which the matcher has to decide anew; None: all.
    seeds: set[str] | None = field(default_factory=set)
    looked_at: int = 0
    joined: int = 0
    withdrawn: int = 0

    def __post_init__(self) -> None:
        self.sayings = Sayings(self.ledger, self.index, self.ledger.state())
        self.likenesses = Likenesses(self.index)

    # What is alike

    def look(self, anew: bool, again: bool) -> None:
        """Find the pairs that changed, or all pairs where nothing is known that could be gone on from."""
        marks = self.index.marks()
        entries = self.ledger.entries(int(marks["matched"]), self.seq) if marks.get("matched") else []
        if anew or not marks.get("matched") or any(entry.act in ("erase", "blank") for entry in entries):
            self._look_anew()
            return
        with self.index.rehearsal():
            found = concerned(self.sayings, entries, MATCHER)
            known = self._compare(found)
            seeds = found.judged.union(found.gone, *found.things.values())
            self.models = kinds.models() if seeds or again else {}
            known = known and (not self.models or self._versions() == marks.get("matcher")) and self._score()
        if known:
            self.seeds = None if again else seeds
        else:
            self._look_anew()

    def _versions(self) -> str:
        return orjson.dumps({label: model.version for label, model in sorted(self.models.items())}).decode()

    def _compare(self, found: Concerned) -> bool:
        """Compare what is said of everything concerned, and of what is told of with it, with what was told before.

        Whether that is little enough to be gone on with.
        """
        ends = set(found.gone)
        for label in _CODED:
            self.codes[label] = self._codes(label, found.of(label))
            ends |= self.codes[label].keys()
        found.add(self.sayings, holders(self.sayings, ends))
        bodies, people = Changed("Organization"), Changed("Expert")
        looked = set(found.of("Organization"))
        ends = bodies.look(self.sayings, self.likenesses, looked, found.of_two)
        found.add(self.sayings, holders(self.sayings, ends))
        bodies.look(self.sayings, self.likenesses, found.of("Organization") - looked)
        found.add(self.sayings, authors(self.sayings, found.works))
        looked = set(found.of("Expert"))
        people.look(self.sayings, self.likenesses, looked)
        found.add(self.sayings, coauthors(self.sayings, people.renamed()))
        people.look(self.sayings, self.likenesses, found.of("Expert") - looked)
        self.changed = {its.label: its for its in (bodies, people)}
        self.looked_at = bodies.looked_at + people.looked_at
        return not (bodies.is_much or people.is_much)

    def _codes(self, label: str, things: Iterable[str]) -> dict[str, str]:
        """The codes of things of a label that say another one than before."""
        wanted = list(things)
        now, before = self.sayings.brief(wanted, _code), self.likenesses.told(wanted)
        return {thing: code for thing, code in now.items() if before.get(thing) != code}

    def _score(self) -> bool:
        """Compare what changed; whether that could be done with what was computed before."""
        for label, its in self.changed.items():
            if its.records:
                self.step("Comparing", 0, 0)
                try:
                    self.keys[label], self.pairs[label] = against(self.likenesses, self.models[label], its)
                except OfAnother:
                    return False
        return True

    def _look_anew(self) -> None:
        """Forget everything and compare all with all; what is read is kept part by part, so that others can go on."""
        self.seeds, self.looked_at = None, 0
        self.changed, self.codes, self.keys, self.pairs = {}, {}, {}, {}
        with self.index.transaction():
            self.likenesses.forget()
            for label in _CODED:
                self.likenesses.put_told(label, _coded(self._codes(label, self.likenesses.things(label))))
        for label in kinds.READERS:
            with self.index.rehearsal():
                things = self.likenesses.things(label)
            if things:
                self.models = self.models or kinds.models()
                self.pairs[label] = self._all_pairs(self.models[label], things)

    def _all_pairs(self, model: "Model", things: Sequence[str]) -> list[Likeness]:
        return pairs_within(model, self._frames(model, things))

    def _frames(self, model: "Model", things: Sequence[str]) -> "Iterator[pd.DataFrame]":
        """Everything about things, read and kept part by part; the comparing begins when all is read."""
        for some in chunks(things, CHUNK):
            with self.index.transaction():
                frame = read_all(self.sayings, self.likenesses, model, sorted(self.index.things(some)))
            self.looked_at += len(some)
            self.step("Reading", self.looked_at, len(things))
            yield frame
        self.step("Comparing", 0, 0)

    # What follows

    def decide(self, again: bool) -> bool:
        """Keep what was found and write the judgements that follow; whether there were any.

        Who compiles meanwhile need not wait: the index is written for no longer than it takes to keep the pairs.
        """
        judge: list[Decision] = []
        withdraw: list[int] = []
        with self.index.transaction():
            self._keep()
        with self.index.rehearsal():
            for label in self._decidable():
                model = self.models[label]
                found = decide(self.sayings, self.likenesses, label, model.join, self.seeds, again)
                judge += [decision(pair, model.version) for pair in found.judge]
                withdraw += found.withdraw
        if judge or withdraw:
            self.ledger.decide(MATCHER, judge, withdraw)
        with self.index.transaction():
            self.index.mark(matched=str(self.seq), **({"matcher": self._versions()} if self.models else {}))
        self.joined, self.withdrawn = len(judge), len(withdraw)
        return bool(judge or withdraw)

    def _keep(self) -> None:
        """Write what was found about the things that are in force still."""
        for label, codes in self.codes.items():
            self.likenesses.put_told(label, _coded(codes))
        for label, its in self.changed.items():
            standing = self.index.things(its.new)
            self.likenesses.put_told(label, [(thing, its.new[thing], its.rows[thing]) for thing in standing])
            self.likenesses.put_keys(row for row in self.keys.get(label, ()) if row[0] in standing)
        for label, pairs in self.pairs.items():
            there = self._standing(pairs)
            parted = two(self.sayings, there)
            changed = self.changed[label].new if label in self.changed else ()
            self.likenesses.put(changed, [pair for pair in there if pair[:2] not in parted])

    def _standing(self, pairs: list[Likeness]) -> list[Likeness]:
        ends = {end for pair in pairs for end in pair[:2]}
        standing = {thing for some in chunks(ends, CHUNK) for thing in self.likenesses.nodes(some)}
        return [pair for pair in pairs if pair.one in standing and pair.other in standing]

    def _decidable(self) -> list[str]:
        """The labels about which there may be something to decide."""
        if self.seeds is not None and not self.seeds:
            return []
        joined = bool(self.ledger.standing_by(MATCHER, "same"))
        labels = [label for label in kinds.READERS if joined or self.likenesses.any(label)]
        if labels and not self.models:
            self.models = kinds.models()
        return labels

    def place(self) -> None:
        """Say of the pairs that wait what joining them would change, where that may be something else now."""
        with self.index.transaction():
            if self.seeds is None:
                pairs = [pair for label in kinds.READERS for pair in self.likenesses.of(label)]
            else:
                near = {thing for label in kinds.READERS for thing in around(self.likenesses, self.seeds, label)}
                pairs = [*self.likenesses.coded("gap"), *self.likenesses.at(near)] if near else []
            if pairs:
                once = {pair[:2]: pair for pair in pairs}
                self.likenesses.place(placed(self.sayings, self.likenesses, once.values()))


def _coded(codes: dict[str, str]) -> list[tuple[str, str, bytes]]:
    return [(thing, code, b"") for thing, code in codes.items()]


def _code(said: Payload) -> str:
    return str(said.get("code") or "")
