"""What a save of the form becomes: a patch of what changed, a new thing, a relation, a decision."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from graph.ids import edge_id, thing_id
from graph.schema import EDGE
from ledger.record import Said
from ui import acts, data
from ui.edit.form import KINDS, offered

Payload = dict[str, Any]
CURATOR = "curator"


def difference(label: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Payload:
    """The patch that leads from one set of values to another: only what differs; lists by what came and what went."""
    patch: Payload = {"set": {}, "unset": [], "add": {}, "remove": {}}
    for prop in offered(label):
        old, new = before.get(prop.name), after.get(prop.name)
        if (old or None) == (new or None) and old is not False and new is not False:
            continue
        if prop.many and prop.name != KINDS:
            _moved(patch, prop.name, old or [], new or [])
        elif new is None or new == []:
            patch["unset"].append(prop.name)
        elif old != new:
            patch["set"][prop.name] = new
    return {act: said for act, said in patch.items() if said}


def count(patch: Payload) -> int:
    """How many properties a patch touches."""
    return len(touched(patch))


def touched(patch: Payload) -> set[str]:
    """The properties that a patch touches."""
    return {name for act in ("set", "unset", "add", "remove") for name in patch.get(act, ())}


def only(patch: Payload, names: Sequence[str]) -> Payload:
    """The part of a patch that touches these properties."""
    kept: Payload = {}
    for act, said in patch.items():
        some = [one for one in said if one in names] if act == "unset" else {
            name: value for name, value in said.items() if name in names}
        if some:
            kept[act] = some
    return kept


def save(id: str, label: str, patch: Payload, seen: int, title: str) -> None:
    """Write a patch that cites the row of the log that was shown; raises StaleEdit where another came between."""
    said = Said("patch", id, label, patch)
    data.registry().ledger.patch([said], by=acts.by(), seen=seen, title=title)
    acts.settle()


def create(label: str, values: Mapping[str, Any]) -> str:
    """Say a thing that no source says; its id."""
    key = uuid4().hex
    payload = {name: value for name, value in values.items() if value not in (None, "", [])}
    said = Said("node", thing_id(CURATOR, label, key), label, payload, key=key, part=label)
    data.registry().ledger.patch([said], by=acts.by(), title=str(payload.get("name", "")))
    acts.settle()
    return said.thing


def take_out(id: str, label: str, title: str) -> None:
    """Say that there is no such thing, whatever sources say; undone like any edit."""
    things = data.registry().things(id) or [id]
    said = [Said("patch", thing, label, {"absent": True}) for thing in things]
    data.registry().ledger.patch(said, by=acts.by(), title=title)
    acts.settle()


def join(type: str, start: str, end: str, props: Mapping[str, Any]) -> int:
    """Say that two things are joined; the row of the log."""
    payload = {name: value for name, value in props.items() if value not in (None, "", [])}
    told_apart = "|".join(str(payload.get(name, "")) for name in EDGE[type].key)
    said = _edge("edge", type, start, end, told_apart, payload)
    seq = data.registry().ledger.patch([said], by=acts.by(), title=type)
    acts.settle()
    return seq


def part(type: str, start: str, end: str, told_apart: str, title: str) -> None:
    """Say that two things are not joined so, whatever sources say."""
    said = _edge("patch", type, start, end, told_apart, {"absent": True})
    data.registry().ledger.patch([said], by=acts.by(), title=title)
    acts.settle()


def decide(verdict: str, id: str) -> None:
    """Publish or hide a thing."""
    data.registry().ledger.judge(verdict, id, by=acts.by())
    acts.settle()


def withdraw(judgements: Sequence[int]) -> None:
    """Take decisions back."""
    for judgement in judgements:
        data.registry().ledger.withdraw(judgement, acts.by())
    acts.settle()


def decisions(id: str, verdict: str) -> list[int]:
    """The decisions of this kind that are in force about a node."""
    ledger = data.registry().ledger
    told = ledger.judgements(data.registry().things(id) or [id])
    standing = ledger.state().judgements
    return [one.id for one in told if one.verdict == verdict and one.id in standing]


def _moved(patch: Payload, name: str, old: list[Any], new: list[Any]) -> None:
    came, went = [one for one in new if one not in old], [one for one in old if one not in new]
    if came:
        patch["add"][name] = came
    if went:
        patch["remove"][name] = went


def _edge(kind: Any, type: str, start: str, end: str, told_apart: str, payload: Payload) -> Said:
    return Said(kind, edge_id(CURATOR, type, start, end, told_apart), type, payload, part=type, start=start, end=end,
                discriminator=told_apart)
