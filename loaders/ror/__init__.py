"""The Research Organization Registry: organisations of the world with their names, places, parts and successors.

Reads a release (ZIP or JSON, schema v1 or v2), single records, the answer of the API, and a flat table of it, which is
a source of its own of lower rank: it does not say which of several names is the present one. An organisation that has
ended is history and is kept, with its successor; a record that ROR withdrew never was one and is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph import ids
from loaders.lines import changed, digest, lines
from loaders.records import first, records
from loaders.ror import flat, schemas
from loaders.ror.api import HOST, Asking, fetch_api
from loaders.ror.body import Body
from loaders.ror.naming import kinds, named
from loaders.ror.release import release
from loaders.ror.ties import Ties
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref, Reject, Row
from loaders.values import Unfit

_BASIS = "Dữ liệu về tổ chức do nguồn công bố công khai theo CC0, không có dữ liệu cá nhân (Luật 91/2025/QH15)"
ORIGIN = Origin("ror", "Research Organization Registry (ROR)", "open", "https://ror.org", "CC0-1.0", _BASIS, 60)
#: Below the full records, so that these speak first where both say something.
FLAT = Origin("ror-flat", "Research Organization Registry (ROR), bảng rút gọn", "open", "https://ror.org", "CC0-1.0",
              _BASIS, 58)
ORIGINS = (ORIGIN, FLAT)
LOADER = "ror 1"
ENDINGS: tuple[str, ...] = (".json", ".jsonl", ".zip", ".gz", ".csv")

_NOTICE = "{file}: records that ROR has withdrawn, and relations to them, were left out."

Raw = Iterable[tuple[int, Mapping[str, Any]] | Reject]


def recognises(path: Path) -> bool:
    """Whether a file begins with a record of the register, in either schema or as a flat table."""
    if flat.is_flat(path):
        return True
    record = first(path, release(path).member)
    identified = isinstance(record.get("id"), str) and ids.ror(record["id"])
    return bool(identified and {"names", "country", "addresses"} & record.keys())


def fetch(path: Path) -> Iterator[tuple[int, Mapping[str, Any]] | Reject]:
    """The records of a file with their numbers in it, one at a time; BadSource where it cannot be read at all."""
    return lines(path) if flat.is_flat(path) else records(path, release(path).member)


def rows(raw: Raw, file: str, read: Callable[[Mapping[str, Any]], Body] = schemas.body) -> Iterator[Row]:
    """The rows of records: organisations in their order, at the end what ties them. ``read`` takes a record apart."""
    numbers: dict[str, int] = {}
    countries: set[str] = set()
    ties = Ties()
    for item in raw:
        if isinstance(item, Reject):
            yield item._replace(file=item.file or file)
            continue
        try:
            body = read(item[1])
            _once(body.ror, item[0], numbers)
        except Unfit as unfit:
            yield Reject(file, "", item[0], unfit.column, unfit.reason)
            continue
        ties.add(body, item[0])
        if not body.withdrawn:
            yield from _organisation(body, countries)
    yield from ties.rows(file)


def delivery(path: Path, as_of: str | None = None) -> Delivery:
    """What a file says. A release, known by its name or its part's, covers the source; anything else adds to it.

    ``as_of``: ISO, by default the release's date, else that of the file's last change.
    """
    table, dated = flat.is_flat(path), release(path).date
    return Delivery(
        FLAT if table else ORIGIN, rows(fetch(path), path.name, flat.body if table else schemas.body),
        as_of or dated or changed(path), LOADER, ("*",) if dated and not table else (), title=path.name,
        file_hash=digest(path), notices=(_NOTICE.format(file=path.name),))


def found(query: str, web: Asking, as_of: str | None = None) -> Delivery:
    """What the API says about the organisations that it finds for a query. ``as_of``: ISO, by default today."""
    return Delivery(ORIGIN, rows(fetch_api(query, web), HOST), as_of or datetime.now(UTC).date().isoformat(), LOADER,
                    title=f"{HOST}: {query}", notices=(_NOTICE.format(file=HOST),))


def _organisation(body: Body, countries: set[str]) -> Iterator[Row]:
    yield NodeRow("Organization", body.ror, {
        **named(body), "ror": body.ror, "website": body.website, "place": body.place,
        "latitude": body.latitude, "longitude": body.longitude}, kinds=kinds(body))
    for code in body.countries:
        if code not in countries:
            countries.add(code)
            yield NodeRow("Country", code, {"code": code})
        yield EdgeRow("LOCATED_IN", Ref("Organization", body.ror), Ref("Country", code))


def _once(ror: str, number: int, numbers: dict[str, int]) -> None:
    if numbers.setdefault(ror, number) != number:
        raise Unfit("id", f"The organisation {ror} stands in record {numbers[ror]} already; that one was taken.")


__all__ = ["ENDINGS", "FLAT", "HOST", "LOADER", "ORIGIN", "ORIGINS", "delivery", "fetch", "fetch_api", "found",
           "recognises", "rows"]
