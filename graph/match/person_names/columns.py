"""The columns of a name that the levels look at, computed once a record."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from graph.match.person_names import calls, codes, spellings
from graph.names import chinese, japanese, vietnamese
from graph.names.persons import Name, parse
from graph.names.rarity import rarity
from graph.names.readings import Part
from graph.names.shortened import shortened


class Row(NamedTuple):
    """One name as columns.

    ``name_text``, ``name_sorted``: as written, in small letters; its folded words in order of the alphabet.
    ``name_marked``: whether it is written with Vietnamese marks; ``name_valid``: whether each part is a syllable of its
    tradition; ``name_native``: its characters or kana, in one form of each, and ``name_script`` which of them.
    ``name_tradition``, ``name_family``, ``name_given``, ``name_initial``: as likeliest read. ``name_rarity``: in bits.
    ``name_whole``, ``_spelt``, ``_waded``, ``_wade``, ``_heard``: the whole name (`spellings`), in two orders each.
    ``name_part``: up to five parts that are no initials, ``name_mark`` their marks; ``name_full`` their number,
    ``name_size`` that of all parts; ``name_letters``, ``name_initials``: bits for the first letters of all parts, and
    of the initials.
    ``name_short``, ``_brief``, ``_drop``, ``_mono``, ``name_abbreviated``: what somebody is called (`calls`).
    ``name_bag``, ``name_line``: bits for its letters; family name and all the rest, for typing errors.
    ``name_keys`` (high recall) and ``name_keys_strict`` (few, for large data) are lists of text to block on: explode
    them and compare by equality.
    """

    name_text: str
    name_sorted: str
    name_marked: bool
    name_valid: bool
    name_native: str
    name_script: str
    name_tradition: str
    name_family: str
    name_given: str
    name_initial: str
    name_rarity: float
    name_whole1: int
    name_whole2: int
    name_spelt1: int
    name_spelt2: int
    name_waded1: int
    name_waded2: int
    name_wade1: int
    name_wade2: int
    name_heard1: int
    name_heard2: int
    name_part1: int
    name_part2: int
    name_part3: int
    name_part4: int
    name_part5: int
    name_mark1: int
    name_mark2: int
    name_mark3: int
    name_mark4: int
    name_mark5: int
    name_full: int
    name_size: int
    name_letters: int
    name_initials: int
    name_short1: int
    name_short2: int
    name_short3: int
    name_brief1: int
    name_brief2: int
    name_brief3: int
    name_drop1: int
    name_drop2: int
    name_drop3: int
    name_drop4: int
    name_mono1: int
    name_mono2: int
    name_mono3: int
    name_abbreviated: bool
    name_bag: int
    name_line: str
    name_keys: list[str]
    name_keys_strict: list[str]


#: The columns' names in their order.
COLUMNS = Row._fields


def columns(names: Iterable[tuple[str, str, str]]) -> pd.DataFrame:
    """One row a name: as written, then family and given name where a source tells them apart, else ""."""
    rows = [_read(*name) for name in names]
    # Of no rows the columns have their types all the same.
    frame = pd.DataFrame(dict(zip(COLUMNS, zip(*(rows or [_row(parse(""))]), strict=True), strict=True)))
    return frame if rows else frame.iloc[:0]


def short(name: str, family: str = "", given: str = "") -> str:
    """Family name and first initial in one canonical spelling: how co-authors are compared cheaply."""
    read = parse(name, family, given)
    return f"{read.family} {read.given[:1]}"


# Names repeat, the more of them there are; a row is some 2 KB.
@lru_cache(131_072)
def _read(name: str, family: str, given: str) -> Row:
    return _row(parse(name, family, given))


def _row(name: Name) -> Row:
    given, forms = name.given, shortened(name)
    return Row._make((
        name.text.lower(), " ".join(sorted("".join(word) for word in name.words)), _marked(name), _valid(name),
        name.native_text, _script(name.native_text), name.tradition, name.family, given, given[:1], rarity(name),
        *spellings.whole(name), *spellings.spelt(name), *spellings.waded(name), *spellings.wade(name),
        *spellings.heard(name), *_parts(name), *calls.shorts(name), *calls.briefs(name), *calls.drops(name, forms),
        *calls.monos(name), calls.abbreviated(name), codes.bag(name), f"{name.family} {_rest(name)}",
        calls.keys(name), calls.strict(name, forms)))


def _parts(name: Name) -> Iterator[int]:
    """From ``name_part1`` to ``name_initials``."""
    parts = codes.chosen(name.parts)
    full = [part for part in parts if not part.initial]
    yield from codes.numbers(full)
    yield from codes.marks(full, _family(name))
    yield from (len(full), len(parts), codes.letters(parts))
    yield codes.letters([part for part in parts if part.initial])


def _script(native: str) -> str:
    """``kana`` (also beside characters), ``hangul``, ``han``; "" of a name in Latin letters."""
    if not native:
        return ""
    if any("ぁ" <= char <= "ヿ" for char in native):
        return "kana"
    return "hangul" if "가" <= native[0] <= "힣" else "han"


def _family(name: Name) -> list[Part]:
    return [name.parts[place] for place in name.readings[0].family] if name.readings else []


def _marked(name: Name) -> bool:
    return sum(bool(part.mark) for part in name.parts) > 1 and vietnamese.has_marks(name.text.split())


def _valid(name: Name) -> bool:
    """Whether each part is a syllable of its tradition: of two such names none is a typing error of the other."""
    full = [part.text for part in name.parts if not part.initial]
    if name.tradition == "vi":
        return all(vietnamese.is_syllable(text) for text in full)
    if name.tradition == "ja":
        return all(japanese.is_romaji(text) for text in full)
    return name.tradition == "zh" and all(chinese.split(text) or chinese.wade_giles(text) for text in full)


def _rest(name: Name) -> str:
    family = name.readings[0].family if name.readings else ()
    return calls.joined(name, tuple(place for place in range(len(name.parts)) if place not in family))
