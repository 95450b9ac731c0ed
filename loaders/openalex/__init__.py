"""OpenAlex: works, authors and institutions, from its API, its snapshot, or a flat export.

A file says something about those whom it names and nothing about others, so that nothing is withdrawn by it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from graph.errors import BadSource
from loaders import records
from loaders.lines import changed, digest
from loaders.openalex import flat
from loaders.openalex.api import Progress, Query, fetch_api, progress
from loaders.openalex.entities import ADDRESS, Entity, entities, unwrapped
from loaders.openalex.telling import rows
from loaders.source import Delivery, Origin, Reject

ORIGIN = Origin("openalex", "OpenAlex", "open", url="https://openalex.org", licence="CC0-1.0", rank=30,
                legal_basis="Dữ liệu nghề nghiệp và công trình đã xuất bản, công khai theo CC0; chỉ công bố khi có "
                            "đồng ý hoặc căn cứ khác (Luật 91/2025/QH15)")
LOADER = "openalex 1"
ENDINGS: tuple[str, ...] = (".json", ".jsonl", ".gz", ".csv")
#: Records by whose dates the date of a file is known.
_FIRST = 50
_PAGE = re.compile(r"(?:page-|part_)\d+(?:\.jsonl?)?(?:\.gz)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def recognises(path: Path) -> bool:
    """Whether a file holds records of OpenAlex, or a folder the pages of a fetch or the parts of a snapshot."""
    if flat.recognises(path):
        return True
    try:
        found = _files(path)
    except BadSource:
        return False
    inside = unwrapped(path.name, "", 1, records.first(found[0])) if found else ()
    return any(ADDRESS in str(one.record["id"]) for one in inside if isinstance(one, Entity))


def fetch(path: Path) -> Iterator[Entity | Reject]:
    """The records of a file or of a folder of pages, one after another; BadSource where there is none of them."""
    if flat.recognises(path):
        return flat.entities(flat.fetch(path))
    streamed = chain.from_iterable(map(entities, _files(path)))
    first = next(streamed, None)
    if first is None:
        raise BadSource(f"{path.name}: there are no works, authors or institutions of OpenAlex in it.")
    return chain([first], streamed)


def delivery(path: Path, as_of: str | None = None) -> Delivery:
    """What a file or folder says. ``as_of``: ISO, by default the newest date of its (first) records, or its own."""
    files = _files(path)
    if flat.recognises(path):
        tables = flat.fetch(path)
        found, notices = flat.entities(tables), flat.notices(tables)
        dates: Iterable[object] = (cells.get("publication_date") for _, cells in tables.works)
    else:
        found, notices = fetch(path), _missing(path)
        first = list(islice(found, _FIRST))
        found = chain(first, found)
        dates = (one.record.get("updated_date") for one in first if isinstance(one, Entity))
    return Delivery(ORIGIN, rows(found), as_of or _newest(dates, changed(*files)), LOADER, title=path.name,
                    file_hash=digest(*files), notices=notices)


def _files(path: Path) -> list[Path]:
    """The file with those that belong to it, or the pages of a fetch and parts of a snapshot in a folder."""
    try:
        if path.is_dir():
            return sorted(file for file in path.iterdir() if _PAGE.fullmatch(file.name))
    except OSError as error:
        raise BadSource(f"{path.name}: the folder cannot be read ({error.strerror}); check its permissions.") from error
    return flat.files(path) if flat.recognises(path) else [path]


def _newest(dates: Iterable[object], changed: str) -> str:
    """The newest of these dates that is not after the day on which the file was changed, else that day."""
    days = (day[0] for date in dates if isinstance(date, str) and (day := _DAY.match(date)))
    return max((day for day in days if day <= changed), default=changed)


def _missing(path: Path) -> tuple[str, ...]:
    done = progress(path) if path.is_dir() else None
    if done is None or not done.cursor:
        return ()
    return (f"{path.name}: the fetch broke off after {done.records:,} of {done.total:,} records; the rest is missing.",)


__all__ = ["ENDINGS", "LOADER", "ORIGIN", "Progress", "Query", "delivery", "fetch", "fetch_api", "progress",
           "recognises", "rows"]
