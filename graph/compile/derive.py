"""Step 4, derive: what works and agreements say about pairs of people, of organisations, and of people and fields.

Each work or agreement gives shares to pairs; a pair's weight is counted anew from its shares, never incremented.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import Any

from graph.compile.ground import CHUNK, Ground
from graph.compile.model import EdgeKey, EdgeState, Parcel
from graph.compile.voice import edge_voices
from graph.schema import SOURCES, Audience
from ledger.index import EdgeThing, Share, Thing
from ledger.staging import chunks

#: A work of more authors says little about any two of them.
MOST_AUTHORS = 50
_PAIRS = {"COAUTHOR_OF": "Expert", "COLLABORATES_WITH": "Organization"}

#: An organisation, first and last year, whether everybody may see it, and who says it.
Post = tuple[str, int | None, int | None, bool, str]


class Shares:
    """Counts anew what works and agreements give; ``pairs`` are those that may have changed, by audience and type."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.pairs: dict[tuple[Audience, str], set[tuple[str, str]]] = {}
        self._posts: dict[str, list[Post]] = {}

    def items_of(self, experts: Collection[str]) -> set[str]:
        """The works of people whose posts changed."""
        members = self.ground.members(experts)
        edges = self.ground.index.edges_from([one for things in members.values() for one in things], ["AUTHORED"])
        return {thing.cluster for thing in self.ground.now(edge.end for edge in edges).values()}

    def count(self, items: Iterable[str]) -> None:
        """Write anew the shares of these works and agreements; only pairs whose shares changed are counted again."""
        for chunk in chunks(sorted(items), CHUNK):
            shares = list(self._shares(chunk))
            before = [] if self.ground.fresh else self.ground.index.shares_of(chunk)
            changed = set(before) ^ set(shares) if before else shares
            for share in changed:
                self.pairs.setdefault((share.audience, share.type), set()).add((share.a, share.b))
            other = {share.item for share in changed}
            fresh = [share for share in shares if share.item in other]
            self.ground.index.put_shares(() if self.ground.fresh else other, fresh)

    def _shares(self, items: list[str]) -> Iterator[Share]:
        members = self.ground.members(items)
        home = {thing: item for item, things in members.items() for thing in things}
        kinds = self.ground.now(home)
        into = [edge for edge in self.ground.index.edges_to(home, ["AUTHORED", "PARTY_TO"]) if _says(edge)]
        about = [edge for edge in self.ground.index.edges_from(home, ["ABOUT"]) if _says(edge)]
        ends = self.ground.now({edge.start for edge in into} | {edge.end for edge in about})
        works = {item for item, things in members.items() if kinds[things[0]].label == "Work"}
        self._learn_posts({ends[edge.start].cluster for edge in into if edge.start in ends and edge.type == "AUTHORED"})
        years = self._years(works, members.keys() - works)
        by_item: dict[str, tuple[list[EdgeThing], list[EdgeThing]]] = {item: ([], []) for item in members}
        for edge in into:
            by_item[home[edge.end]][0].append(edge)
        for edge in about:
            by_item[home[edge.start]][1].append(edge)
        for item, (sayings, fields) in by_item.items():
            for audience in self.ground.audiences:
                if any(self.ground.see(kinds[thing], audience) for thing in members[item]):
                    people = _seen(self.ground, audience, sayings, "start", kinds, ends)
                    topics = _seen(self.ground, audience, fields, "end", kinds, ends)
                    yield from self._of(audience, item, years.get(item), people, topics, item in works)

    def _of(self, audience: Audience, item: str, year: int | None, people: dict[str, set[str]],
            topics: dict[str, set[str]], work: bool) -> Iterator[Share]:
        if not work:
            for a, b in combinations(sorted(people), 2):
                said = _joined(people[a] | people[b])
                yield Share(audience, item, "COLLABORATES_WITH", a, b, "agreement", year, said)
            return
        for person, sources in people.items():
            for field, more in topics.items():
                yield Share(audience, item, "EXPERT_IN", person, field, "work", year, _joined(sources | more))
        if len(people) > MOST_AUTHORS:
            return
        for a, b in combinations(sorted(people), 2):
            yield Share(audience, item, "COAUTHOR_OF", a, b, "work", year, _joined(people[a] | people[b]))
        yield from self._between_posts(audience, item, year, people)

    def _between_posts(self, audience: Audience, item: str, year: int | None,
                       people: dict[str, set[str]]) -> Iterator[Share]:
        """Two organisations share a work when two of its authors were at them in its year."""
        staff: dict[str, set[str]] = {}
        sources: dict[str, set[str]] = {}
        for person, said in people.items():
            for organisation, since, until, public, source in self._posts.get(person, ()):
                if (public or audience == "curators") and _covers(since, until, year):
                    staff.setdefault(organisation, set()).add(person)
                    sources.setdefault(organisation, set()).update(said, (source,))
        for a, b in combinations(sorted(staff), 2):
            if len(staff[a] | staff[b]) > 1:
                yield Share(audience, item, "COLLABORATES_WITH", a, b, "work", year, _joined(sources[a] | sources[b]))

    def _learn_posts(self, experts: set[str]) -> None:
        unknown = [expert for expert in experts if expert not in self._posts]
        members = self.ground.members(unknown)
        home = {thing: expert for expert, things in members.items() for thing in things}
        edges = {edge.thing: edge for edge in self.ground.index.edges_from(home, ["AFFILIATED_WITH"]) if _says(edge)}
        heard = edge_voices(self.ground.state, self.ground.ledger.records(edges))
        ends = self.ground.now({end for edge in edges.values() for end in (edge.start, edge.end)})
        self._posts.update({expert: [] for expert in unknown})
        for thing, edge in sorted(edges.items()):
            said, place, person = heard.get(thing), ends.get(edge.end), ends.get(edge.start)
            if said is None or said.claim is None or place is None or person is None:
                continue
            payload = said.claim.payload
            post = (place.cluster, _year(payload.get("since")), _year(payload.get("until")),
                    place.visible and person.visible, edge.source)
            self._posts[home[edge.start]].append(post)

    def _years(self, works: Collection[str], agreements: Collection[str]) -> dict[str, int | None]:
        unknown = [item for item in works if item not in self.ground.years]
        if unknown:
            self.ground.years.update({item: props.get("year") for item, props in self.ground.props(unknown).items()})
        years = {item: self.ground.years.get(item) for item in works}
        return years | {item: _year(props.get("signed_on")) for item, props in self.ground.props(agreements).items()}

    def counts(self, audience: Audience, keys: Iterable[EdgeKey]) -> dict[EdgeKey, dict[str, Any]]:
        """What works say about who is expert in what, for these relations."""
        wanted = {(key.start, key.end): key for key in keys if key.type == "EXPERT_IN"}
        tallies = self._tallies(audience, "EXPERT_IN", {start for start, _ in wanted})
        return {key: {name: value for name, value in tallies[pair].items() if name != "weight"}
                for pair, key in wanted.items() if pair in tallies}

    def parcels(self) -> Iterator[Parcel]:
        """The final states of the pairs that may have changed."""
        for (audience, type), pairs in sorted(self.pairs.items()):
            if label := _PAIRS.get(type):
                for chunk in chunks(sorted(pairs), 10 * CHUNK):
                    yield self._pairs_of(audience, type, label, chunk)

    def _pairs_of(self, audience: Audience, type: str, label: str, pairs: list[tuple[str, str]]) -> Parcel:
        tallies = self._tallies(audience, type, {a for a, _ in pairs})
        parcel = Parcel(audience)
        for a, b in pairs:
            key = EdgeKey(type, a, b, "")
            counted = tallies.get((a, b))
            if counted and type == "COAUTHOR_OF":
                counted.pop("works", None)
            parcel.edges[key] = EdgeState(key, label, label, counted) if counted else None
            parcel.edge_labels[key] = (label, label)
        return parcel

    def _tallies(self, audience: Audience, type: str, starts: set[str]) -> dict[tuple[str, str], dict[str, Any]]:
        """Of each pair: weight, works, agreements, first and last year, sources."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for a, b, kind, sources, count, first, last in self.ground.index.tallies(audience, type, starts):
            pair = found.setdefault((a, b), {"weight": 0, SOURCES: set()})
            pair["weight"] += count
            pair[f"{kind}s"] = pair.get(f"{kind}s", 0) + count
            pair[SOURCES] |= set(sources.split("\n"))
            if first is not None:
                pair["first_year"] = min(pair.get("first_year", first), first)
                pair["last_year"] = max(pair.get("last_year", last), last)
        for pair in found.values():
            pair[SOURCES] = sorted(pair[SOURCES])
        return found


def _says(edge: EdgeThing) -> bool:
    """Whether a source says it (not only a curator's patch of it) and no curator took it out."""
    return bool(edge.source) and not edge.gone


def _seen(ground: Ground, audience: Audience, edges: Iterable[EdgeThing], end: str, own: dict[str, Thing],
          others: dict[str, Thing]) -> dict[str, set[str]]:
    """The clusters at the other end that an audience may see, each with who says so."""
    found: dict[str, set[str]] = {}
    for edge in edges:
        other = others.get(getattr(edge, end))
        this = own.get(edge.end if end == "start" else edge.start)
        if other and this and ground.see(other, audience) and ground.see(this, audience):
            found.setdefault(other.cluster, set()).add(edge.source)
    return found


def _covers(since: int | None, until: int | None, year: int | None) -> bool:
    return year is None or ((since is None or since <= year) and (until is None or year <= until))


def _year(date: Any) -> int | None:
    text = str(date or "")[:4]
    return int(text) if text.isdigit() and len(text) == 4 else None


def _joined(sources: Iterable[str]) -> str:
    return "\n".join(sorted(sources))
