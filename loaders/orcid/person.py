"""Who somebody is by their own word: name, other names, a short biography, a website. Never how to reach them."""

import re
from typing import Any

from graph import ids
from graph.names import clean, fold
from loaders.orcid.profile import Said, public, within
from loaders.orcid.words import word
from loaders.values import LONG, records

#: Characters of a biography that are kept.
SHORT_BIOGRAPHY = 1_000
_EMAIL = re.compile(r"\S+@\S+")
_NUMBER = re.compile(r"\+?\d[\d ().-]{7,}\d")
#: Digits from which a number is a telephone's; two years with a dash have eight.
_TELEPHONE = 9
_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def props(owner: str, person: Said) -> dict[str, Any]:
    """The properties of an Expert; only ``orcid`` where the person shows no name to everybody."""
    name, order, other = _names(_public(person, "name"))
    if not name:
        return {"orcid": owner}
    listed = (word(one, "content") for one in _several(person, "other-names", "other-name"))
    aliases = [one for one in (other, *listed) if one and one != name and "@" not in one]
    return {"name": name, "name_order": order, "aliases": list(dict.fromkeys(aliases)), "orcid": owner,
            "website": _website(person), "about": _about(_public(person, "biography"))}


def _names(name: Said) -> tuple[str | None, str | None, str | None]:
    """The name that is shown, which part of it comes first, and the name as it was registered."""
    given, family = word(name, "given-names"), word(name, "family-name")
    east_asian = bool(given and family and _EAST_ASIAN.search(given) and _EAST_ASIAN.search(family))
    parts = (family, given) if east_asian else (given, family)
    registered = ("" if east_asian else " ").join(part for part in parts if part) or None
    credit = word(name, "credit-name")
    family_first = fold(credit).startswith(f"{fold(family)} ") if credit and family else east_asian
    order = ("family_first" if family_first else "given_first") if registered else None
    return credit or registered, order, registered


def _website(person: Said) -> str | None:
    addresses = (word(one, "url") for one in _several(person, "researcher-urls", "researcher-url"))
    return next((url for one in addresses if one and one.lower().startswith("http") and (url := ids.url(one))), None)


def _about(biography: Said) -> str | None:
    """The biography without addresses and telephone numbers, cut at a word."""
    text = _EMAIL.sub(" ", word(biography, "content", limit=LONG) or "")
    text = clean(_NUMBER.sub(lambda match: " " if sum(map(str.isdigit, match[0])) >= _TELEPHONE else match[0], text))
    if len(text) <= SHORT_BIOGRAPHY:
        return text or None
    return text[:SHORT_BIOGRAPHY].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def _public(person: Said, name: str) -> Said:
    found = within(person, name)
    return found if public(found) else {}


def _several(person: Said, *path: str) -> list[Said]:
    return [one for one in records(person, *path) if public(one)]
