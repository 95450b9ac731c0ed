"""Organisations that do not exist, in four countries."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.source import EdgeRow, NodeRow, Ref, Row

_ABOUT = "Tổ chức minh họa, không có thật."


@dataclass(frozen=True, slots=True)
class House:
    """One illustrative organisation: its code, names, further label, country, place and fields.

    ``seats``: how many of the 150 experts work there.
    """

    code: str
    name: str
    name_en: str
    kind: str
    country: str
    place: str
    seats: int
    fields: tuple[str, ...]

    @property
    def ref(self) -> Ref:
        """The organisation as the end of an edge."""
        return Ref("Organization", self.code)

    @property
    def academic(self) -> bool:
        """Whether people there teach or research."""
        return self.kind in ("University", "College", "ResearchInstitute")


def _house(code: str, name: str, name_en: str, kind: str, where: tuple[str, str], seats: int, fields: str) -> House:
    return House(f"illustration:{code}", name, name_en, kind, *where, seats, tuple(fields.split()))


_HANOI = ("VN", "Hà Nội")
HOUSES: tuple[House, ...] = (
    _house("vn-university-a", "Trường Đại học Minh họa A", "Illustrative University A",
           "University", _HANOI, 20, "design.digital design.analog training.undergraduate"),
    _house("vn-university-b", "Trường Đại học Minh họa B", "Illustrative University B",
           "University", _HANOI, 13, "packaging.advanced test.reliability training.graduate"),
    _house("vn-university-c", "Trường Đại học Minh họa C", "Illustrative University C",
           "University", ("VN", "Đà Nẵng"), 8, "design.digital applications.embedded"),
    _house("vn-university-d", "Trường Đại học Minh họa D", "Illustrative University D",
           "University", ("VN", "Thành phố Hồ Chí Minh"), 8, "design.verification eda.place-route"),
    _house("vn-college", "Trường Cao đẳng Minh họa", "Illustrative College",
           "College", _HANOI, 5, "training.technician test.final"),
    _house("vn-institute", "Viện Nghiên cứu Minh họa", "Illustrative Research Institute",
           "ResearchInstitute", _HANOI, 10, "materials.compound.gan fabrication.photonics"),
    _house("vn-firm-a", "Công ty Minh họa A", "Illustrative Firm A",
           "Firm", _HANOI, 8, "design.asic-services design.physical"),
    _house("vn-firm-b", "Công ty Minh họa B", "Illustrative Firm B",
           "Firm", ("VN", "Bắc Ninh"), 6, "packaging.osat test.final"),
    _house("vn-firm-c", "Công ty Minh họa C", "Illustrative Firm C",
           "Firm", _HANOI, 5, "applications.iot applications.telecom"),
    _house("vn-firm-d", "Công ty Minh họa D", "Illustrative Firm D",
           "Firm", ("VN", "Thành phố Hồ Chí Minh"), 4, "design.rf ip.interface"),
    _house("vn-firm-e", "Công ty Minh họa E", "Illustrative Firm E",
           "Firm", _HANOI, 0, "materials.wet-chemicals"),
    _house("vn-centre", "Trung tâm Đổi mới sáng tạo Minh họa", "Illustrative Innovation Centre",
           "InnovationCenter", _HANOI, 4, "training.incubation training.transfer"),
    _house("vn-fund", "Quỹ Đầu tư Minh họa", "Illustrative Investment Fund",
           "Fund", _HANOI, 1, "training.investment"),
    _house("us-university-a", "Đại học Minh họa Hoa Kỳ A", "Illustrative University A (United States)",
           "University", ("US", "California"), 10, "design.ai-accelerator eda.ai"),
    _house("us-university-b", "Đại học Minh họa Hoa Kỳ B", "Illustrative University B (United States)",
           "University", ("US", "Arizona"), 6, "packaging.advanced.chiplet fabrication.logic"),
    _house("us-firm-a", "Công ty Minh họa Hoa Kỳ A", "Illustrative Firm A (United States)",
           "Firm", ("US", "Texas"), 4, "eda.timing ip.cores"),
    _house("us-firm-b", "Công ty Minh họa Hoa Kỳ B", "Illustrative Firm B (United States)",
           "Firm", ("US", "Oregon"), 3, "design.processor design.security"),
    _house("jp-university-a", "Đại học Minh họa Nhật Bản A", "Illustrative University A (Japan)",
           "University", ("JP", "Tokyo"), 9, "fabrication.power materials.compound.sic"),
    _house("jp-university-b", "Đại học Minh họa Nhật Bản B", "Illustrative University B (Japan)",
           "University", ("JP", "Fukuoka"), 5, "packaging.advanced.3d design.dft"),
    _house("jp-firm-a", "Công ty Minh họa Nhật Bản A", "Illustrative Firm A (Japan)",
           "Firm", ("JP", "Kumamoto"), 4, "equipment.etch equipment.cleaning"),
    _house("jp-firm-b", "Công ty Minh họa Nhật Bản B", "Illustrative Firm B (Japan)",
           "Firm", ("JP", "Osaka"), 0, "materials.photoresist"),
    _house("tw-university-a", "Đại học Minh họa Đài Loan A", "Illustrative University A (Taiwan)",
           "University", ("TW", "Hsinchu"), 8, "fabrication.logic.gaa design.memory"),
    _house("tw-university-b", "Đại học Minh họa Đài Loan B", "Illustrative University B (Taiwan)",
           "University", ("TW", "Tainan"), 4, "design.analog training.graduate"),
    _house("tw-firm-a", "Công ty Minh họa Đài Loan A", "Illustrative Firm A (Taiwan)",
           "Firm", ("TW", "Hsinchu"), 3, "packaging.osat packaging.flip-chip"),
    _house("tw-firm-b", "Công ty Minh họa Đài Loan B", "Illustrative Firm B (Taiwan)",
           "Firm", ("TW", "Taichung"), 2, "fabrication.mature fabrication.yield"),
)


def house_rows(houses: tuple[House, ...]) -> Iterator[Row]:
    """Each organisation with its country and fields."""
    for house in houses:
        yield NodeRow("Organization", house.code, {
            "name": house.name, "name_vi": house.name, "name_en": house.name_en, "code": house.code,
            "place": house.place, "about": _ABOUT}, kinds=(house.kind,))
        yield EdgeRow("LOCATED_IN", house.ref, Ref("Country", house.country))
        for field in house.fields:
            yield EdgeRow("ACTIVE_IN", house.ref, Ref("Field", field))
