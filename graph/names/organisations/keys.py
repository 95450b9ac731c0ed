"""What names of organisations are compared by: keys that are equal where two spellings can be of one name."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from graph.names.organisations.naming import LEVEL, OrganisationName, parse
from graph.names.organisations.rarity import weight
from graph.names.organisations.scripts import in_latin, numbered, sounded
from graph.names.organisations.slips import corrected
from graph.names.organisations.words import COUNTRIES, concepts, is_wide, places, read, spelled, words

_NUMBERS = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4",
            "ii": "2", "iii": "3", "iv": "4", "vii": "7", "viii": "8", "ix": "9"}
#: Words that have several in another language: what 工業大学, 科技大學, a bách khoa or a học viện calls itself.
_WAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "polytechnic": (("polytechnic",), ("science", "technology"), ("technology",)),
    "kogyo": (("technology",), ("industry",)), "keji": (("science", "technology"), ("technology",)),
    "academy": (("academy",), ("institute",))}
#: Words that come and go in names of ministries and institutes.
_LOOSE = frozenset({"no", "affair"})
#: Bits from which a part's own name is known without the whole that it belongs to.
_TELLING = 14.0
_SHORTEST = 3
#: Characters of a name that is read aloud; no name is longer, and a text would take minutes.
_LONGEST = 200
_SMALL = frozenset({"of", "the", "and", "for", "in", "at", "on", "de", "va"})
_AREAS = frozenset({"city", "province"})


class Keys(NamedTuple):
    """``spelled`` the name folded, without legal form; ``exact`` its words as concepts in any order, one key for each
    way to read it; ``near`` the same with slips put right; ``own`` those of a part together with its whole, ``alone``
    without it; ``placed`` without a place behind the name; ``initials`` of its words; ``short`` the name where it is an
    abbreviation; ``weight`` the bits that its words tell."""

    spelled: str = ""
    exact: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    placed: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    short: str = ""
    weight: float = 0.0


@lru_cache(65_536)
def keys(name: str) -> Keys:
    """The keys of one name; an abbreviation has no others than itself."""
    parsed = parse(name)
    if parsed.short:
        whole = _all([parsed.words]) if len(parsed.words) > len(parsed.bare.split()) else ()
        return Keys(exact=whole, near=whole, short=spelled(parsed.text).replace(" ", ""), weight=weight(parsed.words))
    read_as = [parsed.words, *_latin(parsed.bare)]
    exact = _all(read_as)
    slips = [found for words in read_as if (found := corrected(words)) != words]
    alone = _all([parsed.own]) if parsed.wholes and weight(parsed.own) >= _TELLING else ()
    return Keys(parsed.bare, exact, tuple(dict.fromkeys((*exact, *_all(slips)))), tuple(_own(parsed)), alone,
                _all(_before(parsed)), _initials(parsed.bare), weight=weight(parsed.words))


def _all(read_as: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for words in read_as if words for key in _key(words)))


def _key(words: tuple[str, ...]) -> Iterator[str]:
    """Known concepts in order of the alphabet, then the proper words grown together: ``Thuy Loi`` is ``Thuyloi``."""
    counted = [_number(word) for word in words if word not in _LOOSE]
    if counted[-1:] == ["i"]:
        counted[-1] = "1"
    proper = [sounded(word) for word in counted if word not in concepts() and not word.isdigit()]
    rest = frozenset(word for word in counted if word in concepts() or word.isdigit())
    for turned in (proper, sorted(proper)):
        for told in _ways(rest):
            yield " ".join([*sorted(told), "".join(dict.fromkeys(turned))]).strip()


def _number(word: str) -> str:
    bare = word[2:] if word.startswith("no") and word[2:].isdigit() else word
    return _NUMBERS.get(bare, bare)


def _ways(words: frozenset[str]) -> Iterator[frozenset[str]]:
    """The words with each of those that have several in another language in all its ways."""
    several = sorted(words & _WAYS.keys())
    for chosen in product(*(_WAYS[word] for word in several)):
        yield (words - set(several)) | {word for way in chosen for word in way}
    if {"kogyo", "university"} <= words:
        yield (words - {"kogyo", "university"}) | {"institute", "technology"}
    if {"institute", "research"} <= words:
        yield words - {"research"}


def _latin(bare: str) -> Iterator[tuple[str, ...]]:
    """The words of a name in Chinese or Japanese with its proper ones in Latin letters, in each way to read them."""
    if not is_wide(bare) or len(bare) > _LONGEST:
        return
    yield from (read(way, False) for way in in_latin(bare))
    plain = read(numbered(bare), False)
    yield plain
    if plain[:1] in (("national",), ("private",)):
        yield plain[1:]


def _own(parsed: OrganisationName) -> Iterator[str]:
    for whole in parsed.wholes:
        for word in set(whole) - LEVEL.keys():
            yield from (f"{key} @ {word}" for key in _all([parsed.own]))


def _before(parsed: OrganisationName) -> Iterator[tuple[str, ...]]:
    """The words of a name before the places that are put behind it: ``Phenikaa University, Hanoi, Vietnam``."""
    if parsed.kind == "ministry" or "national" in parsed.words:
        yield tuple(word for word in parsed.words if word not in COUNTRIES)
    parts = [words(part) for part in parsed.text.split(",")]
    behind = parts[1:]
    placed = parsed.kind and behind and all(part and set(part) <= places().keys() | _AREAS for part in behind)
    # A country alone rather names a branch: "Temple University, Japan".
    if placed and not (len(behind) == 1 and set(behind[0]) <= COUNTRIES):
        yield parts[0]


def _initials(bare: str) -> tuple[str, ...]:
    """The first letters of at least three words in Latin letters, also with those of ``of``: ``hust``, ``most``."""
    told = [word for word in bare.split() if word not in _SMALL]
    if len(told) < _SHORTEST or is_wide(bare):
        return ()
    return "".join(word[0] for word in told), "".join(word[0] for word in bare.split() if word == "of" or word in told)
