"""One node of several things: what holds them together, what happened to them, and taking some of them out again."""

from collections.abc import Collection, Iterable
from typing import Any

import orjson

from graph.compile.components import MATCHER
from graph.duplicates.model import Event, Link, Split
from graph.errors import NotPossible
from ledger.index import Index, Thing
from ledger.judgements import Decision
from ledger.ledger import Ledger
from ledger.state import Entry, Judgement

#: In the value of a judgement that two things differ: it was made when one was taken out of the other's cluster.
SPLIT = "split"
_ACTS = {"same": "join", "different": "different", "unsure": "unsure"}


def members(index: Index, id: str) -> list[Thing]:
    """The things of the cluster of a thing, in the order of their arrival; none where it is not in force."""
    with index.rehearsal():
        thing = index.things([id]).get(id)
        found = index.members([thing.cluster])[thing.cluster] if thing else []
    return sorted(found, key=lambda one: (one.seq, one.record))


def links(ledger: Ledger, index: Index, id: str) -> list[Link]:
    """What makes the things of a cluster one: judgements that hold, and identifiers that they share.

    Of an identifier that many share, each thing is linked with the earliest that has it.
    """
    things = [one.thing for one in members(index, id)]
    standing = ledger.state().judgements
    judged = [Link(one.subject, one.other, one.id, one.by) for one in _same(ledger, things) if one.id in standing]
    with index.rehearsal():
        values = {(thing, scheme.partition(".")[2]): value for thing, scheme, value in index.values(things)
                  if "." in scheme}
    first: dict[tuple[str, str], str] = {}
    shared = []
    for thing in things:
        for (holder, scheme), value in sorted(values.items()):
            if holder == thing and first.setdefault((scheme, value), thing) != thing:
                shared.append(Link(first[scheme, value], thing, 0, "", scheme, value))
    return [*judged, *shared]


def history(ledger: Ledger, index: Index, id: str) -> list[Event]:
    """The decisions on who is one with the things of a cluster, and their withdrawals, the newest first."""
    things = [one.thing for one in members(index, id)] or [id]
    judged = {one.id: one for one in ledger.about_pairs(things)}
    standing = ledger.state().judgements
    acts: dict[tuple[str, str, str, str], list[tuple[Entry, Judgement]]] = {}
    written: set[str] = set()
    for entry in ledger.turns(judged):
        one = judged[int(entry.subject)]
        act = _act(entry, one, entry.subject in written)
        written.add(entry.subject)
        # What was done in one act is one event: a cluster split, all joins of a matcher withdrawn.
        moment = entry.at if act in (SPLIT, "withdraw", "restore") else f"{entry.seq}"
        acts.setdefault((moment, entry.by, act, one.verdict), []).append((entry, one))
    events = [_event(act, rows, standing) for (_, _, act, _), rows in acts.items()]
    return sorted(events, key=lambda event: event.seq, reverse=True)


def split(ledger: Ledger, index: Index, id: str, things: Collection[str], by: str, reason: str) -> Split:
    """Take things out of their cluster: they differ from all that stays, and no judgement joins the two any more.

    One act: ``unsplit`` of what it returns takes it back. NotPossible where nothing is taken out, or nothing stays.
    """
    within = [one.thing for one in members(index, id)]
    out = [thing for thing in within if thing in set(things)]
    stays = [thing for thing in within if thing not in out]
    if not out or not stays or len(out) < len(set(things)):
        raise NotPossible("take out some of the things that are in the cluster, and leave at least one")
    standing = ledger.state().judgements
    across = [one.id for one in _same(ledger, within) if one.id in standing
              and (one.subject in out) != (one.other in out)]
    differ = [Decision("different", min(one, other), max(one, other), {SPLIT: True}, reason)
              for one in out for other in stays]
    done = ledger.decide(by, judge=differ, withdraw=across)
    return Split(done.judged, done.withdrawn)


def unsplit(ledger: Ledger, done: Split | int, by: str) -> None:
    """Take a split back, given by what it wrote or by one of its judgements: what it took back holds again.

    NotPossible where nothing of it holds any more.
    """
    one = done if isinstance(done, Split) else _split_of(ledger, done)
    if ledger.state().judgements.isdisjoint(one.judged):
        raise NotPossible("this split was taken back already")
    ledger.decide(by, withdraw=one.judged, restore=one.withdrawn)


def _split_of(ledger: Ledger, judgement: int) -> Split:
    """The split that wrote a judgement, from the log: all rows of its moment."""
    if not any(_is_split(one) for one in ledger.judgements_of([judgement])):
        raise NotPossible(f"judgement {judgement} is not of a split cluster")
    rows = ledger.moment(ledger.turns([judgement])[0])
    return Split(tuple(int(entry.subject) for entry in rows if entry.act == "judge"),
                 tuple(int(entry.subject) for entry in rows if entry.act == "withdraw"))


def _same(ledger: Ledger, things: Iterable[str]) -> list[Judgement]:
    """The judgements that make two of these things one, in force or not."""
    wanted = set(things)
    return [one for one in ledger.about_pairs(wanted, ("same",)) if one.subject in wanted and one.other in wanted]


def _act(entry: Entry, judgement: Judgement, again: bool) -> str:
    if entry.act == "withdraw":
        return "withdraw"
    return "restore" if again else SPLIT if _is_split(judgement) else _ACTS[judgement.verdict]


def _is_split(judgement: Judgement) -> bool:
    value = orjson.loads(judgement.value)
    return isinstance(value, dict) and bool(value.get(SPLIT))


def _event(act: str, rows: list[tuple[Entry, Judgement]], standing: Collection[int]) -> Event:
    entry, judgement = rows[0]
    value: Any = orjson.loads(judgement.value)
    weight = value.get("weight") if isinstance(value, dict) and judgement.by == MATCHER else None
    numbers = tuple(one.id for _, one in rows)
    return Event(entry.seq, entry.at, entry.by, act, judgement.verdict, numbers[0], numbers,
                 tuple((one.subject, one.other) for _, one in rows), judgement.reason, weight,
                 any(number in standing for number in numbers))
