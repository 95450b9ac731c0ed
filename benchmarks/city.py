"""What the seeded city is made of: words, kinds and shares, and its organisations."""

from array import array
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import NamedTuple

from benchmarks.identifiers import ror

YEARS = (1996, 2026)
COUNTRIES = ("VN", "US", "JP", "TW")
_COUNTRY_SHARES = (50, 17, 17, 16)
_KINDS = ("Firm", "University", "ResearchInstitute", "College", "InnovationCenter", "Agency", "Association")
_KIND_SHARES = (46, 26, 13, 5, 4, 3, 3)
#: People at an organisation of each kind, for one at a firm of the same place in the order of sizes.
_KIND_PEOPLE = {"University": 6, "ResearchInstitute": 4, "College": 2}
_VIETNAMESE = {
    "Firm": "Công ty Bán dẫn", "University": "Trường Đại học", "ResearchInstitute": "Viện Nghiên cứu",
    "College": "Trường Cao đẳng", "InnovationCenter": "Trung tâm Đổi mới sáng tạo", "Agency": "Cục",
    "Association": "Hiệp hội",
}
_ENGLISH = {
    "Firm": "Semiconductor", "University": "University", "ResearchInstitute": "Research Institute",
    "College": "College", "InnovationCenter": "Innovation Center", "Agency": "Agency", "Association": "Association",
}
_PLACES = {
    "VN": "An Phú,Bình Minh,Hồng Hà,Tây Hồ,Long Biên,Sao Mai,Đông Đô,Thăng Long,Trường Sơn,Hòa Lạc,Phương Nam",
    "US": "Northfield,Lakeside,Cedar Ridge,Bay,Summit,Fairview,Riverton,Mesa,Pioneer,Harbor",
    "JP": "Aoyama,Kitano,Minato,Sakura,Higashi,Midori,Hikari,Fuji,Asahi,Takao",
    "TW": "Hsin Kuang,Ta An,Nan Gang,Jade,Formosa Bay,Chung Shan,Tung Hai,Yu Shan,San Min,Kuan Yin",
}
_HOW = ("Low-power", "High-speed", "Reliable", "Scalable", "Compact", "Wideband", "Energy-efficient", "Radiation-hard")
_WHAT = ("readout circuits", "interconnects", "SRAM macros", "GaN power stages", "neural accelerators", "image sensors",
         "phase-locked loops", "wafer-level packages", "lithography masks", "RF front ends", "FinFET models")
_WHOM = ("edge devices", "electric vehicles", "5G base stations", "medical implants", "data centres", "chiplets",
         "smart agriculture", "satellites", "test equipment")
VENUES = ("Journal of Circuits", "Device Letters", "Packaging Transactions", "Materials Today", "VLSI Symposium",
          "Photonics Express", "Tạp chí Khoa học và Công nghệ", "Design Automation Conference")
ROLES = ("lecturer", "engineer", "researcher", "director", "student")
ROLE_SHARES = (40, 30, 20, 4, 6)
TITLES = ("", "ThS.", "TS.", "PGS. TS.", "GS. TS.")


class Organisation(NamedTuple):
    """One organisation of the city; the smaller its number, the larger it is among its kind."""

    number: int
    name: str
    kind: str
    country: str

    @property
    def ror(self) -> str:
        """Its ROR id, by which every source knows it."""
        return ror(self.number)


def organisations(random: Random, count: int) -> list[Organisation]:
    """That many organisations, the larger ones first."""
    return [_organisation(random, number) for number in range(count)]


def _organisation(random: Random, number: int) -> Organisation:
    country = random.choices(COUNTRIES, _COUNTRY_SHARES)[0]
    kind = random.choices(_KINDS, _KIND_SHARES)[0]
    place = random.choice(_PLACES[country].split(","))
    name = f"{_VIETNAMESE[kind]} {place} {number}" if country == "VN" else f"{place} {_ENGLISH[kind]} {number}"
    return Organisation(number, name, kind, country)


def sizes(made: Sequence[Organisation]) -> list[float]:
    """The share of each organisation in the city's people: by Zipf, larger for universities."""
    return [_KIND_PEOPLE.get(one.kind, 1) / (one.number + 8) ** 0.9 for one in made]


def draw(random: Random, weights: Sequence[float], count: int) -> "array[int]":
    """That many places in a list, drawn by weight."""
    upto = list(accumulate(weights))
    return array("i", (min(bisect(upto, random.random() * upto[-1]), len(upto) - 1) for _ in range(count)))


def title(random: Random) -> str:
    """The title of a work."""
    return f"{random.choice(_HOW)} {random.choice(_WHAT)} for {random.choice(_WHOM)}"
