"""The semiconductor companies on Taiwan's two exchanges, from the tables that the exchanges publish (t187ap03).

Each exchange is a source of its own, and a file states all of its companies on a day: who left by the next file is
withdrawn. Chairmen, managers, telephones and mailboxes are not taken. The table's industry says no stage of the value
chain: a firm has a field only where its own name says one.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graph.errors import BadSource
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref, Reject, Row
from loaders.taiwan_listed import table
from loaders.taiwan_listed.firms import Firm, firm
from loaders.taiwan_listed.table import Line, Table, fetch
from loaders.values import Unfit

_LICENCE = "Taiwan Open Government Data License 1.0"
_BASIS = ("Dữ liệu doanh nghiệp niêm yết do sở giao dịch công bố công khai; không lấy dữ liệu cá nhân "
          "(Luật 91/2025/QH15)")
TWSE = Origin("twse", "Sở Giao dịch Chứng khoán Đài Loan (TWSE): doanh nghiệp niêm yết", "open",
              "https://data.gov.tw/dataset/18419", _LICENCE, _BASIS, 35)
TPEX = Origin("tpex", "Sở Giao dịch Đài Bắc (TPEx): doanh nghiệp trên thị trường OTC", "open",
              "https://data.gov.tw/dataset/25036", _LICENCE, _BASIS, 35)
ORIGIN = TWSE
ORIGINS = (TWSE, TPEX)
LOADER = "taiwan_listed 1"
ENDINGS: tuple[str, ...] = (".csv",)

#: The exchanges' number of the semiconductor industry.
_SEMICONDUCTORS = "24"
_LISTED = re.compile(r"t187ap03_L(?![a-z])|(?<![a-z])(?:listed|twse)(?![a-z])|上市", re.I)
_OTC = re.compile(r"t187ap03_O(?![a-z])|(?<![a-z])(?:otc|tpex)(?![a-z])|上櫃", re.I)


class Exchange(NamedTuple):
    """One of the two exchanges: its source, and its name before a stock code."""

    origin: Origin
    name: str


def recognises(path: Path) -> bool:
    """Whether a file begins with the headings of such a table."""
    return set(table.REQUIRED) <= set(table.headings(path))


def exchange(read: Table) -> Exchange:
    """The exchange of a table by its file's name, else by its headings; BadSource where these do not tell."""
    listed, otc = bool(_LISTED.search(read.file)), bool(_OTC.search(read.file))
    if listed == otc:
        # Both exchanges may call the date of listing 上市日期; only the second has a heading of its own, at times.
        listed, otc = False, table.OTC_SINCE in read.headings
    if not listed and not otc:
        raise BadSource(f"{read.file}: the table does not say of which exchange it is; rename it so that its name "
                        "has t187ap03_L or 上市 (TWSE), or t187ap03_O or 上櫃 (TPEx).")
    return Exchange(TPEX, "TPEx") if otc else Exchange(TWSE, "TWSE")


def rows(read: Table, exchange: str) -> Iterator[Row]:
    """The firms of a table in its order, each with its countries and fields; ``exchange`` as in ``firms.firm``."""
    said: set[tuple[str, str]] = set()
    numbers: dict[str, int] = {}
    for number, line in filter(_is_taken, read.lines):
        try:
            one = firm(line, exchange)
            if numbers.setdefault(one.key, number) != number:
                raise Unfit(table.TAX_ID, f"This company stands in line {numbers[one.key]} already; that was taken.")
        except Unfit as unfit:
            yield Reject(read.file, "", number, unfit.column, unfit.reason)
            continue
        yield from _told(one, said)
    yield from read.broken


def delivery(path: Path, as_of: str | None = None) -> Delivery:
    """What an exchange's file says, as of the day that it states, unless another is given (``as_of``, ISO).

    Raises BadSource where the file is none, holds no company (that would withdraw all), or has no date.
    """
    read = fetch(path)
    origin, name = exchange(read)
    told = list(rows(read, name))
    if not any(isinstance(row, NodeRow) for row in told):
        raise BadSource(f"{read.file}: no semiconductor company can be read in it; download it again.")
    dated = as_of or read.as_of
    if not dated:
        raise BadSource(f"{read.file}: no line has a date ({table.DATED}); say of which day the file is.")
    others = sum(not _is_taken(line) for line in read.lines)
    notices = (f"{read.file}: companies of other industries were left out ({others}).",) if others else ()
    return Delivery(origin, told, dated, LOADER, ("*",), title=read.file, file_hash=read.hash, notices=notices)


def _is_taken(line: Line) -> bool:
    """Whether a line is of the semiconductor industry, or does not say its industry."""
    industry = line[1].get(table.INDUSTRY, "").strip()
    return industry in ("", _SEMICONDUCTORS)


def _told(one: Firm, said: set[tuple[str, str]]) -> Iterator[Row]:
    ref = Ref("Organization", one.key)
    yield NodeRow("Organization", one.key, one.props, kinds=("Firm",))
    for type, label, codes in (("LOCATED_IN", "Country", one.countries), ("ACTIVE_IN", "Field", one.fields)):
        for code in codes:
            if (label, code) not in said:
                said.add((label, code))
                yield NodeRow(label, code, {"code": code})
            yield EdgeRow(type, ref, Ref(label, code))


__all__ = ["ENDINGS", "LOADER", "ORIGIN", "ORIGINS", "TPEX", "TWSE", "delivery", "exchange", "fetch", "recognises",
           "rows"]
