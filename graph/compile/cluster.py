"""Step 1, cluster: which things are one. Pure: things, identifiers and judgements in, clusters out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

#: Schemes under which a thing is looked up that do not make two things one.
LOOKUPS = ("name", "ends_on")


class Candidate(NamedTuple):
    """A thing to be clustered: its label, its place in the order of arrival, its identifiers by scheme."""

    thing: str
    label: str
    order: tuple[int, int]
    identifiers: Mapping[str, str]


class Same(NamedTuple):
    """A judgement that two things are one; ``curated`` where a person, not a matcher, said so."""

    one: str
    other: str
    curated: bool


@dataclass(slots=True)
class Clustering:
    """The result: thing to cluster id, and the links that were not followed, each with the reason."""

    cluster_of: dict[str, str] = field(default_factory=dict)
    skipped: list[tuple[str, str, str]] = field(default_factory=list)


class _Sets:
    """Disjoint sets of things, each with the identifiers of its members."""

    def __init__(self, candidates: Mapping[str, Candidate], apart: Mapping[str, Collection[str]]) -> None:
        self.parent = {thing: thing for thing in candidates}
        self.members = {thing: [thing] for thing in candidates}
        self.identifiers = {
            thing: {scheme: {value} for scheme, value in one.identifiers.items()} for thing, one in candidates.items()
        }
        self.apart = apart

    def find(self, thing: str) -> str:
        while (above := self.parent[thing]) != thing:
            self.parent[thing] = thing = self.parent[above]
        return thing

    def obstacle(self, one: str, other: str, curated: bool) -> str | None:
        """Why two sets must stay apart: a judgement that they differ, or two values of one identifier."""
        small, large = sorted((one, other), key=lambda root: len(self.members[root]))
        within = set(self.members[large])
        if any(not within.isdisjoint(self.apart.get(thing, ())) for thing in self.members[small]):
            return "different"
        mine, theirs = self.identifiers[one], self.identifiers[other]
        clash = sorted(scheme for scheme in mine.keys() & theirs.keys() if mine[scheme].isdisjoint(theirs[scheme]))
        return clash[0] if clash and not curated else None

    def unite(self, one: str, other: str) -> None:
        self.parent[other] = one
        self.members[one] += self.members.pop(other)
        for scheme, values in self.identifiers.pop(other).items():
            self.identifiers[one].setdefault(scheme, set()).update(values)


def clusters(
    candidates: Mapping[str, Candidate], same: Iterable[Same], different: Iterable[tuple[str, str]],
    departments: Iterable[tuple[str, str]] = (),
) -> Clustering:
    """Unite the candidates by their links: curators' first, then identifiers, then the matcher's, each by ids.

    A link is skipped where it would unite a pair judged different or, unless a curator drew it, two values of one
    identifier. Of ``departments`` (part, whole) the part is united with nothing by an identifier of the whole.
    """
    apart = _pairs(different)
    sets = _Sets(candidates, apart)
    result = Clustering()
    links = sorted(link for link in same if _fits(link, candidates))
    for link in links:
        if link.curated:
            _follow(sets, link.one, link.other, True, result)
    parts = list(departments)
    sets.apart = _pairs(parts, apart)
    for one, other in _identified(candidates, set(_borrowed(candidates, parts))):
        _follow(sets, one, other, False, result)
    sets.apart = apart
    for link in links:
        if not link.curated:
            _follow(sets, link.one, link.other, False, result)
    for members in sets.members.values():
        first = min(members, key=lambda thing: candidates[thing].order)
        result.cluster_of.update(dict.fromkeys(members, first))
    return result


def _fits(link: Same, candidates: Mapping[str, Candidate]) -> bool:
    one, other = candidates.get(link.one), candidates.get(link.other)
    return one is not None and other is not None and one.label == other.label


def _follow(sets: _Sets, one: str, other: str, curated: bool, result: Clustering) -> None:
    first, second = sets.find(one), sets.find(other)
    if first == second:
        return
    obstacle = sets.obstacle(first, second, curated)
    if obstacle is None:
        sets.unite(first, second)
    else:
        result.skipped.append((*sorted((one, other)), obstacle))  # type: ignore[arg-type]


def _borrowed(candidates: Mapping[str, Candidate], departments: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Parts, each with a scheme under which a source gave them the identifier of their whole."""
    for part, whole in departments:
        if part in candidates and whole in candidates:
            theirs = candidates[whole].identifiers
            yield from ((part, scheme) for scheme, value in candidates[part].identifiers.items()
                        if theirs.get(scheme) == value)


def _identified(candidates: Mapping[str, Candidate],
                borrowed: Collection[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pairs that share an identifier, by scheme, value and ids; each thing is tried with all before it."""
    holders: dict[tuple[str, str, str], list[str]] = {}
    for thing, one in candidates.items():
        for scheme, value in one.identifiers.items():
            if (thing, scheme) not in borrowed:
                holders.setdefault((one.label, scheme, value), []).append(thing)
    for key in sorted(key for key, things in holders.items() if len(things) > 1):
        things = sorted(holders[key])
        for place, thing in enumerate(things):
            for before in things[:place]:
                yield before, thing


def _pairs(
    pairs: Iterable[tuple[str, str]], more: Mapping[str, Collection[str]] | None = None
) -> dict[str, set[str]]:
    found = {thing: set(others) for thing, others in (more or {}).items()}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
