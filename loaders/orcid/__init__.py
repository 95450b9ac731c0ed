"""ORCID: people by their own word, from single records, sections of one, and the yearly archive of all.

What is not public is left out, and e-mail addresses are never read. A whole record covers its person's sections
(``<ORCID iD>/person``, ``…/employments``, ``…/educations``, ``…/qualifications``, ``…/works``), a section covers
itself, and both so withdraw what the person removed; works in bulk and the archive cover nothing.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

from graph.errors import BadSource
from loaders.orcid import rows as told
from loaders.orcid.profile import Profile, profile
from loaders.orcid.reading import Document, documents, recognises
from loaders.source import Delivery, Origin, Reject, Row
from loaders.values import Unfit

ORIGIN = Origin("orcid", "ORCID", "open data", "https://orcid.org", "CC0 1.0",
                "Dữ liệu nghề nghiệp do chính người đó công khai tại ORCID; chỉ công bố khi có đồng ý hoặc căn cứ khác "
                "(Luật 91/2025/QH15)", rank=38)
LOADER = "orcid 1"
ENDINGS: tuple[str, ...] = (".xml", ".json", ".jsonl", ".tar.gz")

_ARCHIVE = re.compile(r"ORCID_(20\d\d)_(0[1-9]|1[0-2])_")


def fetch(path: Path) -> Iterator[Document | Reject]:
    """Every document of a file, one at a time; BadSource, with one sentence, where nothing can be read at all."""
    return documents(path)


def rows(file: str, found: Iterator[Document | Reject]) -> Iterator[Row]:
    """The rows of these documents in their order, and a reject for each that cannot be read."""
    return told.rows(file, found)


def delivery(path: Path, as_of: str | None = None) -> Delivery:
    """What a file of ORCID says. ``as_of``: by default the record's last change, the archive's month or the file's day.

    Raises BadSource where nothing can be read, and where a single document says nothing that everybody may see.
    ``notices`` are complete once the rows were read.
    """
    found = fetch(path)
    start = list(islice(found, 2))
    if not start:
        raise BadSource(f"{path.name}: there is no record in it; fetch it again.")
    alone = _alone(path, start)
    left = told.Left()
    made = Delivery(ORIGIN, (), as_of or (alone.modified if alone else "") or _day(path), LOADER,
                    covers=_covered(alone), title=path.name, file_hash=_digest(path))
    if alone:
        made.rows = list(told.rows(path.name, start, left))
        made.notices = left.notices(path.name)
        if not made.rows:
            raise BadSource(f"{path.name}: nothing in it is public; " + " ".join(made.notices))
    else:
        made.rows = _streamed(path.name, chain(start, found), left, made)
    return made


def _streamed(file: str, found: Iterator[Document | Reject], left: told.Left, made: Delivery) -> Iterator[Row]:
    yield from told.rows(file, found, left)
    made.notices = left.notices(file)


def _alone(path: Path, start: list[Document | Reject]) -> Profile | None:
    """What the only document of a file says; ``None`` where there are several. BadSource where it says nothing."""
    if len(start) != 1 or not isinstance(start[0], Document) or start[0].name != path.name:
        return None
    try:
        return profile(start[0])
    except Unfit as fault:
        raise BadSource(f"{path.name}: {fault.reason[0].lower()}{fault.reason[1:]}") from fault


def _covered(alone: Profile | None) -> tuple[str, ...]:
    if alone is None or alone.owner is None:
        return ()
    return tuple(f"{alone.owner}/{section}" for section in alone.sections)


def _day(path: Path) -> str:
    named = _ARCHIVE.match(path.name)
    if named:
        return f"{named[1]}-{named[2]}-01"
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


__all__ = ["ENDINGS", "LOADER", "ORIGIN", "delivery", "fetch", "recognises", "rows"]
