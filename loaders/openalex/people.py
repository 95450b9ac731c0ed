"""Authors as rows: described by a record of their own, or mentioned by a work."""

import unicodedata
from typing import Any

from graph import ids
from loaders.openalex import bodies
from loaders.openalex.draft import MENTIONS, Draft, key_of, one
from loaders.source import NodeRow
from loaders.tagging import by_topic
from loaders.values import Unfit, listed, records, text, texts

#: Under the first id stand authors nobody could tell apart and those who asked to be removed; under the second, those
#: whose id was deleted. Neither is a person.
NOBODY = frozenset({"A9999999999", "A5317838346"})
_YEARS = range(1000, 2200)
_ROMAN = {"LATIN", "MODIFIER"}


def tell(key: str, record: dict[str, Any], draft: Draft) -> None:
    """What an author's own record says. The fields of the topics count only where no work of the author was said."""
    if key in NOBODY:
        raise Unfit("id", "This record stands for authors that OpenAlex removed, and is nobody; it was left out.")
    name = text(record, "display_name")
    if name is None:
        raise Unfit("display_name", "The author has no name.")
    if not draft.describe(key):
        return
    others = texts(record, "display_name_alternatives")
    draft.rows.append(NodeRow("Expert", key, {
        **_identity(key, name, record), "name_latin": _latin(name, others),
        "aliases": [other for other in others if other != name],
    }, part="authors"))
    _affiliations(key, record, draft)
    for topic in records(record, "topics"):
        if code := by_topic(text(topic, "id") or ""):
            draft.topics.append((key, code))


def mention(record: dict[str, Any], draft: Draft) -> str | None:
    """The key of a work's author, said if need be; ``None`` where it is nobody, or has no name."""
    key = key_of("A", record.get("id"))
    if key is None or key in NOBODY:
        return None
    if key in draft.keys or draft.tally.said.has(key):
        return key
    name = text(record, "display_name")
    if name is None:
        return None
    draft.keys[key] = None
    if not draft.is_described(key):
        draft.rows.append(NodeRow("Expert", key, _identity(key, name, record), part=MENTIONS))
    return key


def _identity(key: str, name: str, record: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "orcid": ids.orcid(text(record, "orcid")), "openalex": key}


def _affiliations(key: str, record: dict[str, Any], draft: Draft) -> None:
    for affiliation in records(record, "affiliations"):
        body = bodies.mention(one(affiliation, "institution"), draft)
        years = _years(affiliation)
        if body:
            draft.spans.append((key, body, min(years, default=None), max(years, default=None)))
    for known in (*records(record, "last_known_institutions"), *records(record, "last_known_institution")):
        if body := bodies.mention(known, draft):
            draft.spans.append((key, body, None, None))


def _years(affiliation: dict[str, Any]) -> list[int]:
    years = affiliation.get("years")
    several = [years] if isinstance(years, int) else listed(years, "years")
    return [year for year in several if isinstance(year, int) and year in _YEARS]


def _latin(name: str, others: list[str]) -> str | None:
    """The first spelling in Latin letters of a name that has none of them."""
    if name.isascii() or "LATIN" in _scripts(name):
        return None
    return next((other for other in others if "LATIN" in (found := _scripts(other)) and found <= _ROMAN), None)


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()}
