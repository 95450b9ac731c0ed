"""Nodes: from clusters that must be compiled anew to their final states."""

from collections.abc import Collection, Iterable, Iterator

import orjson

from graph.compile import standing
from graph.compile.audience import is_hidden, is_public, is_published
from graph.compile.choose import Chosen, choose, node_props
from graph.compile.ground import CHUNK, Ground
from graph.compile.model import NodeState, Parcel
from graph.compile.voice import Voice, said_by_curators
from graph.schema import VERIFIED, Audience
from ledger.staging import chunks
from ledger.state import Judgement


def node_parcels(ground: Ground, dirty: dict[str, str], moved: set[str], *, first: bool) -> Iterator[Parcel]:
    """The final states of clusters, in parcels; things that became visible or invisible are added to ``moved``."""
    for chunk in chunks(sorted(dirty), CHUNK):
        members = ground.members(chunk)
        heard = ground.voices(thing for things in members.values() for thing in things)
        judged = _judged(ground, heard)
        partners = standing.of(ground, [one for one in chunk if dirty[one] == "Organization"], first)
        parcels = {audience: Parcel(audience, again=not first) for audience in ground.audiences}
        conflicts: list[tuple[str, str, str]] = []
        visible: dict[str, bool] = {}
        for cluster in chunk:
            speaking = {thing: heard[thing] for thing in members.get(cluster, ()) if thing in heard}
            said = [one for thing in speaking for one in judged.get(thing, ())]
            _put(ground, parcels, cluster, dirty[cluster], speaking, said, partners, visible, conflicts)
        if "everyone" in parcels:
            _show(ground, visible, moved)
        ground.index.put_notes("conflict", () if ground.fresh and first else chunk, conflicts)
        yield from parcels.values()


def _judged(ground: Ground, things: Collection[str]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for judgement in ground.judgements(things):
        found.setdefault(judgement.subject, []).append(judgement)
    return found


def _put(ground: Ground, parcels: dict[Audience, Parcel], cluster: str, label: str, speaking: dict[str, Voice],
         said: list[Judgement], partners: dict[Audience, set[str]], visible: dict[str, bool],
         conflicts: list[tuple[str, str, str]]) -> None:
    public = _public(ground, label, speaking, said)
    for audience, parcel in parcels.items():
        parcel.node_label[cluster] = label
        parcel.nodes[cluster] = None
        shown = [voice for thing, voice in speaking.items() if audience == "curators" or thing in public]
        if shown:
            chosen = _choose(label, shown, audience)
            parcel.nodes[cluster] = _node(cluster, label, chosen, said, cluster in partners[audience])
            if label == "Work":
                ground.years[cluster] = chosen.props.get("year")
            if audience == "curators":
                conflicts += [(cluster, name, orjson.dumps(said).decode()) for name, said in chosen.conflicts.items()]
    visible.update({thing: thing in public for thing in speaking})


def _choose(label: str, speaking: Iterable[Voice], audience: Audience) -> Chosen:
    voices = list(speaking)
    return choose(label, [voice.claim for voice in voices if voice.claim], said_by_curators(voices), audience)


def _public(ground: Ground, label: str, speaking: dict[str, Voice], said: list[Judgement]) -> set[str]:
    """The things of a cluster that everybody may see: of people, the published ones; of the rest, all or none."""
    if "everyone" not in ground.audiences or not speaking or is_hidden(said):
        return set()
    if label == "Expert":
        about: dict[str, list[Judgement]] = {}
        for judgement in said:
            about.setdefault(judgement.subject, []).append(judgement)
        return {thing for thing, voice in speaking.items() if is_published(about.get(thing, ()), voice.published)}
    return set(speaking) if is_public(label, _choose(label, speaking.values(), "curators").props) else set()


def _node(cluster: str, label: str, chosen: Chosen, said: list[Judgement], partner: bool) -> NodeState:
    props = {"id": cluster, **node_props(label, chosen)}
    if label == "Organization":
        props["standing"] = "partner" if partner else "known"
    verified = {orjson.loads(one.value)["property"] for one in said if one.verdict == "verified" and _holds(one, props)}
    if verified:
        props[VERIFIED] = sorted(verified)
    return NodeState(cluster, (label, *chosen.kinds), props)


def _holds(judgement: Judgement, props: dict[str, object]) -> bool:
    value = orjson.loads(judgement.value)
    return isinstance(value, dict) and props.get(str(value.get("property"))) == value.get("value")


def _show(ground: Ground, visible: dict[str, bool], moved: set[str]) -> None:
    """Remember which things everybody may see, and look again at the relations of those that changed."""
    known = ground.now(visible)
    other = {thing: visible[thing] for thing, one in known.items() if one.visible != visible[thing]}
    for value in (True, False):
        if things := [thing for thing, seen in other.items() if seen is value]:
            ground.index.set_visible(things, value)
    ground.show(other)
    moved.update(other)
