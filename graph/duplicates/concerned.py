"""Of which things the matcher may have to be told something else than before, after rows of the log."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graph.compile.touched import touched
from graph.duplicates.sayings import Sayings
from ledger.judgements import PAIRS, REFUSED
from ledger.state import Entry

#: Relations between two organisations that are two, however alike.
OF_TWO = ("PART_OF", "SUCCEEDED_BY")
#: Relations by which what is said of the end is part of the record of the start.
_TOLD_OF_END = ("AFFILIATED_WITH", "EXPERT_IN", "PART_OF", "LOCATED_IN")


@dataclass(slots=True)
class Concerned:
    """Things by label, works, things that are no longer in force, and those about which somebody decided.

    ``of_two``: organisations of which a source says that they are a part or the heir of another, or no longer says so.
    """

    things: dict[str, set[str]] = field(default_factory=dict)
    works: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)
    of_two: set[str] = field(default_factory=set)

    def of(self, label: str) -> set[str]:
        """The things of a label."""
        return self.things.get(label, set())

    def add(self, sayings: Sayings, things: Iterable[str]) -> None:
        """Take in things, each under its label; those that are not in force as gone."""
        wanted = list(things)
        known = sayings.index.things(wanted)
        for thing in wanted:
            if thing not in known:
                self.gone.add(thing)
            elif known[thing].label == "Work":
                self.works.add(thing)
            else:
                self.things.setdefault(known[thing].label, set()).add(thing)


def concerned(sayings: Sayings, entries: Iterable[Entry], matcher: str) -> Concerned:
    """What these rows of the log are about, and what is told of it; the matcher's own rows tell it nothing."""
    rows = [entry for entry in entries if entry.by != matcher]
    found = touched(sayings.ledger, sayings.index, sayings.state, [entry for entry in rows if _says(entry)])
    result = Concerned()
    result.add(sayings, found.things | {edge.start for edge in found.edges.values()})
    for edge in found.edges.values():
        if edge.type == "AUTHORED":
            result.works.add(edge.end)
        elif edge.type in OF_TWO:
            result.of_two |= {edge.start, edge.end}
    _add_around_gone(sayings, result)
    decided = [int(entry.subject) for entry in rows if entry.value in PAIRS]
    for judgement in sayings.ledger.judgements_of(decided):
        result.judged |= {judgement.subject, judgement.other}
    return result


def _says(entry: Entry) -> bool:
    """Whether a row of the log changes what is said, and not only what is made of it."""
    return entry.act in ("accept", "undo", "erase", "blank") or entry.value.startswith(REFUSED)


def _add_around_gone(sayings: Sayings, result: Concerned) -> None:
    """Whoever was told of with things that are no longer in force; the statements about these are kept asleep."""
    gone = sorted(result.gone)
    result.works |= result.gone | {edge.end for edge in sayings.starting(gone, ["AUTHORED"])}
    result.add(sayings, holders(sayings, gone))


def holders(sayings: Sayings, ends: Collection[str]) -> set[str]:
    """The things whose records tell of these organisations, fields or countries; works about the fields, too."""
    return {edge.start for edge in sayings.ending(ends, (*_TOLD_OF_END, "ABOUT"))}


def authors(sayings: Sayings, works: Collection[str]) -> set[str]:
    """The things that are said to have written these works."""
    return {edge.start for edge in sayings.ending(works, ["AUTHORED"])}


def coauthors(sayings: Sayings, people: Collection[str]) -> set[str]:
    """The things that are said to have written works with these people."""
    return authors(sayings, {edge.end for edge in sayings.starting(people, ["AUTHORED"])})
