"""Names of the seeded city's people: parts of four traditions, and the ways in which sources spell one person."""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from graph.names import fold


class PersonName(NamedTuple):
    """One person's name: as written at home, in Latin letters, and how other sources spell it."""

    native: str
    latin: str
    spellings: tuple[str, ...]


class _Parts(NamedTuple):
    native: list[str]
    latin: list[str]
    weights: list[float]


def vietnamese(random: Random) -> PersonName:
    """``Nguyễn Thị Minh Anh``: accents dropped, turned round, middle names left out, initials."""
    family, _ = _part(random, "VN", "family")
    middle = random.sample(_parts("VN", "middle").native, random.choices((0, 1, 2), (8, 70, 22))[0])
    given, _ = _part(random, "VN", "given")
    native = " ".join((family, *middle, given))
    bare = fold(native).title().split()
    latin = " ".join(bare)
    initials = " ".join(f"{part[0]}." for part in bare[:-1])
    turned = " ".join((bare[-1], *bare[1:-1], bare[0]))
    return PersonName(native, latin, (latin, turned, f"{bare[-1]} {bare[0]}", f"{initials} {bare[-1]}"))


def japanese(random: Random) -> PersonName:
    """``佐藤 翔太``: Shota Sato, Sato Shota, S. Sato."""
    (family, family_latin), (given, given_latin) = _part(random, "JP", "family"), _part(random, "JP", "given")
    latin = f"{given_latin} {family_latin}"
    return PersonName(f"{family} {given}", latin,
                      (latin, f"{family_latin} {given_latin}", f"{given_latin[0]}. {family_latin}"))


def taiwanese(random: Random) -> PersonName:
    """``陳志明``: Chih-Ming Chen, Chen Chih-Ming, C.-M. Chen."""
    family, family_latin = _part(random, "TW", "family")
    (one, one_latin), (two, two_latin) = _part(random, "TW", "given"), _part(random, "TW", "given")
    latin = f"{one_latin}-{two_latin} {family_latin}"
    return PersonName(f"{family}{one}{two}", latin, (
        latin, f"{family_latin} {one_latin}-{two_latin}", f"{one_latin[0]}.-{two_latin[0]}. {family_latin}"))


def american(random: Random) -> PersonName:
    """``Emily R. Carter``: without the middle letter, initials, family name first."""
    (family, _), (given, _) = _part(random, "US", "family"), _part(random, "US", "given")
    middle = random.choice("ABCDEGHJKLMPRSTW")
    native = f"{given} {middle}. {family}"
    return PersonName(native, native,
                      (f"{given} {family}", f"{given[0]}. {middle}. {family}", f"{family} {given}"))


NAMERS: dict[str, Callable[[Random], PersonName]] = {
    "VN": vietnamese, "JP": japanese, "TW": taiwanese, "US": american}


def _part(random: Random, country: str, part: str) -> tuple[str, str]:
    """One part of a name, by weight: as written at home, in Latin letters."""
    parts = _parts(country, part)
    place = random.choices(range(len(parts.native)), cum_weights=parts.weights)[0]
    return parts.native[place], parts.latin[place]


@cache
def _parts(country: str, part: str) -> _Parts:
    parts, upto = _Parts([], [], []), 0.0
    with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (row["country"], row["part"]) == (country, part):
                upto += float(row["weight"])
                parts.native.append(row["native"])
                parts.latin.append(row["latin"])
                parts.weights.append(upto)
    return parts
