"""Whom a word such as ``nhà trường``, ``công ty`` or ``the university`` means: the last body of its kind."""

import re

from loaders.document.document import Document
from loaders.document.naming import Mention
from loaders.plan.kinds import kinds_of

_KINDS = (
    (r"nhà trường|trường|học viện|the (?:university|school|academy|college)", ("University", "College")),
    (r"công ty|tập đoàn|doanh nghiệp|hãng|the (?:company|firm|group|corporation)", ("Firm",)),
    (r"viện|the institute", ("ResearchInstitute",)),
    (r"hiệp hội|hội|the association", ("Association",)),
    (r"sở|cục|bộ|ban quản lý|the (?:ministry|department|authority|agency)", ("Agency",)),
    (r"trung tâm|đơn vị|the cent(?:er|re)", ("InnovationCenter", "Intermediary", "")),
)
WORD = rf"(?:{'|'.join(pattern for pattern, _ in _KINDS)})(?: này)?"
_BACK = 6


def meant(document: Document, index: int, word: str, place: int = 0) -> Mention | None:
    """The body that the word means in this sentence before a place in it, or else in the sentences above; or none."""
    kinds = next((kinds for pattern, kinds in _KINDS if re.fullmatch(rf"(?:{pattern})(?: này)?", word, re.I)), ())
    for number in range(index, max(-1, index - 1 - _BACK), -1):
        named = document.cast.mentions(document.sentences[number].text)
        fitting = [one for one in named if not one.bare and not one.parent and (number < index or one.end <= place)
                   and set(document.body(one).kinds or kinds_of(one.name) or ("",)) & set(kinds)]
        if fitting:
            return fitting[-1] if number == index else fitting[0]
    return None
