"""The targets of a plan: each line of its section of targets, with the number and unit that it names."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.names import fold
from loaders.documents import Line
from loaders.plan.outline import Outline
from loaders.plan.register import TABLE
from loaders.source import EdgeRow, NodeRow, Ref

_PART = re.compile(r"(?:[IVX]+[.)]|PHẦN\b.*?[.):]?)\s+(?P<title>\S.*)", re.S)
_SECTION = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+(?=[.)]?\s)|\d{1,2}(?=[.)]\s))[.)]?\s+(?P<title>\S.*)", re.S)
_ITEM = re.compile(r"(?P<letter>[a-zđ])[.)]\s+(?P<text>\S.*)", re.S)
_DASH = re.compile(r"[-–+•*]\s+(?P<text>\S.*)", re.S)
_UNITS = (
    "doanh nghiệp", "nhân lực", "dự án", "trường", "trung tâm", "sự kiện", "kỹ sư", "kỹ thuật viên", "người",
    "sinh viên", "học viên", "giảng viên", "chuyên gia", "phòng thí nghiệm", "nhà máy", "sản phẩm", "đề tài", "cơ sở",
    "khu", "hợp đồng", "thỏa thuận", "chương trình", "viện", "tổ chức", "lần", "lượt", "hội nghị", "hội thảo",
    "lao động", "nhóm nghiên cứu", "bằng sáng chế", "sáng chế", "tỷ đồng", "triệu đồng", "tỷ usd", "triệu usd", "usd",
)
_LEAST = r"ít nhất|tối thiểu|không dưới|không ít hơn|trên|hơn"
_MOST = r"tối đa|không quá|không vượt quá|dưới"
_AMOUNT = r"(?P<amount>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![.\d]*\d)"
_UNIT = rf"(?P<unit>%|(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?!\w))"
_COMPARED = re.compile(rf"\b(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))\s+{_AMOUNT}\s*(?P<rest>[^;.]*)", re.I)
_COUNTED = re.compile(rf"(?<![\d/.,]){_AMOUNT}\s*{_UNIT}", re.I)
_FROM_UNIT = re.compile(_UNIT, re.I)
_UPWARDS = re.compile(r"[^,;.]*\btrở lên\b", re.I)
_YEARLY = re.compile(r"/\s*năm\b|\b(?:hằng|hàng|mỗi)\s+năm\b|\bthường\s+niên\b", re.I)
_UNTIL = re.compile(r"\bđến\s+(?:hết\s+)?năm\s+(20\d{2})", re.I)
_LONGEST_HEADING = 160
_LONGEST_NAME = 110


@dataclass(slots=True)
class _Item:
    """One line of the section of targets: its place in the document's numbering, and its text."""

    section: str
    letter: str
    text: str
    general: bool = False


def goals(lines: list[Line], plan: Outline) -> Iterator[NodeRow | EdgeRow]:
    """The targets as rows, each a part of the plan; a paragraph that only introduces them is one where it has a number.

    A target's code is ``<plan key>/<section><letter>``: ``…/2.1`` for the paragraph under heading 2.1,
    ``…/2.1a`` for its item a (``dd`` for đ), ``…/2.1-2`` for a second item marked with a dash.
    """
    codes: list[str] = []
    names = _names(plan.key)
    for item in _items(lines):
        target = _target(item.text)
        if item.general or (not item.letter and not target):
            continue
        code = f"{plan.key}/{item.section}{item.letter}"
        code = f"{code}-{len(codes)}" if code in codes else code
        codes.append(code)
        said = _UNTIL.search(item.text)
        yield NodeRow("Goal", code, {
            "code": code, "name": names.get(f"{item.section}{item.letter}") or _short(item.text), "text": item.text,
            **target, "until": int(said[1]) if said else plan.until,
            "recurs": "yearly" if _YEARLY.search(item.text) else None, "position": len(codes),
        })
        yield EdgeRow("PART_OF", Ref("Goal", code), Ref("Plan", plan.key))


def _items(lines: list[Line]) -> list[_Item]:
    items: list[_Item] = []
    section, general, dashes, headed = "", False, 0, False
    for line in _section(lines):
        text = line.text.replace("\n", " ")
        heading, lettered, dashed = _SECTION.fullmatch(text), _ITEM.fullmatch(text), _DASH.fullmatch(text)
        if heading and _is_heading(heading["title"]):
            section, dashes = heading["number"], 0
            general = bool(re.search(r"\b(?:muc tieu chung|tong quat|quan diem)\b", fold(heading["title"])))
        elif heading:
            items.append(_Item(heading["number"], "", text[heading.start("title"):], general))
        elif lettered:
            items.append(_Item(section, lettered["letter"].replace("đ", "dd"), lettered["text"], general))
        elif dashed:
            dashes += 1
            items.append(_Item(section, f"-{dashes}", dashed["text"], general))
        elif items and not headed and _goes_on(items[-1].text, text):
            items[-1].text = f"{items[-1].text} {text}"
        else:
            items.append(_Item(section, "", text, general))
        headed = bool(heading and _is_heading(heading["title"]))
    return items


def _section(lines: list[Line]) -> Iterator[Line]:
    """The lines of the part whose title says that it holds the targets, up to the next part."""
    inside = False
    for line in lines:
        part = _PART.fullmatch(line.text) if not line.cells else None
        if part and len(line.text) <= _LONGEST_HEADING:
            if inside:
                return
            inside = bool(re.search(r"\b(?:muc tieu|chi tieu)\b", fold(part["title"])))
        elif inside and not line.cells:
            yield line


def _is_heading(title: str) -> bool:
    return len(title) <= _LONGEST_HEADING and not title.endswith((".", ";")) and not _target(title)


def _goes_on(before: str, text: str) -> bool:
    """Whether a page break cut the paragraph here."""
    return not before.endswith((".", ";", ":")) or text[:1].islower()


def _target(text: str) -> dict[str, object]:
    """Value, unit and comparison; empty where the text counts nothing."""
    compared = _COMPARED.search(text)
    if compared:
        unit = _FROM_UNIT.match(compared["rest"])
        return {"target": _value(compared["amount"]), "comparison": "at_least" if compared["least"] else "at_most",
                "unit": unit["unit"].lower() if unit else _first(compared["rest"])}
    counted = _COUNTED.search(text)
    if counted is None:
        return {}
    upwards = _UPWARDS.match(text[counted.end():])
    return {"target": _value(counted["amount"]), "comparison": "at_least" if upwards else None,
            "unit": counted["unit"].lower()}


def _value(written: str) -> float:
    """``22.000`` is twenty-two thousand and ``13,75`` a fraction."""
    return float(written.replace(".", "").replace(",", "."))


def _first(rest: str) -> str | None:
    words = re.findall(r"[^\s,]+", rest)[:2]
    return " ".join(words).lower() or None



def _short(text: str) -> str:
    """The wording up to its first pause beyond 40 characters, at most 110."""
    pause = re.compile(r"[;,.:](?=\s|$)").search(text, 40)
    short = (text[:pause.start()] if pause else text).rstrip(".;:")
    return short if len(short) <= _LONGEST_NAME else f"{short[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"


@cache
def _names(plan: str) -> dict[str, str]:
    """Names that the registry already gave to this plan's targets, so that the document does not replace them."""
    titles = (row["name"] for row in _table("plan"))
    known = any(fold(title).replace(" ", "-") == plan for title in titles)
    return {row["item"]: row["name"] for row in _table("goals")} if known else {}


def _table(name: str) -> list[dict[str, str]]:
    with (TABLE.parent / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
