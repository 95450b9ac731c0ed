"""An invented news item as the loader of documents gives it: rows that share a part are one proposal."""

from collections.abc import Iterator

from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref, Row

ORIGIN = Origin("document:thu", "Tin thử: lễ ký kết", "document", licence="Thử",
                legal_basis="Dữ liệu nghề nghiệp do cơ sở công bố công khai", rank=45)
SO, HOI, TRUONG, CONG_TY = "so thu", "hoi chip thu", "truong thu", "cong ty thu"
NAMES = {SO: ("Sở Khoa học Thử", ("Agency",)), HOI: ("Hội Chip Thử", ("Association",)),
         TRUONG: ("Trường Đại học Thử", ("University",)), CONG_TY: ("Công ty Đóng gói Thử", ("Firm",))}
SIGNED = "Sáng 27/6, Sở Khoa học Thử ký kết Bản ghi nhớ về đào tạo với Hội Chip Thử và Trường Đại học Thử."
SECOND = "Sở cũng đã ký kết “Chương trình đóng gói 2026” với Công ty Đóng gói Thử."
HELD = "Hội thảo Vi mạch Thử lần thứ nhất được tổ chức ngày 28/6 tại Hà Nội."
SAID = "Ông Trần Văn Thử, Chủ tịch Hội Chip Thử, cho biết nhu cầu rất lớn."
COUNTED = "Đến tháng 6/2026, hội có khoảng 10–15,5 nghìn kỹ sư."


def body(key: str, part: str) -> NodeRow:
    """An organisation as one proposal names it."""
    name, kinds = NAMES[key]
    return NodeRow("Organization", key, {"name": name}, kinds, part)


def agreement(part: str, key: str, name: str, kind: str, parties: tuple[str, ...], quote: str, at: str) -> list[Row]:
    """The rows of an agreement with its parties."""
    main = NodeRow("Agreement", key, {
        "name": name, "kind": kind, "state": "signed", "signed_on": "2026-06-27",
        "evidence": "Tin thử: lễ ký kết (27/6/2026)"}, (), part, quote, at)
    bodies = [body(one, part) for one in parties]
    return [main, *bodies, *(EdgeRow("PARTY_TO", Ref("Organization", one), Ref("Agreement", key), part=part)
                             for one in parties)]


def rows() -> Iterator[Row]:
    """Two agreements of one office, an event, a role and a figure, in the order of the text."""
    first = "agreement 1"
    yield from agreement(first, "a1", "Bản ghi nhớ về đào tạo", "memorandum", (SO, HOI, TRUONG), SIGNED, "2.1")
    yield NodeRow("Field", "training", {"code": "training", "name": "Đào tạo"}, (), first)
    yield EdgeRow("ABOUT", Ref("Agreement", "a1"), Ref("Field", "training"), {"matched": ["đào tạo"]}, first)
    yield from agreement("agreement 2", "a2", "Chương trình đóng gói 2026", "programme", (SO, CONG_TY), SECOND, "2.2")
    yield NodeRow("Event", "e1", {"name": "Hội thảo Vi mạch Thử", "starts_on": "2026-06-28", "place": "Hà Nội"}, (),
                  "event 3", HELD, "3.1")
    yield EdgeRow("AFFILIATED_WITH", Ref("Expert", "thu|hoi"), Ref("Organization", HOI), {"role": "Chủ tịch"}, "role 4",
                  SAID, "4.1")
    yield NodeRow("Expert", "thu|hoi", {"name": "Trần Văn Thử", "title": "TS"}, (), "role 4")
    yield body(HOI, "role 4")
    yield NodeRow("Figure", "f1", {"name": "Kỹ sư vi mạch", "value": 10.0, "value_to": 15.5, "unit": "nghìn người",
                                   "as_of": "2026-06", "approximate": True}, (), "figure 5", COUNTED, "4.2")
    yield body(HOI, "figure 5")
    yield EdgeRow("MEASURES", Ref("Figure", "f1"), Ref("Organization", HOI), part="figure 5")


def delivery() -> Delivery:
    """The item, ready to be staged."""
    return Delivery(ORIGIN, rows(), "2026-06-27", "document 1", (), ORIGIN.title)


def long(count: int) -> Delivery:
    """An item of so many figures."""
    said = [NodeRow("Figure", str(n), {"name": f"Chỉ số {n}", "value": float(n)}, (), f"figure {n}", f"Câu {n}.",
                    f"{n}.1") for n in range(1, count + 1)]
    return Delivery(ORIGIN, said, "2026-06-27", "document 1", (), ORIGIN.title)
