"""Telephones and e-mail addresses as they stand in cells: several in one, in every way of writing, to one way."""

import re
from typing import NamedTuple

from graph.names import clean

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LABEL = re.compile(r"(?<!\w)(?:đ?t?dđ|đt|sđt|tel|phone|mobile|cell|cq|cơ quan|nr|nhà riêng|di động|cố định|zalo|fax|"
                    r"hotline|điện thoại|số điện thoại|máy bàn|m|t|p)\s*[.:)]+\s*", re.I)
_EXTENSION = re.compile(r"\(?\s*(?:ext|máy lẻ|máy nhánh|số máy lẻ|ml|nhánh)\s*[.:]?\s*(\d{1,5})\s*\)?", re.I)
_ALTERNATIVES = re.compile(r"[;,/\n|]+|\s(?:hoặc|hay|và|or|and)\s")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d\d-\d\d(?: [\d:]+)?")
_MOBILE = re.compile(r"0[35789]\d{8}")
_NUMBER = re.compile(r"[+(]?\d[\d\s.()-]*")
#: Digits of a telephone number at least, and of one number at most; more are two numbers.
SHORTEST, LONGEST = 8, 13
#: Characters beyond which a cell is neither: it is left as it is.
SHORT = 300


class Contacts(NamedTuple):
    """What one cell says of e-mail addresses and telephones, each as one text, and what is neither."""

    emails: str = ""
    phones: str = ""
    rest: str = ""


def contacts(text: str) -> Contacts:
    """Sort a cell that holds both."""
    if len(text) > SHORT:
        return Contacts(rest=text)
    emails = emails_in(text)
    without = _EMAIL.sub("\n", text)
    parts = [part for part in _ALTERNATIVES.split(re.sub(r"(?i)e-?mail\s*:?", " ", without)) if clean(part)]
    numbers = [part for part in parts if is_phone(part)]
    rest = clean("; ".join(part for part in parts if part not in numbers))
    return Contacts(emails, phones("\n".join(numbers)), rest)


def emails_in(text: str) -> str:
    """The addresses of a cell, each once, parted by semicolons."""
    return "" if len(text) > SHORT else "; ".join(dict.fromkeys(one.rstrip(".") for one in _EMAIL.findall(text)))


def phones(text: str) -> str:
    """The telephones of a cell in one readable form, parted by semicolons: ``0912 345 678; 024 3869 1234``.

    What is no number is kept as it is written.
    """
    if len(text) > SHORT or not text:
        return text
    if _MOBILE.fullmatch(text):
        return f"{text[:4]} {text[4:7]} {text[7:]}"  # as nearly all are written
    found: list[str] = []
    for part in _ALTERNATIVES.split(text):
        digits = re.sub(r"\D", "", part)
        if found and clean(part).isdigit() and len(digits) < 4:
            found[-1] += f"/{digits}"  # 024 3869 1234/35 is a number and its neighbour
        else:
            found += [_readable(one) for one in _apart(_LABEL.sub("", part)) if clean(one)]
    return "; ".join(dict.fromkeys(one for one in found if one))


def is_phone(text: str) -> bool:
    """Whether a text holds telephone numbers and hardly anything else."""
    bare = _EXTENSION.sub("", _LABEL.sub("", text))
    digits, letters = len(re.findall(r"\d", bare)), len(re.findall(r"[^\W\d_]", bare))
    return digits >= SHORTEST and letters <= 3 and "@" not in text and not _DAY.fullmatch(bare.strip())


def _apart(part: str) -> list[str]:
    """Two numbers that only a dash or a blank parts."""
    if len(re.sub(r"\D", "", _EXTENSION.sub("", part))) <= LONGEST:
        return [part]
    for mark in (r"\s+[-–]\s+", r"\s{2,}", r"[-–]", r"\s+"):
        pieces = [piece for piece in re.split(mark, part) if piece]
        if len(pieces) > 1 and all(SHORTEST <= len(re.sub(r"\D", "", piece)) <= LONGEST for piece in pieces):
            return pieces
    return [part]


def _readable(text: str) -> str:
    extension = _EXTENSION.search(text)
    bare = clean(_EXTENSION.sub("", text))
    number = _NUMBER.fullmatch(bare)
    shown = _grouped(bare) if number and len(re.sub(r"\D", "", bare)) >= SHORTEST - 1 else bare
    return f"{shown} ext. {extension[1]}" if extension and shown else shown


def _grouped(text: str) -> str:
    """A number of Vietnam in groups, with the zero that spreadsheets cut off; of elsewhere as it was grouped."""
    digits = re.sub(r"\D", "", text)
    if re.match(r"\(?\+(?!84)|00(?!84)", text):
        return clean(re.sub(r"[.()-]+", " ", text))
    national = re.sub(r"^(?:00)?84\(?0?(?=\d{9,10}$)", "0", digits)
    if re.fullmatch(r"[35789]\d{8}|2\d{9}", national):
        national = f"0{national}"
    for shape in (r"(0[35789]\d{2})(\d{3})(\d{3})", r"(02[48])(\d{4})(\d{4})", r"(02\d{2})(\d{3})(\d{4})",
                  r"(1[89]00)(\d{2,4})(\d{2})?"):
        if match := re.fullmatch(shape, national):
            return " ".join(group for group in match.groups() if group)
    return clean(re.sub(r"[.()-]+", " ", text))
