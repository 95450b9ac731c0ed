"""Experts who do not exist: names with their number, work, expertise and time."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from loaders.illustration.naming import Name, name_for
from loaders.illustration.places import HOUSES, House
from loaders.source import EdgeRow, NodeRow, Ref, Row

EVIDENCE = "minh họa"
_ABOUT = "Nhân vật minh họa, không có thật."
_YEAR = 2026
_PURPOSES = ("advise", "teach", "research", "relocate", "visit")
_LEVELS = ("familiar", "practised", "leading")
_TITLES = {"academic": ("GS.TS.", "PGS.TS.", "TS.", "TS.", "ThS."), "other": ("TS.", "ThS.", "KS.", "KS.", "")}
_ROLES = {
    "academic": ("Trưởng khoa", "Trưởng bộ môn", "Giảng viên", "Giảng viên", "Nghiên cứu viên"),
    "other": ("Giám đốc kỹ thuật", "Kỹ sư trưởng", "Kỹ sư", "Kỹ sư", "Trưởng nhóm nghiên cứu"),
}
_TONGUES = {"VN": ("vi", "en"), "US": ("en",), "JP": ("ja", "en"), "TW": ("zh", "en")}
#: What people here know beside the fields of their organisation; the rest of the table is left to the gaps.
_POOL = (
    "design.digital", "design.digital", "design.analog", "design.verification", "design.physical", "design.soc",
    "design.fpga", "design.ai-accelerator", "design.rf", "design.power", "design.processor.riscv", "eda.place-route",
    "eda.synthesis", "eda.ai", "ip.cores", "materials.compound.gan", "materials.wafer", "equipment.inspection",
    "fabrication.power", "fabrication.mems", "fabrication.integration", "packaging.advanced",
    "packaging.advanced.chiplet", "packaging.sip", "test.wafer", "test.reliability", "applications.iot",
    "applications.embedded", "applications.edge-ai", "applications.automotive", "training.undergraduate",
    "training.shared-lab", "training.incubation",
)

#: Fields that one person alone knows, by the person's number, and about which nobody writes.
ALONE = {7: "eda.formal", 31: "materials.photomask", 58: "equipment.lithography", 90: "test.development",
         127: "fabrication.image-sensor"}


@dataclass(frozen=True, slots=True)
class Person:
    """One expert: number from 1, name, present and earlier organisation with years, fields with levels, vigour.

    ``vigour`` weighs how often the person is drawn as an author; 0 for those without works.
    """

    number: int
    name: Name
    home: House
    since: int
    earlier: tuple[House, int, int] | None
    title: str
    role: str
    fields: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    availability: tuple[str, ...]
    vigour: float

    @property
    def ref(self) -> Ref:
        """The person as the start of an edge."""
        return Ref("Expert", f"expert-{self.number:03d}")


def people(random: Random, count: int) -> tuple[Person, ...]:
    """That many experts, dealt to the organisations by their seats."""
    seats = [house for house in HOUSES for _ in range(house.seats)]
    return tuple(_person(random, number, seats[(number - 1) % len(seats)]) for number in range(1, count + 1))


def person_rows(crowd: tuple[Person, ...]) -> Iterator[Row]:
    """Each expert with affiliations and expertise."""
    for person in crowd:
        yield NodeRow("Expert", person.ref.key, {
            "name": person.name.shown, "name_latin": person.name.latin, "name_order": person.name.order,
            "aliases": list(person.name.others), "title": person.title, "position": person.role,
            "languages": list(person.languages), "availability": list(person.availability),
            "overseas": person.name.overseas or None, "about": _ABOUT})
        yield EdgeRow("AFFILIATED_WITH", person.ref, person.home.ref, {"role": person.role, "since": str(person.since)})
        if person.earlier:
            house, since, until = person.earlier
            yield EdgeRow("AFFILIATED_WITH", person.ref, house.ref,
                          {"role": _ROLES[_sort(house)][-1], "since": str(since), "until": str(until)})
        for field, level in person.fields:
            yield EdgeRow("EXPERT_IN", person.ref, Ref("Field", field), {"level": level, "evidence": EVIDENCE})


def _person(random: Random, number: int, home: House) -> Person:
    sort = _sort(home)
    rank = random.choices(range(5), (1, 3, 6, 5, 3))[0]
    since = random.randint(2008 + rank * 2, _YEAR - 1)
    name = name_for(random, number, home.country)
    return Person(number, name, home, since, _earlier(random, home, since), _TITLES[sort][rank], _ROLES[sort][rank],
                  _fields(random, number, home), _languages(random, name, home), _availability(random, name),
                  0.0 if random.random() < 0.1 else random.paretovariate(1.7))


def _sort(house: House) -> str:
    return "academic" if house.academic else "other"


def _earlier(random: Random, home: House, since: int) -> tuple[House, int, int] | None:
    if random.random() > 0.3:
        return None
    house = random.choice([other for other in HOUSES if other.seats and other is not home])
    return house, since - random.randint(2, 7), since


def _fields(random: Random, number: int, home: House) -> tuple[tuple[str, str], ...]:
    known = [random.choice(home.fields), *random.sample(_POOL, random.choices((0, 1, 2, 3), (2, 5, 3, 1))[0])]
    known += [ALONE[number]] if number in ALONE else []
    return tuple((field, random.choices(_LEVELS, (3, 5, 2))[0]) for field in dict.fromkeys(known))


def _languages(random: Random, name: Name, home: House) -> tuple[str, ...]:
    spoken = [*_TONGUES[home.country], *(("vi",) if name.overseas else ())]
    if home.country == "VN" and random.random() < 0.2:
        spoken.append(random.choice(("ja", "zh", "ko", "fr")))
    return tuple(spoken)


def _availability(random: Random, name: Name) -> tuple[str, ...]:
    given = tuple(purpose for purpose in _PURPOSES if random.random() < (0.1 if purpose == "relocate" else 0.4))
    return (*given, "relocate") if name.overseas and "relocate" not in given and random.random() < 0.4 else given
