"""The agencies and classes of bodies that the registry knows, found by any wording of their names."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.names import fold

TABLE = Path(__file__).parents[2] / "data" / "agencies.csv"
HOME = "ha noi"
_HOME_CODE = "vn-hanoi-"
_NATIONAL_GROUPS = frozenset(("group:ministries",))
_SHORT = {
    "kh cn": "khoa hoc cong nghe", "khcn": "khoa hoc cong nghe", "gd dt": "giao duc dao tao",
    "gddt": "giao duc dao tao", "cnc": "cong nghe cao", "kcn": "khu cong nghiep", "cntt": "cong nghe thong tin",
    "cp": "co phan", "bql": "ban quan ly", "tp": "thanh pho", "uy ban nhan dan": "ubnd",
    "hoi dong nhan dan": "hdnd", "dh": "dai hoc", "cd": "cao dang", "gdnn": "giao duc nghe nghiep",
    "gddh": "giao duc dai hoc", "kt xh": "kinh te xa hoi", "dmst": "doi moi sang tao", "vh tt": "van hoa the thao",
    "dbqh": "dai bieu quoc hoi",
}
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_UNSAID = re.compile(r"\b(?:cac|nhung|va|(?:co )?lien quan(?: khac)?)\b|^mot so\b| khac$")
_PATTERNS = (
    (re.compile(r"(?:co quan |don vi )*so(?: nganh| ban| don vi| co quan| doan the| dia phuong| to chuc| chuc nang)*"),
     "group:departments"),
    (re.compile(r"ubnd(?: xa| phuong| dac khu| cap)+"), "group:communes"),
    (re.compile(r"(?:co quan|don vi)(?: co quan| don vi| to chuc| dia phuong)*"), "group:units"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Whose plan it is: the province or city as written (``thành phố Hà Nội``), and its folded name (``ha noi``)."""

    written: str = ""
    folded: str = ""

    @property
    def home(self) -> bool:
        """Whether it is the city whose agencies the registry knows by code."""
        return self.folded == HOME


@dataclass(frozen=True, slots=True)
class Known:
    """One row of the table of agencies."""

    code: str
    name: str
    name_en: str
    kinds: tuple[str, ...]
    is_group: bool


def known(text: str, place: Place) -> Known | None:
    """The agency or class of bodies that this wording names in a plan of this place; None where the table has none.

    ``Sở Tài chính`` in another city's plan is that city's, so that only what names Hanoi is looked up as Hanoi's.
    """
    plain = normal(text)
    table = _table()
    found = table.get(("national", plain)) or table.get(("group", without_place(plain, place.folded, group=True)))
    if found is None and (place.home or HOME in fold(text)):
        found = table.get(("home", without_place(plain, HOME)))
    # Only the level may go ("đoàn thể Thành phố"): a ward can have its province's name.
    classed = re.sub(r" (?:tren dia ban )?(?:thanh pho|tinh|thu do)$", "", plain)
    return found or next((table["code", code] for pattern, code in _PATTERNS if pattern.fullmatch(classed)), None)


def group_code(code: str, place: Place) -> str:
    """A group's code: the table's for Hanoi and for national groups, with the place's name elsewhere."""
    return code if place.home or code in _NATIONAL_GROUPS else f"{code}:{place.folded.replace(' ', '-') or 'unplaced'}"


def normal(text: str) -> str:
    """A wording without what varies: accents, case, brackets, short forms, ``các``, ``và``, ``liên quan``."""
    folded = fold(re.sub(r"\([^()]*\)", " ", text))
    spelled = _SHORTENED.sub(lambda found: _SHORT[found[0]], folded)
    return " ".join(_UNSAID.sub(" ", spelled).split())


def without_place(plain: str, place: str, group: bool = False) -> str:
    """A normal wording less the city or province at its end; as it is where nothing else would remain."""
    name = rf"(?: {place})?" if place else ""
    level = "(?: (?:thanh pho|thu do))" if place == HOME else "(?: (?:thanh pho|tinh|thu do))"
    ending = rf" (?:tren dia ban|cua){level}{name}$| tren dia ban$" if group else rf"{level}?{name}$"
    return re.sub(ending, "", plain) or plain


@cache
def _table() -> dict[tuple[str, str], Known]:
    found: dict[tuple[str, str], Known] = {}
    with TABLE.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            agency = Known(row["code"], row["name"], row["name_en"], _several(row["kinds"]), bool(row["is_group"]))
            found["code", agency.code] = agency
            for wording in (agency.name, *_several(row["aliases"])):
                found.setdefault(_key(agency, wording), agency)
    return found


def _key(agency: Known, wording: str) -> tuple[str, str]:
    plain = normal(wording)
    if agency.is_group:
        return "group", without_place(plain, HOME, group=True)
    return ("home", without_place(plain, HOME)) if agency.code.startswith(_HOME_CODE) else ("national", plain)


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
