"""Countries, territories and languages: any usual spelling in, the ISO code or ``None`` out; and back to names."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from graph.names import clean, fold

#: Languages whose names of countries are understood and can be shown.
LANGUAGES = ("vi", "en", "ja", "zh_Hant")

# Codes of Unicode's list that are no country or territory of ISO 3166-1 (Kosovo's XK is in wide use and stays).
_NO_PLACE = frozenset({"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
# What people write beside the names that Unicode lists.
_USUAL: dict[str, tuple[str, ...]] = {
    "AE": ("UAE", "Các Tiểu vương quốc Ả Rập Thống nhất"),
    "AU": ("Úc", "Ô-xtrây-li-a", "Australia"),
    "BE": ("Bỉ",),
    "CH": ("Thụy Sĩ", "Thuỵ Sỹ", "Thụy Sỹ"),
    "CN": ("Trung Quốc đại lục", "Trung Hoa", "CHND Trung Hoa", "PRC", "P.R. China", "PR China", "Mainland China",
           "People's Republic of China", "Cộng hòa Nhân dân Trung Hoa"),
    "CZ": ("Séc", "Cộng hòa Séc", "Czech Republic", "Czech"),
    "DE": ("CHLB Đức", "Cộng hòa Liên bang Đức"),
    "FI": ("Phần Lan",),
    "GB": ("Anh", "Anh Quốc", "Vương quốc Anh", "UK", "U.K.", "England", "Scotland", "Wales", "Great Britain",
           "Britain", "Liên hiệp Anh", "Northern Ireland"),
    "HK": ("Hồng Kông", "Hong Kong", "Hồng Công", "Hương Cảng", "香港"),
    "ID": ("In-đô-nê-xi-a",),
    "IN": ("Ấn độ",),
    "IT": ("Ý", "I-ta-li-a", "Italia"),
    "JP": ("Nhật", "Nhật Bổn", "Nippon", "日本国"),
    "KP": ("Triều Tiên", "Bắc Triều Tiên", "CHDCND Triều Tiên", "DPRK", "North Korea"),
    "KR": ("Hàn Quốc", "Hàn", "Đại Hàn Dân Quốc", "Nam Hàn", "Korea", "Republic of Korea", "Korea, Republic of",
           "Korea (South)", "R.O. Korea", "ROK", "大韓民国", "大韓民國"),
    "LA": ("Lào", "Lao PDR"),
    "MO": ("Ma Cao", "Macao", "Macau", "澳門"),
    "MY": ("Mã Lai", "Ma-lai-xi-a", "Malaysia"),
    "NL": ("Hà Lan", "Holland", "The Netherlands", "Netherlands"),
    "NZ": ("Tân Tây Lan", "Niu Di-lân"),
    "PH": ("Phi-líp-pin", "Phi Luật Tân", "The Philippines"),
    "RU": ("Nga", "Liên bang Nga", "Russian Federation"),
    "SG": ("Xinh-ga-po", "Tân Gia Ba"),
    "TH": ("Thái",),
    "TR": ("Thổ Nhĩ Kỳ", "Turkey", "Türkiye"),
    "TW": ("Đài Loan", "Đài Loan (Trung Quốc)", "Taiwan", "Taiwan (ROC)", "Taiwan, ROC", "Taiwan, Province of China",
           "Taiwan (Province of China)", "Chinese Taipei", "R.O.C.", "臺灣", "中華民國"),
    "US": ("Hoa Kỳ", "Mỹ", "Hợp chúng quốc Hoa Kỳ", "Hợp chủng quốc Hoa Kỳ", "Nước Mỹ", "USA", "U.S.", "U.S.A.", "US",
           "United States of America", "The United States", "The United States of America", "America", "米国",
           "アメリカ"),
    "VN": ("Việt Nam", "Viet Nam", "Vietnam", "CHXHCN Việt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam",
           "Socialist Republic of Vietnam", "S.R. Vietnam"),
}

_TONGUES = {"zh": ("Hoa", "Trung Quốc", "Hán", "Phổ thông", "Mandarin", "Chinese (Mandarin)"), "ja": ("Nhật Bản",),
            "ko": ("Hàn Quốc", "Triều Tiên"), "vi": ("Việt Nam",), "en": ("Anglais",)}


@cache
def names(language: str = "vi") -> dict[str, str]:
    """Code to name in one of LANGUAGES, for every country and territory; another language is read as English."""
    spoken = language if language in LANGUAGES else "en"
    territories = Locale.parse(spoken).territories
    return {code: territories[code] for code in sorted(territories) if len(code) == 2 and code not in _NO_PLACE}


def name(code: str | None, language: str = "vi") -> str | None:
    """The name of a code in one of LANGUAGES; ``None`` where the code is none."""
    return names(language).get((code or "").strip().upper())


@cache
def language(text: str | None) -> str | None:
    """The ISO 639-1 code of a language by its code or name: ``Tiếng Anh``, ``Japanese``, ``vi``; else ``None``."""
    given = clean(text or "").casefold()
    known = _tongues()
    return given if given in known.values() else known.get(_key(given)) or known.get(_key(given).removeprefix("tieng"))


@cache
def _tongues() -> dict[str, str]:
    """Names without accents, and in Vietnamese without "tiếng", to two-letter codes."""
    names = {_key(name): tongue for tongue, several in _TONGUES.items() for name in several}
    for spoken in LANGUAGES:
        for tongue, name in Locale.parse(spoken).languages.items():
            if len(tongue) == 2:
                names.setdefault(_key(name), tongue)
                if spoken == "vi" and len(_key(name)) > 7:
                    names.setdefault(_key(name).removeprefix("tieng"), tongue)
    return names


@cache
def code(text: str | None) -> str | None:
    """The alpha-2 code of any usual spelling. Unknown, or to be read in two ways (``My``, ``NGA``): ``None``."""
    given = clean(text or "")
    if not given:
        return None
    if re.fullmatch(r"[A-Z]{2}", given) and given in names():
        return given
    exact, folded = _spellings()
    named = exact.get(_bare(given)) or folded.get(_key(given))
    coded = _coded(given)
    if named and coded and named != coded:
        # "Nga" is Russia and NGA is Nigeria: capitals could mean either, the rest is written as a name.
        return None if given.isupper() or len(given) == 2 else named
    return named or coded


def _coded(given: str) -> str | None:
    if re.fullmatch(r"[A-Za-z]{2}", given):
        # Two small letters may be a name without its accents ("my", "ao"): then they are no code.
        upper = given.upper()
        return upper if upper in names() and given.lower() not in _two_letters() else None
    if re.fullmatch(r"[A-Za-z]{3}|\d{3}", given):
        known = get_global("territory_aliases").get(given.upper(), ())
        return known[0] if len(known) == 1 and known[0] in names() else None
    return None


@cache
def _spellings() -> tuple[dict[str, str], dict[str, str]]:
    """Spellings with accents, and those without that mean one country only."""
    exact: dict[str, str] = {}
    folded: dict[str, set[str]] = {}
    for place, spelling in _all_spellings():
        exact.setdefault(_bare(spelling), place)
        if len(_key(spelling)) > 2:
            folded.setdefault(_key(spelling), set()).add(place)
    return exact, {key: places.pop() for key, places in folded.items() if len(places) == 1}


@cache
def _two_letters() -> frozenset[str]:
    keys = {_key(spelling) for _, spelling in _all_spellings() if not spelling.isascii()}
    return frozenset(key for key in keys if len(key) == 2)


def _all_spellings() -> list[tuple[str, str]]:
    usual = [(place, spelling) for place, spellings in _USUAL.items() for spelling in spellings]
    return usual + [(place, spelling) for language in LANGUAGES for place, spelling in names(language).items()]


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", clean(text).casefold()))


def _key(text: str) -> str:
    return fold(text).replace(" ", "")
