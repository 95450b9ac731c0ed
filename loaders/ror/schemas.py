"""Records of ROR's two schemas, as JSON: v2 in use since 2024, v1 until 2025."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph import ids, places
from graph.names import fold
from loaders.ror.body import ACRONYM, ALIAS, DISPLAY, LABEL, Body, Name, Related
from loaders.values import Unfit, at, first, number, records, text, texts

_RANKS = {"ror_display": DISPLAY, "label": LABEL, "alias": ALIAS, "acronym": ACRONYM}
_TIES = ("parent", "child", "successor", "predecessor")
#: Where the register's own regions are wrong or none: it has Hà Nội in An Giang, and Taiwan as a region of Taiwan.
_REGION_ASTRAY = frozenset({"VN", "TW", "SG"})


def body(record: Mapping[str, Any]) -> Body:
    """What a record of either schema says; Unfit where it is no record of the register."""
    return _second(record) if "names" in record else _first(record)


def identified(value: str | None, column: str) -> str:
    """A ROR id; Unfit where the value is none."""
    ror = ids.ror(value)
    if ror is None:
        raise Unfit(column, f"“{(value or '')[:60]}” is no ROR id, or its check digits are wrong.")
    return ror


def displayed(names: list[Name]) -> tuple[Name, ...]:
    """The names as they are, unless the record shows none: then its first label is the one; Unfit without any."""
    if not any(name.rank == DISPLAY for name in names):
        best = next((name for name in names if name.rank == LABEL), None)
        if best is None:
            raise Unfit("names", "The organisation has no name.")
        names = [Name(name.value, name.language, DISPLAY) if name is best else name for name in names]
    return tuple(names)


def degrees(record: Any, name: str, limit: int) -> float | None:
    """A coordinate; ``None`` where it is absent or cannot be one, since nothing hangs on it."""
    try:
        value = number(record, name)
    except Unfit:
        return None
    return value if value is not None and abs(value) <= limit else None


def _second(record: Mapping[str, Any]) -> Body:
    spots = [at(spot, "geonames_details") or {} for spot in records(record, "locations")]
    spot = spots[0] if spots else {}
    countries = _countries(text(one, "country_code") for one in spots)
    site = first(text(link, "value") for link in records(record, "links") if text(link, "type") == "website")
    return Body(
        identified(text(record, "id"), "id"), _status(record), tuple(texts(record, "types")),
        displayed(list(_names(record))), ids.url(site), countries,
        _place(text(spot, "name"), text(spot, "country_subdivision_name"), countries),
        degrees(spot, "lat", 90), degrees(spot, "lng", 180), tuple(_related(record)))


def _names(record: Mapping[str, Any]) -> Iterator[Name]:
    for one in records(record, "names"):
        ranks = [_RANKS[type] for type in texts(one, "types") if type in _RANKS]
        if value := text(one, "value"):
            yield Name(value, (text(one, "lang") or "").lower(), min(ranks, default=ALIAS))


def _first(record: Mapping[str, Any]) -> Body:
    address = first(records(record, "addresses")) or {}
    town = at(address, "geonames_city") or {}
    region = text(address, "state") or text(town, "geonames_admin1", "name")
    countries = _countries([text(record, "country", "country_code")])
    return Body(
        identified(text(record, "id"), "id"), _status(record),
        tuple(type.lower() for type in texts(record, "types")), displayed(list(_first_names(record))),
        ids.url(first(texts(record, "links"))), countries,
        _place(text(address, "city") or text(town, "city"), region, countries),
        degrees(address, "lat", 90), degrees(address, "lng", 180), tuple(_related(record)))


def _first_names(record: Mapping[str, Any]) -> Iterator[Name]:
    if shown := text(record, "name"):
        yield Name(shown, "", DISPLAY)
    for one in records(record, "labels"):
        if value := text(one, "label"):
            yield Name(value, (text(one, "iso639") or "").lower(), LABEL)
    yield from (Name(value, "", ALIAS) for value in texts(record, "aliases"))
    yield from (Name(value, "", ACRONYM) for value in texts(record, "acronyms"))


def _related(record: Mapping[str, Any]) -> Iterator[Related]:
    for one in records(record, "relationships"):
        type = (text(one, "type") or "").lower()
        if type in _TIES:
            yield Related(type, identified(text(one, "id"), "relationships"), text(one, "label") or "")


def _status(record: Mapping[str, Any]) -> str:
    return (text(record, "status") or "active").lower()


def _countries(codes: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known for code in codes if (known := places.code(code))))


def _place(town: str | None, region: str | None, countries: tuple[str, ...]) -> str | None:
    if not town or not region or (countries and countries[0] in _REGION_ASTRAY) or fold(town) == fold(region):
        return town
    return f"{town}, {region}"
