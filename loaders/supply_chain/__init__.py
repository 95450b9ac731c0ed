"""The semiconductor supply chain of the Emerging Technology Observatory (ETO): who provides what, with which share.

Stages and inputs become fields: those that are one of ours are tied to it, the others are fields of their own under
the nearest of ours. A provider with a negligible share is active without a share, for nought would be false. What goes
into what has no relation in our vocabulary, and the descriptions are the authors' work: both are left out.
"""

from collections.abc import Iterable
from pathlib import Path

from loaders.lines import Line, changed, digest, headings, lines
from loaders.source import Delivery, Origin, Reject
from loaders.supply_chain.rows import rows

ORIGIN = Origin("eto", "ETO: chuỗi cung ứng bán dẫn tiên tiến", "open", "https://eto.tech/dataset-docs/chipexplorer",
                "CC-BY-NC-4.0", "Dữ kiện về doanh nghiệp và thị phần do nguồn công bố công khai, không có dữ liệu cá "
                "nhân; chỉ dùng phi thương mại và ghi nguồn (Luật 91/2025/QH15)", 35)
LOADER = "supply_chain 1"
ENDINGS: tuple[str, ...] = (".csv",)
#: The files of the set, and the headings by which each is known.
FILES = {
    "stages": {"stage_id", "stage_name"},
    "inputs": {"input_id", "input_name", "type", "stage_id"},
    "sequence": {"input_id", "goes_into_id", "is_type_of_id"},
    "providers": {"provider_id", "provider_name", "provider_type", "country"},
    "provision": {"provider_id", "provided_id", "share_provided", "negligible_market_share"},
}
_NOTICE = ("The finished chip, which is no input, what goes into what, the descriptions, and the shares of “Various”, "
           "which is no country, were left out.")

Raw = dict[str, Iterable[Line | Reject]]


def recognises(path: Path) -> bool:
    """Whether this is the folder of the set, or one of its files with the others beside it."""
    return path in (_folder(path), *_paths(path)) and all(
        FILES[file.stem] <= headings(file) for file in _paths(path))


def fetch(path: Path) -> Raw:
    """The lines of each file of the set, by the folder or any of its files; BadSource where one cannot be read."""
    return {file.stem: list(lines(file)) for file in _paths(path)}


def delivery(path: Path, as_of: str | None = None) -> Delivery:
    """The whole set, by its folder or any of its files. ``as_of``: ISO, by default the date of the last change."""
    paths = _paths(path)
    return Delivery(ORIGIN, rows(fetch(path)), as_of or changed(*paths), LOADER, ("*",),
                    "ETO Advanced Semiconductor Supply Chain", digest(*paths), (_NOTICE,))


def _paths(path: Path) -> list[Path]:
    return [_folder(path) / f"{name}.csv" for name in FILES]


def _folder(path: Path) -> Path:
    return path.parent if path.suffix == ".csv" else path


__all__ = ["ENDINGS", "FILES", "LOADER", "ORIGIN", "delivery", "fetch", "recognises", "rows"]
