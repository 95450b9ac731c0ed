"""Pairs of Taiwanese people that cannot be one name's."""

from benchmarks.identity.pairs.draw import Draw, Makers, Spelled
from benchmarks.identity.pairs.parts import apart
from benchmarks.identity.pairs.taiwanese_parts import ENGLISH, FAMILIES, PARTS, Part, Person, person

others = Makers("tw-not", ("tw",))


def _spelled(draw: Draw, given: str, family: str, style: str) -> str:
    given = given.replace("-", style) if style else given.replace("-", "").capitalize()
    return f"{given} {family}" if draw.chance(0.75) else f"{family} {given}"


def _written(draw: Draw, one: Person, other: Person) -> Spelled:
    """Both in characters, in Wade-Giles or in Pinyin, each in an order of its own."""
    if draw.chance(0.3):
        return one.characters, other.characters
    system, style = draw.pick((("wade_giles", "Aa-Bb"), ("wade_giles", "Aa-bb"), ("pinyin", "Aabb")))
    ways = (Person.western, Person.western, Person.eastern)
    return draw.pick(ways)(one, system, style), draw.pick(ways)(other, system, draw.pick((style, "Aa-Bb")))


def _sounds(part: Part) -> set[str]:
    return {part.pinyin.lower(), part.wade_giles.lower(), part.tongyong.lower()}


def _other(draw: Draw, part: Part, sex: str) -> Part:
    """A character of that sex that no system spells like this one, nor begins alike."""
    return draw.pick([one for one in PARTS[sex] if not {sound[0] for sound in _sounds(one)} & {
        sound[0] for sound in _sounds(part)}])


@others("family-near", 32)
def _(draw: Draw) -> Spelled:
    families, who = draw.pick(apart("tw near families")), person(draw)
    style = draw.pick(("-", "-", " ", ""))
    one, other = (_spelled(draw, who.given(), family, style) for family in families)
    return one, other


@others("given-near", 30)
def _(draw: Draw) -> Spelled:
    family, givens = draw.pick(FAMILIES).wade_giles, draw.pick(apart("tw near givens"))
    style = draw.pick(("-", "-", " ", ""))
    one, other = (_spelled(draw, given, family, style) for given in givens)
    return one, other


@others("one-syllable", 32)
def _(draw: Draw) -> Spelled:
    sex = draw.pick(("male", "female"))
    one = person(draw, sex=sex)
    if draw.chance(0.5):
        return _written(draw, one, one._replace(second=_other(draw, one.second, sex)))
    return _written(draw, one, one._replace(first=_other(draw, one.first, sex)))


@others("same-initials", 22)
def _(draw: Draw) -> Spelled:
    one, other = person(draw), person(draw)
    same = all(a.wade_giles[0] == b.wade_giles[0] and not _sounds(a) & _sounds(b)
               for a, b in ((one.first, other.first), (one.second, other.second)))
    if not same:
        return one.characters, one.characters
    return one.western(style=draw.pick(("Aa-Bb", "Aa-bb", "Aabb"))), other._replace(family=one.family).western()


@others("initial", 20)
def _(draw: Draw) -> Spelled:
    one = person(draw)
    other = one._replace(second=_other(draw, one.second, "male"))
    if draw.chance(0.5):
        other = other._replace(first=_other(draw, one.first, "male"))
    style = draw.pick(("A.-B.", "A. B.", "AB", "A.B."))
    return draw.pick((one.western(), one.eastern(), one.western(style="A.-B."))), other.western(style=style)


@others("same-sound", 26)
def _(draw: Draw) -> Spelled:
    family, (one, other) = draw.pick(FAMILIES).character, draw.pick(apart("tw same sound"))
    return family + one, family + draw.pick(("", "", " ")) + other


@others("one-character", 24)
def _(draw: Draw) -> Spelled:
    sex = draw.pick(("male", "female"))
    one = person(draw, sex=sex)
    other = one._replace(family=draw.pick([part for part in FAMILIES if not _sounds(part) & _sounds(one.family)]))
    if draw.chance(0.6):
        other = one._replace(second=_other(draw, one.second, sex))
    return one.characters, other.characters


@others("reading", 26)
def _(draw: Draw) -> Spelled:
    """The characters cannot be spelled so in any of the systems."""
    one = person(draw, sex="male")
    other = one._replace(second=_other(draw, one.second, "male"))
    if draw.chance(0.5):
        other = other._replace(first=_other(draw, one.first, "male"))
    return one.characters, draw.pick((other.western(), other.eastern(), other.western("pinyin", "Aabb")))


@others("english", 16)
def _(draw: Draw) -> Spelled:
    """Other English names, or one English name with other given names."""
    sex = draw.pick(("male", "female"))
    one, other, names = person(draw, sex=sex), person(draw, sex=sex), draw.two(ENGLISH[sex])
    if any(_sounds(a) & _sounds(b) for a in one[1:] for b in other[1:]):
        return one.characters, one.characters
    family = one.family.wade_giles
    if draw.chance(0.4):
        return f"{names[0]} {family}", f"{names[1]} {family}"
    return f"{names[0]} {one.given()} {family}", f"{names[0]} {other.given()} {family}"


@others("turned-inside", 16)
def _(draw: Draw) -> Spelled:
    one = person(draw)
    return _written(draw, one, one._replace(first=one.second, second=one.first))


@others("swapped", 10)
def _(draw: Draw) -> Spelled:
    """In characters, or with family and given name told: which is which is known."""
    one, other = draw.two(apart("tw both family and given"))
    if draw.chance(0.5):
        return one[0] + other[0], other[0] + one[0]
    return f"{other[1]} {one[1]}", f"{one[1]} {other[1]}", one[1], other[1], other[1], one[1]


@others("unrelated", 10)
def _(draw: Draw) -> Spelled:
    one, other = person(draw, sex="male"), person(draw, sex="female")
    if any(_sounds(a) & _sounds(b) for a in one[1:] for b in other[1:]):
        return one.characters, one.characters
    return _written(draw, one, other._replace(family=one.family))
