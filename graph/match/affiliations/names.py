"""The names of organisations made ready for look-up in a text: by words in their order, in any order, abbreviated."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.match.affiliations.spelling import Vocabulary, vocabulary
from graph.match.records import Body
from graph.names.organisations import OrganisationName, kind, parse, words

Words = tuple[str, ...]


class Entry(NamedTuple):
    """What of an organisation decides between several of one name; ``city`` and ``parents`` as words."""

    id: str
    country: str
    city: Words
    region: Words
    parents: frozenset[Words]
    names: frozenset[Words]
    main: Words
    ended: bool


class Claim(NamedTuple):
    """An organisation that bears a name: as its first one or not, of a branch in a country or not; and words that have
    to stand elsewhere in the text, where the name is what remains of its own without its city or its parent."""

    body: int
    main: bool
    branch: bool = False
    needs: Words = ()


@dataclass(slots=True)
class Names:
    """All names: ``exact`` by words in order, ``starts`` the beginnings of these (an abbreviation as
    it is written), ``loose`` by sorted words, ``longer`` the names that go on after a name."""

    entries: list[Entry] = field(default_factory=list)
    exact: dict[Words, dict[int, Claim]] = field(default_factory=dict)
    starts: set[Words] = field(default_factory=set)
    loose: dict[Words, set[Words]] = field(default_factory=lambda: defaultdict(set))
    longer: dict[Words, list[Words]] = field(default_factory=lambda: defaultdict(list))
    cities: set[Words] = field(default_factory=set)
    vocabulary: Vocabulary = field(default_factory=dict)


def names(bodies: Iterable[Body]) -> Names:
    """Read the names of organisations, once for many texts."""
    found = Names()
    later: list[tuple[Words, Claim]] = []
    for body in bodies:
        parsed = [parse(name) for name in body.names]
        later += _claim(found, _entry(body, parsed), parsed)
    for rest, claim in later:
        found.exact.setdefault(rest, {}).setdefault(claim.body, _of_first(rest, claim, found))
    _arrange(found)
    found.vocabulary = vocabulary(found.exact)
    return found


def _claim(found: Names, entry: Entry, parsed: list[OrganisationName]) -> Iterator[tuple[Words, Claim]]:
    """Enter an organisation under its names; what remains of them without city or parent is for later."""
    number = len(found.entries)
    found.entries.append(entry)
    found.cities.add(entry.city)
    for place, name in enumerate(parsed):
        claim = Claim(number, place == 0, bool(name.branch))
        if words := (name.text,) if name.short else name.words:
            found.exact.setdefault(words, {}).setdefault(number, claim)
        if not name.short:
            yield from ((rest, claim._replace(main=False, needs=needs))
                        for rest, needs in _shortened(name.words, entry))


def _entry(body: Body, parsed: list[OrganisationName]) -> Entry:
    city, _, region = body.place.partition(",")
    parents = {words(name) for name in body.parents}
    parents |= {parent[:-1] for parent in parents if parent[-1:] == ("system",)}
    return Entry(body.id, body.country, words(city), words(region), frozenset(parents),
                 frozenset(name.words for name in parsed), parsed[0].words if parsed else (), body.ended)


def _shortened(name: Words, entry: Entry) -> Iterator[tuple[Words, Words]]:
    """A name without its city at the end or without its parent at the start, and what was left out."""
    for size in range(1, min(len(entry.city), len(name) - 2) + 1):
        if name[-size:] == entry.city[:size]:
            yield name[:-size], name[-size:]
    for parent in entry.parents:
        if parent and name[:len(parent)] == parent and len(name) - len(parent) > 1 and kind(name[len(parent):]):
            yield name[len(parent):], parent


def _of_first(rest: Words, claim: Claim, found: Names) -> Claim:
    """The claim without its need where the system of this name sits in the same city: its first university."""
    systems = [found.entries[body] for body in found.exact.get((*rest, "system"), ())]
    city = found.entries[claim.body].city
    return claim._replace(needs=()) if any(system.city == city for system in systems) else claim


def _arrange(found: Names) -> None:
    for name in found.exact:
        found.starts.update(name[:length] for length in range(1, len(name) + 1))
        found.loose[tuple(sorted(name))].add(name)
        for length in range(2, len(name) - 1):
            if name[:length] in found.exact:
                found.longer[name[:length]].append(name)
