"""Names for people who do not exist; the number and "minh họa" are part of every spelling."""

from dataclasses import dataclass
from random import Random

from graph.names import fold

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
_SHARES = (38, 11, 10, 7, 5, 5, 3, 3, 3, 2, 2, 1)
_WOMEN = ("Lan", "Hương", "Mai", "Thảo", "Ngọc", "Hà", "Trang", "Linh", "Thu", "Yến", "Phương", "Oanh")
_MEN = ("Hùng", "Dũng", "Minh", "Tuấn", "Đức", "Quân", "Sơn", "Hải", "Khánh", "Long", "Việt", "Thắng")
_MIDDLE = {"women": ("Thị", "Thu", "Thanh", "Bích", "Thùy"), "men": ("Văn", "Đình", "Quang", "Anh", "Hữu")}
_JAPANESE = (
    (("Tanaka", "田中"), ("Suzuki", "鈴木"), ("Sato", "佐藤"), ("Yamamoto", "山本"), ("Kobayashi", "小林"),
     ("Mori", "森")),
    (("Yuki", "由紀"), ("Haruto", "陽斗"), ("Sakura", "さくら"), ("Kenji", "健二"), ("Naoko", "直子"),
     ("Daiki", "大輝")),
)
_TAIWANESE = (
    (("Chen", "陳"), ("Lin", "林"), ("Huang", "黃"), ("Chang", "張"), ("Wu", "吳"), ("Tsai", "蔡")),
    (("Chih-Ming", "志明"), ("Ya-Ting", "雅婷"), ("Chun-Hung", "俊宏"), ("Shu-Fen", "淑芬"), ("Yi-Chun", "怡君"),
     ("Po-Han", "柏翰")),
)
_AMERICAN = (("Miller", "Davis", "Johnson", "Clark", "Martinez", "Patel", "Walker"),
             ("Emily", "James", "Sarah", "Michael", "Grace", "David", "Priya"))


@dataclass(frozen=True, slots=True)
class Name:
    """How a person is written: shown, in Latin letters, in other ways, and which name comes first."""

    shown: str
    latin: str = ""
    others: tuple[str, ...] = ()
    order: str = "family_first"
    overseas: bool = False


def name_for(random: Random, number: int, country: str) -> Name:
    """A name as people of that country bear it; a third of those in the United States are Vietnamese."""
    mark = f"(minh họa {number:03d})"
    if country == "JP":
        return _east_asian(random, mark, _JAPANESE, " ")
    if country == "TW":
        return _east_asian(random, mark, _TAIWANESE, "")
    if country == "US" and random.random() > 0.35:
        family, given = (random.choice(part) for part in _AMERICAN)
        return Name(f"{given} {family} {mark}", others=(f"{family}, {given[0]}. {mark}",), order="given_first")
    return _vietnamese(random, mark, country == "US")


def _vietnamese(random: Random, mark: str, overseas: bool) -> Name:
    sex, given = random.choice((("women", _WOMEN), ("men", _MEN)))
    family, middle, last = random.choices(_FAMILIES, _SHARES)[0], random.choice(_MIDDLE[sex]), random.choice(given)
    bare = fold(f"{family} {middle} {last}").title().split(" ")
    reversed_name = f"{bare[-1]} {' '.join(bare[1:-1])} {bare[0]}"
    others = (f"{reversed_name} {mark}",) if overseas or random.random() < 0.3 else ()
    return Name(f"{family} {middle} {last} {mark}", f"{' '.join(bare)} {mark}", others, overseas=overseas)


def _east_asian(random: Random, mark: str, parts: tuple[tuple[tuple[str, str], ...], ...], gap: str) -> Name:
    family, given = (random.choice(part) for part in parts)
    shown = f"{family[0]} {given[0]} {mark}"
    return Name(shown, shown, (f"{family[1]}{gap}{given[1]} {mark}", f"{given[0]} {family[0]} {mark}"))
