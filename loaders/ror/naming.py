"""Which of an organisation's names is its name in which language, and what kind of body its types and names make it."""

import re
from collections.abc import Sequence
from typing import Any

from loaders.ror.body import ACRONYM, DISPLAY, Body, Name

_LANGUAGES = ("vi", "en", "ja", "zh")
#: How the Chinese of Taiwan is tagged where its script is said. Plain ``zh`` may be either script.
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")

#: With these words a Vietnamese name of a body begins. Vietnamese letters prove nothing: "Huế University".
_VIETNAMESE = re.compile(
    r"(?:Trường|Đại học|Học viện|Viện|Bệnh viện|Thư viện|Trung tâm|Sở|Bộ|Cục|Tổng cục|Ủy ban|Uỷ ban|Hội|Hiệp hội"
    r"|Liên hiệp|Công ty|Tổng công ty|Tập đoàn|Quỹ)\b")
_SCHOOL = re.compile(
    r"\b(?:high|middle|elementary|primary|secondary|grade|magnet|charter|public) schools?\b|\bschool district\b"
    r"|\bpre-?school|\bkindergarten|\btrung học phổ thông\b|\btrung học cơ sở\b|\btiểu học\b"
    r"|高等学校|高級中|中学校|小学校|고등학교|중학교", re.I)
_COLLEGE = re.compile(
    r"\b(?:community|junior|technical|vocational) college\b|\binstitute of technology,? .*\bcollege\b|\bcao đẳng\b"
    r"|短期大学|高等専門学校|專科學校|전문대학"
    r"|\bpolytechnic(?! (?:state )?(?:university|institute))\b", re.I)
_UNIVERSITY = re.compile(
    r"\buniversi|\bđại học\b|\bhọc viện\b|大学|大學|대학|\binstitute of (?:science and )?technology\b"
    r"|\bgraduate (?:school|institute)\b|\b(?:school|academy) of (?:medicine|law|theology|business|public health)\b"
    r"|\b(?:law|medical|divinity|business|postgraduate) school\b|\bpolytechnic (?:university|institute)\b", re.I)
_PLAIN_COLLEGE = re.compile(r"\bcolleges?\b", re.I)
_ASSOCIATION = re.compile(
    r"\b(?:association|society|federation|union|league|alliance)\b|^(?:liên )?(?:hiệp )?hội\b(?! đồng)|^liên hiệp\b"
    r"|協会|協會|学会|學會|협회|학회", re.I)
_FUND = re.compile(r"\b(?:foundation|fund|endowment)\b|^quỹ\b|財団|基金|재단", re.I)
_BY_TYPE = {"company": "Firm", "government": "Agency", "facility": "ResearchInstitute"}


def named(body: Body) -> dict[str, Any]:
    """The properties that name an organisation: the name that is shown, one in each language, the others as aliases."""
    shown = next(name for name in body.names if name.rank == DISPLAY)
    props: dict[str, Any] = {"name": shown.value}
    for language in _LANGUAGES:
        spoken = [name for name in body.names if name.rank < ACRONYM and _speaks(name, language, body.countries)]
        if spoken:
            props[f"name_{language}"] = min(spoken, key=lambda name: name.rank).value
    used = set(props.values())
    return {**props, "aliases": list(dict.fromkeys(name.value for name in body.names if name.value not in used))}


def kinds(body: Body) -> tuple[str, ...]:
    """The further labels of an organisation by its types and, where these leave it open, its names; perhaps none."""
    names = [name.value for name in sorted(body.names, key=lambda name: name.rank) if name.rank < ACRONYM]
    found = {_BY_TYPE[type] for type in body.types if type in _BY_TYPE}
    if "education" in body.types:
        found |= _taught(names)
    if "nonprofit" in body.types:
        found |= _first_that(names, (("Association", _ASSOCIATION), ("Fund", _FUND)))
    return tuple(sorted(found or ({"Fund"} if body.types == ("funder",) else set())))


def _speaks(name: Name, language: str, countries: Sequence[str]) -> bool:
    if language == "vi" and not name.language:
        return name.rank == DISPLAY and "VN" in countries[:1] and bool(_VIETNAMESE.match(name.value))
    if language != "zh":
        return name.language.partition("-")[0] == language
    return name.language in _TRADITIONAL or (name.language == "zh" and "TW" in countries[:1] and _in_big5(name.value))


def _in_big5(text: str) -> bool:
    """Whether a text can be written in Taiwan's older character set, which has no simplified characters."""
    try:
        text.encode("cp950")
    except UnicodeEncodeError:
        return False
    return True


def _taught(names: Sequence[str]) -> set[str]:
    """University or college, by the first name that says it; neither for schools, and where no name says it."""
    patterns = (("", _SCHOOL), ("College", _COLLEGE), ("University", _UNIVERSITY), ("College", _PLAIN_COLLEGE))
    return _first_that(names, patterns) - {""}


def _first_that(names: Sequence[str], patterns: Sequence[tuple[str, re.Pattern[str]]]) -> set[str]:
    for name in names:
        for kind, pattern in patterns:
            if pattern.search(name):
                return {kind}
    return set()
