"""Pairs of Japanese people that may be one name's."""

from benchmarks.identity.pairs.draw import Draw, Makers, Spelled
from benchmarks.identity.pairs.japanese_parts import (
    FAMILIES,
    FEMALE,
    LONG,
    MALE,
    Part,
    Person,
    katakana,
    person,
    roman,
)
from benchmarks.identity.pairs.parts import apart

japanese = Makers("ja", ("ja",))
_LONG_GIVENS = [part for part in MALE + FEMALE if "う" in part.kana]
_KUNREI_FAMILIES = [part for part in FAMILIES if any(char in part.kana for char in "しちつふじ")]
_KUNREI_GIVENS = [part for part in MALE + FEMALE if any(char in part.kana for char in "しちつふじ")]
_TITLES = ("{}教授", "{} 博士", "{}先生", "{}氏", "{}准教授")
_LATIN_TITLES = ("Prof. {}", "Dr. {}", "Prof. Dr. {}", "Assoc. Prof. {}", "{}, Ph.D.", "Mr. {}")


@japanese("macron", 16)
def _(draw: Draw) -> Spelled:
    who = person(draw, LONG, _LONG_GIVENS) if draw.chance(0.5) else person(draw, LONG)
    marks = draw.pick(("macron", "macron", "circumflex"))
    return (who.western(marks), who.western()) if draw.chance(0.6) else (who.eastern(marks), who.eastern())


@japanese("long-ou", 18)
def _(draw: Draw) -> Spelled:
    who = person(draw, givens=_LONG_GIVENS)
    family = roman(who.family.kana, draw.pick(("plain", "plain", "oh")))
    return who.western(draw.pick(("plain", "plain", "macron"))), f"{roman(who.given.kana, 'ou')} {family}"


@japanese("long-oh", 16)
def _(draw: Draw) -> Spelled:
    who = person(draw, LONG)
    given = roman(who.given.kana, draw.pick(("plain", "plain", "ou")))
    return who.western(draw.pick(("plain", "plain", "macron", "ou"))), f"{given} {roman(who.family.kana, 'oh')}"


@japanese("kunrei", 18)
def _(draw: Draw) -> Spelled:
    who = person(draw, _KUNREI_FAMILIES) if draw.chance(0.5) else person(draw, givens=_KUNREI_GIVENS)
    return who.western(), who.western(draw.pick(("plain", "plain", "circumflex")), kunrei=True)


@japanese("order", 16)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return who.western(), who.eastern()


@japanese("comma", 8)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return draw.pick((who.western(), who.eastern())), ", ".join(who.eastern().split())


@japanese("initials", 16)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    family, letter = roman(who.family.kana), roman(who.given.kana)[0]
    full = draw.pick((who.western(), who.eastern(), who.western("macron"), who.kanji))
    return full, draw.pick((f"{letter}. {family}", f"{letter}. {family}", f"{family} {letter}", f"{family}, {letter}."))


@japanese("characters-romanised", 24)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    kanji = draw.pick((who.kanji, who.kanji, f"{who.family.kanji} {who.given.kanji}"))
    return kanji, draw.pick((who.western(), who.eastern(), who.western("macron"), who.western("oh"),
                             who.western(kunrei=True)))


@japanese("kana-romanised", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    kana = f"{who.family.kana} {who.given.kana}".replace("・", "")
    written = kana, katakana(kana.replace(" ", "")), " ".join(katakana(part) for part in kana.split())
    return draw.pick(written), draw.pick((who.western(), who.eastern("macron"), who.western("ou")))


@japanese("characters-kana", 10)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    kana = f"{who.family.kana} {who.given.kana}".replace("・", "")
    return who.kanji, draw.pick((kana, " ".join(katakana(part) for part in kana.split())))


@japanese("spacing", 10)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return who.kanji, f"{who.family.kanji}{draw.pick((' ', '　', '・'))}{who.given.kanji}"


@japanese("old-characters", 14)
def _(draw: Draw) -> Spelled:
    (new, _, old), given = draw.pick(apart("ja old characters")), draw.pick(MALE + FEMALE).kanji
    return new + given, old + given


@japanese("hyphen", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw, givens=[Part(*pair) for pair in apart("ja syllabic n")])
    family, parts = roman(who.family.kana), [roman(part) for part in who.given.kana.split("・")]
    first, second = parts
    return f"{first}{second.lower()} {family}", draw.pick((
        f"{first}-{second} {family}", f"{first}-{second.lower()} {family}", f"{first}'{second.lower()} {family}",
        f"{first} {second} {family}"))


@japanese("n-before-labial", 10)
def _(draw: Draw) -> Spelled:
    kanji, kana, labial = draw.pick(apart("ja labial"))
    given = draw.pick([*MALE, Part("順平", "じゅんぺい"), Part("新平", "しんぺい")])
    other = roman(given.kana).replace("np", "mp")
    return Person(Part(kanji, kana), given).western(), f"{other} {labial}"


@japanese("title", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    if draw.chance(0.5):
        return who.kanji, draw.pick(_TITLES).format(who.kanji)
    return who.western(), draw.pick(_LATIN_TITLES).format(draw.pick((who.western(), who.eastern())))


@japanese("name-added", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw, givens=FEMALE)
    family = roman(draw.pick([part for part in FAMILIES if part != who.family]).kana)
    given, own, western = roman(who.given.kana), roman(who.family.kana), draw.pick(("Nina", "Julia", "Emily"))
    return who.western(), draw.pick((f"{given} {own} {family}", f"{given} {family} {own}", f"{given} {own}-{family}",
                                     f"{given} {family[0]}. {own}", f"{western} {given} {own}"))


@japanese("given-short", 8)
def _(draw: Draw) -> Spelled:
    kanji, kana, short = draw.pick(apart("ja short"))
    who = person(draw, givens=[Part(kanji, kana)])
    return who.western(), f"{short} {roman(who.family.kana)}"


@japanese("typing-error", 12)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    given, family = who.western().split()
    at = 1 + int(len(family) > 5)
    turned = family[:at] + family[at + 1] + family[at] + family[at + 2:]
    wrong = draw.pick((turned, family[:at] + family[at] + family[at:], family[:-2] + family[-1] + family[-2]))
    return f"{given} {family}", f"{given} {wrong}"


@japanese("capitals", 8)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    family, given = who.eastern().split()
    return draw.pick((who.western(), who.eastern())), draw.pick((
        f"{family.upper()} {given}", f"{given} {family.upper()}", who.eastern().upper()))
