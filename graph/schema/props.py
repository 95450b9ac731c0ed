"""Properties that several labels share, and the short constructors that keep the vocabulary readable."""

from typing import Any

from graph.schema.model import Choice, Prop


def text(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """A line of text."""
    return Prop(name, vi, en, "text", **rest)


def long(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """Text of several lines."""
    return Prop(name, vi, en, "long", **rest)


def number(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """A whole number."""
    return Prop(name, vi, en, "int", **rest)


def measure(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """A number with decimals."""
    return Prop(name, vi, en, "float", **rest)


def flag(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """True or false; absent where nobody said."""
    return Prop(name, vi, en, "bool", **rest)


def date(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """An ISO date, as exact as the source is: ``2024``, ``2024-06`` or ``2024-06-27``."""
    return Prop(name, vi, en, "date", **rest)


def year(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """A year as a whole number."""
    return Prop(name, vi, en, "year", **rest)


def url(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """A web address, http or https."""
    return Prop(name, vi, en, "url", **rest)


def several(name: str, vi: str, en: str, **rest: Any) -> Prop:
    """A list of short texts, united over sources."""
    return Prop(name, vi, en, "list", **rest)


def choice(name: str, vi: str, en: str, choices: tuple[Choice, ...], **rest: Any) -> Prop:
    """One of the given values."""
    return Prop(name, vi, en, "choice", choices=choices, **rest)


def choices(name: str, vi: str, en: str, choices: tuple[Choice, ...], **rest: Any) -> Prop:
    """Any of the given values, united over sources."""
    return Prop(name, vi, en, "choices", choices=choices, **rest)


NAMES = (
    text("name", "Tên", "Name", required=True, about="as its owner writes it"),
    text("name_vi", "Tên tiếng Việt", "Name in Vietnamese"),
    text("name_en", "Tên tiếng Anh", "Name in English"),
    text("name_ja", "Tên tiếng Nhật", "Name in Japanese"),
    text("name_zh", "Tên chữ Hán phồn thể", "Name in Traditional Chinese"),
)
NAME = (
    text("name", "Tên", "Name", required=True),
    text("name_en", "Tên tiếng Anh", "Name in English"),
)
ALIASES = several("aliases", "Tên khác", "Other names")
WEBSITE = url("website", "Trang web", "Website")
ABOUT = long("about", "Giới thiệu", "About")
NOTE = long("note", "Ghi chú nội bộ", "Curators' note", audience="curators")
CODE = text("code", "Mã trong sổ", "Registry code", identifier=True, about="given once by the registry, never reused")
FOLDED = text("folded", "Tên không dấu", "Folded names", derived=True, indexed=True,
              about="all names without accents in lower case, for lists and look-ups")
SINCE = date("since", "Từ", "Since")
UNTIL = date("until", "Đến", "Until")
ROLE = text("role", "Vai trò", "Role")
FIRST_YEAR = year("first_year", "Năm đầu", "First year", derived=True)
LAST_YEAR = year("last_year", "Năm cuối", "Last year", derived=True)

PURPOSES = (
    Choice("advise", "Cố vấn", "Advise"),
    Choice("teach", "Giảng dạy", "Teach"),
    Choice("research", "Nghiên cứu", "Research"),
    Choice("relocate", "Về làm việc", "Relocate"),
    Choice("visit", "Thỉnh giảng ngắn hạn", "Visit"),
)
AGREEMENT_KINDS = (
    Choice("memorandum", "Bản ghi nhớ", "Memorandum"),
    Choice("contract", "Hợp đồng", "Contract"),
    Choice("programme", "Chương trình phối hợp", "Programme"),
    Choice("project", "Dự án chung", "Joint project"),
)
AGREEMENT_STATES = (
    Choice("contact", "Đang tiếp xúc", "In contact"),
    Choice("talks", "Đang đàm phán", "In talks"),
    Choice("signed", "Đã ký", "Signed"),
    Choice("active", "Đang thực hiện", "Active"),
    Choice("dormant", "Tạm lắng", "Dormant"),
    Choice("lapsed", "Hết hiệu lực", "Lapsed"),
    Choice("ended", "Đã kết thúc", "Ended"),
)
TASK_STATES = (
    Choice("open", "Chưa bắt đầu", "Not started"),
    Choice("running", "Đang thực hiện", "Under way"),
    Choice("done", "Hoàn thành", "Done"),
    Choice("stopped", "Dừng", "Stopped"),
)
NEED_KINDS = (
    Choice("people", "Nhân lực", "People"),
    Choice("research", "Nghiên cứu", "Research"),
    Choice("laboratory", "Phòng thí nghiệm", "Laboratory"),
    Choice("training", "Đào tạo", "Training"),
    Choice("capital", "Vốn", "Capital"),
)
NEED_STATES = (
    Choice("review", "Chờ duyệt", "Under review"),
    Choice("open", "Đang mở", "Open"),
    Choice("met", "Đã đáp ứng", "Met"),
    Choice("closed", "Đã đóng", "Closed"),
)
LEVELS = (
    Choice("technician", "Kỹ thuật viên", "Technician"),
    Choice("bachelor", "Đại học", "Bachelor"),
    Choice("master", "Thạc sĩ", "Master"),
    Choice("doctor", "Tiến sĩ", "Doctor"),
)
EXPERTISE = (
    Choice("familiar", "Hiểu biết", "Familiar"),
    Choice("practised", "Thành thạo", "Practised"),
    Choice("leading", "Dẫn dắt", "Leading"),
)
FIELD_LEVELS = (
    Choice("stage", "Công đoạn", "Stage"),
    Choice("field", "Lĩnh vực", "Field"),
    Choice("subfield", "Chuyên ngành hẹp", "Subfield"),
)
STANDINGS = (Choice("partner", "Đối tác", "Partner"), Choice("known", "Tham khảo", "Known"))
NAME_ORDERS = (
    Choice("family_first", "Họ trước", "Family name first"),
    Choice("given_first", "Tên trước", "Given name first"),
)
