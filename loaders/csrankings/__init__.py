"""CSRankings: how many papers somebody at an institution had in a year at the conferences of an area.

Only the areas that are fields of ours are read. The key of a person is the name in DBLP, which tells people of one name
apart by a number; the institution is the one of the edition, of which no dates are known.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from loaders.csrankings.homes import Homes, homes
from loaders.csrankings.rows import rows
from loaders.lines import Line, changed, digest, headings, lines
from loaders.source import Delivery, Origin, Reject

ORIGIN = Origin("csrankings", "CSRankings: số bài báo theo người, nơi công tác và năm", "open", "https://csrankings.org",
                "CC-BY-NC-SA-4.0", "Dữ liệu nghề nghiệp đã công khai (tên tác giả, nơi công tác, số bài báo); chỉ công "
                "bố khi có đồng ý hoặc căn cứ khác (Luật 91/2025/QH15)", 30)
LOADER = "csrankings 1"
ENDINGS: tuple[str, ...] = (".csv",)
HEADINGS = frozenset({"name", "dept", "area", "count", "adjustedcount", "year"})
#: The list of institutions outside the United States, where it lies beside the file.
PLACES = "country-info.csv"
_NOTICE = "{file}: areas of computer science that are none of our fields, and adjusted counts, were left out."


@dataclass(frozen=True, slots=True)
class Raw:
    """What was fetched: the lines, one at a time, and where the institutions are."""

    file: str
    lines: Iterable[Line | Reject]
    homes: Homes = field(default_factory=Homes)


def recognises(path: Path) -> bool:
    """Whether a file begins with the headings of such counts."""
    return headings(path) >= HEADINGS


def fetch(path: Path) -> Raw:
    """The lines of a file, with the list of institutions beside it; BadSource where one cannot be read."""
    beside = path.with_name(PLACES)
    return Raw(path.name, lines(path), homes(lines(beside)) if beside.is_file() else Homes())


def delivery(path: Path, as_of: str | None = None) -> Delivery:
    """A whole edition. ``as_of``: ISO, by default the date of the file's last change."""
    raw, beside = fetch(path), path.with_name(PLACES)
    return Delivery(ORIGIN, rows(raw.lines, raw.file, raw.homes), as_of or changed(path), LOADER, ("*",),
                    path.name, digest(path, *([beside] if beside.is_file() else [])),
                    (_NOTICE.format(file=path.name),))


__all__ = ["ENDINGS", "HEADINGS", "LOADER", "ORIGIN", "PLACES", "Raw", "delivery", "fetch", "recognises", "rows"]
