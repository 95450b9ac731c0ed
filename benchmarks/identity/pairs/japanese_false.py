"""Pairs of Japanese people that cannot be one name's."""

from benchmarks.identity.pairs.draw import Draw, Makers, Spelled
from benchmarks.identity.pairs.japanese_parts import FAMILIES, FEMALE, MALE, Part, Person, katakana, person, roman, two
from benchmarks.identity.pairs.parts import apart

others = Makers("ja-not", ("ja",))


#: Characters that are read in many ways; no reading of the others begins with a letter of another part here.
_MANY_READINGS = {"剛", "純"}
#: A letter of Kunrei for one of Hepburn.
_KUNREI = {"C": "T", "F": "H", "J": "Z"}


def _romanised(draw: Draw, one: Person, other: Person) -> Spelled:
    ways = (Person.western, Person.western, Person.eastern)
    return draw.pick(ways)(one), draw.pick(ways)(other)


def _written(draw: Draw, one: Person, other: Person) -> Spelled:
    """In characters or romanised, both alike."""
    return (one.kanji, other.kanji) if draw.chance(0.3) else _romanised(draw, one, other)


@others("family-near", 34)
def _(draw: Draw) -> Spelled:
    (one, other), given = draw.pick(two("ja near families")), draw.pick(MALE + FEMALE)
    return _written(draw, Person(one, given), Person(other, given))


@others("given-near", 34)
def _(draw: Draw) -> Spelled:
    family, (one, other) = draw.pick(FAMILIES), draw.pick(two("ja near givens"))
    return _written(draw, Person(family, one), Person(family, other))


@others("given-same-initial", 26)
def _(draw: Draw) -> Spelled:
    one = person(draw)
    letter = roman(one.given.kana)[0]
    others_ = [part for part in MALE + FEMALE if roman(part.kana)[0] == letter and roman(part.kana)[:3] !=
               roman(one.given.kana)[:3] and part.kana != one.given.kana]
    return _romanised(draw, one, one._replace(given=draw.pick(others_))) if others_ else (one.kanji, one.kanji)


@others("sex", 18)
def _(draw: Draw) -> Spelled:
    family, (one, other) = draw.pick(FAMILIES), draw.pick(two("ja sexes"))
    return _written(draw, Person(family, one), Person(family, other))


@others("same-sound", 24)
def _(draw: Draw) -> Spelled:
    family, (one, other) = draw.pick(FAMILIES).kanji, draw.pick(apart("ja same sound"))
    return f"{family}{one}", f"{family}{draw.pick(('', ' '))}{other}"


@others("one-character", 24)
def _(draw: Draw) -> Spelled:
    if draw.chance(0.5):
        (one, other), given = draw.pick(apart("ja one character of family")), draw.pick(MALE + FEMALE).kanji
        return one + given, other + given
    family, (one, other) = draw.pick(FAMILIES).kanji, draw.pick(apart("ja one character of given"))
    return family + one, family + other


@others("reading", 26)
def _(draw: Draw) -> Spelled:
    """The characters cannot be read so: another given name, or another family name."""
    one = person(draw, givens=[part for part in MALE if part.kanji not in _MANY_READINGS])
    part = draw.pick([part for part in MALE if roman(part.kana)[0] != roman(one.given.kana)[0]])
    family = draw.pick([part for part in FAMILIES if roman(part.kana)[0] != roman(one.family.kana)[0]])
    other = one._replace(given=part) if draw.chance(0.6) else one._replace(family=family)
    return one.kanji, draw.pick((other.western(), other.eastern(), other.western("macron")))


@others("vowel-length", 12)
def _(draw: Draw) -> Spelled:
    if draw.chance(0.4):
        families, given = draw.pick(two("ja family lengths")), draw.pick(MALE + FEMALE)
        people = [Person(family, given) for family in families]
    else:
        people = [Person(draw.pick(FAMILIES), part) for part in draw.pick(two("ja lengths"))]
        people[1] = people[1]._replace(family=people[0].family)
    kana = [f"{who.family.kana} {who.given.kana}".replace("・", "") for who in people]
    return tuple(kana) if draw.chance(0.6) else tuple(" ".join(map(katakana, one.split())) for one in kana)


@others("initial", 20)
def _(draw: Draw) -> Spelled:
    one = person(draw)
    family, own = roman(one.family.kana), roman(one.given.kana)[0]
    letter = draw.pick([char for char in "AHKMNRSTY" if char not in (own, family[0], _KUNREI.get(own))])
    return draw.pick((one.western(), one.eastern(), f"{own}. {family}")), f"{letter}. {family}"


@others("swapped", 10)
def _(draw: Draw) -> Spelled:
    """Both with family and given name told, as two Japanese sources keep them."""
    family, given = draw.two([Part(*pair) for pair in apart("ja both family and given")])
    one, other = Person(family, given), Person(given, family)
    if draw.chance(0.5):
        return one.kanji, other.kanji, family.kanji, given.kanji, given.kanji, family.kanji
    names = roman(family.kana), roman(given.kana)
    return " ".join(names), " ".join(names[::-1]), *names, *names[::-1]


@others("family", 16)
def _(draw: Draw) -> Spelled:
    one = person(draw)
    letter = roman(one.family.kana)[0]
    families = [part for part in FAMILIES if roman(part.kana)[0] == letter and part.kana[:2] != one.family.kana[:2]]
    return _written(draw, one, one._replace(family=draw.pick(families))) if families else (one.kanji, one.kanji)


@others("unrelated", 10)
def _(draw: Draw) -> Spelled:
    one, other = person(draw, givens=MALE), person(draw, givens=FEMALE)
    return _romanised(draw, one, other._replace(family=one.family))
