"""Names of authors as bibliographies write them: "Last, First", "First von Last", and Vietnamese in its own order."""

import re
from collections.abc import Iterable

from bibtexparser.middlewares.names import split_multiple_persons_names

from graph.names import fold
from loaders.bibtex.latex import plain
from loaders.bibtex.publication import Person
from loaders.values import Unfit
from loaders.values import plain as text

#: Characters beyond which a name is none.
LONGEST_NAME = 300
GIVEN_FIRST, FAMILY_FIRST = "given_first", "family_first"
_NOBODY = frozenset({"", "others", "et al", "and others", "anonymous", "anon", "unknown", "n a", "none", "null"})
# A name with one of these words is a body's, which some lists write as if it were a person's ("Departments, ECE").
_BODIES = frozenset({
    "inc", "ltd", "llc", "gmbh", "corp", "corporation", "company", "university", "institute", "department",
    "departments", "laboratory", "laboratories", "association", "consortium", "committee", "ministry", "team",
})
_EMAIL = re.compile(r"[<(\[]?\S+@\S+")
# Family names that only Vietnamese writes with these marks, those without marks, and those known without theirs.
_MARKED = frozenset({
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "võ", "vũ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý",
    "đào", "đoàn", "trịnh", "đinh", "lâm", "phùng", "hà", "trương", "tạ", "tô", "lương", "quách", "thái", "châu", "đàm",
})
_PLAIN = frozenset({"phan", "mai", "cao", "chu", "kim", "ninh", "tăng", "văn", "doãn", "kiều", "la", "nghiêm"})
_BARE = frozenset({"nguyen", "pham", "tran", "huynh"})
_VIETNAMESE = re.compile("[ăđơưĩũ\u1ea0-\u1ef9]", re.I)


def bibtex_people(authors: str) -> tuple[Person | None, ...]:
    """The people of a field ``author``; ``None`` for a body or a name that was left out, nothing for "and others"."""
    return _people(_bibtex_name(one) for one in split_multiple_persons_names(_unbraced(authors)))


def ris_people(authors: Iterable[str]) -> tuple[Person | None, ...]:
    """The people of the lines ``AU`` of a RIS record, each "Last, First, Suffix" or as it is read."""
    return _people(_sections(one, suffix=2) for one in authors)


def _people(named: Iterable[tuple[str, str, str]]) -> tuple[Person | None, ...]:
    found = [_person(*name) for name in named]
    while found and found[-1] is None:
        found.pop()
    return tuple(found)


def _unbraced(authors: str) -> str:
    """The list without the braces that some programs put around the whole of it."""
    inner = _braced(authors)
    return inner if inner is not None and re.search(r"\sand\s", inner) and "," in inner else authors


def _braced(written: str) -> str | None:
    """What stands within braces that hold the whole; ``None`` where they do not."""
    written = written.strip()
    if not (written.startswith("{") and written.endswith("}")):
        return None
    depth = 0
    for char in written[:-1]:
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return None
    return written[1:-1]


def _bibtex_name(written: str) -> tuple[str, str, str]:
    body = _braced(written)
    if body is not None and "," not in body and not body.startswith("\\"):
        return "", "", ""  # braces around a whole name are how BibTeX is told that it is no person's
    return _sections(plain(written), suffix=1)


def _sections(written: str, suffix: int) -> tuple[str, str, str]:
    """Given name, family name and suffix; the family name is empty where the name is written as it is read."""
    written = text(_EMAIL.sub(" ", written), "author") or ""
    parts = [part.strip() for part in written.split(",")]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    if len(parts) > 3:
        raise Unfit("author", f"“{written[:60]}” is not one name; separate the authors by “ and ”.")
    if len(parts) == 3:
        return parts[3 - suffix], parts[0], parts[suffix]
    return (parts[1], parts[0], "") if len(parts) == 2 else (parts[0], "", "")


def _person(given: str, family: str, suffix: str) -> Person | None:
    folded = fold(f"{given} {family} {suffix}")
    if folded in _NOBODY or not _BODIES.isdisjoint(folded.split()) or not any(map(str.isalpha, folded)):
        return None
    if not given or not family:
        written = given or family
        order = FAMILY_FIRST if _in_vietnamese_order(written.split(" ")) else GIVEN_FIRST
        return _named(written, order)
    if family.casefold() in _MARKED:
        return _named(f"{family} {given}", FAMILY_FIRST)
    return _named(" ".join(filter(None, (given, family, suffix))), GIVEN_FIRST)


def _named(name: str, order: str) -> Person:
    return Person(text(name, "author", LONGEST_NAME) or "", order)


def _in_vietnamese_order(words: list[str]) -> bool:
    first, last = words[0].casefold(), words[-1].casefold()
    if len(words) == 1:
        return False
    if first in _MARKED:
        return True
    if first in _PLAIN:
        return bool(_VIETNAMESE.search(" ".join(words)))
    return first in _BARE and last not in _BARE and len(words) > 2
