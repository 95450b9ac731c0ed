"""Pairs of Vietnamese people that cannot be one name's."""

from benchmarks.identity.pairs.draw import Draw, Makers, Spelled
from benchmarks.identity.pairs.parts import apart, parts
from benchmarks.identity.pairs.vietnamese_parts import (
    FAMILIES,
    GIVENS,
    MIDDLES,
    WESTERN,
    Person,
    bare,
    family_end,
    given_first,
    initials,
    person,
    reversed_,
)

others = Makers("vi-not", ("vi",))

def _orders(draw: Draw, one: Person, other: Person) -> Spelled:
    """Both in the usual orders, each its own; marks on both or on neither."""
    if draw.chance(0.35):
        return one.native, other.native
    ways = (lambda who: bare(who.native), lambda who: bare(who.native), family_end, family_end, reversed_, given_first)
    return draw.pick(ways)(one), draw.pick(ways)(other)


def _given(draw: Draw, who: Person, same_initial: bool) -> str:
    """A given name of that sex that shares the first letter, or does not, and nothing else."""
    return draw.pick([one for one in GIVENS[who.sex] if bare(one) != bare(who.given) and one not in who.native
                      and (bare(one)[0] == bare(who.given)[0]) == same_initial])


@others("middle", 34)
def _(draw: Draw) -> Spelled:
    one = person(draw, syllables=1)
    wanted = [middle for middle in MIDDLES[one.sex] if len(middle.split()) == 1
              and bare(middle)[0] != bare(one.middle)[0] and middle not in one.native]
    return _orders(draw, one, one._replace(middle=draw.pick(wanted)))


@others("sex", 20)
def _(draw: Draw) -> Spelled:
    one = person(draw, "f", given=draw.pick(("Hà", "Giang", "Linh", "Hòa", "Bình", "Xuân", "Thủy", "Khánh", "Minh")),
                 middle=draw.pick(("Thị", "Thị Thanh", "Thị Minh")))
    return _orders(draw, one, one._replace(middle=one.middle.replace("Thị", "Văn")))


@others("given-same-initial", 32)
def _(draw: Draw) -> Spelled:
    one = person(draw)
    if not [given for given in GIVENS[one.sex] if given[0] == one.given[0] and given != one.given]:
        return others_same_initial(draw)
    return _orders(draw, one, one._replace(given=_given(draw, one, same_initial=True)))


def others_same_initial(draw: Draw) -> Spelled:
    """Another draw where nobody shares the first letter."""
    one = person(draw, "m", given=draw.pick(("Hải", "Thắng", "Long", "Khoa")))
    return _orders(draw, one, one._replace(given=_given(draw, one, same_initial=True)))


@others("given", 20)
def _(draw: Draw) -> Spelled:
    one = person(draw)
    return _orders(draw, one, one._replace(given=_given(draw, one, same_initial=False)))


@others("mark", 32)
def _(draw: Draw) -> Spelled:
    one, other = draw.pick(apart("vi other marks"))
    middle = draw.pick(("Quốc", "Đức", "Mạnh", "Trọng", "Hữu", "Ngọc", "Tiến"))
    who = person(draw, "m", middle=middle, given=one)
    return who.native, who._replace(given=other).native


@others("family-near", 28)
def _(draw: Draw) -> Spelled:
    family, near = draw.pick(apart("vi near families"))
    one = person(draw)._replace(family=family)
    return _orders(draw, one, one._replace(family=near))


@others("family", 18)
def _(draw: Draw) -> Spelled:
    one = person(draw)
    return _orders(draw, one, one._replace(family=draw.pick(
        [family for family in FAMILIES if bare(family) not in bare(one.native)])))


@others("near-syllable", 28)
def _(draw: Draw) -> Spelled:
    near = draw.pick(apart("vi near syllables"))
    who = person(draw, "m", 1, given=near[0])
    one, other = (way(who._replace(given=given)) for way, given in zip(
        draw.pick(((family_end, family_end), (family_end, reversed_), (reversed_, reversed_))), near, strict=True))
    return one, other


@others("initial", 28)
def _(draw: Draw) -> Spelled:
    one = person(draw, syllables=1)
    letter = draw.pick([char for char in "BCDKLPQTVX" if char not in initials(one.native)])
    given, family = bare(one.given), bare(one.family)
    short = draw.pick((f"{given} {letter}. {family}", f"{letter}. {given} {family}", f"{letter}. {given[0]}. {family}"))
    return draw.pick((bare(one.native), family_end(one), reversed_(one),
                      f"{given} {bare(one.middle)[0]}. {family}")), short


@others("same-initials", 22)
def _(draw: Draw) -> Spelled:
    one, other = (person(draw, "m", 1, middle=middle, given=given) for middle, given in zip(
        *draw.pick(((("Minh", "Mạnh"), ("Hải", "Hùng")), (("Văn", "Viết"), ("Thắng", "Toàn")),
                    (("Quang", "Quốc"), ("Khải", "Kiên")), (("Đức", "Duy"), ("Lâm", "Long")),
                    (("Trọng", "Tiến"), ("Nam", "Nghĩa")), (("Công", "Chí"), ("Phong", "Phúc")))), strict=True))
    return _orders(draw, one, other._replace(family=one.family))


@others("swapped", 12)
def _(draw: Draw) -> Spelled:
    """Both with family and given name told, as two Vietnamese sources keep them."""
    family, given = draw.two(parts("vi both family and given"))
    one = Person(family, draw.pick(("Văn", "Thị", "Minh", "Thanh", "Quốc")), given, "")
    other = one._replace(family=given, given=family)
    told = (who_part for who in (one, other) for who_part in (who.family, f"{who.middle} {who.given}"))
    return one.native, other.native, *told


@others("turned-inside", 16)
def _(draw: Draw) -> Spelled:
    first, second = draw.two(parts("vi turned"))
    one = Person(draw.pick(("Nguyễn", "Trần", "Phạm", "Đặng", "Bùi", "Đỗ", "Trịnh")), first, second, "")
    return one.native, one._replace(middle=second, given=first).native


@others("one-of-two-middles", 22)
def _(draw: Draw) -> Spelled:
    first, second = draw.two(parts("vi second middles"))
    one = person(draw, "f", middle=f"Thị {first}")
    return _orders(draw, one, one._replace(middle=f"Thị {second}"))


@others("short", 16)
def _(draw: Draw) -> Spelled:
    one = person(draw, "f")
    given = draw.pick([given for given in GIVENS["f"] if bare(given) not in bare(one.native)])
    return draw.pick((one.native, bare(one.native), family_end(one))), bare(f"{given} {one.family}")


@others("western", 12)
def _(draw: Draw) -> Spelled:
    family, names = draw.pick(("Nguyen", "Tran", "Pham", "Hoang", "Vo", "Bui")), draw.two(WESTERN["m"] + WESTERN["f"])
    return f"{names[0]} {family}", f"{names[1]} {family}"


@others("unrelated", 12)
def _(draw: Draw) -> Spelled:
    one, other = person(draw, "m", 1), person(draw, "f", 2)
    return _orders(draw, one, other._replace(family=one.family))
