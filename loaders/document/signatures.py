"""Who signed a document itself: the position in capitals and the name below it, for the body that ``TM.`` names."""

import re
from collections.abc import Iterator

from loaders.document.bodies import Body
from loaders.document.document import Document
from loaders.document.names_vi import person_at
from loaders.document.words import words_of

_FOR = re.compile(r"TM\.?\s+(?P<body>[^\W\d_][\w ,\-–]{2,80})")
_POSITION = re.compile(
    r"(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG BAN|BÍ THƯ|BỘ TRƯỞNG"
    r"|THỨ TRƯỞNG)")
_COMMITTEE = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN|UBND")
_BACK = 4


def signatures(document: Document) -> Iterator[tuple[int, str, str, Body]]:
    """Each signature that stands for a body: the number of its sentence, the name, the position and the body."""
    said = [sentence.text.strip(" *_") for sentence in document.sentences]
    for index in range(1, len(said)):
        words = words_of(said[index])
        if not _POSITION.fullmatch(said[index - 1]) or not len(words) or person_at(words, 0) != len(words):
            continue
        above = reversed(said[max(0, index - _BACK):index])
        spoken = next((found for line in above if (found := _FOR.fullmatch(line))), None)
        if spoken:
            position = said[index - 1].capitalize()
            yield index, said[index], _spelled(position), _body(document, spoken["body"].strip())


def _body(document: Document, name: str) -> Body:
    committee = _COMMITTEE.fullmatch(name) is not None and document.cast.home
    return document.cast.called("UBND thành phố Hà Nội" if committee else name)


def _spelled(position: str) -> str:
    """``Phó chủ tịch`` as ``Phó Chủ tịch``."""
    first, _, rest = position.partition(" ")
    return f"{first} {rest[:1].upper()}{rest[1:]}" if first in ("Phó", "Quyền") else position
