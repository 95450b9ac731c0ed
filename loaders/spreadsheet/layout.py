"""The layout of the spreadsheet: one table from which the template is written and by which files are read.

Words come from the schema wherever it has them; only what the schema cannot know (own ids, references) is said here.
"""

from dataclasses import dataclass, replace
from typing import Literal

from graph.schema import EDGE, NODE, SUBKINDS, Choice, Prop

Role = Literal["prop", "id", "kinds", "expert", "organization", "country", "field", "code"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a property of the row, its own id, or a reference by which the row is tied to something.

    ``edge``: the relation that a reference makes, ``inward`` where it comes from the thing referred to; a reference
    without one only tells things of one name apart. ``label``: what a code belongs to. ``many``: several in one cell.
    ``also``: further headings, ``offered``: whether the template shows it.
    """

    name: str
    vi: str
    en: str
    role: Role = "prop"
    prop: Prop | None = None
    edge: str = ""
    inward: bool = False
    label: str = ""
    many: bool = False
    required: bool = False
    also: tuple[str, ...] = ()
    offered: bool = True
    about_vi: str = ""
    about_en: str = ""

    def heading(self, language: str) -> str:
        """The heading in Vietnamese, or in English for ``en``."""
        return self.en if language == "en" else self.vi

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The words that the cell may hold, where they are given."""
        if self.role == "kinds":
            return tuple(Choice(kind.label, kind.vi, kind.en) for kind in SUBKINDS)
        return self.prop.choices if self.prop else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: what a line of it is (a label, or a relation), and its columns in order.

    ``key``: the columns whose text tells one line from another where it has no id. ``one_of``: besides its required
    columns a line needs at least one of these, or its name alone would have to tell it apart.
    """

    part: str
    vi: str
    en: str
    columns: tuple[Column, ...]
    label: str = ""
    edge: str = ""
    key: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def title(self, language: str) -> str:
        """The sheet's name in Vietnamese, or in English for ``en``."""
        return self.en if language == "en" else self.vi

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where the sheet has none."""
        return {column.name: column for column in self.columns}[name]

    @property
    def names(self) -> frozenset[str]:
        """The names of its columns."""
        return frozenset(column.name for column in self.columns)

    @property
    def required(self) -> tuple[Column, ...]:
        """Columns without which no line can be read."""
        return tuple(column for column in self.columns if column.required)


def _props(owner: tuple[Prop, ...], also: dict[str, tuple[str, ...]] | None = None) -> tuple[Column, ...]:
    more = also or {}
    return tuple(
        Column(prop.name, prop.vi, prop.en, prop=prop, many=prop.many, required=prop.required,
               also=more.get(prop.name, ()), about_vi=ABOUT_VI.get(prop.about, ""), about_en=prop.about)
        for prop in owner if not prop.derived
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


# What the schema says about a property in English, for the Vietnamese template; a test fails when one is missing.
ABOUT_VI = {
    "as the person writes it, without titles": "như chính người đó viết, không kèm học hàm, học vị",
    "ISO 639-1 codes": "tên ngôn ngữ hoặc mã hai chữ: vi; en; ja",
    "only if self-stated": "chỉ ghi khi chính người đó cho biết",
    "as its owner writes it": "như chính tổ chức đó viết",
    "given once by the registry, never reused": "do sổ cấp một lần, không dùng lại; để trống nếu chưa có",
    "with its country: VN:0100109106": "kèm mã nước: VN:0100109106",
    "the organisation's own mailbox or switchboard": "hộp thư hoặc tổng đài chung của tổ chức",
    "address or citation of the document that shows it": "địa chỉ hoặc trích dẫn văn bản chứng minh",
    "who of us answers for it": "người của Trung tâm theo dõi việc này",
    "counted from works, or as a source counts them": "đếm từ công trình, hoặc như nguồn tự đếm",
    "upper end where the source gives a range": "đầu trên, khi nguồn cho một khoảng",
}

_ID = Column(
    "id", "Mã", "ID", "id", also=("Mã số", "Mã riêng", "Own ID", "Key"),
    about_vi="mã riêng của bạn cho dòng này; giữ nguyên khi gửi lại, để các trang tính khác nhắc tới",
    about_en="your own id of this line; keep it when you send the file again; other sheets may refer to it")
_COUNTRY = Column(
    "country", NODE["Country"].vi, NODE["Country"].en, "country",
    also=("Quốc gia", "Nước", "Vùng lãnh thổ", "Country", "Mã nước"),
    about_vi="tên hoặc mã hai chữ: Hoa Kỳ, JP, Đài Loan", about_en="name or two-letter code: United States, JP, Taiwan")
_BODY_VI = "tên, mã ở trang Tổ chức, mã ROR hoặc mã số thuế; thêm nước trong ngoặc nếu cần: Đại học Purdue (Hoa Kỳ)"
_BODY_EN = "name, id in the sheet Organisations, ROR id or tax code; the country in brackets: Purdue University (US)"
_PERSON_VI = "họ tên, mã ở trang Chuyên gia hoặc ORCID"
_PERSON_EN = "name, id in the sheet Experts, or ORCID"


_BODY_ALSO = ("Tên tổ chức", "Cơ quan", "Đơn vị công tác", "Cơ quan công tác", "Nơi công tác", "Organization",
              "Institution", "Affiliation")


def _body(edge: str = "", *, inward: bool = False, required: bool = False,
          also: tuple[str, ...] = (*_BODY_ALSO, "Đơn vị")) -> tuple[Column, Column, Column]:
    """An organisation as a cell refers to it, its id where that has a column of its own, and its country."""
    node = NODE["Organization"]
    named = Column("organization", node.vi, node.en, "organization", edge=edge, inward=inward, required=required,
                   also=also, about_vi=_BODY_VI, about_en=_BODY_EN)
    own = Column("organization_id", "Mã tổ chức", "Organisation ID", "organization", also=("Organization ID",),
                 offered=False)
    return named, own, _COUNTRY


def _person(edge: str = "", *, inward: bool = False, required: bool = False) -> tuple[Column, Column]:
    """A person as a cell refers to them, and their id where that has a column of its own."""
    node = NODE["Expert"]
    also = ("Họ và tên", "Họ tên", "Tên chuyên gia", "Expert name", *(("Name",) if required else ()))
    named = Column("expert", node.vi, node.en, "expert", edge=edge, inward=inward, required=required, also=also,
                   about_vi=_PERSON_VI, about_en=_PERSON_EN)
    return named, Column("expert_id", "Mã chuyên gia", "Expert ID", "expert", offered=False)


def _fields(edge: str, *, required: bool = False) -> Column:
    node = NODE["Field"]
    return Column("field", node.vi, node.en, "field", edge=edge, label="Field", many=True, required=required,
                  also=("Mã lĩnh vực", "Các lĩnh vực", "Field code", node.en_plural),
                  about_vi="mã hoặc tên lĩnh vực trong danh mục", about_en="code or name of a field in the list")


def _coded(label: str, edge: str, *, many: bool = False) -> Column:
    node, prop = NODE[label], NODE[label].prop("code")
    return Column(label.lower(), prop.vi, prop.en, "code", edge=edge, label=label, many=many, also=(node.vi, node.en),
                  about_vi="mã như trong sổ đăng ký", about_en="key as the registry shows it")


def _node_sheet(part: str, label: str, columns: tuple[Column, ...], key: tuple[str, ...], one_of: tuple[str, ...],
                also: tuple[str, ...] = ()) -> Sheet:
    node = NODE[label]
    return Sheet(part, node.vi, node.en_plural, columns, label=label, key=key, one_of=one_of, also=also)


def _columns(props: tuple[Column, ...], *references: Column) -> tuple[Column, ...]:
    """Id and name, then what ties the line to others, then the rest: the order in which people know things."""
    return (_ID, props[0], *references, *props[1:])


def _exchange(part: str, label: str, edge: str) -> Sheet:
    seekers = (*_body(edge, inward=True), *_person(edge, inward=True))
    columns = _columns(_props(NODE[label].props), *seekers, _fields("ABOUT"))
    key = ("name", "kind", "organization", "country", "expert")
    return _node_sheet(part, label, columns, key, ("organization", "expert"))


_KINDS = Column("kinds", "Loại tổ chức", "Kind of organisation", "kinds", many=True,
                also=("Phân loại", "Kinds", "Kind"), about_vi="một hay nhiều loại", about_en="one or several")
_PARENT = Column("parent", _upper(EDGE["PART_OF"].vi), _upper(EDGE["PART_OF"].en), "organization", edge="PART_OF",
                 also=("Trực thuộc", "Cơ quan chủ quản", "Parent"), about_vi=_BODY_VI, about_en=_BODY_EN)
_PARTIES = Column("parties", "Các bên", "Parties", "organization", edge="PARTY_TO", inward=True, many=True,
                  also=("Các bên ký", "Bên ký", "Đối tác", "Party"), about_vi=_BODY_VI, about_en=_BODY_EN)

SHEETS: tuple[Sheet, ...] = (
    _node_sheet(
        "experts", "Expert",
        _columns(_props(NODE["Expert"].props, also={
            "name": ("Họ tên", "Full name"), "title": ("Học vị", "Học hàm"), "email": ("Email", "Mail"),
            "phone": ("Số điện thoại", "Phone"), "orcid": ("Mã ORCID", "ORCID iD")}),
            *_body("AFFILIATED_WITH"), _fields("EXPERT_IN")),
        ("name", "organization", "email"), ("organization", "email", "orcid", "openalex")),
    _node_sheet(
        "organizations", "Organization",
        _columns(_props(NODE["Organization"].props, also={"name": ("Tên tổ chức", "Tổ chức"), "ror": ("ROR",)}),
                 _KINDS, replace(_COUNTRY, edge="LOCATED_IN", label="Country"), _PARENT, _fields("ACTIVE_IN")),
        ("name", "country"), ("country", "code", "ror", "openalex", "tax_code"), also=("Organizations", "Đơn vị")),
    Sheet("affiliations", "Công tác", "Affiliations",
          (*_person(required=True), *_body(required=True), *_props(EDGE["AFFILIATED_WITH"].props)),
          edge="AFFILIATED_WITH", also=("Nơi công tác",)),
    Sheet("expertise", "Chuyên môn", "Expertise",
          (*_person(required=True), *_body(), _fields("", required=True), *_props(EDGE["EXPERT_IN"].props)),
          edge="EXPERT_IN"),
    _node_sheet(
        "agreements", "Agreement",
        _columns(_props(NODE["Agreement"].props), _PARTIES, _fields("ABOUT"), _coded("Task", "SERVES", many=True)),
        ("name", "parties"), ("parties", "code"), also=("Thỏa thuận", "Hợp tác")),
    _exchange("needs", "Need", "SEEKS"),
    _exchange("offers", "Offer", "HAS"),
    _node_sheet(
        "figures", "Figure",
        (_ID, *_props(NODE["Figure"].props), *_body("MEASURES", also=_BODY_ALSO), _coded("Goal", "MEASURES"),
         _coded("Task", "MEASURES")),
        ("name", "as_of", "scope", "organization", "country", "goal", "task"),
        ("as_of", "scope", "organization", "goal", "task")),
)
SHEET: dict[str, Sheet] = {sheet.part: sheet for sheet in SHEETS}

#: Sheets of a workbook that carry no lines: the template's own explanation and its lists.
INSTRUCTIONS = ("Hướng dẫn", "Instructions")
LISTS = "_"
