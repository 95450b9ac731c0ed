"""Groups of tasks: the headings inside a table, their numbers, and the lists that stand under them."""

import re
from dataclasses import dataclass

_GROUP_MARK = re.compile(r"(?:([IVXLC]+)|(\d{1,2})|([A-ZĐ]))\s*[.)]?")
_LETTER_MARK = re.compile(r"[a-zđ]\s*[.)]?|\d{1,2}\.\d{1,2}[.)]?")
_OWN_MARK = re.compile(r"(?:([IVXLC]+)|(\d{1,2})|([a-zđA-ZĐ]))\s*[.)]\s+(?=\S)")
_INTRODUCES = re.compile(r"[\s,;]*(?:\b(?:bao gồm|gồm|cụ thể|như sau|trong đó))?\s*[:.;,]*\s*$", re.I)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LISTS = ("-", "–", "—", "+", "•", "*")


@dataclass(slots=True)
class Groups:
    """The group and the list under which the next task stands. ``number`` is ``None`` where a heading has none."""

    name: str = ""
    number: int | None = None
    subgroup: str = ""
    open: bool = False

    def take(self, text: str, mark: str, bold: bool) -> None:
        """A heading row: a letter or, without a mark, a closing colon opens a list; anything else a group."""
        text = text.replace("\n", " ")
        own = _OWN_MARK.match(text) if not mark else None
        if own:
            text, mark = text[own.end():], own[0].strip()
        lists = _LETTER_MARK.fullmatch(mark) or (not mark and not bold and text.rstrip().endswith(":") and self.name)
        if lists:
            self.subgroup = title(text)
        else:
            self.name, self.number, self.subgroup = title(text), group_number(mark), ""
        self.open = True

    def lengthen(self, text: str) -> None:
        """The rest of a heading that a page break cut."""
        if self.subgroup:
            self.subgroup = f"{self.subgroup} {title(text)}"
        else:
            self.name = f"{self.name} {title(text)}".strip()

    def begin(self, mark: str) -> None:
        """A task begins; a letter of its own means that it stands in no list."""
        self.open = False
        if mark and not is_list_mark(mark):
            self.subgroup = ""

    def forget(self, mark: str = "") -> None:
        """A heading that cannot be read: what follows stands under nothing that is known."""
        self.subgroup = ""
        if not _LETTER_MARK.fullmatch(mark):
            self.name, self.number = "", group_number(mark)


def is_list_mark(mark: str) -> bool:
    """Whether a mark is a dash or bullet, which opens no heading."""
    return mark.startswith(_LISTS)


def group_number(mark: str) -> int | None:
    """``3``, ``III`` and ``C`` as 3."""
    found = _GROUP_MARK.fullmatch(mark)
    if not found:
        return None
    if found[1]:
        values = [_ROMAN[letter] for letter in found[1]]
        return sum(-value if any(later > value for later in values[at:]) else value for at, value in enumerate(values))
    return int(found[2]) if found[2] else "ABCDEFGHIJKLMNOPQRSTUVWXYZ".find(found[3]) + 1 or None


def title(text: str) -> str:
    """A heading without its colon and the words that only introduce a list."""
    return _INTRODUCES.sub("", text.replace("\n", " ")).strip()
