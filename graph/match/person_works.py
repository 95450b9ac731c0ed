"""What is known of a person by their works: co-authors' names as keys, and where the works appeared."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from graph.names import fold
from graph.names.frequencies import shares

#: The works of which the journals are looked at: of somebody with more these stand for all.
_DOIS = 8
_TRADITIONS, _ROLES = ("vi", "zh", "ja", "ko", "western"), ("family", "middle", "given")
#: Journals as publishers write them into DOIs: ``10.1002/adfm.2022…``, ``10.1016/j.nanoen…``, ``10.1038/s41467-…``.
_JOURNAL = re.compile(r"10\.(\d{4,9})/(j\.[a-z]+|s\d{4,5}(?=-)|[a-z]{3,})")
#: The Royal Society of Chemistry puts a year's letter and digit first: ``10.1039/d2ee00433j``.
_CHEMISTRY = re.compile(r"10\.1039/[a-z]\d([a-z]{2})\d")
#: From so many bits on a family name and a first letter are somebody: about one person in 2,000 has such a family name.
_TELLING = 11.0


@lru_cache(262_144)
def peer(name: str) -> tuple[str, ...]:
    """A co-author's name as keys: the letters of a full name, and first letter and family name where this is rare.

    Order, hyphens and accents do not matter for the first. So a rare name shared counts twice, initials count once.
    """
    words = fold(name).split()
    if len(words) < 2:
        return ()
    full = ("".join(sorted("".join(words))),) if sum(len(word) > 1 for word in words) > 1 else ()
    return (*full, *_brief(words[0], words[-1]))


def _brief(given: str, family: str) -> tuple[str, ...]:
    return (f"{given[0]} {family}",) if len(family) > 2 and _share(family) < 2 ** -_TELLING else ()


@lru_cache(262_144)
def _share(part: str) -> float:
    """How large a share of some tradition's names has this part, whichever part it is there."""
    return max(shares(tradition, role).get(part, 0.0) for tradition in _TRADITIONS for role in _ROLES)


def venues(told: Iterable[str], works: Sequence[str]) -> list[str]:
    """Venues by folded name, and journals by the code that the DOIs of some works have of them."""
    found = {_venue(name) for name in told}
    found.update(map(_journal, works[:_DOIS]))
    found.discard("")
    return sorted(found)


_venue = lru_cache(65_536)(fold)


def _journal(work: str) -> str:
    if work.startswith("10.1039/") and (match := _CHEMISTRY.match(work)):
        return f"1039 {match[1]}"
    match = _JOURNAL.match(work)
    return f"{match[1]} {match[2]}" if match else ""


def is_doi(work: str) -> bool:
    """Whether a work's identifier is one that all sources share."""
    return work.startswith("10.")
