"""Step 3, link: what is said between things, carried to the clusters of its ends, as final states of edges."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from graph.compile.choose import Patch, choose, is_absent
from graph.compile.ground import CHUNK, Ground
from graph.compile.model import EdgeKey, EdgeState, Parcel
from graph.compile.touched import Relation
from graph.compile.voice import EdgeVoice, edge_voices
from graph.schema import EDGE, SOURCES, Audience
from ledger.index import EdgeThing
from ledger.staging import chunks

#: Start clusters in one parcel; an expert has some ten relations.
_STARTS = 1_500

#: What derived counts add to a relation: audience and key to properties; None where they say nothing.
Counts = Callable[[Audience, Iterable[EdgeKey]], dict[EdgeKey, dict[str, Any]]]


class Relations:
    """The statements that must be looked at again, by the cluster in which they start, before or now."""

    def __init__(self, ground: Ground, edges: dict[str, Relation]) -> None:
        self.ground = ground
        self.edges = edges
        self.by_start: dict[str, list[str]] = {}
        self.asleep: list[str] = []
        self.extra: dict[str, set[EdgeKey]] = {}
        self.items: set[str] = set()
        self.experts: set[str] = set()
        self.parties: set[str] = set()
        self._key_of: dict[str, EdgeKey] = {}
        for chunk in chunks(edges.items(), 50_000):
            ground.now({end for _, relation in chunk for end in (relation.start, relation.end)})
            for thing, relation in chunk:
                for start in {one.cluster for one in (ground.was(relation.start), ground.known(relation.start)) if one}:
                    self.by_start.setdefault(start, []).append(thing)
                if ground.known(relation.start) is None:
                    self.asleep.append(thing)

    def add(self, keys: Iterable[EdgeKey]) -> None:
        """Look at these relations too, whatever is stated of them; their type has one label at each end."""
        for key in keys:
            self.extra.setdefault(key.start, set()).add(key)

    def parcels(self, counts: Counts | None = None) -> Iterator[Parcel]:
        """The final states of all relations concerned, in parcels; the index learns what is said now."""
        for starts in chunks(sorted(self.by_start.keys() | self.extra.keys()), _STARTS):
            yield from self._parcel(set(starts), counts)
        # What starts at nothing in force is kept for the day on which its start is said again.
        for things in chunks(self.asleep, CHUNK):
            own = {thing: self.edges[thing] for thing in things}
            self._remember(own, own, edge_voices(self.ground.state, self.ground.ledger.records(own)), {})

    def _parcel(self, starts: set[str], counts: Counts | None) -> Iterator[Parcel]:
        own = {thing: self.edges[thing] for start in starts for thing in self.by_start.get(start, ())}
        self._key_of = {}
        keys = self._keys(own, starts)
        said = self._said(starts, own, keys)
        heard = edge_voices(self.ground.state, self.ground.ledger.records(said))
        groups = self._group(said, heard, keys)
        awake = {thing: relation for thing, relation in said.items() if self._starts_in(relation, starts)}
        self._remember(own.keys() & awake.keys(), awake, heard, groups)
        for audience in self.ground.audiences:
            yield self._states(audience, keys, groups, said, heard, counts)

    def _keys(self, own: dict[str, Relation], starts: set[str]) -> dict[EdgeKey, tuple[str, str]]:
        """The relations that these statements are, or were, about, with the labels of their ends."""
        keys = {key: (EDGE[key.type].start[0], EDGE[key.type].end[0])
                for start in starts for key in self.extra.get(start, ())}
        looks = (self.ground.known,) if self.ground.fresh else (self.ground.known, self.ground.was)
        for thing, relation in own.items():
            for look in looks:
                start, end = look(relation.start), look(relation.end)
                if start and end and start.cluster in starts and start.cluster != end.cluster:
                    key = EdgeKey(relation.type, start.cluster, end.cluster, relation.discriminator)
                    if look == self.ground.known:
                        self._key_of[thing] = key
                    keys[key] = (start.label, end.label)
                    self._concerns(key, start.label)
        return keys

    def _concerns(self, key: EdgeKey, start_label: str) -> None:
        """Works and agreements whose pairs must be counted again."""
        if key.type in ("AUTHORED", "PARTY_TO"):
            self.items.add(key.end)
            self.parties |= {key.start} if key.type == "PARTY_TO" else set()
        elif key.type == "ABOUT" and start_label == "Work":
            self.items.add(key.start)
        elif key.type == "AFFILIATED_WITH":
            self.experts.add(key.start)

    def _said(self, starts: set[str], own: dict[str, Relation],
              keys: Collection[EdgeKey]) -> dict[str, Relation]:
        """All statements about these relations, also those that were not touched."""
        if self.ground.fresh:
            return own
        members = [thing for things in self.ground.members(starts).values() for thing in things]
        types = {key.type for key in keys}
        more = {edge.thing: Relation(edge.type, edge.start, edge.end, edge.discriminator)
                for edge in self.ground.index.edges_from(members, types)} if types else {}
        self.ground.now({relation.end for relation in more.values()})
        return {thing: relation for thing, relation in more.items() if self._key(relation) in keys} | own

    def _key(self, relation: Relation) -> EdgeKey | None:
        start, end = self.ground.known(relation.start), self.ground.known(relation.end)
        if start is None or end is None or start.cluster == end.cluster:
            return None
        return EdgeKey(relation.type, start.cluster, end.cluster, relation.discriminator)

    def _group(self, said: dict[str, Relation], heard: dict[str, EdgeVoice],
               keys: Collection[EdgeKey]) -> dict[EdgeKey, list[str]]:
        groups: dict[EdgeKey, list[str]] = {}
        for thing in heard:
            key = self._key_of.get(thing) or self._key(said[thing])
            if key in keys:
                groups.setdefault(key, []).append(thing)  # type: ignore[arg-type]
        return groups

    def _starts_in(self, relation: Relation, starts: set[str]) -> bool:
        start = self.ground.known(relation.start)
        return start is not None and start.cluster in starts

    def _remember(self, own: Collection[str], said: dict[str, Relation], heard: dict[str, EdgeVoice],
                  groups: dict[EdgeKey, list[str]]) -> None:
        """Let the index know what is said now; a relation touched and no longer said is forgotten."""
        absent = {thing for things in groups.values()
                  if is_absent(patch for thing in things for patch in heard[thing].patches) for thing in things}
        index, fresh = self.ground.index, self.ground.fresh
        rows = [EdgeThing(thing, *said[thing], voice.claim.source if voice.claim else "", thing in absent)
                for thing, voice in heard.items() if thing in said]
        if not fresh:
            known = {edge.thing: edge for edge in index.edges(said)}
            index.drop_edges([thing for thing in own if thing in known and thing not in heard])
            rows = [row for row in rows if known.get(row.thing) != row]
        index.put_edges(rows, fresh)

    def _states(self, audience: Audience, keys: dict[EdgeKey, tuple[str, str]], groups: dict[EdgeKey, list[str]],
                said: dict[str, Relation], heard: dict[str, EdgeVoice], counts: Counts | None) -> Parcel:
        parcel = Parcel(audience, edge_labels=keys)
        counted = counts(audience, keys) if counts else {}
        for key in keys:
            things = groups.get(key, ())
            shown = [heard[thing] for thing in things if self._sees(audience, said[thing])]
            # What a curator took out is out for everybody, also where it was said of a member whom not all may see.
            gone = len(shown) < len(things) and is_absent(one for thing in things for one in heard[thing].patches)
            parcel.edges[key] = None if gone else _state(key, keys[key], shown, audience, counted.get(key))
        return parcel

    def _sees(self, audience: Audience, relation: Relation) -> bool:
        return audience == "curators" or all(
            (one := self.ground.known(end)) is not None and one.visible for end in (relation.start, relation.end))


def _counted(stated: dict[str, Any], counted: dict[str, Any]) -> dict[str, Any]:
    """What was counted, beside what a source counted itself: the larger number, and all years of both."""
    united = dict(counted)
    for name, better in (("works", max), ("first_year", min), ("last_year", max)):
        if stated.get(name) is not None and counted.get(name) is not None:
            united[name] = better(stated[name], counted[name])
    return united


def _state(key: EdgeKey, labels: tuple[str, str], heard: list[EdgeVoice], audience: Audience,
           counted: dict[str, Any] | None) -> EdgeState | None:
    claims = [voice.claim for voice in heard if voice.claim]
    patches: list[Patch] = []
    if any(voice.patches for voice in heard):
        patches = sorted((patch for voice in heard for patch in voice.patches), key=lambda patch: patch.order)
    if (patches and is_absent(patches)) or not (claims or counted):
        return None
    props: dict[str, Any] = {}
    sources: set[str] = set()
    if claims:
        chosen = choose(key.type, claims, patches, audience)
        props = {name: value for name, value in chosen.props.items() if value not in (None, "", [])}
        sources |= set(chosen.sources)
    if counted:
        sources |= set(counted[SOURCES])
        props |= _counted(props, counted)
    if EDGE[key.type].key:
        props["key"] = key.key
    props[SOURCES] = sorted(sources)
    return EdgeState(key, *labels, props)
