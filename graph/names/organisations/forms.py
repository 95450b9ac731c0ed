"""Legal forms of organisations: a short code for every usual spelling in the countries that the registry deals with."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from graph.names.folding import fold

#: Code to spellings, the more telling code first. From the company laws and registers' usage of the countries.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "LLC": ("công ty trách nhiệm hữu hạn một thành viên", "công ty trách nhiệm hữu hạn hai thành viên trở lên",
            "công ty trách nhiệm hữu hạn", "công ty tnhh một thành viên", "công ty tnhh 1 thành viên",
            "công ty tnhh mtv", "công ty tnhh", "cty tnhh mtv", "cty tnhh", "tnhh một thành viên", "tnhh mtv", "tnhh",
            "one member limited liability company", "limited liability company", "one member llc", "llc", "l l c",
            "有限会社", "合同会社", "有限責任公司", "有限责任公司", "有限公司", "유한회사", "유한책임회사",
            "godo kaisha", "yugen kaisha", "gmbh", "sarl", "srl", "s r l", "sp z o o", "b v", "bv", "ooo",
            "ltda", "lda"),
    "JSC": ("công ty cổ phần", "công ty cp", "cty cổ phần", "cty cp", "ctcp", "cổ phần", "joint stock company",
            "joint stock corporation", "jsc", "j s c", "ojsc", "pjsc", "株式会社", "株式會社", "股份有限公司",
            "股份公司", "股公司", "주식회사", "kabushiki kaisha", "kabushiki gaisha", "k k",
            "public limited company", "plc", "aktiengesellschaft", "ag", "s p a", "spa", "s a", "n v", "oyj", "asa"),
    "LTD": ("company limited", "co limited", "co ltd", "coltd", "company ltd", "pte ltd", "pty ltd", "pvt ltd",
            "private limited", "sdn bhd", "limited", "ltd"),
    "INC": ("incorporated", "inc"),
    "CORP": ("corporation", "corp", "tổng công ty", "tct"),
    "GROUP": ("tập đoàn", "集團", "集团", "group", "그룹"),
    "CO": ("company", "công ty", "cty", "公司", "co"),
    "LP": ("limited liability partnership", "limited partnership", "llp", "l p", "công ty hợp danh", "合資会社"),
    "SOLE": ("doanh nghiệp tư nhân", "dntn", "hộ kinh doanh", "sole proprietorship"),
    "UNION": ("hợp tác xã", "htx", "cooperative society"),
    "BODY": ("独立行政法人", "国立研究開発法人", "国立大学法人", "公立大学法人", "地方独立行政法人", "公益財団法人",
             "一般財団法人", "公益社団法人", "一般社団法人", "財団法人", "社団法人", "学校法人", "医療法人",
             "特定非営利活動法人", "行政法人", "財團法人", "社團法人", "學校財團法人", "醫療財團法人", "재단법인",
             "사단법인", "학교법인"),
}
#: What one firm may call itself: a limited company at home is "Co., Ltd." abroad, and so is one by shares in Taiwan.
_ALIKE = {"limited": frozenset({"LLC", "LTD", "CO", "GROUP"}),
          "shares": frozenset({"JSC", "LTD", "INC", "CORP", "CO", "GROUP"})}
#: Spellings that are a legal form wherever they stand, and not only as the last word (or, in Vietnamese, the first).
_ANYWHERE = ("tnhh mtv", "tnhh", "co phan", "joint stock company", "jsc", "llc", "gmbh", "co ltd", "company limited",
             "inc", "incorporated", "pte ltd")
_OPENING = ("cong ty", "cty", "ctcp", "co phan", "tnhh", "tong cong ty", "tct", "tap doan", "dntn", "doanh nghiep",
            "ho kinh doanh", "hop tac xa", "htx", "ooo", "jsc", "ojsc", "pjsc")
_AMID = frozenset(spelling.split()[-1] for spelling in _ANYWHERE)
_SIGNS = re.compile(r"[（(]\s*([株有股주]|[一公][財社])\s*[)）]|([㈱㈲㈜])")
_MEANT = {"股": "股份", "一財": "一般財団法人", "公財": "公益財団法人", "一社": "一般社団法人", "公社": "公益社団法人",
          "株": "株式会社", "㈱": "株式会社", "有": "有限会社", "㈲": "有限会社", "주": "주식회사", "㈜": "주식회사"}


class Formed(NamedTuple):
    """A folded name without its legal forms, and their codes, the more telling first."""

    rest: str
    codes: tuple[str, ...]


def spelled_out(text: str) -> str:
    """The text with （株） and its like written out, before folding takes the brackets away."""
    return _SIGNS.sub(lambda match: _spaced(_MEANT[match[1] or match[2]]), text)


def _spaced(form: str) -> str:
    # (股)公司 is one form, of which the rest follows.
    return form if form == "股份" else f" {form} "


def compatible(one: str, other: str) -> bool:
    """Whether two codes can be one firm's: equal, one of them not told, or the home and the English spelling."""
    return one == other or not one or not other or any({one, other} <= alike for alike in _ALIKE.values())


def families(codes: Iterable[str]) -> list[str]:
    """What codes are compared by: those that can be one firm's have a family in common."""
    return sorted({family for code in codes for family in _families(code)})


def _families(code: str) -> list[str]:
    return [family for family, alike in _ALIKE.items() if code in alike] or [code]


def taken_off(folded: str) -> Formed:
    """Take the legal forms off a folded name as long as something remains; a name that is only a form keeps it."""
    pieces, codes = folded.split(), set()
    while found := _last(pieces) or _first(pieces) or _within(pieces):
        spelling, left = found
        if not left:
            break
        codes.add(_codes()[spelling])
        pieces = left
    return Formed(" ".join(pieces), tuple(code for code in _SPELLINGS if code in codes))


_Found = tuple[str, list[str]]


def _last(pieces: list[str]) -> _Found | None:
    """The longest spelling that ends the name, and what is left before it."""
    if not pieces:
        return None
    for length in _lengths()[1].get(pieces[-1], ()):
        if (spelling := " ".join(pieces[-length:])) in _codes():
            return spelling, pieces[:-length]
    for spelling in _wide() if not pieces[-1].isascii() else ():
        if pieces[-1].endswith(spelling):
            return spelling, [*pieces[:-1], pieces[-1].removesuffix(spelling)]
    return None


def _first(pieces: list[str]) -> _Found | None:
    """The longest spelling that opens the name, where this is the custom, and what is left after it."""
    if not pieces:
        return None
    for length in _lengths()[0].get(pieces[0], ()):
        if (spelling := " ".join(pieces[:length])) in _codes() and _opens(spelling):
            return spelling, pieces[length:]
    for spelling in _wide() if not pieces[0].isascii() else ():
        if pieces[0].startswith(spelling):
            return spelling, [rest for rest in (pieces[0].removeprefix(spelling), *pieces[1:]) if rest]
    return None


def _within(pieces: list[str]) -> _Found | None:
    """A spelling amid the name that can be nothing else, and what is left around it."""
    if _AMID.isdisjoint(pieces):
        return None
    text = f" {' '.join(pieces)} "
    for spelling in _ANYWHERE:
        if f" {spelling} " in text:
            return spelling, text.replace(f" {spelling} ", " ", 1).split()
    return None


@cache
def _codes() -> dict[str, str]:
    return {fold(spelling): code for code, spellings in _SPELLINGS.items() for spelling in spellings}


@cache
def _wide() -> tuple[str, ...]:
    return tuple(sorted((spelling for spelling in _codes() if not spelling.isascii()), key=len, reverse=True))


@cache
def _lengths() -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """By the first and by the last piece of a spelling: how many pieces such spellings have, the longest first."""
    found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for spelling in sorted(_codes(), key=lambda spelling: -len(spelling.split())):
        pieces = spelling.split()
        for lengths, piece in zip(found, (pieces[0], pieces[-1]), strict=True):
            if len(pieces) not in lengths.setdefault(piece, []):
                lengths[piece].append(len(pieces))
    return found


def _opens(spelling: str) -> bool:
    """Whether a name can begin with this spelling: Vietnamese puts the form first, Russian firms abroad do, too."""
    return spelling.startswith(_OPENING) or not spelling.isascii()
