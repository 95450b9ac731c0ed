"""A small world of sources that disagree, and the acts of its curators: what the promises are tested on."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph import duplicates
from graph.compile import MemoryGraph, compiled, settle
from graph.compile.components import MATCHER
from graph.compile.export import lines
from graph.errors import NotPossible
from graph.ids import edge_id, thing_id
from graph.schema import AUDIENCES
from ledger.index import Index
from ledger.judgements import Decision
from ledger.ledger import Ledger
from ledger.likeness import Likenesses
from ledger.record import Said
from loaders.source import EdgeRow, NodeRow, Ref, Row, said

SOURCES = {"one": 50, "two": 50, "three": 60}
KEYS = {"Expert": 4, "Organization": 3, "Work": 3, "Agreement": 2, "Field": 2, "Need": 1}
ORCIDS = (None, "0000-0002-1825-0097", "0000-0001-5109-3700")
RORS = (None, "04nyv3z04", "05dxps055")
DATES = ("2026-01-01", "2026-02-01", "2026-03-01")
DAYS = ("2026-11-23", "2027-06-01", "2029-01-01")


def nodes(dice: random.Random, letters: str = "abc") -> dict[str, list[NodeRow]]:
    """Every thing that one source might say, in one of its wordings, of which there are as many as letters."""
    pick = dice.choice
    found: dict[str, list[NodeRow]] = {label: [] for label in KEYS}
    for label, count in KEYS.items():
        for key in map(str, range(count)):
            props: dict[str, Any] = {"name": f"{label} {key}{pick(letters)}"}
            kinds: tuple[str, ...] = ()
            match label:
                case "Expert":
                    props |= {"orcid": pick(ORCIDS), "aliases": dice.sample("xyz", 2),
                              "title": pick(("GS", "TS", None)),
                              "note": pick(("n", None)), "email": pick((f"{key}@x.vn", None))}
                case "Organization":
                    props |= {"ror": pick(RORS), "place": pick(("Hà Nội", None))}
                    kinds = pick(((), ("University",), ("Firm",), ("Firm", "Park")))
                case "Work":
                    props |= {"year": pick((2019, 2021, None)), "doi": pick(("10.1234/a", None))}
                case "Agreement":
                    props |= {"state": pick(("talks", "signed", "active", "ended")),
                              "signed_on": pick(("2024-06", None)),
                              "evidence": pick(("https://x.vn", None)), "ends_on": pick(("2026", "2028-01-31", None))}
                case "Field":
                    props |= {"code": f"f{key}"}
                case "Need":
                    props |= {"state": pick(("review", "open"))}
            found[label].append(NodeRow(label, key, props, kinds))
    return found


def edges(dice: random.Random, source: str) -> list[EdgeRow]:
    """Relations that one source might say, some of them with another source's things."""

    def ref(label: str) -> Ref:
        return Ref(label, str(dice.randrange(KEYS[label])), dice.choice((source, source, *SOURCES)))

    def row(type: str, start: str, end: str, **props: Any) -> EdgeRow:
        return EdgeRow(type, ref(start), ref(end), props)

    pick = dice.choice
    kinds: list[Callable[[], EdgeRow]] = [
        lambda: row("AFFILIATED_WITH", "Expert", "Organization", role=pick(("GV", None)),
                    since=pick(("2018", "2020", None)), until=pick(("2019", "2022", None))),
        lambda: row("AUTHORED", "Expert", "Work", position=pick((1, 2))),
        lambda: row("ABOUT", "Work", "Field"),
        lambda: row("EXPERT_IN", "Expert", "Field", level=pick(("leading", "familiar"))),
        lambda: row("PARTY_TO", "Organization", "Agreement"),
        lambda: row("PART_OF", "Organization", "Organization"),
        lambda: row("SEEKS", "Organization", "Need"),
    ]
    return [pick(kinds)() for _ in range(dice.randrange(4, 14))]


@dataclass
class World:
    """A ledger, what is compiled from it step by step, and the acts that may come next. Every act is a seeded one."""

    folder: Path
    name: str = "world"
    day: str = DAYS[0]
    batches: list[int] = field(default_factory=list)
    judgements: list[int] = field(default_factory=list)
    splits: list[duplicates.Split] = field(default_factory=list)
    #: Who judges; where a matcher matches, nobody else judges in its name.
    judges: tuple[str, ...] = ("tester", MATCHER)
    letters: str = "abc"

    def __post_init__(self) -> None:
        self.ledger = Ledger.open(f"sqlite:///{self.folder / self.name}.sqlite")
        self.index = Index.beside(self.ledger.engine)
        self.graphs = [MemoryGraph(audience) for audience in AUDIENCES]
        for source, rank in SOURCES.items():
            self.ledger.add_source(source, title=source, kind="test", rank=rank)

    def close(self) -> None:
        self.index.close()
        self.ledger.close()

    def settle(self) -> None:
        settle(self.ledger, self.index, self.graphs, self.day)

    def exports(self) -> list[list[str]]:
        """What the graphs that were carried along hold."""
        return [list(lines(graph.dump())) for graph in self.graphs]

    def rebuilt(self) -> list[list[str]]:
        """What follows from the ledger, compiled once from nothing."""
        return [list(lines(graph.dump())) for graph in compiled(self.ledger, AUDIENCES, self.day)]

    # Acts

    def deliver(self, seed: int, as_of: str = "") -> None:
        dice = random.Random(seed)
        source = dice.choice(tuple(SOURCES))
        chosen = [row for rows in nodes(dice, self.letters).values() for row in rows if dice.random() < 0.6]
        rows: list[Row] = [*chosen, *edges(dice, source)]
        staged = self.ledger.stage(source, said(source, rows, []), as_of=as_of or dice.choice(DATES), loader="test/1",
                                   covers=dice.choice(((), ("*",), ("Expert", "AUTHORED"))))
        if staged.batch is not None:
            self.batches.append(staged.batch)
            if dice.random() < 0.85:
                self.ledger.accept(staged.batch, "tester", anyway=True)

    def turn(self, number: int) -> None:
        """Undo what is in force, accept what is not."""
        if self.batches:
            batch = self.batches[number % len(self.batches)]
            act = self.ledger.undo if self.ledger.batch(batch).state == "accepted" else self.ledger.accept
            act(batch, "tester")

    def judge(self, seed: int) -> None:
        dice = random.Random(seed)
        verdict = dice.choice(("same", "same", "different", "unsure", "published", "hidden", "verified", "refused",
                               "batch"))
        label = "Expert" if verdict in ("published", "hidden") else dice.choice(("Expert", "Organization", "Work"))
        one, other = thing(dice, label), thing(dice, label)
        match verdict:
            case "same" | "different" | "unsure":
                judged = self.ledger.judge(verdict, one, other, by=dice.choice(self.judges))
            case "refused":
                judged = self.ledger.judge("refused", str(dice.randrange(1, 60)), by="tester")
            case "batch":
                judged = self.ledger.judge("published", f"batch:{dice.choice(self.batches or [1])}", by="tester")
            case "verified":
                judged = self.ledger.judge("verified", one, value={"property": "title", "value": "GS"}, by="tester")
            case _:
                judged = self.ledger.judge(verdict, one, by="tester")
        self.judgements.append(judged.judgement)

    def withdraw(self, number: int) -> None:
        if self.judgements:
            with suppress(NotPossible):  # withdrawn already
                self.ledger.withdraw(self.judgements[number % len(self.judgements)], "tester")

    def judge_many(self, seed: int) -> None:
        """What a matcher or a curator decides about many pairs at once."""
        dice = random.Random(seed)
        pairs = [Decision(dice.choice(("same", "same", "different", "unsure")), thing(dice, label), thing(dice, label))
                 for label in dice.choices(("Expert", "Organization", "Work"), k=dice.randrange(6))]
        self.judgements += self.ledger.judge_many(pairs, dice.choice(self.judges))

    def withdraw_many(self, number: int) -> None:
        """All decisions of the matcher, or some of anybody."""
        some = self.judgements[number % 3::3]
        self.ledger.withdraw_many(self.ledger.standing_by(MATCHER, "same") if number % 2 else some, "tester")

    def restore_many(self, number: int) -> None:
        self.ledger.restore_many(self.judgements[number % 3::3], "tester")

    def match(self, anew: bool = False, again: bool = False) -> duplicates.Matched:
        return duplicates.match(self.ledger, self.index, self._settled, lambda *_: None, anew=anew, again=again)

    def _settled(self) -> int:
        self.settle()
        return self.ledger.head()

    def split(self, seed: int) -> None:
        """Take some of the things of a node out of it."""
        dice = random.Random(seed)
        self.settle()
        with self.index.rehearsal():
            many = [some for some in self.index.members(self._nodes()).values() if len(some) > 1]
        if many:
            things = [one.thing for one in dice.choice(sorted(many))]
            out = dice.sample(sorted(things), dice.randrange(1, len(things)))
            self.splits.append(duplicates.split(self.ledger, self.index, things[0], out, "tester", "two"))

    def _nodes(self) -> list[str]:
        return [node.id for node in self.graphs[0].held_nodes.values()]

    def unsplit(self, number: int) -> None:
        """Take a split back, by itself or by one of its judgements."""
        if self.splits:
            done = self.splits[number % len(self.splits)]
            with suppress(NotPossible):  # taken back already
                duplicates.unsplit(self.ledger, done if number % 2 else done.judged[-1], "tester")

    def alike(self) -> tuple[list[Any], list[Any]]:
        """What the matcher keeps: what it was told of things, and the pairs that it found."""
        with self.index.rehearsal():
            kept = Likenesses(self.index)
            return ([text for label in ("Organization", "Expert") for some in kept.all_told(label) for text in some],
                    [pair[:4] for label in ("Organization", "Expert") for pair in kept.of(label)])

    def nodes(self) -> set[frozenset[str]]:
        """Which things are one, whatever their nodes are called."""
        self.settle()
        with self.index.rehearsal():
            return {frozenset(one.thing for one in some) for some in self.index.members(self._nodes()).values()}

    def patch(self, seed: int) -> None:
        dice = random.Random(seed)
        if dice.random() < 0.5:
            label = dice.choice(("Expert", "Organization", "Agreement"))
            change = dice.choice((
                {"set": {"name": f"curated {seed % 5}"}}, {"unset": ["title", "ror"]}, {"add": {"aliases": ["q"]}},
                {"remove": {"aliases": ["x", "y"]}}, {"absent": True}, {"set": {"orcid": ORCIDS[1]}},
                {"set": {"state": "signed", "ends_on": "2027"}}, {"set": {"kinds": ["Firm"]}}))
            patches = [Said("patch", thing(dice, label), label, change)]
        else:
            patches = [self._edge_patch(dice)]
        try:
            self.ledger.patch(patches, by="tester")
        except NotPossible:
            return  # erased
        self.batches.append(self.ledger.batches()[0].id)

    def _edge_patch(self, dice: random.Random) -> Said:
        row = dice.choice(edges(dice, dice.choice(tuple(SOURCES))))
        one = next(iter(said("one", [row], [])))
        change = dice.choice(({"absent": True}, {"set": {"until": "2030"}}, {"set": {"level": "practised"}}))
        return Said("patch", edge_id("curator", one.label, one.start, one.end, one.discriminator), one.label, change,
                    start=one.start, end=one.end, discriminator=one.discriminator)

    def rank(self, number: int) -> None:
        self.ledger.rank(tuple(SOURCES)[number % 3], (40, 50, 70)[number % 7 % 3], "tester")

    def pass_days(self, number: int) -> None:
        self.day = max(self.day, DAYS[number % len(DAYS)])

    def erase(self, seed: int) -> None:
        self.ledger.erase([thing(random.Random(seed), "Expert")], "tester")


ACTS = ("deliver", "deliver", "deliver", "turn", "turn", "judge", "judge", "withdraw", "patch", "patch", "rank",
        "pass_days")
#: What is decided about who is one, in any order.
DECISIONS = ("judge_many", "judge_many", "withdraw_many", "restore_many", "split", "split", "unsplit", "withdraw")


def thing(dice: random.Random, label: str) -> str:
    """One of the things that the sources may speak of."""
    return thing_id(dice.choice(tuple(SOURCES)), label, str(dice.randrange(KEYS[label])))
