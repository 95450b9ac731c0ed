"""What the names of a file and of its parts tell before it is read: which part counts, and the date of a release."""

import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from loaders.records import Member, is_json

_NAME = re.compile(r"(?:^|/)(?:v\d+(?:\.\d+)*-)?(\d{4}-\d\d-\d\d)-ror-data(?:_schema_v2)?\.(?:json|zip)$")


class Release(NamedTuple):
    """The part to read, and the ISO date of a release; the date is empty where the file is no whole release."""

    member: Member
    date: str


def release(path: Path) -> Release:
    """What the names tell. A ZIP holds one release as JSON in one or both schemas and as CSV: the newer is read."""
    parts = [name for name in _parts(path) if is_json(name)]
    chosen = frozenset([name for name in parts if name.endswith("_schema_v2.json")] or parts)
    names = (*sorted(chosen), path.name)
    return Release(chosen.__contains__, next((match[1] for name in names if (match := _NAME.search(name))), ""))


def _parts(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return []
