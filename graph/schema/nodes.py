"""The labels, one instance each."""

from graph.schema.model import Node, Subkind
from graph.schema.props import (
    ABOUT,
    AGREEMENT_KINDS,
    AGREEMENT_STATES,
    ALIASES,
    CODE,
    FIELD_LEVELS,
    FOLDED,
    LEVELS,
    NAME,
    NAME_ORDERS,
    NAMES,
    NEED_KINDS,
    NEED_STATES,
    NOTE,
    PURPOSES,
    STANDINGS,
    TASK_STATES,
    WEBSITE,
    choice,
    choices,
    date,
    flag,
    long,
    measure,
    number,
    several,
    text,
    url,
    year,
)

EXPERT = Node(
    "Expert", "Chuyên gia", "Expert", "Experts", "#0072B2", "person",
    "A person with expertise.",
    (
        text("name", "Họ và tên", "Name", required=True, about="as the person writes it, without titles"),
        text("name_latin", "Tên chữ Latinh", "Name in Latin letters"),
        choice("name_order", "Thứ tự tên", "Name order", NAME_ORDERS),
        ALIASES,
        text("title", "Học hàm, học vị", "Title"),
        text("position", "Chức vụ", "Position"),
        text("orcid", "ORCID", "ORCID", identifier=True),
        text("openalex", "Mã OpenAlex", "OpenAlex id", identifier=True),
        several("languages", "Ngôn ngữ", "Languages", about="ISO 639-1 codes"),
        choices("availability", "Sẵn sàng", "Available to", PURPOSES),
        flag("overseas", "Người Việt ở nước ngoài", "Overseas Vietnamese", about="only if self-stated"),
        WEBSITE, ABOUT, NOTE,
        text("email", "Thư điện tử", "E-mail", contact=True),
        text("phone", "Điện thoại", "Telephone", contact=True),
        FOLDED,
    ),
)
ORGANIZATION = Node(
    "Organization", "Tổ chức", "Organisation", "Organisations", "#6B7280", "apartment",
    "A body of people: university, firm, institute, centre, agency, association, fund or park.",
    (
        *NAMES, ALIASES, CODE,
        text("legal_form", "Loại hình pháp lý", "Legal form"),
        text("ror", "Mã ROR", "ROR id", identifier=True),
        text("openalex", "Mã OpenAlex", "OpenAlex id", identifier=True),
        text("tax_code", "Mã số thuế", "Tax code", identifier=True, about="with its country: VN:0100109106"),
        WEBSITE,
        text("public_contact", "Liên hệ công khai", "Public contact",
             about="the organisation's own mailbox or switchboard"),
        text("place", "Địa điểm", "Place"),
        measure("latitude", "Vĩ độ", "Latitude"),
        measure("longitude", "Kinh độ", "Longitude"),
        ABOUT, NOTE,
        choice("standing", "Quan hệ", "Standing", STANDINGS, derived=True,
               about="partner with an agreement in force that has evidence, else known"),
        FOLDED,
    ),
)
SUBKINDS = (
    Subkind("University", "Đại học", "University", "Universities", "#009E73", "school"),
    Subkind("College", "Cao đẳng", "College", "Colleges", "#009E73", "school"),
    Subkind("ResearchInstitute", "Viện nghiên cứu", "Research institute", "Research institutes", "#56B4E9", "biotech"),
    Subkind("Firm", "Doanh nghiệp", "Firm", "Firms", "#E69F00", "factory"),
    Subkind("InnovationCenter", "Trung tâm đổi mới sáng tạo", "Innovation centre", "Innovation centres", "#D55E00",
            "hub"),
    Subkind("Agency", "Cơ quan nhà nước", "Agency", "Agencies", "#6B7280", "account_balance"),
    Subkind("Association", "Hội, hiệp hội", "Association", "Associations", "#CC79A7", "groups"),
    Subkind("Fund", "Quỹ", "Fund", "Funds", "#CC79A7", "groups"),
    Subkind("Park", "Khu công nghệ", "Park", "Parks", "#D55E00", "hub"),
    Subkind("Intermediary", "Tổ chức trung gian", "Intermediary", "Intermediaries", "#CC79A7", "groups"),
)
GROUP = Node(
    "Group", "Nhóm tổ chức", "Group of bodies", "Groups of bodies", "#6B7280", "account_balance",
    "A class of bodies that a document names as one; left out of network measures.",
    (*NAME, CODE, ALIASES, FOLDED),
)
FIELD = Node(
    "Field", "Lĩnh vực", "Field", "Fields", "#7A6FBE", "category",
    "A technology area: value-chain stage, then field, then subfield.",
    (
        *NAMES,
        text("code", "Mã lĩnh vực", "Field code", identifier=True),
        choice("level", "Cấp", "Level", FIELD_LEVELS),
        number("position", "Thứ tự", "Position"),
        several("synonyms", "Từ đồng nghĩa", "Synonyms"),
        ABOUT, FOLDED,
    ),
)
COUNTRY = Node(
    "Country", "Quốc gia/vùng lãnh thổ", "Country/territory", "Countries/territories", "#4B5563", "public",
    "A country or territory by ISO 3166-1 alpha-2 code.",
    (
        *NAMES,
        text("code", "Mã ISO", "ISO code", identifier=True),
        flag("priority", "Ưu tiên hợp tác", "Priority partner"),
    ),
)
AGREEMENT = Node(
    "Agreement", "Thỏa thuận hợp tác", "Agreement", "Agreements", "#8C6D31", "handshake",
    "A memorandum, contract, programme or joint project between parties.",
    (
        *NAME, CODE,
        choice("kind", "Loại", "Kind", AGREEMENT_KINDS),
        choice("state", "Trạng thái", "State", AGREEMENT_STATES),
        date("signed_on", "Ngày ký", "Signed on"),
        date("ends_on", "Ngày hết hạn", "Ends on"),
        url("evidence", "Bằng chứng", "Evidence", about="address or citation of the document that shows it"),
        text("owner", "Người phụ trách", "Owner", audience="curators", about="who of us answers for it"),
        text("next_step", "Việc tiếp theo", "Next step", audience="curators"),
        date("next_on", "Hạn việc tiếp theo", "Next step by", audience="curators"),
        ABOUT, NOTE, FOLDED,
    ),
)
PLAN = Node(
    "Plan", "Kế hoạch", "Plan", "Plans", "#A63D40", "flag",
    "A plan of the city: number, date and issuer, as far as its copy has them.",
    (
        *NAME,
        text("code", "Mã kế hoạch", "Plan key", identifier=True,
             about="from its title, so that draft and issue are one"),
        text("number", "Số hiệu", "Number", about="absent while the copy is not numbered"),
        date("issued_on", "Ngày ban hành", "Issued on"),
        text("issuer", "Cơ quan ban hành", "Issuer"),
        text("signer", "Người ký", "Signed by"),
    ),
)
GOAL = Node(
    "Goal", "Chỉ tiêu", "Target", "Targets", "#A63D40", "flag",
    "A target of a plan, with its value and unit.",
    (
        *NAME,
        text("code", "Mã chỉ tiêu", "Target key", identifier=True),
        long("text", "Nguyên văn", "Wording"),
        measure("target", "Mức phải đạt", "Target value"),
        text("unit", "Đơn vị", "Unit"),
        text("comparison", "So sánh", "Comparison", about="at_least, at_most or exactly"),
        year("until", "Đến năm", "By year"),
        text("recurs", "Lặp lại", "Recurs", about="yearly where it is counted each year"),
        number("position", "Thứ tự", "Position"),
    ),
    caption=("name", "text"),
)
TASK = Node(
    "Task", "Nhiệm vụ", "Task", "Tasks", "#A63D40", "flag",
    "A task of a plan, with its time window as written.",
    (
        text("name", "Tên ngắn", "Short title"),
        text("name_en", "Tên ngắn tiếng Anh", "Short title in English"),
        text("code", "Mã nhiệm vụ", "Task key", identifier=True, about="plan key and number"),
        number("number", "Số", "Number", required=True),
        text("group", "Nhóm", "Group", about="heading of the annex under which it stands"),
        number("group_number", "Số nhóm", "Group number"),
        text("subgroup", "Nhóm con", "Subgroup"),
        long("text", "Nguyên văn", "Wording"),
        several("results", "Kết quả dự kiến", "Expected results"),
        text("window", "Thời gian", "Window", about="as written"),
        year("since", "Từ năm", "From year"),
        year("until", "Đến năm", "To year"),
        text("recurs", "Lặp lại", "Recurs", about="yearly-06: each June"),
        text("waits_for", "Chờ", "Waits for", about="never late until this trigger is recorded"),
        date("triggered_on", "Ngày có điều kiện", "Triggered on"),
        choice("state", "Trạng thái", "State", TASK_STATES),
        NOTE, FOLDED,
    ),
    caption=("name", "text"),
)
FIGURE = Node(
    "Figure", "Số liệu", "Figure", "Figures", "#A63D40", "monitoring",
    "A measured number with its date and scope.",
    (
        text("name", "Chỉ số", "Indicator", required=True),
        text("name_en", "Chỉ số tiếng Anh", "Indicator in English"),
        measure("value", "Giá trị", "Value"),
        measure("value_to", "Đến giá trị", "Value up to", about="upper end where the source gives a range"),
        text("unit", "Đơn vị", "Unit"),
        date("as_of", "Tính đến", "As of"),
        text("scope", "Phạm vi", "Scope"),
        flag("approximate", "Xấp xỉ", "Approximate"),
    ),
)
EVENT = Node(
    "Event", "Sự kiện", "Event", "Events", "#8C6D31", "event",
    "A conference, dialogue, fair or session of one.",
    (
        *NAME, CODE,
        date("starts_on", "Bắt đầu", "Starts on"),
        date("ends_on", "Kết thúc", "Ends on"),
        text("place", "Địa điểm", "Place"),
        ABOUT, FOLDED,
    ),
)
WORK = Node(
    "Work", "Công trình", "Work", "Works", "#4B5563", "article",
    "A publication or patent.",
    (
        text("name", "Nhan đề", "Title", required=True),
        text("doi", "DOI", "DOI", identifier=True),
        text("openalex", "Mã OpenAlex", "OpenAlex id", identifier=True),
        year("year", "Năm", "Year", indexed=True),
        text("kind", "Loại", "Kind", about="article, book, patent …"),
        text("venue", "Nơi đăng", "Venue"),
        number("cited_by", "Lượt trích dẫn", "Cited by"),
        FOLDED,
    ),
)
_EXCHANGE = (
    *NAME, CODE,
    choice("kind", "Loại", "Kind", NEED_KINDS),
    choice("state", "Trạng thái", "State", NEED_STATES),
    number("quantity", "Số lượng", "Quantity"),
    choice("level", "Trình độ", "Level", LEVELS),
    year("year", "Năm", "Year"),
    date("open_until", "Mở đến", "Open until"),
    ABOUT, FOLDED,
)
NEED = Node("Need", "Nhu cầu", "Need", "Needs", "#4D7C0F", "swap_horiz",
            "What an organisation or expert seeks.", _EXCHANGE)
OFFER = Node("Offer", "Năng lực", "Offer", "Offers", "#4D7C0F", "swap_horiz",
             "What an organisation or expert has to give.", _EXCHANGE)

NODES = (EXPERT, ORGANIZATION, GROUP, FIELD, COUNTRY, AGREEMENT, PLAN, GOAL, TASK, FIGURE, EVENT, WORK, NEED, OFFER)
