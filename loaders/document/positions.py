"""What people are: positions and titles in both languages, as patterns."""

import re

_HEADS_VI = (
    "Tổng Giám đốc", "Giám đốc điều hành", "Giám đốc quốc gia", "Giám đốc kỹ thuật", "Giám đốc công nghệ",
    "Giám đốc cấp cao", "Giám đốc khu vực", "Giám đốc", "Chủ tịch Hội đồng quản trị", "Chủ tịch HĐQT",
    "Chủ tịch Hội đồng thành viên", "Chủ tịch HĐTV", "Chủ tịch Hội đồng trường", "Chủ tịch Hội đồng Khoa học",
    "Chủ tịch điều hành", "Chủ tịch", "Thứ trưởng", "Bộ trưởng", "Thủ tướng", "Bí thư Đảng ủy",
    "Bí thư Đảng bộ", "Bí thư Chi bộ", "Thành ủy viên", "Tỉnh ủy viên", "Đảng ủy viên", "Bí thư", "Trưởng ban",
    "Trưởng phòng",
    "Trưởng khoa", "Trưởng bộ môn", "Trưởng đại diện", "Trưởng nhóm", "Trưởng bộ phận", "Trưởng đoàn", "Hiệu trưởng",
    "Viện trưởng", "Cục trưởng", "Tổng cục trưởng", "Chi cục trưởng", "Vụ trưởng", "Chánh Văn phòng", "Chánh thanh tra",
    "Tổng Thư ký", "Tổng Biên tập", "Ủy viên Ban Thường vụ", "Ủy viên Ban Chấp hành", "Ủy viên", "Chủ nhiệm", "Đại sứ",
    "Tổng lãnh sự", "Nhà sáng lập", "Người sáng lập", "Đồng sáng lập", "Thành viên Hội đồng quản trị",
    "Thành viên HĐQT", "CEO", "CTO", "COO", "CFO", "Trợ lý", "Thư ký", "Quản lý", "Giảng viên", "Giáo sư", "Chuyên gia",
    "Cố vấn", "Tham tán", "Phụ trách", "Trưởng Văn phòng đại diện", "Trưởng văn phòng", "Thị trưởng", "Thống đốc",
    "Kế toán trưởng", "Tổng công trình sư",
)
_QUALIFIED_VI = r"(?: (?:Thường trực|thường trực|phụ trách|Chuyên trách|chuyên trách|danh dự|sáng lập|điều hành))?"
_HEAD_VI = "|".join(sorted((re.escape(head).replace(r"\ ", " ") for head in _HEADS_VI), key=len, reverse=True))
#: A position in Vietnamese: Phó Chủ tịch Thường trực. In small letters only where it cannot be another word.
POSITION_VI = re.compile(
    rf"(?<!\w)(?:(?:Nguyên|nguyên|Quyền|quyền|Cựu|cựu|Đồng) )?(?:[Pp]hó )?(?i:{_HEAD_VI}){_QUALIFIED_VI}(?!\w)")
HONORIFIC_VI = r"(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí|[Đđ]/c|[Cc]hị|[Aa]nh|[Nn]gài|[Tt]hầy|[Cc]ô)"
TITLE = (
    r"(?:(?:GS|PGS|TSKH|TS|ThS|Ths|KS|BS|LS|NGND|NGƯT|Giáo sư|Phó Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Kỹ sư"
    r"|Luật sư|Viện sĩ)"
         r"(?:\.\s*|\s+|,\s*(?=TS|PGS|ThS|Tiến))?)+")

_HEADS_EN = (
    "director general", "director-general", "managing director", "general director", "executive director",
    "country director", "regional director", "technical director", "director", "chief executive officer",
    "chief executive", "chief operating officer", "chief technology officer", "chief financial officer",
    "chief representative", "CEO", "CTO", "COO", "CFO", "president", "chairman", "chairwoman", "chairperson", "chair",
    "rector", "dean", "provost", "chancellor", "minister", "secretary-general", "secretary general", "secretary",
    "general manager", "country manager", "manager", "head", "founder", "co-founder", "prime minister",
    "party secretary", "ambassador", "governor", "mayor", "professor", "principal", "leader", "representative",
    "commissioner", "spokesperson",
)
_BEFORE_EN = (r"(?:(?:deputy|vice|executive|senior|acting|former|associate|assistant|first|standing|permanent|corporate"
              r"|interim|global|founding|honorary|party)[ -])*")
_HEAD_EN = "|".join(sorted((re.escape(head).replace(r"\ ", " ") for head in _HEADS_EN), key=len, reverse=True))
#: A position in English: Executive Vice President; and CEO joined by "and".
POSITION_EN = re.compile(
    rf"(?<!\w)(?<!-(?=[a-z]))(?i:{_BEFORE_EN}(?:{_HEAD_EN}))(?:(?: and |/)(?i:{_BEFORE_EN}(?:{_HEAD_EN})))?(?![\w-])")
HONORIFIC_EN = (r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Assoc\. Prof|Associate Professor|Sir|H\.E|Madam|PhD)\b\.?\s*)+")

#: Words in small letters that stand between the bodies of people who sign together.
BETWEEN = frozenset(" ".join(_HEADS_VI + _HEADS_EN).lower().split()) | frozenset({
    "và", "cùng", "với", "đại", "diện", "lãnh", "đạo", "các", "hai", "bên", "phía", "ông", "bà", "là", "phó", "của",
    "đồng", "chí", "giữa", "thay", "mặt", "nguyên", "quyền", "ban", "từ", "hiệu", "thường", "trực", "phụ", "trách",
    "kiêm", "the", "and", "of", "by", "for", "both", "between", "as", "well", "representatives", "representative",
    "leaders", "deputy", "vice", "executive", "senior", "acting", "mr", "ms", "dr", "prof",
})
