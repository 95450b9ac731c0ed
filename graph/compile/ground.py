"""What one catch-up stands on: ledger, index and state, and what it has learnt so far."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.compile.choose import Chosen, choose
from graph.compile.voice import Voice, said_by_curators, voices
from graph.schema import Audience
from ledger.index import Index, Thing
from ledger.ledger import Ledger
from ledger.staging import chunks
from ledger.state import Judgement, State

#: Clusters or things that are looked at together: large enough for few round trips, small enough to stay flat.
CHUNK = 4_000


@dataclass(slots=True)
class Ground:
    """One catch-up. ``fresh``: nothing was compiled before, so everything is new and nothing need be looked up."""

    ledger: Ledger
    index: Index
    state: State
    audiences: tuple[Audience, ...]
    today: str
    fresh: bool
    published: frozenset[int] = frozenset()
    before: dict[str, Thing | None] = field(default_factory=dict)
    _now: dict[str, Thing | None] = field(default_factory=dict)
    _members: dict[str, list[str]] = field(default_factory=dict)
    years: dict[str, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.state.judgements:
            batches = [f"batch:{id}" for id, one in self.state.batches.items() if one.in_force]
            self.published = frozenset(
                int(judgement.subject.removeprefix("batch:"))
                for judgement in self.judgements(batches) if judgement.verdict == "published")

    def judgements(self, things: Collection[str]) -> list[Judgement]:
        """The decisions in force about any of these things."""
        if not self.state.judgements:
            return []
        return [one for one in self.ledger.judgements(things) if one.id in self.state.judgements]

    def learn(self, things: Iterable[Thing], gone: Iterable[str] = ()) -> None:
        """Take in what was clustered in this catch-up."""
        for thing in things:
            self._now[thing.thing] = thing
            if self.fresh:
                self._members.setdefault(thing.cluster, []).append(thing.thing)
        for one in gone:
            self._now[one] = None

    def now(self, things: Iterable[str]) -> dict[str, Thing]:
        """Those of these things that are in force now."""
        wanted = set(things)
        if not self.fresh and (unknown := [thing for thing in wanted if thing not in self._now]):
            for chunk in chunks(unknown, CHUNK):
                found = self.index.things(chunk)
                self._now.update({thing: found.get(thing) for thing in chunk})
        return {thing: known for thing in wanted if (known := self._now.get(thing)) is not None}

    def known(self, thing: str) -> Thing | None:
        """A thing as it is now; ask only for things that ``now`` was asked for."""
        return self._now.get(thing)

    def was(self, thing: str) -> Thing | None:
        """A thing as it was compiled before; ask only for things that ``now`` was asked for."""
        return self.before[thing] if thing in self.before else self._now.get(thing)

    def members(self, clusters: Collection[str]) -> dict[str, list[str]]:
        """The things of clusters, by cluster."""
        if self.fresh:
            return {cluster: self._members[cluster] for cluster in clusters if cluster in self._members}
        found = self.index.members(clusters)
        for things in found.values():
            self._now.update({thing.thing: thing for thing in things if thing.thing not in self._now})
        return {cluster: [thing.thing for thing in things] for cluster, things in found.items()}

    def voices(self, things: Iterable[str]) -> dict[str, Voice]:
        """What is said now of things."""
        return voices(self.state, self.ledger.records(things), self.published)

    def chosen(self, clusters: Collection[str]) -> dict[str, Chosen]:
        """The values that hold of clusters, for curators."""
        members = self.members(clusters)
        heard = self.voices(thing for things in members.values() for thing in things)
        found = {}
        for cluster, things in members.items():
            speaking = [heard[thing] for thing in things if thing in heard]
            if speaking:
                claims = [voice.claim for voice in speaking if voice.claim]
                found[cluster] = choose(speaking[0].label, claims, said_by_curators(speaking), "curators")
        return found

    def props(self, clusters: Collection[str]) -> dict[str, dict[str, Any]]:
        """The properties that hold of clusters, for curators."""
        return {cluster: chosen.props for cluster, chosen in self.chosen(clusters).items()}

    def show(self, visible: Mapping[str, bool]) -> None:
        """Take in that everybody may see other things than before."""
        for thing, seen in visible.items():
            known = self._now[thing]
            if known is not None:
                self.before.setdefault(thing, known)
                self._now[thing] = known._replace(visible=seen)

    def see(self, thing: Thing, audience: Audience) -> bool:
        """Whether an audience may see a thing."""
        return audience == "curators" or thing.visible
