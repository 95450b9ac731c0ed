"""The organisations that the registry's own tables name, found in a text by any wording of their names."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.names import fold
from loaders.document.lexicon_vi import toned
from loaders.document.words import Word, Words, words_of
from loaders.plan.register import HOME, normal, without_place

_DATA = Path(__file__).parents[2] / "data"
_NAMES = ("name", "name_vi", "name_en", "aliases")
_JOINED_HOME = HOME.replace(" ", "")
_HOME_CODE = "vn-hanoi-"
#: Short forms beyond those of the plan, in folded words.
_SHORT = {
    "tt tt": "thong tin truyen thong", "tttt": "thong tin truyen thong", "kh dt": "ke hoach dau tu",
    "dhqg": "dai hoc quoc gia", "dhqghn": "dai hoc quoc gia ha noi", "dhbk": "dai hoc bach khoa",
    "gtvt": "giao thong van tai", "tphcm": "thanh pho ho chi minh",
    "tp hcm": "thanh pho ho chi minh", "hcm": "ho chi minh", "ctcp": "cong ty co phan", "cn": "cong nghe", "ldtbxh":
    "lao dong thuong binh xa hoi", "ld tb xh": "lao dong thuong binh xa hoi", "dnnvv": "doanh nghiep nho vua",
}
_SHORTENED = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b")
_ENGLISH = ((re.compile(r"\bcentre\b"), "center"), (re.compile(r"\b(?:hi|high) tech\b"), "high tech"),
            (re.compile(r"^the "), ""), (re.compile(r"\bvietnam\b"), "viet nam"),
            (re.compile(r"\bhanoi (?:city )?s\b|\bhanoi city\b"), "hanoi"))
_SCHOOL_SHORT = {"dai hoc": "dh", "hoc vien": "hv"}
_SCHOOL = re.compile(rf"(?:truong )?({'|'.join(_SCHOOL_SHORT)}) (?=\w+ \w+ \w+)")
_OWNED = re.compile(r"['’]s$")
_LEGAL_START = re.compile(
    r"^(?:(?:tong )?cong ty|tap doan(?: cong nghe| da quoc gia| vien thong| ban dan)?|hang|to hop)(?: (?:co phan|tnhh"
    r"|mtv|mot thanh vien|trach nhiem huu han|tap doan|quan ly quy))* ")
_LEGAL_END = re.compile(r"(?: (?:inc|corp|corporation|co|ltd|limited|company|llc|jsc|plc|group|gmbh|holdings|pte))+$")
#: Aliases that are words of every day or of other bodies too: they need more than themselves.
_COMMON = frozenset({
    "as", "ti", "um", "ud", "gt", "cal", "lam", "win", "screen", "illinois", "disco", "canon", "micron", "ampere",
    "cree", "utc", "tel", "sei", "sss", "adi", "gf", "vis", "tok", "kla", "hht", "purdue", "lattice", "semi", "ims",
    "nic", "most", "mof", "moit", "mic", "sia", "gust",
})


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of the registry: its code, its name there, and its further labels."""

    code: str
    name: str
    kinds: tuple[str, ...]


def find(name: str, home: bool) -> Known | None:
    """The organisation that this wording names; Hanoi's own are found without the city's name where ``home`` holds."""
    key = _key(name)
    if not key:
        return None
    table = _by_key()
    found = table.get(key) or table.get(key.removeprefix("truong ")) or table.get(key.replace(HOME, _JOINED_HOME))
    if found is None and (home or HOME in key):
        found = table.get(f"{without_place(key, HOME)}|home")
    if found is None and home and _JOINED_HOME not in key:
        found = table.get(f"{_JOINED_HOME} {key}")
    return found or _by_core().get(core(name))


def core(name: str) -> str:
    """What tells a firm from others, in folded words: its name without ``Công ty``, ``Tập đoàn``, ``Co., Ltd``."""
    return _LEGAL_END.sub("", _LEGAL_START.sub("", _key(name)))


def code_at(words: Words, at: int, small: bool = False) -> tuple[Known | None, int]:
    """The organisation whose name or short name is written here, and its number of words; the longest that is.

    ``small``: its first word may begin with a small letter.
    """
    if small or words[at].capital:
        for count in _lengths().get(_OWNED.sub("", words[at].plain), ()):
            written = words.all[at:at + count]
            if known := next(_written(written), None):
                return known, len(written)
    return None, 0


def _written(written: list[Word]) -> Iterator[Known]:
    """The organisations that exactly these words name, with or without ``'s`` behind them."""
    plain = tuple(word.plain for word in written)
    owned = (*plain[:-1], _OWNED.sub("", plain[-1]))
    for exact, known in _by_words().get(plain) or _by_words().get(owned) or []:
        if not exact or _OWNED.sub("", " ".join(word.text for word in written)) == exact:
            yield known


def _key(name: str) -> str:
    plain = fold(re.sub(r"\([^()]*\)", " ", toned(name)))
    for pattern, instead in _ENGLISH:
        plain = pattern.sub(instead, plain)
    return normal(_SHORTENED.sub(lambda found: _SHORT[found[0]], plain)).replace("thanh pho ho chi minh", "ho chi minh")


@cache
def _by_key() -> dict[str, Known]:
    found: dict[str, Known | None] = {}
    for known, wording in _wordings():
        for key in _keys(known, wording):
            # A wording that two organisations share names neither.
            found[key] = known if found.get(key, known) == known else None
    return {key: known for key, known in found.items() if known}


@cache
def _by_core() -> dict[str, Known]:
    found: dict[str, Known | None] = {}
    for known, wording in _wordings():
        if "Firm" in known.kinds and len(short := core(wording)) > 2 and short not in _COMMON:
            found[short] = known if found.get(short, known) == known else None
    return {short: known for short, known in found.items() if known}


def _keys(known: Known, wording: str) -> Iterator[str]:
    key = _key(wording)
    yield key
    yield key.removeprefix("truong ")
    # ĐHBKHN: universities are written by the first letters of their words.
    if (school := _SCHOOL.match(key)) is not None:
        yield _SCHOOL_SHORT[school[1]] + "".join(word[0] for word in key[school.end():].split())
    if known.code.startswith(_HOME_CODE):
        yield f"{without_place(key, HOME)}|home"


@cache
def _lengths() -> dict[str, list[int]]:
    """First word to the numbers of words of the wordings that begin with it, the largest first."""
    found: dict[str, set[int]] = {}
    for spelled in _by_words():
        found.setdefault(spelled[0], set()).add(len(spelled))
    return {first: sorted(several, reverse=True) for first, several in found.items()}


@cache
def _by_words() -> dict[tuple[str, ...], list[tuple[str, Known]]]:
    """The words of a wording to the organisations of that; with the text as well where capitals decide."""
    found: dict[tuple[str, ...], list[tuple[str, Known]]] = {}
    for known, wording in _wordings():
        spelled = tuple(word.plain for word in words_of(wording).all)
        if not spelled or not spelled[0][0].isalpha() or (not wording.isascii() and wording.islower()):
            continue
        if len(spelled) == 1 and (spelled[0] in _COMMON - {"nic"} or len(wording) < 3):
            continue
        exact = wording if len(wording) <= 6 else ""
        found.setdefault(spelled, []).append((exact, known))
    for several in found.values():
        several.sort(key=lambda one: one[1].code)
    return found


def _wordings() -> Iterator[tuple[Known, str]]:
    for row in _rows():
        known = _table()[row["code"]]
        for column in _NAMES:
            parts = (row.get(column) or "").split(";") if column == "aliases" else [row.get(column) or ""]
            for part in parts:
                wording = re.sub(r"\s*\([^()]*\)", "", part).strip()
                if wording:
                    yield known, wording


@cache
def _table() -> dict[str, Known]:
    found: dict[str, Known] = {}
    for row in _rows():
        named, kinds = row.get("name") or "", tuple(filter(None, (row.get("kinds") or "").split(";")))
        before = found.get(row["code"])
        found[row["code"]] = Known(row["code"], named or (before.name if before else ""),
                                   kinds or (before.kinds if before else ()))
    return found


@cache
def _rows() -> tuple[dict[str, str], ...]:
    rows: list[dict[str, str]] = []
    for name in ("agencies", "organisations"):
        with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
            rows += [row for row in csv.DictReader(opened) if not row.get("is_group")]
    return tuple(rows)
