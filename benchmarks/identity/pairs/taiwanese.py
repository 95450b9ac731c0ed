"""Pairs of Taiwanese people that may be one name's."""

from benchmarks.identity.pairs.draw import Draw, Makers, Spelled
from benchmarks.identity.pairs.taiwanese_parts import ENGLISH, FAMILIES, PARTS, Person, person

taiwanese = Makers("tw", ("tw",))
_CUSTOMARY = [part for part in FAMILIES if part.customary not in (part.wade_giles, part.pinyin)]
_HYPHENS = ("Aa Bb", "Aabb", "Aa-bb", "AaBb")
_ASPIRATED = {"Chen": "Ch'en", "Tsai": "Ts'ai", "Pan": "P'an", "Peng": "P'eng", "Tsao": "Ts'ao", "Chiu": "Ch'iu"}
_VARIANTS = (("峰", "峯"), ("群", "羣"), ("啟", "啓"), ("勳", "勛"), ("恆", "恒"), ("強", "强"))
_LU = ("Lu", "Lü", "Lyu", "Lv", "Leu", "Lue")


def _any(draw: Draw, who: Person) -> str:
    """As in most papers: Wade-Giles without apostrophes, either order, either hyphen."""
    usual = who.western()
    return draw.pick((usual, usual, who.western(style="Aa-bb"), who.eastern(), who.western(style="Aa Bb")))


def _with_english(draw: Draw) -> tuple[Person, str]:
    sex = draw.pick(("male", "female"))
    return person(draw, sex=sex), draw.pick(ENGLISH[sex])


@taiwanese("hyphen", 20)
def _(draw: Draw) -> Spelled:
    who, system = person(draw), draw.pick(("wade_giles", "wade_giles", "pinyin"))
    return who.western(system), who.western(system, draw.pick(_HYPHENS))


@taiwanese("wade-giles-pinyin", 22)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    style = draw.pick(("Aabb", "Aabb", "Aa-Bb"))
    return _any(draw, who), draw.pick((who.western, who.western, who.eastern))("pinyin", style)


@taiwanese("tongyong", 18)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    other = draw.pick((who.western("pinyin", "Aabb"), _any(draw, who), _any(draw, who)))
    return other, who.western("tongyong", draw.pick(("Aa-Bb", "Aa-Bb", "Aabb")))


@taiwanese("customary", 18)
def _(draw: Draw) -> Spelled:
    who = person(draw, _CUSTOMARY)
    other = draw.pick((_any(draw, who), _any(draw, who), who.western("pinyin", "Aabb"), who.characters))
    return other, f"{who.given()} {who.family.customary}"


@taiwanese("order", 16)
def _(draw: Draw) -> Spelled:
    who, style = person(draw), draw.pick(("Aa-Bb", "Aa-bb", "Aabb"))
    return who.western(style=style), who.eastern(style=draw.pick(("Aa-Bb", style)))


@taiwanese("comma", 8)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return _any(draw, who), f"{who.family.wade_giles}, {who.given(style=draw.pick(('Aa-Bb', 'Aa-bb', 'Aabb')))}"


@taiwanese("initials", 18)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    letters = who.given(style=draw.pick(("A.-B.", "A. B.", "A.B.", "AB", "A.")))
    family = who.family.wade_giles
    return draw.pick((_any(draw, who), who.eastern())), draw.pick((f"{letters} {family}", f"{letters} {family}",
                                                                  f"{family} {letters}", f"{family}, {letters}"))


@taiwanese("characters-wade-giles", 22)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return who.characters, _any(draw, who)


@taiwanese("characters-pinyin", 14)
def _(draw: Draw) -> Spelled:
    who, system = person(draw), draw.pick(("pinyin", "pinyin", "tongyong"))
    return draw.pick((who.characters, who.characters, who.simplified)), draw.pick((who.western, who.eastern))(
        system, draw.pick(("Aabb", "Aa-Bb")))


@taiwanese("simplified", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return who.characters, who.simplified


@taiwanese("variant-character", 8)
def _(draw: Draw) -> Spelled:
    who, (usual, variant) = person(draw), draw.pick(_VARIANTS)
    name = who.family.character + draw.pick((who.first.character + usual, usual + who.second.character))
    return name, name.replace(usual, variant)


@taiwanese("english-name", 20)
def _(draw: Draw) -> Spelled:
    who, name = _with_english(draw)
    family, given = who.family.wade_giles, who.given()
    plain = draw.pick((_any(draw, who), who.characters, who.western("pinyin", "Aabb")))
    return plain, draw.pick((f"{name} {given} {family}", f"{given} ({name}) {family}", f"{given} {name} {family}",
                             f"{name} {family} {given}", f"{family}, {name} {given}"))


@taiwanese("english-initials", 10)
def _(draw: Draw) -> Spelled:
    who, name = _with_english(draw)
    family = who.family.wade_giles
    full = draw.pick((f"{name} {who.given()} {family}", who.western(), who.western()))
    return full, f"{name} {who.given(style=draw.pick(('A.-B.', 'A. B.')))} {family}"


@taiwanese("title", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw, sex="male")
    if draw.chance(0.5):
        return who.characters, who.characters + draw.pick(("教授", "博士", "副教授", "老師", "先生", " 博士"))
    return _any(draw, who), draw.pick(("Prof. ", "Dr. ", "Assoc. Prof. ", "Professor ", "Mr. ")) + _any(draw, who)


@taiwanese("married", 8)
def _(draw: Draw) -> Spelled:
    who = person(draw, sex="female")
    husband = draw.pick([part for part in FAMILIES if part.wade_giles != who.family.wade_giles])
    if draw.chance(0.5):
        return who.characters, husband.character + who.characters
    return who.western(), f"{who.given()} {husband.wade_giles}-{who.family.wade_giles}"


@taiwanese("u-umlaut", 10)
def _(draw: Draw) -> Spelled:
    who, (one, other) = person(draw, [part for part in PARTS["family"] if part.character == "呂"]), draw.two(_LU[:5])
    return f"{who.given()} {one}", draw.pick((f"{who.given()} {other}", f"{who.given(style='Aabb')} {other}"))


@taiwanese("apostrophe", 8)
def _(draw: Draw) -> Spelled:
    who = person(draw, [part for part in FAMILIES if part.wade_giles in _ASPIRATED])
    aspirated = _ASPIRATED[who.family.wade_giles]
    return draw.pick((_any(draw, who), who.western("pinyin", "Aabb"))), draw.pick((
        f"{aspirated} {who.given()}", f"{who.given()} {aspirated}",
        f"{who.given()} {aspirated.replace(chr(39), chr(8217))}"))


@taiwanese("typing-error", 12)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    given = who.given()
    turned = given[:-2] + given[-1] + given[-2] if given.endswith(("ng", "en", "in")) else given + given[-1]
    wrong = draw.pick((turned, f"{given[:2]}{given[1]}{given[2:]}"))
    return f"{given} {who.family.wade_giles}", f"{wrong} {who.family.wade_giles}"


@taiwanese("capitals", 8)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    family, given = who.family.wade_giles, who.given()
    return _any(draw, who), draw.pick((f"{family.upper()} {given}", f"{given} {family.upper()}", who.western().upper()))


