"""The words of the field list in four languages, found in a text in one pass.

A text is read once as units: words, or single characters of the scripts that set no spaces. At each unit the longest
word of the list wins, so that "advanced packaging" is not also "packaging", and a subfield does not tag its parent.

What also other trades say is *vague*: a word of fewer than four letters, those of GENERIC, and the words of the stage
"training" (a work on vocational training at large is none of ours). A vague word counts only where a word of
semiconductors stands within REACH units of it: one of SUPPORT, or another of the list that is not vague. The bare name
of a stage ("equipment") is in every text, so that it counts only within BESIDE units. Where a word is the label of one
field and a synonym of another, it means the first.

Case and accents say what a folded word cannot: "LED" is no "led", "GaN" no "GAN" and "lõi IP" no "lỗi IP". A short
word that is listed with capitals has to be written as listed, and a Vietnamese one with its accents; but a text all in
capitals has no case to tell by, and one without any accents may name a thing in three syllables or more.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.names import fold
from loaders.fields import Entry
from loaders.units import accents, folded, spaceless, units, written

#: How many units a vague word may be away from the word that speaks for it; how many a vague name of a stage.
REACH, BESIDE = 40, 3
#: Fewer letters than this are vague; a single word of no more than this is written as listed.
SHORT = 4
#: The stage whose words are all vague, and that whose words, like its own, speak for no other.
TRAINING, APPLICATIONS = "training", "applications"
#: Words of fewer than four letters that mean one thing as they are written here.
PLAIN = frozenset({"GaN", "InP", "SiC", "IoT", "5G", "6G", "LCD", "HBM"})

SUPPORT = (
    "semiconductor", "semiconducting", "chip", "microchip", "wafer", "IC", "integrated circuit", "VLSI", "CMOS",
    "microelectronics", "nanoelectronics", "transistor", "silicon", "bán dẫn", "vi mạch", "vi điện tử",
    "mạch tích hợp", "半導体", "集積回路", "チップ", "ウエハー", "ウェーハ", "ウェハ", "トランジスタ",
    "マイクロエレクトロニクス", "半導體", "積體電路", "晶片", "晶圓", "電晶體", "微電子", "半导体", "集成电路", "芯片",
    "晶圆", "晶体管", "微电子",
)
GENERIC = (
    "design", "materials", "equipment", "fabrication", "layout", "physical design", "design verification", "readout",
    "sensor interface", "side-channel", "memory design", "SPICE", "mask", "reticle", "precursor", "wet chemicals",
    "process gases", "stepper", "scanner", "track", "annealing", "metrology", "tester", "dicing", "vacuum", "foundry",
    "thermal processing equipment", "CMOS", "advanced node", "specialty processes", "memory", "flash", "nanosheet",
    "process integration", "process engineering", "yield", "emerging devices", "front-end", "back-end", "bumping",
    "conventional packaging", "fan-out", "heterogeneous integration", "thermal management", "final test", "burn-in",
    "probe test", "test engineering", "failure analysis", "automotive", "aerospace", "rare earths",
    "applications and systems", "thiết kế", "thiết kế số", "thiết kế tương tự", "thiết kế vật lý", "thiết kế layout",
    "kiểm tra thiết kế", "kiểm chứng thiết kế", "xác minh thiết kế", "thiết kế theo đặt hàng", "quản lý nguồn",
    "vật liệu", "khung chân", "nhựa epoxy", "dung dịch mài", "đất hiếm", "gali", "germani", "vonfram", "thiết bị",
    "thiết bị khắc", "thiết bị kiểm thử", "thiết bị xử lý nhiệt", "đo kiểm", "bơm chân không", "gia công chính xác",
    "chế tạo", "công nghệ đặc thù", "công nghệ trưởng thành", "tích hợp quy trình", "kỹ thuật quy trình",
    "linh kiện thế hệ mới", "đóng gói truyền thống", "đóng gói nâng cao", "đóng gói hiện đại", "hàn dây", "tản nhiệt",
    "kiểm thử thành phẩm", "kỹ thuật kiểm thử", "phân tích lỗi", "ứng dụng và hệ thống", "vệ tinh", "màn hình",
    "設計検証", "機能検証", "物理設計", "熱処理装置", "洗浄装置", "テスター", "真空ポンプ", "次世代デバイス", "熱設計",
    "最終検査", "応用・システム", "希土類", "民生機器", "産業機器", "プロセスインテグレーション", "ファイナルテスト",
    "設計驗證", "實體設計", "熱處理設備", "成品測試", "新興元件", "應用與系統", "伺服器", "面板", "设计验证",
    "物理设计", "前驱体", "热处理设备", "清洗设备", "测试机", "零部件", "稀土", "新型器件", "成品测试", "可靠性",
    "应用与系统",
)
#: Longer expressions that hold a word of ours and have nothing to do with it.
FALSE_FRIENDS = (
    "simulated annealing", "face mask", "working memory", "long short-term memory", "flash flood", "flash point",
    "crop yield", "bond yield", "grain yield", "yield strength", "yield stress", "shape memory",
    "back-end development", "front-end development", "chip seal", "potato chip", "blue chip", "wood chip",
    "Silicon Valley", "programmable logic controller", "P.R. China", "organ on a chip", "experimental design",
    "research design", "study design", "randomized design", "vacuum cleaner", "quản lý nguồn nhân lực",
    "quản lý nguồn lực", "quản lý nguồn nước", "quản lý nguồn vốn", "đô thị vệ tinh",
)
#: Spellings of the other side of the Atlantic.
_AMERICAN = {"analogue": "analog", "centres": "centers", "centre": "center", "millimetre": "millimeter",
             "modelling": "modeling", "moulding": "molding", "specialised": "specialized"}
_GENERIC = frozenset(map(fold, GENERIC))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the list and the field that it names (none: it only speaks for others).

    ``reach``: how near another has to speak for it, 0 where it speaks for itself. ``speaks``: whether it does so for
    others. ``units``: as written, where case or accents matter, else empty.
    """

    text: str
    code: str
    reach: int
    speaks: bool
    units: tuple[str, ...] = ()


class Lexicon:
    """The words as a tree of their units, each end a list of Word under the empty unit."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root: dict[str, Any] = {}
        for text in FALSE_FRIENDS:
            self._add(Word(text, "", 0, speaks=False))
        for text in SUPPORT:
            self._add(Word(text, "", 0, speaks=True))
        for word in _words(list(entries)):
            self._add(word)

    def fields(self, *texts: str) -> dict[str, tuple[str, ...]]:
        """Code of each field that the texts name, to the words of the list that name it, in their order."""
        hits: list[tuple[int, Word]] = []
        before = 0
        for text in texts:
            as_written = written(text)
            hits += [(before + at, word) for at, word in self._hits(text, as_written)]
            before += len(as_written) + 1
        found: dict[str, dict[str, None]] = {}
        speakers = sorted({at for at, word in hits if word.speaks})
        for at, word in hits:
            if word.code and (not word.reach or _near(at, speakers, word.reach)):
                found.setdefault(word.code, {})[word.text] = None
        return {code: tuple(words) for code, words in found.items()}

    def _hits(self, text: str, as_written: list[str]) -> Iterator[tuple[int, Word]]:
        """Position and word, the longest at each; no unit belongs to two of them."""
        bare = folded(text, as_written)
        at = 0
        while at < len(bare):
            words, end = self._longest(bare, at) if bare[at] in self._root else ((), at + 1)
            yield from ((at, word) for word in words
                        if not word.units or _as_listed(word.units, as_written[at:end], text))
            at = end

    def _longest(self, bare: list[str], at: int) -> tuple[Sequence[Word], int]:
        step, ahead, size = self._root[bare[at]], at + 1, len(bare)
        words, end = step.get("", ()), ahead
        while ahead < size and (step := step.get(bare[ahead])) is not None:
            ahead += 1
            if "" in step:
                words, end = step[""], ahead
        return words, end

    def _add(self, word: Word) -> None:
        for spelling in _spellings(word.text):
            step = self._root
            for unit in units(spelling):
                step = step.setdefault(unit, {})
            several = step.setdefault("", []) if step is not self._root else []
            if not any(one.code == word.code and not one.units for one in several):
                several.append(replace(word, units=_strict(spelling)))


def _words(entries: list[Entry]) -> Iterator[Word]:
    parents = {entry.code: entry.parent for entry in entries}
    labels = {fold(label) for entry in entries for label in entry.labels}
    for entry in entries:
        stage = _stage(entry.code, parents)
        synonyms = (text for text in entry.synonyms if fold(text) not in labels)
        for text in dict.fromkeys(filter(None, (*entry.labels, *synonyms))):
            ours = _holds(text, SUPPORT)
            vague = _is_vague(text) or (stage == TRAINING and not ours)
            reach = (BESIDE if stage == entry.code else REACH) if vague else 0
            yield Word(text, entry.code, reach, ours or (not vague and stage not in (TRAINING, APPLICATIONS)))


def _stage(code: str, parents: dict[str, str]) -> str:
    while parents.get(code):
        code = parents[code]
    return code


def _is_vague(text: str) -> bool:
    return fold(text) in _GENERIC or (_letters(text) < SHORT and text not in PLAIN)


def _holds(text: str, words: Iterable[str]) -> bool:
    within = f" {' '.join(units(text))} "
    return any(f" {' '.join(units(word))} " in within for word in words)


def _near(at: int, speakers: list[int], reach: int) -> bool:
    """Whether another position of the sorted list is within reach."""
    place = bisect_left(speakers, at)
    others = [*speakers[max(place - 1, 0):place], *[one for one in speakers[place:place + 2] if one != at]]
    return any(abs(one - at) <= reach for one in others)


def _letters(text: str) -> int:
    """Letters and digits; the characters of a script without spaces say as much as a word each."""
    return SHORT if spaceless(text) else sum(map(len, units(text)))


def _strict(text: str) -> tuple[str, ...]:
    """The units to be met as written: of a short word with capitals, of a Vietnamese one with accents; else none."""
    if spaceless(text):
        return ()
    listed, letters = tuple(written(text)), _letters(text.removesuffix("s"))
    short = letters < SHORT or (len(listed) == 1 and letters == SHORT)
    return listed if not text.isascii() or (short and text != text.lower()) else ()


def _as_listed(listed: tuple[str, ...], found: list[str], text: str) -> bool:
    if any(not unit.isascii() for unit in listed):
        return len(listed) > 2 if text.isascii() else [*map(accents, listed)] == [*map(accents, found)]
    return list(listed) == found or (text.isupper() and [unit.upper() for unit in listed] == found)


def _spellings(text: str) -> Iterator[str]:
    """A text as listed, and in English also with its last word in the other number, and as Americans write it."""
    several = [text]
    if text.isascii():
        several += [" ".join(_AMERICAN.get(word, word) for word in text.lower().split())] if any(
            word in text.lower() for word in _AMERICAN) else []
        several += [_other_number(one) for one in several if _letters(one) > 1]
    yield from dict.fromkeys(several)


def _other_number(text: str) -> str:
    last = text[-1:]
    if last == "s" and text[-2:] not in ("ss", "us", "is", "cs"):
        return f"{text[:-3]}y" if text.endswith("ies") else text[:-1]
    return f"{text[:-1]}ies" if last == "y" and text[-2:-1] not in "aeiou" else f"{text}s"
