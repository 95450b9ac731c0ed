"""Agreements, needs, offers, advice and events between organisations and people who do not exist."""

from collections.abc import Iterator
from random import Random

from loaders.illustration.people import Person
from loaders.source import EdgeRow, NodeRow, Ref, Row

_PROOF = "Văn bản minh họa, không có thật"
_ABOUT = "Minh họa, không có thật."
#: State, kind, signed on, ends on, parties, field. Taiwan has talks only, so that its gap has something to show.
_AGREEMENTS = (
    ("active", "memorandum", "2025-03-12", "2028-03-11", "vn-university-a us-university-a", "design.ai-accelerator"),
    ("active", "project", "2025-09-01", "2027-08-31", "vn-institute jp-university-a", "materials.compound.gan"),
    ("active", "contract", "2026-02-02", "2027-02-01", "vn-university-b vn-firm-b", "packaging.advanced"),
    ("active", "programme", "2025-11-20", "2028-11-19", "vn-centre vn-university-a vn-firm-a", "training.incubation"),
    ("signed", "memorandum", "2026-10-05", "2029-10-04", "vn-university-d us-firm-a", "eda.timing"),
    ("signed", "contract", "2026-09-15", "2027-09-14", "vn-college vn-firm-b", "training.technician"),
    ("dormant", "memorandum", "2023-05-18", "2028-05-17", "vn-university-b us-university-b",
     "packaging.advanced.chiplet"),
    ("lapsed", "memorandum", "2021-04-08", "2024-04-07", "vn-university-a jp-university-b", "design.dft"),
    ("ended", "project", "2022-01-10", "2024-12-31", "vn-university-c vn-firm-c", "applications.iot"),
    ("talks", "memorandum", "", "", "vn-university-b tw-university-a", "fabrication.logic"),
    ("talks", "contract", "", "", "vn-firm-a tw-firm-a", "packaging.flip-chip"),
    ("contact", "memorandum", "", "", "vn-centre tw-university-b", "training.graduate"),
    ("contact", "project", "", "", "vn-institute jp-firm-b", "materials.photoresist"),
)
#: Kind, state, quantity, level, year, who, field, what.
_NEEDS = (
    ("people", "open", "12", "bachelor", "2027", "vn-firm-a", "design.physical", "Kỹ sư thiết kế vật lý"),
    ("people", "open", "30", "technician", "2027", "vn-firm-b", "test.final", "Kỹ thuật viên kiểm thử"),
    ("people", "open", "4", "doctor", "2026", "vn-university-b", "packaging.advanced",
     "Giảng viên về đóng gói tiên tiến"),
    ("research", "open", "", "", "2026", "vn-firm-c", "applications.iot", "Nghiên cứu chip cho thiết bị đo"),
    ("research", "review", "", "", "2027", "us-firm-a", "eda.timing", "Nhóm nghiên cứu phân tích định thời"),
    ("laboratory", "open", "", "", "2026", "vn-university-c", "test.reliability", "Thiết bị đo độ tin cậy"),
    ("laboratory", "met", "", "", "2025", "vn-firm-d", "design.rf", "Buồng đo cao tần"),
    ("training", "open", "20", "bachelor", "2026", "jp-firm-a", "equipment.etch", "Khóa học vận hành thiết bị khắc"),
    ("training", "open", "15", "master", "2027", "tw-firm-b", "fabrication.yield", "Khóa học nâng cao tỷ lệ đạt"),
    ("capital", "closed", "", "", "2025", "vn-firm-e", "materials.wet-chemicals", "Vốn mở rộng xưởng hóa chất"),
)
_OFFERS = (
    ("people", "open", "40", "bachelor", "2027", "vn-university-a", "design.physical",
     "Sinh viên tốt nghiệp thiết kế vi mạch"),
    ("people", "open", "60", "technician", "2027", "vn-college", "test.final", "Kỹ thuật viên mới tốt nghiệp"),
    ("research", "open", "", "", "2026", "vn-university-d", "eda.timing", "Nhóm nghiên cứu công cụ thiết kế"),
    ("research", "review", "", "", "2026", "vn-institute", "materials.compound.gan", "Mẫu vật liệu và phép đo"),
    ("laboratory", "open", "", "", "2026", "vn-university-b", "test.reliability", "Phòng thí nghiệm độ tin cậy"),
    ("laboratory", "open", "", "", "2026", "tw-university-a", "design.memory", "Lượt chế tạo thử dùng chung"),
    ("training", "open", "25", "master", "2027", "us-university-b", "packaging.advanced.chiplet",
     "Khóa học ngắn hạn về chiplet"),
    ("training", "open", "10", "doctor", "2027", "jp-university-a", "fabrication.power",
     "Học bổng tiến sĩ về linh kiện công suất"),
    ("capital", "open", "", "", "2026", "vn-fund", "training.incubation", "Vốn mồi cho khởi nghiệp thiết kế chip"),
)
_EVENTS = (
    ("event-1", "Hội thảo minh họa về thiết kế vi mạch", "2026-05-14", "vn-university-a vn-firm-a us-university-a"),
    ("event-2", "Ngày hội việc làm minh họa", "2026-10-22", "vn-college vn-firm-b vn-centre jp-firm-a"),
)
_ADVISERS = 8


def exchange(random: Random, crowd: tuple[Person, ...]) -> Iterator[Row]:
    """All of them, and some experts who ask, offer, advise and attend."""
    yield from _agreements()
    yield from _wishes("Need", "SEEKS", _NEEDS)
    yield from _wishes("Offer", "HAS", _OFFERS)
    yield from _personal(random, crowd)
    yield from _advice(random, crowd)
    yield from _events(random, crowd)


def _agreements() -> Iterator[Row]:
    for number, (state, kind, signed, ends, parties, field) in enumerate(_AGREEMENTS, start=1):
        agreement = Ref("Agreement", f"agreement-{number:02d}")
        yield NodeRow("Agreement", agreement.key, {
            "name": f"Thỏa thuận minh họa {number:02d}", "name_en": f"Illustrative agreement {number:02d}",
            "kind": kind, "state": state, "signed_on": signed, "ends_on": ends,
            "evidence": _PROOF if signed else "", "about": _ABOUT})
        for party in parties.split():
            yield EdgeRow("PARTY_TO", _house(party), agreement, {"role": "Bên ký" if signed else "Bên trao đổi"})
        yield EdgeRow("ABOUT", agreement, Ref("Field", field))


def _wishes(label: str, type: str, table: tuple[tuple[str, ...], ...]) -> Iterator[Row]:
    for number, (kind, state, quantity, level, year, who, field, what) in enumerate(table, start=1):
        wish = Ref(label, f"{label.lower()}-{number:02d}")
        yield NodeRow(label, wish.key, {
            "name": f"{what} (minh họa)", "kind": kind, "state": state, "quantity": int(quantity) if quantity else None,
            "level": level, "year": int(year), "open_until": f"{year}-12-31", "about": _ABOUT})
        yield EdgeRow(type, _house(who), wish)
        yield EdgeRow("ABOUT", wish, Ref("Field", field))


def _personal(random: Random, crowd: tuple[Person, ...]) -> Iterator[Row]:
    willing = [person for person in crowd if "teach" in person.availability]
    for number, person in enumerate(random.sample(willing, 6), start=1):
        offer = Ref("Offer", f"offer-person-{number:02d}")
        yield NodeRow("Offer", offer.key, {
            "name": f"Giảng dạy ngắn hạn (minh họa {number:02d})", "kind": "training", "state": "open",
            "level": "master", "year": 2027, "open_until": "2027-12-31", "about": _ABOUT})
        yield EdgeRow("HAS", person.ref, offer)
        yield EdgeRow("ABOUT", offer, Ref("Field", person.fields[0][0]))


def _advice(random: Random, crowd: tuple[Person, ...]) -> Iterator[Row]:
    centre = _house("vn-centre")
    able = [person for person in crowd if "advise" in person.availability and person.home.ref != centre]
    for person in random.sample(able, _ADVISERS):
        yield EdgeRow("ADVISES", person.ref, centre, {
            "role": "Cố vấn công nghệ", "document": _PROOF, "since": str(random.randint(2024, 2026))})


def _events(random: Random, crowd: tuple[Person, ...]) -> Iterator[Row]:
    for key, name, day, houses in _EVENTS:
        event = Ref("Event", key)
        yield NodeRow("Event", key, {
            "name": name, "starts_on": day, "ends_on": day, "place": "Hà Nội", "about": _ABOUT})
        for house in houses.split():
            yield EdgeRow("TOOK_PART_IN", _house(house), event, {"role": "Tham dự"})
        for person in random.sample(crowd, 10):
            yield EdgeRow("TOOK_PART_IN", person.ref, event, {"role": "Trình bày"})


def _house(code: str) -> Ref:
    return Ref("Organization", f"illustration:{code}")
