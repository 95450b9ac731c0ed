"""Who speaks now about each thing: the ledger's records as claims and patches."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import orjson

from graph.compile.choose import Claim, Patch, is_absent
from ledger.state import Record, State


class Voice(NamedTuple):
    """What holds of one thing now: its claim (None where nothing is said, or it was taken out), and its patches."""

    label: str
    claim: Claim | None
    patches: tuple[Patch, ...]
    seq: int
    record: int
    published: bool


class EdgeVoice(NamedTuple):
    """What holds of one statement about a relation; a curator's patch of a relation has patches and no claim."""

    claim: Claim | None
    patches: tuple[Patch, ...]


def voices(state: State, records: Mapping[str, list[Record]], published: frozenset[int]) -> dict[str, Voice]:
    """Of each thing with a record, what is said of it now; things of which nothing holds are left out."""
    found = {}
    for thing, said in records.items():
        voice = _voice(state, thing, said, published)
        if voice is not None:
            found[thing] = voice
    return found


def edge_voices(state: State, records: Mapping[str, list[Record]]) -> dict[str, EdgeVoice]:
    """Of each statement about a relation, what holds now; those of which nothing holds are left out."""
    found = {}
    for thing, said in records.items():
        claim, patches = _split(state, thing, said)
        if claim is not None or patches:
            found[thing] = EdgeVoice(claim, patches)
    return found


def _voice(state: State, thing: str, said: list[Record], published: frozenset[int]) -> Voice | None:
    claim, patches = _split(state, thing, said)
    if claim is None or is_absent(patches):
        return None
    standing = [(state.batches[record.batch].seq, record.id, record.batch)
                for record in said if record.kind == "node" and state.holds(record.batch)]
    first = min(standing)
    public = bool(published) and any(batch in published for _, _, batch in standing)
    return Voice(said[0].label, claim, patches, first[0], first[1], public)


def _split(state: State, thing: str, said: list[Record]) -> tuple[Claim | None, tuple[Patch, ...]]:
    if len(said) == 1 and said[0].kind != "patch":
        return _claim(state, thing, state.speaker(said)), ()
    patches = state.in_force(record for record in said if record.kind == "patch")
    speaker = state.speaker([record for record in said if record.kind != "patch"])
    return _claim(state, thing, speaker), tuple(
        Patch(state.batches[record.batch].order, record.thing, orjson.loads(record.payload or "{}"))
        for record in patches)


def _claim(state: State, thing: str, record: Record | None) -> Claim | None:
    if record is None or record.payload is None:
        return None
    delivered = state.batches[record.batch]
    return Claim(delivered.source, state.ranks[delivered.source], delivered.order, thing, orjson.loads(record.payload))


def said_by_curators(voices: Iterable[Voice]) -> list[Patch]:
    """All patches of several things, in the order in which they were saved."""
    return sorted((patch for voice in voices for patch in voice.patches), key=lambda patch: patch.order)
