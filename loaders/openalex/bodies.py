"""Institutions as rows: described by a record of their own, or mentioned by a work or an author."""

from typing import Any

from graph import ids, places
from loaders.openalex.draft import MENTIONS, Draft, key_of
from loaders.ror.body import LABEL, Body, Name
from loaders.ror.naming import kinds
from loaders.source import EdgeRow, NodeRow, Ref
from loaders.values import Unfit, listed, number, records, text, texts

#: In the data of 2025 anybody who also gives money, as many a university, is called a funder: the name has to tell.
_TYPES = {"funder": ("education", "nonprofit")}
_LANGUAGES = {"name_vi": ("vi",), "name_en": ("en",), "name_ja": ("ja",),
              "name_zh": ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "zh")}


def tell(key: str, record: dict[str, Any], draft: Draft) -> None:
    """What an institution's own record says."""
    name = text(record, "display_name")
    if name is None:
        raise Unfit("display_name", "The institution has no name.")
    if not draft.describe(key):
        return
    draft.once(key)
    others = [*texts(record, "display_name_acronyms"), *texts(record, "display_name_alternatives")]
    draft.rows.append(NodeRow("Organization", key, {
        **_identity(key, name, record), **_names(record),
        "aliases": [other for other in dict.fromkeys(others) if other != name],
        "website": ids.url(text(record, "homepage_url")), "place": text(record, "geo", "city"),
        "latitude": _degrees(record, "latitude", 90), "longitude": _degrees(record, "longitude", 180),
    }, _kinds([name, *others], record), part="institutions"))
    _place(key, record, draft)
    for other in records(record, "associated_institutions"):
        if text(other, "relationship") == "parent" and (parent := mention(other, draft)):
            draft.wholes.append((key, parent))


def mention(record: dict[str, Any], draft: Draft) -> str | None:
    """The key of an institution that is named in passing, said if need be; ``None`` where it has no id or name."""
    key = key_of("I", record.get("id"))
    if key is None or key in draft.keys or draft.tally.said.has(key):
        return key
    name = text(record, "display_name")
    if name is None:
        return None
    draft.keys[key] = None
    draft.rows.append(NodeRow("Organization", key, _identity(key, name, record), _kinds([name], record), part=MENTIONS))
    _place(key, record, draft)
    return key


def _identity(key: str, name: str, record: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "ror": ids.ror(text(record, "ror")), "openalex": key}


def _kinds(names: list[str], record: dict[str, Any]) -> tuple[str, ...]:
    """As ROR, from which OpenAlex has its types, so that both say the same of one organisation."""
    kind = text(record, "type") or ""
    return kinds(Body("", "", _TYPES.get(kind, (kind,)), tuple(Name(name, "", LABEL) for name in names)))


def _place(key: str, record: dict[str, Any], draft: Draft) -> None:
    """Its country, and what it is part of."""
    said = text(record, "country_code") or text(record, "geo", "country_code") or ""
    country = places.code(said) if len(said) == 2 else None
    if country and draft.once(f"{key} {country}"):
        draft.mention("Country", country)
        draft.rows.append(EdgeRow("LOCATED_IN", Ref("Organization", key), Ref("Country", country)))
    lineage = record.get("lineage")
    for whole in [lineage] if isinstance(lineage, str) else listed(lineage, "lineage"):
        if (other := key_of("I", whole)) and other != key:
            draft.wholes.append((key, other))


def _names(record: dict[str, Any]) -> dict[str, Any]:
    return {name: next((said for tongue in tongues if (said := _spoken(record, tongue))), None)
            for name, tongues in _LANGUAGES.items()}


def _spoken(record: dict[str, Any], tongue: str) -> str | None:
    """The name in a language; Chinese without a script only where its characters are traditional ones."""
    name = text(record, "international", "display_name", tongue)
    if name and tongue == "zh":
        try:
            name.encode("cp950")
        except UnicodeEncodeError:
            return None
    return name


def _degrees(record: dict[str, Any], name: str, most: int) -> float | None:
    value = number(record, "geo", name)
    return value if value is not None and abs(value) <= most else None
