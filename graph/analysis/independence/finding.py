"""Finding ties among people, or between people and a body, an agreement or a task. Pure; a name says nothing here."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from graph.analysis.independence.model import Advice, Facts, Party, Post, Tie, Together, Verdict

#: Roles that mean owning, in the languages of the sources.
_OWNS = re.compile(r"\b((co-?)?(owner|founder)s?|shareholder|investor|proprietor|(đồng )?chủ sở hữu|đồng sở hữu|"
                   r"cổ đông|chủ doanh nghiệp|góp vốn|nhà đầu tư|sáng lập viên|(người|nhà|đồng) sáng lập)\b|"
                   r"所有者|出資者|投資家|株主|創業者|創設者|創辦人|創始人|合夥人|投資人|股東", re.I)


class Known:
    """Facts by person and body, for one question: the present year, and how long a tie that is over still counts."""

    def __init__(self, facts: Facts, year: int, within: int) -> None:
        self.facts, self.year, self.within = facts, year, within
        self.posts: dict[str, list[Post]] = {}
        for post in facts.posts:
            self.posts.setdefault(post.person, []).append(post)
        self.advice: dict[str, list[Advice]] = {}
        for one in facts.advice:
            self.advice.setdefault(one.person, []).append(one)
        self.parties: dict[str, list[Party]] = {}
        self.of_thing: dict[str, list[Party]] = {}
        for party in facts.parties:
            self.parties.setdefault(party.body, []).append(party)
            self.of_thing.setdefault(party.thing, []).append(party)
        self._wholes: dict[str, set[str]] = {}
        self._parts: dict[str, set[str]] = {}
        for part in facts.parts:
            self._wholes.setdefault(part.part, set()).add(part.whole)
            self._parts.setdefault(part.whole, set()).add(part.part)
        self._within: dict[str, Mapping[str, int]] = {}
        self._things: dict[str, Mapping[str, Party]] = {}

    def within_bodies(self, body: str) -> Mapping[str, int]:
        """A body and the wholes that it is in, with how far up; found once for each."""
        if body not in self._within:
            self._within[body] = _reached(body, self._wholes)
        return self._within[body]

    def things(self, body: str) -> Mapping[str, Party]:
        """What a body has a part in, itself or by its wholes and parts: by agreement or task the nearest party."""
        if body not in self._things:
            away = {**_reached(body, self._parts), **self.within_bodies(body)}
            near = sorted(away, key=lambda one: (away[one], one), reverse=True)
            self._things[body] = {party.thing: party for one in near for party in self.parties.get(one, ())}
        return self._things[body]

    def shared(self, one: str, other: str) -> str:
        """The nearest body that two bodies are in, or are; empty where there is none."""
        ours, theirs = self.within_bodies(one), self.within_bodies(other)
        both = sorted((ours[body] + theirs[body], body) for body in ours if body in theirs)
        return both[0][1] if both else ""

    def state(self, since: str, until: str) -> str:
        """Whether something goes on, is over for not longer than asked, or for longer."""
        end = _year(until)
        if not end:
            return "current" if since else "undated"
        if end >= self.year:
            return "current"
        return "recent" if end >= self.year - self.within else "past"


def _reached(body: str, ways: Mapping[str, Collection[str]]) -> dict[str, int]:
    """A body and all that lead on from it, with how far."""
    found, edge, steps = {body: 0}, {body}, 0
    while edge:
        steps += 1
        edge = {other for one in edge for other in ways.get(one, ()) if other not in found}
        found.update(dict.fromkeys(edge, steps))
    return found


def ties(facts: Facts, people: Collection[str], against: Collection[str] = (), *, year: int,
         within: int = 5) -> list[Tie]:
    """All ties: among people, or where ``against`` names bodies, agreements or tasks, between each person and these."""
    known, order = Known(facts, year, within), sorted(set(people))
    found = ([tie for person in order for target in sorted(set(against)) for tie in _outside(known, person, target)]
             if against else [tie for pair in _near(known, order) for tie in _between(known, *pair)])
    return sorted(dict.fromkeys(found), key=lambda tie: (tie.one, tie.other, not tie.binds, tie.kind, tie.via,
                                                         tie.since))


def _near(known: Known, people: Collection[str]) -> list[tuple[str, str]]:
    """The pairs that share anything at all: among many people hardly any do."""
    sharing: dict[str, set[str]] = {}
    for person in people:
        bodies = {one.of if isinstance(one, Advice) else one.body
                  for one in (*known.posts.get(person, ()), *known.advice.get(person, ()))}
        for key in {key for body in bodies for key in (*known.within_bodies(body), *known.things(body))}:
            sharing.setdefault(key, set()).add(person)
    wanted = set(people)
    wrote = {(min(one.one, one.other), max(one.one, one.other)) for one in known.facts.together
             if one.one in wanted and one.other in wanted and one.one != one.other}
    return sorted(wrote.union(*(combinations(sorted(some), 2) for some in sharing.values())))


def verdicts(facts: Facts, people: Collection[str], against: Collection[str] = (), *, year: int,
             within: int = 5) -> list[Verdict]:
    """Each pair with what was found, or with what is not known of them."""
    by_pair: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties(facts, people, against, year=year, within=within):
        by_pair.setdefault((tie.one, tie.other), []).append(tie)
    order = sorted(set(people))
    pairs = [(one, other) for one in order for other in sorted(set(against))] if against else combinations(order, 2)
    placed, wrote = {post.person for post in facts.posts}, {
        end for one in facts.together for end in (one.one, one.other)}
    return [_verdict(pair, tuple(by_pair.get(pair, ())), placed, wrote, set(against)) for pair in pairs]


def _verdict(pair: tuple[str, str], found: tuple[Tie, ...], placed: set[str], wrote: set[str],
             against: set[str]) -> Verdict:
    missing = tuple((one, what) for one in pair if one not in against
                    for what, known in (("posts", placed), ("works", wrote)) if one not in known)
    if any(tie.binds for tie in found):
        return Verdict(*pair, "tied", found, missing)
    return Verdict(*pair, "unknown" if missing else "none", found, missing)


def _between(known: Known, one: str, other: str) -> Iterator[Tie]:
    """What joins two people."""
    for ours in known.posts.get(one, ()):
        for theirs in known.posts.get(other, ()):
            yield from _posts(known, one, other, ours, theirs)
    yield from _wrote(known, one, other)
    for first, second, turned in ((one, other, False), (other, one, True)):
        for advice in known.advice.get(first, ()):
            for post in known.posts.get(second, ()):
                if body := known.shared(advice.of, post.body):
                    yield _tie(known, "adviser", (one, other), _once(advice.of, body), advice, post)
                elif party := known.things(post.body).get(advice.of):
                    yield _tie(known, "adviser", (one, other), (advice.of, party.body), advice, party, post)
            for theirs_too in known.advice.get(second, ()) if not turned else ():
                if body := known.shared(advice.of, theirs_too.of):
                    yield _tie(known, "adviser", (one, other), _once(advice.of, theirs_too.of, body), advice,
                               theirs_too)


def _posts(known: Known, one: str, other: str, ours: Post, theirs: Post) -> Iterator[Tie]:
    """What two posts have in common: the body, a larger one, or an agreement."""
    body = known.shared(ours.body, theirs.body)
    if body:
        owns = any(_OWNS.search(post.role) for post in (ours, theirs))
        kind = "owner" if owns else "employer" if ours.body == theirs.body else "whole"
        yield _tie(known, kind, (one, other), _once(ours.body, theirs.body, body), ours, theirs)
        return
    for mine, yours in _common(known, ours.body, theirs.body):
        yield _agreed(known, (one, other), (mine, yours), ours, theirs)


def _common(known: Known, one: str, other: str) -> Iterator[tuple[Party, Party]]:
    """Agreements to which two bodies, or what they are in or have in them, are both parties."""
    ours, theirs = known.things(one), known.things(other)
    for thing in sorted(ours.keys() & theirs.keys()):
        yield ours[thing], theirs[thing]


def _agreed(known: Known, pair: tuple[str, str], parties: tuple[Party, Party], *posts: Post) -> Tie:
    """An agreement counts for those who were there while it lasted."""
    return _tie(known, "agreement", pair, _once(parties[0].thing, parties[0].body, parties[1].body), *parties, *posts)


def _outside(known: Known, person: str, target: str) -> Iterator[Tie]:
    """What joins a person with a body, an agreement or a task."""
    pair = (person, target)
    for post in known.posts.get(person, ()):
        if body := known.shared(post.body, target):
            kind = "owner" if _OWNS.search(post.role) else "employer" if post.body == target else "whole"
            yield _tie(known, kind, pair, _once(post.body, body), post)
        for party in known.of_thing.get(target, ()):
            if body := known.shared(post.body, party.body):
                yield _tie(known, "agreement", pair, _once(target, party.body, body), party, post)
        if not known.shared(post.body, target):
            for mine, yours in _common(known, post.body, target):
                yield _agreed(known, pair, (mine, yours), post)
    yield from _advises(known, person, target)
    for wrote in known.facts.together:
        if person == wrote.one and wrote.inside and (known.shared(wrote.inside, target) or any(
                known.shared(wrote.inside, party.body) for party in known.of_thing.get(target, ()))):
            yield _written(known, pair, wrote, (wrote.other, wrote.inside))


def _advises(known: Known, person: str, target: str) -> Iterator[Tie]:
    """Who advises the target, a party to it, or a task that it has a part in."""
    pair = (person, target)
    for advice in known.advice.get(person, ()):
        if advice.of == target or known.shared(advice.of, target):
            yield _tie(known, "adviser", pair, (advice.of,), advice)
        elif party := known.things(advice.of).get(target) or known.things(target).get(advice.of):
            yield _tie(known, "adviser", pair, _once(advice.of, party.body, party.thing), advice, party)


def _wrote(known: Known, one: str, other: str) -> Iterator[Tie]:
    for wrote in known.facts.together:
        if not wrote.inside and {wrote.one, wrote.other} == {one, other}:
            yield _written(known, (one, other), wrote, ())


def _written(known: Known, pair: tuple[str, str], wrote: Together, via: tuple[str, ...]) -> Tie:
    """Works count to their last year, and those with somebody of a body no longer than this person was there."""
    end = min((year for year in (wrote.last, _year(wrote.until)) if year), default=0)
    state = ("undated" if not end else "apart" if wrote.first > end
             else "recent" if end >= known.year - known.within else "past")
    return Tie("coauthor", *pair, via, str(wrote.first or ""), str(end or ""), state, tuple(wrote.sources))


def _tie(known: Known, kind: str, pair: tuple[str, str], via: tuple[str, ...],
         *facts: Post | Advice | Party) -> Tie:
    """A tie of facts that all have to hold at once: it lasts from the last beginning to the first end."""
    since = max((one.since for one in facts if one.since), default="")
    until = min((one.until for one in facts if one.until), default="")
    sources = tuple(sorted({source for one in facts for source in one.sources}))
    never = bool(since and until and _year(since) > _year(until))
    state = "apart" if never else known.state(since, until)
    return Tie(kind, *pair, via, since, until, state, sources)


def _once(*ids: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _year(date: str) -> int:
    """The year of a date as a source writes it; 0 where it says none."""
    return int(date[:4]) if date[:4].isdigit() else 0
