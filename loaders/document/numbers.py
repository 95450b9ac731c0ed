"""Quantities as a text writes them: 22.000, 13,75 tỷ USD, 70 - 80 gian hàng, US$3.4 billion, 15 percent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Either language's decimals are also found written in the other's manner: 3.4 tỷ USD.
_VI = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+\.\d{1,2}(?![\d.])|\d+(?:,\d+)?"
_EN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?"
_MOST_DIGITS = 15
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
_SCALE_VI = r"nghìn tỷ|ngàn tỷ|nghìn tỉ|triệu tỷ|tỷ|tỉ|triệu|nghìn|ngàn"
_SCALE_EN = r"trillion|billion|million|thousand|bn|mn|tn"
_MONEY_VI = r"đồng|VNĐ|VND|USD|đô la Mỹ|đô la|EUR|euro|yên|JPY|won|TWD|Đài tệ|nhân dân tệ"
_MONEY_EN = r"(?:US )?dollars?|USD|VND|euros?|EUR|yen|won"
_SIGN = r"US\$|USD|\$|VND|VNĐ|€|EUR|¥"
#: What a number is counted in where it is no noun.
_MEASURE = (r"%|phần trăm|percent|per cent|m2|m²|m3|km2|ha|hecta|héc-ta|hectares?|sq\.? ?m|square met(?:er|re)s|tấn"
            r"|tons?|tonnes?|MW|kWh|km|điểm phần trăm|percentage points")
_ABOUT_VI = (r"hơn|trên|gần|khoảng|xấp xỉ|ước(?: đạt| tính| khoảng)?|chừng|tới|đến gần|dưới|không dưới|vượt|từ"
             r"|tối thiểu|ít nhất|tối đa|đạt mốc|lên tới|lên đến")
_ABOUT_EN = (r"more than|over|nearly|about|around|approximately|almost|some|roughly|up to|at least|an estimated"
             r"|close to|above|below|under|between|from")
_INEXACT = frozenset({
    "hơn", "trên", "gần", "khoảng", "xấp xỉ", "ước", "ước đạt", "ước tính", "ước khoảng", "chừng", "đến gần", "dưới",
    "vượt", "more than", "over", "nearly", "about", "around", "approximately", "almost", "some", "roughly",
    "an estimated", "close to", "above", "below", "under",
})
_LEAST = frozenset({"ít nhất", "tối thiểu", "không dưới", "at least"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence: where it stands with its unit and the words before it, its value or range, and its unit.

    ``unit`` is empty where it counts the noun that follows; ``least``: the text says at least.
    """

    start: int
    end: int
    value: float
    value_to: float | None
    unit: str
    approximate: bool
    least: bool


def _pattern(number: str, about: str, scale: str, money: str, to: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/$\-–])(?:(?P<about>{about})\s+)?(?P<sign>{_SIGN})?\s?(?P<one>{number})(?!\d)"
        rf"(?:\s?(?P<unit1>%|{scale})(?!\w))?(?:\s*(?:{to})\s*(?:{_SIGN})?(?P<two>{number})(?![\d/]))?"
        rf"(?:\s?(?P<scale>{scale})(?!\w))?(?:\s?(?P<money>{money}|{_MEASURE})(?!\w))?", re.I)


_PATTERN_VI = _pattern(_VI, _ABOUT_VI, _SCALE_VI, _MONEY_VI, r"-|–|đến|tới")
_PATTERN_EN = _pattern(_EN, _ABOUT_EN, _SCALE_EN, _MONEY_EN, r"-|–|to|and")
_SCALES = {
    "bn": "billion", "mn": "million", "tn": "trillion", "tỉ": "tỷ", "ngàn": "nghìn", "ngàn tỷ": "nghìn tỷ",
    "nghìn tỉ": "nghìn tỷ",
}
_UNITS = {
    "phần trăm": "%", "percent": "%", "per cent": "%", "m²": "m2", "sqm": "m2", "sq m": "m2", "sq.m": "m2",
    "sq. m": "m2", "square meters": "m2", "square metres": "m2", "us$": "USD", "$": "USD", "usd": "USD",
    "đô la mỹ": "USD", "đô la": "USD", "us dollars": "USD", "dollars": "USD", "dollar": "USD", "vnđ": "đồng",
    "vnd": "VND", "hecta": "ha", "héc-ta": "ha", "hectares": "ha", "hectare": "ha", "€": "EUR", "euro": "EUR",
    "euros": "EUR", "¥": "JPY", "yên": "JPY", "yen": "JPY",
}


def quantities(text: str, vietnamese: bool) -> Iterator[Quantity]:
    """Every number of a sentence that may be a quantity, in its order."""
    for found in (_PATTERN_VI if vietnamese else _PATTERN_EN).finditer(text):
        about = (found["about"] or "").lower()
        one, two = _value(found["one"], vietnamese), _value(found["two"], vietnamese)
        if one is None or (two is not None and (two <= one or not _is_range(text, found, about))):
            continue
        yield Quantity(found.start(), found.end(), one, two, _unit(found), about in _INEXACT, about in _LEAST)


def _is_range(text: str, found: re.Match[str], about: str) -> bool:
    """Whether two numbers are the ends of a range; ``and`` joins them only behind ``between``."""
    return about == "between" or text[found.end("one"):found.start("two")].strip().lower() != "and"


def _value(text: str | None, vietnamese: bool) -> float | None:
    if not text:
        return None
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    bare = text.replace(".", "").replace(",", ".") if vietnamese else text.replace(",", "")
    return float(bare) if len(bare) <= _MOST_DIGITS else None


def _unit(found: re.Match[str]) -> str:
    scale = (found["scale"] or found["unit1"] or "").lower()
    if scale == "%":
        return "%"
    scale = _SCALES.get(scale, scale)
    money = (found["money"] or found["sign"] or "").strip()
    unit = _UNITS.get(money.lower(), money)
    return f"{scale} {unit}".strip()
