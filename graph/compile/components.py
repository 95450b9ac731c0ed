"""From the things that were touched to the clusters that must be compiled anew: their components, clustered again."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from graph.compile.cluster import Candidate, Same, clusters
from graph.compile.ground import CHUNK, Ground
from graph.compile.touched import Touched
from graph.compile.voice import Voice, edge_voices
from graph.names import fold
from graph.schema import NODE
from ledger.index import Thing
from ledger.staging import chunks
from ledger.state import Judgement

MATCHER = "matcher"


@dataclass(slots=True)
class Moved:
    """What clustering changed: clusters to compile, by label, and things whose cluster or presence is another."""

    dirty: dict[str, str] = field(default_factory=dict)
    things: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Component:
    """The things that are clustered together, with what was looked up about them."""

    candidates: dict[str, Candidate] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    values: list[tuple[str, str, str]] = field(default_factory=list)
    judgements: dict[int, Judgement] = field(default_factory=dict)


def recluster(ground: Ground, touched: Touched) -> Moved:
    """Cluster anew the components of the touched things, and write what changed into the index."""
    component = _gather(ground, touched.things)
    held = component.judgements.values()
    result = clusters(
        component.candidates,
        (_link(one) for one in held if one.verdict == "same"),
        ((one.subject, one.other) for one in held if one.verdict == "different"),
        _departments(ground, component, touched),
    )
    moved = _move(ground, touched, component, result.cluster_of)
    ground.index.put_values(() if ground.fresh else touched.things, component.values)
    ground.index.put_notes("skipped", () if ground.fresh else component.seen, result.skipped)
    return moved


def _link(judgement: Judgement) -> Same:
    one, other = sorted((judgement.subject, judgement.other))
    return Same(one, other, judgement.by != MATCHER)


def _gather(ground: Ground, touched: Collection[str]) -> _Component:
    component = _Component()
    pending = set(touched)
    while pending:
        new = pending - component.seen
        pending = set()
        for chunk in chunks(sorted(new), CHUNK):
            component.seen.update(chunk)
            asked = [thing for thing in chunk if thing in touched]
            values = _read(ground, component, asked)
            pending |= _neighbours(ground, component, chunk, [thing for thing in chunk if thing not in touched], values)
    return component


def _read(ground: Ground, component: _Component, things: list[str]) -> list[tuple[str, str, str]]:
    """Hear what is said now of touched things; their identifiers."""
    fresh_values = []
    for thing, voice in ground.voices(things).items():
        given = _identifiers(voice)
        component.candidates[thing] = Candidate(thing, voice.label, (voice.seq, voice.record), given)
        component.sources[thing] = voice.claim.source if voice.claim else ""
        values = [(thing, f"{voice.label}.{scheme}", value) for scheme, value in given.items()]
        fresh_values += values
        component.values += values + _lookups(thing, voice)
    return fresh_values


def _effective(voice: Voice) -> dict[str, Any]:
    """What is said of one thing alone, with its curators' patches."""
    payload = dict(voice.claim.payload) if voice.claim else {}
    for patch in voice.patches:
        for name in patch.payload.get("unset", ()):
            payload.pop(name, None)
        payload.update(patch.payload.get("set", {}))
    return payload


def _identifiers(voice: Voice) -> dict[str, str]:
    payload = _effective(voice)
    return {name: str(payload[name]) for name in NODE[voice.label].identifiers if payload.get(name)}


def _lookups(thing: str, voice: Voice) -> list[tuple[str, str, str]]:
    """Values under which a thing is found again, though they do not make it one with another."""
    payload, found = _effective(voice), []
    if voice.label in ("Expert", "Organization") and payload.get("name"):
        found.append((thing, f"{voice.label}:name", fold(str(payload["name"]))))
    if voice.label == "Agreement" and payload.get("ends_on"):
        found.append((thing, "ends_on", str(payload["ends_on"])))
    return found


def _neighbours(ground: Ground, component: _Component, chunk: list[str], untouched: list[str],
                values: list[tuple[str, str, str]]) -> set[str]:
    found: set[str] = set()
    for judgement in ground.judgements(chunk):
        if judgement.verdict in ("same", "different"):
            component.judgements[judgement.id] = judgement
            found |= {judgement.subject, judgement.other}
    if ground.fresh:
        return found - component.seen
    known = ground.index.things(chunk)
    ground.before.update({thing: known.get(thing) for thing in chunk})
    old = [value for value in ground.index.values(chunk) if "." in value[1]]
    _keep_untouched(component, known, untouched, old)
    for things in ground.index.members({thing.cluster for thing in known.values()}).values():
        found |= {thing.thing for thing in things}
    sought = {(scheme, value) for _, scheme, value in (*old, *values)}
    for thing, scheme, value in ground.index.having({s for s, _ in sought}, {v for _, v in sought}):
        if (scheme, value) in sought:
            found.add(thing)
    return found - component.seen


def _keep_untouched(component: _Component, known: dict[str, Thing], untouched: list[str],
                    old: list[tuple[str, str, str]]) -> None:
    given: dict[str, dict[str, str]] = {}
    for thing, scheme, value in old:
        given.setdefault(thing, {})[scheme.partition(".")[2]] = value
    for thing in untouched:
        if (one := known.get(thing)) is not None:
            component.candidates[thing] = Candidate(thing, one.label, (one.seq, one.record), given.get(thing, {}))
            component.sources[thing] = one.source


def _departments(ground: Ground, component: _Component, touched: Touched) -> list[tuple[str, str]]:
    """Parts and wholes among the candidates: a department never joins by its parent's identifier."""
    said = {thing: relation for thing, relation in touched.edges.items() if relation.type == "PART_OF"}
    heard = edge_voices(ground.state, ground.ledger.records(said))
    pairs = [(said[thing].start, said[thing].end) for thing, voice in heard.items() if voice.claim]
    if not ground.fresh:
        for chunk in chunks(component.candidates, CHUNK):
            pairs += [(edge.start, edge.end) for edge in ground.index.edges_from(chunk, ["PART_OF"])
                      if edge.source and edge.thing not in said]
    return [(part, whole) for part, whole in pairs if part in component.candidates and whole in component.candidates]


def _move(ground: Ground, touched: Touched, component: _Component, cluster_of: dict[str, str]) -> Moved:
    moved, changed, gone = Moved(), [], []
    for thing in component.seen:
        before, candidate = ground.before.get(thing), component.candidates.get(thing)
        if candidate is None:
            if before is not None:
                gone.append(thing)
                moved.things.add(thing)
                moved.dirty[before.cluster] = before.label
            continue
        cluster = cluster_of[thing]
        now = Thing(thing, candidate.label, cluster, component.sources[thing], *candidate.order,
                    before.visible if before else False)
        if now != before:
            changed.append(now)
        if before is None or before.cluster != cluster:
            moved.things.add(thing)
            moved.dirty |= {cluster: now.label} | ({before.cluster: before.label} if before else {})
        elif thing in touched.things:
            moved.dirty[cluster] = now.label
    if not ground.fresh:
        ground.index.drop_things(gone)
    ground.index.put_things(changed, fresh=ground.fresh)
    ground.learn(changed, gone)
    return moved
