"""Pairs of Vietnamese people that may be one name's."""

from benchmarks.identity.pairs.draw import Draw, Makers, Spelled
from benchmarks.identity.pairs.vietnamese_parts import (
    FAMILIES,
    GIVENS,
    TITLES,
    WESTERN,
    Person,
    bare,
    family_end,
    given_first,
    initials,
    person,
    reversed_,
    tone_dropped,
)

vietnamese = Makers("vi", ("vi",))
_PLACED = (("oà", "òa"), ("oá", "óa"), ("uỷ", "ủy"), ("uý", "úy"), ("uỳ", "ùy"), ("uỵ", "ụy"))
_TYPED = {"nh": "hn", "ng": "gn", "ph": "phh", "kh": "khh", "uy": "yu", "ie": "ei",
          "oa": "ao", "uo": "ou", "on": "no", "an": "na"}


def _either(draw: Draw, who: Person) -> str:
    """The whole name in one of the usual orders, mostly without marks."""
    return draw.pick((who.native, bare(who.native), bare(who.native), family_end(who), family_end(who), reversed_(who)))


@vietnamese("marks-dropped", 18)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return who.native, bare(who.native)


@vietnamese("marks-partly", 14)
def _(draw: Draw) -> Spelled:
    """Only what is no Vietnamese word without its marks loses them, so that nobody takes it for another name."""
    who = person(draw, "m", given=draw.pick(("Cường", "Đạt", "Phúc", "Lộc", "Hiếu", "Tuấn", "Việt")))
    family = person(draw)._replace(family="Nguyễn") if draw.chance(0.5) else who
    who = who._replace(family=family.family)
    if who.family == "Nguyễn" and draw.chance(0.7):
        return who.native, f"{draw.pick(('Nguyen', tone_dropped(who.family)))} {who.middle} {who.given}"
    return who.native, f"{who.family} {who.middle} {bare(who.given)}"


@vietnamese("mark-place", 14)
def _(draw: Draw) -> Spelled:
    given = draw.pick(("Hòa", "Thủy", "Thúy", "Thùy", "Hóa", "Tụy", "Lũy", "Khỏa"))
    who = person(draw, "f" if given.startswith("Th") else "m", given=given)
    other = who.given.replace("ũy", "uỹ").replace("ỏa", "oả")
    for new, old in _PLACED:
        other = other.replace(old, new)
    return who.native, who._replace(given=other).native


@vietnamese("d-stroke", 12)
def _(draw: Draw) -> Spelled:
    who = person(draw, "m", middle=draw.pick(("Đức", "Đình", "Văn", "Quang")), given=draw.pick(("Đạt", "Đông", "Đăng")))
    who = who._replace(family=draw.pick(("Đặng", "Đỗ", "Đinh", "Đoàn", "Đào", who.family)))
    return who.native, draw.pick((who.native.replace("Đ", "Ð"), bare(who.native).replace("D", "Đ"),
                                  bare(who.native).replace("D", "Ð")))


@vietnamese("family-last", 20)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return draw.pick((who.native, bare(who.native), bare(who.native))), family_end(who)


@vietnamese("reversed", 18)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return draw.pick((who.native, bare(who.native), bare(who.native))), reversed_(who)


@vietnamese("given-first", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return draw.pick((bare(who.native), family_end(who), reversed_(who))), given_first(who)


@vietnamese("turned-western", 16)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return family_end(who), reversed_(who)


@vietnamese("comma", 10)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    middle, given = bare(who.middle), bare(who.given)
    rest = draw.pick((f"{middle} {given}", f"{given} {middle}", f"{who.middle} {who.given}"))
    family = bare(who.family) if rest.isascii() else who.family
    return _either(draw, who), f"{family}, {rest}"


@vietnamese("thi-van-dropped", 16)
def _(draw: Draw) -> Spelled:
    who = person(draw, "m", middle=draw.pick(("Văn", "Văn Minh", "Văn Quang"))) if draw.chance(0.3) else person(
        draw, "f", 2)
    short = who._replace(middle=" ".join(who.middle.split()[1:]))
    return _either(draw, who), draw.pick((bare(short.native), family_end(short)))


@vietnamese("middle-dropped", 20)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    short = who._replace(middle="")
    return _either(draw, who), draw.pick((family_end(short), family_end(short), short.native, bare(short.native)))


@vietnamese("given-part", 12)
def _(draw: Draw) -> Spelled:
    given = draw.pick(("Lan Anh", "Thùy Linh", "Minh Châu", "Hải Yến", "Thu Hà", "Tuấn Anh", "Hoàng Long", "Nhật Minh"))
    who = person(draw, "m" if given.split()[0] in {"Tuấn", "Hoàng", "Nhật"} else "f", 1, given=given)
    return who.native, bare(f"{given.split()[-1]} {who.family}")


@vietnamese("middle-initial", 16)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return _either(draw, who), f"{bare(who.given)} {initials(who.middle)} {bare(who.family)}"


@vietnamese("initial-dropped", 12)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    short = bare(f"{who.given} {who.family}")
    return short, f"{bare(who.given)} {initials(who.middle)} {bare(who.family)}"


@vietnamese("initials", 20)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return _either(draw, who), draw.pick((
        f"{initials(f'{who.middle} {who.given}')} {bare(who.family)}", f"{initials(who.given)} {bare(who.family)}",
        f"{initials(f'{who.family} {who.middle}')} {bare(who.given)}",
        f"{initials(f'{who.given} {who.middle}')} {bare(who.family)}"))


@vietnamese("initials-joined", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    letters = initials(f"{who.middle} {who.given}", draw.pick((".", "")), "")
    family = bare(who.family)
    return _either(draw, who), draw.pick((f"{letters} {family}", f"{family} {letters}", f"{family}, {letters}"))


@vietnamese("initial-letters", 8)
def _(draw: Draw) -> Spelled:
    who = person(draw, "f", given=draw.pick(("Trang", "Nga", "Thảo", "Nhung", "Phương", "Trâm", "Châu")))
    family = "Ng." if draw.chance(0.4) else bare(who.family)
    who = who._replace(family="Nguyễn") if family == "Ng." else who
    middle = " ".join(part[:2] + "." if part[1] in "hgr" else part[0] + "." for part in bare(who.middle).split())
    return _either(draw, who), f"{family} {middle} {bare(who.given)}"


@vietnamese("joined", 12)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    middle, given = bare(who.middle), bare(who.given)
    joined = draw.pick((middle.replace(" ", "") + given.lower(), middle.replace(" ", "") + given))
    return _either(draw, who), draw.pick((f"{joined} {bare(who.family)}", f"{bare(who.family)} {joined}"))


@vietnamese("hyphen", 20)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    family, given = bare(who.family), bare(f"{who.middle} {who.given}").replace(" ", "-")
    other = draw.pick((f"{given} {family}", f"{given} {family}", f"{family} {given}",
                       f"{bare(who.given)} {family}-{bare(who.middle).replace(' ', '-')}",
                       f"{family}-{bare(who.middle).replace(' ', '-')} {bare(who.given)}"))
    return _either(draw, who), other


@vietnamese("title", 18)
def _(draw: Draw) -> Spelled:
    who = person(draw, "m")
    title = draw.pick(TITLES)
    western = title.startswith(("Dr", "Prof", "Assoc", "Mr"))
    return _either(draw, who), title + (_either(draw, who) if western else who.native)


@vietnamese("western-added", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    name = draw.pick(WESTERN[who.sex])
    given, family = bare(who.given), bare(who.family)
    return _either(draw, who), draw.pick((f"{name} {given} {family}", f"{given} ({name}) {family}",
                                          f"{name} {family_end(who)}", f"{name} {bare(who.native)}"))


@vietnamese("typing-error", 14)
def _(draw: Draw) -> Spelled:
    who = person(draw, given=draw.pick(("Trang", "Quỳnh", "Phong", "Huyền", "Thịnh", "Khoa", "Khôi", "Phúc", "Hiền")))
    wrong = bare(who.given)
    for right, typed in _TYPED.items():
        if right in wrong.lower():
            wrong = wrong.lower().replace(right, typed, 1).capitalize()
            break
    return bare(f"{who.family} {who.middle} {who.given}"), bare(f"{who.family} {who.middle} ") + wrong


@vietnamese("double-family", 14)
def _(draw: Draw) -> Spelled:
    first, second = draw.two([one for one in FAMILIES if one in ("Nguyễn", "Trần", "Lê", "Phan", "Đỗ", "Vũ", "Hoàng")])
    who = Person(f"{first} {second}", "", f"{draw.pick(('Minh', 'Bảo', 'Khánh', 'Gia'))} {draw.pick(GIVENS['m'])}", "m")
    given, last = bare(who.given), bare(who.given).split()[-1]
    return draw.pick((who.native, bare(who.native))), draw.pick((
        f"{given} {bare(second)} {bare(first)}", f"{given} {bare(first)}-{bare(second)}", f"{last} {bare(first)}",
        f"{given.replace(' ', '-')} {bare(who.family)}"))


@vietnamese("married", 8)
def _(draw: Draw) -> Spelled:
    who, other = person(draw, "f", 1), draw.pick(("Verger", "Schmidt", "Miller", "Lambert", "Johnson", "Moreau"))
    given, family = bare(who.given), bare(who.family)
    return draw.pick((f"{given} {family}", family_end(who))), draw.pick((
        f"{given} {family}-{other}", f"{given} {family} {other}"))


@vietnamese("capitals", 10)
def _(draw: Draw) -> Spelled:
    who = person(draw)
    return _either(draw, who), draw.pick((who.native.upper(), f"{bare(who.family).upper()} {bare(who.given)}",
                                          f"{bare(who.given)} {bare(who.family).upper()}", family_end(who).lower()))


@vietnamese("other-letters", 14)
def _(draw: Draw) -> Spelled:
    given, other = draw.pick((("Dũng", "Dzung"), ("Dương", "Dzuong"), ("Duy", "Dzuy"), ("Quý", "Quí"), ("Mỹ", "Mĩ"),
                              ("Vỹ", "Vĩ"), ("Kỳ", "Kì"), ("Sỹ", "Sĩ")))
    who = person(draw, "m", given=given)
    new = who._replace(given=other)
    return (bare(who.native), bare(new.native)) if other.isascii() else (who.native, new.native)
