"""What a cell of a returned table says: whether it is as it was, and if not, which value of its property it gives."""

import math
import re
from datetime import date, datetime
from typing import Any

from graph import ids
from graph.names import clean
from graph.schema import Prop
from loaders.returned.reasons import Refused
from loaders.spreadsheet import cells
from loaders.spreadsheet.reasons import Unreadable

#: The endings under which a partial date hides in a whole one.
_FIRSTS = {4: "-01-01", 7: "-01"}
_NUMBERS = frozenset({"int", "float", "year"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: A day or month as the registry writes it in English.
_ENGLISH = re.compile(rf"(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})[a-z]*\.?\s+(\d{{4}})", re.I)


def unchanged(text: str, cell: Any) -> bool:
    """Whether a cell is what it was, as text or as what a spreadsheet program made of that text by itself."""
    if cell is None or isinstance(cell, str):
        return _bare(cell or "") == _bare(text)
    if isinstance(cell, bool):
        return str(cell).casefold() == text.casefold()
    if isinstance(cell, int | float):
        return _is_number(text, cell)
    return isinstance(cell, date) and _is_day(text, _iso(cell))


def read(prop: Prop, cell: Any, language: str, was: Any = None) -> Any:
    """The value that a cell gives to its property, None for an empty one; Unreadable where it gives none.

    ``was``: the value that the cell showed when it was taken out.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, date):
        return _day(prop, _iso(cell), was)
    text = _text(prop, cell)
    if prop.kind == "date" and (match := _ENGLISH.fullmatch(text.strip())):
        month = _MONTHS.index(match[2].lower()) + 1
        text = "/".join(part for part in (match[1], str(month), match[3]) if part)
    value = cells.value(prop, text, language)
    if prop.name == "doi" and value is not None:
        return ids.doi(value) or _no_doi(prop, value)
    return None if value in ("", []) else value


def exported(prop: Prop, text: str, language: str) -> Any:
    """The value that the text of a cell stood for when it was taken out; the text itself where it stands for none."""
    try:
        # Numbers are remembered as Python writes them, whatever the language of the table.
        return _number(prop, text) if text and prop.kind in _NUMBERS else read(prop, text, language)
    except (Unreadable, ValueError, OverflowError):
        return text


def same(prop: Prop, one: Any, other: Any) -> bool:
    """Whether two values of a property are one: order in lists and spaces in texts do not count."""
    if one in (None, "", []) or other in (None, "", []):
        return one in (None, "", []) and other in (None, "", [])
    if prop.many:
        return set(one) == set(other)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12)
    if prop.kind == "long":
        return [clean(line) for line in str(one).split("\n")] == [clean(line) for line in str(other).split("\n")]
    return one == other or (isinstance(one, str) and isinstance(other, str) and clean(one) == clean(other))


def _bare(text: str) -> str:
    # Excel writes a carriage return as _x000D_, which openpyxl leaves as it is.
    return text.replace("_x000D_", "").replace("\r", "").strip()


def _is_number(text: str, cell: float) -> bool:
    try:
        return math.isclose(float(text), cell, rel_tol=1e-12)
    except (ValueError, OverflowError):
        return False


def _number(prop: Prop, text: str) -> float:
    value = float(text)
    return value if prop.kind == "float" else int(value)


def _is_day(text: str, iso: str) -> bool:
    try:
        known = read(Prop("", "", "", "date"), text, "vi")
    except Unreadable:
        return False
    return known is not None and known + _FIRSTS.get(len(known), "") == iso


def _iso(cell: date) -> str:
    return (cell.date() if isinstance(cell, datetime) else cell).isoformat()


def _day(prop: Prop, iso: str, was: Any) -> str:
    if prop.kind != "date":
        raise Refused("turned", value=iso)
    if isinstance(was, str) and len(was) == 10 and was == f"{iso[:4]}-{iso[8:]}-{iso[5:7]}" != iso:
        raise Refused("swapped", value=iso)
    ending = _FIRSTS.get(len(was), "") if isinstance(was, str) else ""
    # Where a month was shown, the first day that the program added to another month is nobody's statement.
    return iso.removesuffix(ending) if len(ending) == 3 else iso


def _text(prop: Prop, cell: Any) -> str:
    if isinstance(cell, str):
        return cell.replace("_x000D_\n", "\n").replace("_x000D_", "\n")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, float) and prop.kind in _NUMBERS:
        # A true number is never mistaken for thousands: more than three decimals, or an exponent.
        return f"{cell!r}0" if re.fullmatch(r"-?\d+\.\d{3}", repr(cell)) else repr(cell)
    return str(cell)


def _no_doi(prop: Prop, value: str) -> Any:
    raise Unreadable("no_identifier", value=value, what=(prop.vi, prop.en))
