"""A line of an exchange's table as a firm: names, tax code, place, countries, fields."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph import ids, places
from loaders.tagging import by_words
from loaders.taiwan_listed import table
from loaders.taiwan_listed.towns import town
from loaders.values import Unfit, plain

_TAKEN = (table.CODE, table.NAME, table.SHORT_NAME, table.ENGLISH, table.REGISTERED, table.ADDRESS,
          table.ENGLISH_ADDRESS, table.TAX_ID, table.WEBSITE)
_WEIGHTS = (1, 2, 1, 2, 1, 2, 4, 1)
#: A company limited by shares, as nearly every listed one says at the end of its name.
_LEGAL_FORMS = ("股份有限公司", "有限公司")
_NOTHING = re.compile(r"[－—–\-\s]*")
_HAN = re.compile("[\u4e00-\u9fff]")
_COUNTRY = re.compile(r"([A-Z]{2})\s*(.*)")
_STOCK = re.compile(r"[0-9A-Z]{4,6}")


@dataclass(frozen=True, slots=True)
class Firm:
    """A listed company: its key, what is said of it, the countries where it is, the codes of fields that it names."""

    key: str
    props: dict[str, Any]
    countries: tuple[str, ...]
    fields: tuple[str, ...]


def firm(line: Mapping[str, str], exchange: str) -> Firm:
    """What a line says; Unfit where it is no company's. ``exchange`` stands before the stock code among the aliases."""
    cells = {heading: _cell(line[heading], heading) for heading in _TAKEN if heading in line}
    name, tax = cells[table.NAME], tax_id(cells[table.TAX_ID])
    stock = f"{exchange}: {_stock_code(cells[table.CODE])}"
    if name is None:
        raise Unfit(table.NAME, "The company has no name.")
    place = town(cells.get(table.ADDRESS), cells.get(table.ENGLISH_ADDRESS))
    props = {
        **_names(name, cells.get(table.ENGLISH), cells.get(table.SHORT_NAME), stock),
        "tax_code": f"TW:{tax}" if tax else None, "website": _website(cells.get(table.WEBSITE)), "place": place,
        "legal_form": next((form for form in _LEGAL_FORMS if name.endswith(form)), None)}
    # Only the full name tells a field: the short ones SOI, SEM and PDK are firms that do something else.
    return Firm(tax or stock, props, _countries(cells.get(table.REGISTERED), place),
                tuple(tagged.code for tagged in by_words(name)))


def tax_id(text: str | None) -> str | None:
    """A 統一編號 of eight digits with a right check digit by the rule of 2023 (sum divisible by 5), else ``None``."""
    if text is None or not re.fullmatch(r"[0-9]{8}", text):
        return None
    total = sum(sum(divmod(int(digit) * weight, 10)) for digit, weight in zip(text, _WEIGHTS, strict=True))
    # A seventh digit 7 gives 28, whose digits make 10 and may be summed once more: to 1, or taken as 0.
    return text if total % 5 in ((0, 4) if text[6] == "7" else (0,)) else None


def _cell(value: str, heading: str) -> str | None:
    # Characters that Big5 lacks stand in these tables as &#24742;.
    written = plain(html.unescape(value), heading)
    return None if written is None or _NOTHING.fullmatch(written) else written


def _stock_code(text: str | None) -> str:
    if text is None or not _STOCK.fullmatch(text):
        raise Unfit(table.CODE, f"“{(text or '')[:60]}” is no stock code of four to six letters or digits.")
    return text


def _names(name: str, english: str | None, short: str | None, stock: str) -> dict[str, Any]:
    aliases = [other for other in (short, stock) if other and other not in (name, english)]
    return {"name": name, "name_zh": name if _HAN.search(name) else None, "name_en": english, "aliases": aliases}


def _website(text: str | None) -> str | None:
    written = text or ""
    return ids.url(written.lower() if written.isupper() else written)


def _countries(registered: str | None, place: str | None) -> tuple[str, ...]:
    """Taiwan, or where it is registered abroad, and then Taiwan, too, where its address is there."""
    if registered is None:
        return ("TW",)
    match = _COUNTRY.fullmatch(registered)
    code = places.code(match[1] if match else registered)
    if code is None:
        raise Unfit(table.REGISTERED, f"“{registered[:60]}” is no country that is known.")
    return tuple(dict.fromkeys((code, "TW") if place else (code,)))
