"""How a name may be read: which parts are the family name, and which the given name that somebody is called by.

Order is not known: Vietnamese authors write Nguyễn Văn An, Văn An Nguyễn, An Văn Nguyễn and An Nguyễn Văn. So a name
has several readings, each with how likely the frequencies of its parts make it.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from graph.names import chinese
from graph.names.frequencies import share, shares


class Part(NamedTuple):
    """One part of a name: its text, its comparable spelling, whether it is an initial, the number of its word.

    ``mark`` is a syllable with its Vietnamese marks, where these are known for certain.
    """

    text: str
    code: str
    initial: bool
    word: int
    mark: str = ""


class Reading(NamedTuple):
    """The places of the family name and of the name somebody is called by (the main one), and a probability."""

    family: tuple[int, ...]
    main: tuple[int, ...]
    chance: float


_CHANCE = attrgetter("chance")
# How Vietnamese names are written abroad; F family, M middle, G given.
_GIVEN_MIDDLE_FAMILY, _MIDDLE_GIVEN_FAMILY, _FAMILY_MIDDLE_GIVEN, _GIVEN_FAMILY_MIDDLE = 0.3, 0.35, 0.33, 0.06


def readings(tradition: str, parts: Sequence[Part], told: tuple[int, ...] = ()) -> list[Reading]:
    """All readings, the likeliest first; their chances add up to 1. ``told`` are the places of a known family name."""
    if len(parts) == 1 or (tradition != "vi" and parts[0].word == parts[-1].word):
        return [Reading((), tuple(range(len(parts))), 1.0)]
    found = list({"vi": _vietnamese, "zh": _eastern, "ko": _eastern}.get(tradition, _western)(tradition, parts))
    # What a source tells is believed, but sources swap the two often enough.
    chances = [reading.chance * (20.0 if told and set(reading.family) <= set(told) else 1.0) for reading in found]
    total = sum(chances) or 1.0
    ranked = [Reading(family, main, chance / total)
              for (family, main, _), chance in zip(found, chances, strict=True)]
    return sorted(ranked, key=_CHANCE, reverse=True)


def _vietnamese(tradition: str, parts: Sequence[Part]) -> Iterator[Reading]:
    last = len(parts) - 1
    for family, main, prior in _orders(parts, last):
        alone = all(part.initial for place, part in enumerate(parts) if place != family)
        called = 0.05 if alone else _role(parts[main], "given")
        chance = prior * _role(parts[family], "family") * called
        for place, part in enumerate(parts):
            if place not in (family, main):
                chance *= _role(part, "middle")
        yield Reading((family,), (main,), chance)


def _orders(parts: Sequence[Part], last: int) -> Iterator[tuple[int, int, float]]:
    """The places of family and main given name, and how usual the order is, hyphens considered."""
    if last == 1:
        yield from ((1, 0, 0.6), (0, 1, 0.4))
        return
    tied = parts[last - 1].word == parts[last - 2].word
    yield last, last - 1, _MIDDLE_GIVEN_FAMILY * (5 if tied else 1)
    yield last, 0, _GIVEN_MIDDLE_FAMILY
    if parts[0].word == parts[1].word != parts[last].word and last > 2:
        yield last, 1, _GIVEN_MIDDLE_FAMILY * 5
    yield 0, last, _FAMILY_MIDDLE_GIVEN
    closed = parts[1].word == parts[last].word
    yield 1, 0, _GIVEN_FAMILY_MIDDLE * (5 if closed else 1)
    if last > 2 and parts[last - 1].word == parts[last].word != parts[last - 2].word:
        yield last - 1, 0, _GIVEN_FAMILY_MIDDLE * 2
        yield last - 1, last - 2, _GIVEN_FAMILY_MIDDLE * 2


def _role(part: Part, role: str) -> float:
    """How likely a part has this role; an initial is seldom what somebody is called by."""
    if part.initial:
        return {"family": 0.002, "middle": 0.1, "given": 0.002}[role]
    return share("vi", role, part.text)


def _eastern(tradition: str, parts: Sequence[Part]) -> Iterator[Reading]:
    """Chinese and Korean: the family name is the first or the last word, all syllables of the given name count."""
    for family, prior in ((_last(parts), 0.75), (_first(parts), 0.25)):
        text = "".join(parts[place].code for place in family)
        known = shares(tradition, "family").get(text, 1e-5 if len(family) == 1 else 1e-7)
        initial = any(parts[place].initial for place in family)
        rest = [place for place in range(len(parts)) if place not in family]
        for main, likely in _called(tradition, parts, rest):
            yield Reading(family, main, prior * (1e-6 if initial else known) * likely)


def _called(tradition: str, parts: Sequence[Part], rest: list[int]) -> Iterator[tuple[tuple[int, ...], float]]:
    """What of the given name is the main one: its own syllables, or a foreign name beside them (Yun Vera Shao)."""
    full = [place for place in rest if not parts[place].initial]
    native = [place for place in full if tradition == "ko" or chinese.split(parts[place].text)
              or chinese.split(parts[place].text, chinese.WADE_GILES)]
    foreign = [place for place in full if place not in native]
    if native:
        yield tuple(native), 0.7 if foreign else 1.0
    if foreign or not native:
        yield tuple(foreign) or tuple(rest), 0.3
    spoken = {parts[place].word for place in native}
    if len(native) > 2 and len(spoken) > 1:
        # Joined syllables may be a foreign name: Luna, Mina.
        yield from ((tuple(place for place in native if parts[place].word == word), 0.1) for word in sorted(spoken))


def _western(tradition: str, parts: Sequence[Part]) -> Iterator[Reading]:
    """The last word is the family name, seldom the first, in Spanish the one before the last."""
    last, first = _last(parts), _first(parts)
    before = tuple(place for place, part in enumerate(parts) if part.word == parts[last[0]].word - 1)
    halves = [((place,), 0.15) for place in last] if len(last) > 1 else []
    for family, prior in ((last, 0.85), (first, 0.1), (before, 0.05), *halves):
        rest = [place for place in range(len(parts)) if place not in family]
        if not family or not rest or (family is before and min(before) == 0):
            continue
        known = share(tradition, "family", "".join(parts[place].code for place in family)) if tradition == "ja" else 1.0
        initial = any(parts[place].initial for place in family)
        word = [place for place in rest if parts[place].word == parts[rest[0]].word]
        chance = prior * known * (0.01 if initial else 1.0)
        full = [place for place in rest if not parts[place].initial]
        yield Reading(family, tuple(word[:1] if parts[word[0]].initial else word), chance)
        if parts[word[0]].initial and full:
            yield Reading(family, (full[0],), chance)


def _last(parts: Sequence[Part]) -> tuple[int, ...]:
    return tuple(place for place, part in enumerate(parts) if part.word == parts[-1].word)


def _first(parts: Sequence[Part]) -> tuple[int, ...]:
    return tuple(place for place, part in enumerate(parts) if part.word == parts[0].word)
