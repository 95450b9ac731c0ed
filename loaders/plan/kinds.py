"""What kind of body a name is, by its first words: an organisation, a class of bodies, or no body at all."""

import re

_KINDS = (
    (("trường đại học", "đại học", "học viện", "trường đh"), "University"),
    (("trường cao đẳng", "cao đẳng", "trường cđ"), "College"),
    (("viện kiểm sát",), "Agency"),
    (("viện",), "ResearchInstitute"),
    (("trung tâm đổi mới sáng tạo",), "InnovationCenter"),
    (("công ty", "tổng công ty", "tập đoàn", "doanh nghiệp", "ngân hàng tmcp", "ngân hàng thương mại"), "Firm"),
    (("hội đồng",), "Agency"),
    (("hiệp hội", "hội", "liên đoàn", "liên hiệp", "liên minh", "câu lạc bộ"), "Association"),
    (("quỹ",), "Fund"),
    (("khu công nghệ", "khu công nghiệp", "khu cnc", "khu kinh tế", "khu đô thị"), "Park"),
    (("sở", "bộ", "ban", "ubnd", "ủy ban", "hđnd", "cục", "chi cục", "tổng cục", "vụ", "văn phòng", "công an",
      "kho bạc", "thanh tra", "thuế", "hải quan", "bảo hiểm xã hội", "thành ủy", "tỉnh ủy", "đảng ủy", "chính phủ",
      "tòa án", "mặt trận", "đoàn đại biểu", "bộ tư lệnh", "bộ chỉ huy", "ngân hàng nhà nước", "ban quản lý",
      "bql"), "Agency"),
    (("trường", "trung tâm", "đài", "báo", "cổng", "thành đoàn", "tỉnh đoàn", "đoàn", "ngân hàng", "bệnh viện",
      "điện lực", "bưu điện", "nhà xuất bản", "bảo tàng", "thư viện", "tổ công tác", "tổ chức", "tổ giúp việc", "cảng",
      "sàn giao dịch", "vườn ươm", "xí nghiệp", "nhà máy", "phòng", "hợp tác xã"), ""),
)
_STARTS = tuple(sorted((start for starts, _ in _KINDS for start in starts), key=len, reverse=True))
_CLASSES = (
    "cơ quan", "đơn vị", "cơ sở", "doanh nghiệp", "viện", "trường", "tổ chức", "địa phương", "chủ đầu tư", "hội",
    "hiệp hội", "bệnh viện", "ngân hàng", "hợp tác xã", "nhà trường", "ubnd", "ủy ban nhân dân", "học viện", "nhà thầu",
    "nhà đầu tư", "đại học", "cao đẳng", "phòng", "khu", "quỹ", "tập đoàn", "công ty", "trung tâm",
)
_ALL_OF = re.compile(r"^(?:các|những|một số|toàn bộ|mọi|tất cả(?: các)?)\s+\S", re.I)
_COMMON = re.compile(r"\b(?:Thành phố|Tỉnh|Thủ đô|Trung ương|Nhà nước|Việt Nam|Sở|Bộ|Ban|Ngành|UBND|CNTT|CNC)\b")
_ACRONYM = re.compile(r"[A-ZĐ]{3,}\b")
_JOINING = frozenset(("và", "and", "of", "the", "for", "&", "-", "–", "tại"))
_NO_BODY = re.compile(r"(?:như (?:trên|mục)|không|chưa|nt|ông|bà|đồng chí)\b", re.I)
_COMMA_STARTS = ("đài", "báo")


def starts_body(text: str) -> bool:
    """Whether another body begins with these words: ``Sở …``, ``các …``, ``UBND …``; not ``Công nghệ …``."""
    if _ALL_OF.match(text) or _ACRONYM.match(text):
        return True
    head = _head(text)
    if not head:
        return text[:1].isupper() and is_class(text)
    # "ban", "hội" or "trường" in lower case go on a list that "các" opened; a proper name has a capital.
    return text[:1].isupper() or (head in ("sở", "bộ") and text[len(head) + 1:][:1].isupper())


def is_class(text: str) -> bool:
    """Whether the words name a class of bodies (``các viện nghiên cứu``) and not one of them."""
    if _ALL_OF.match(text):
        return True
    head = _first(text, _CLASSES)
    rest = _COMMON.sub("", text[len(head):])
    return bool(head) and not any(word[:1].isupper() or word[:1].isdecimal() for word in rest.split())


def is_name(text: str) -> bool:
    """Whether the words look like the name of one body: a known first word, or a proper name throughout."""
    if _NO_BODY.match(text):
        return False
    words = [word.strip(".,()\"“”'") for word in text.split()]
    named = [word for word in words if word and word.lower() not in _JOINING]
    if _head(text):
        return len(named) > 1
    letters = sum(char.isalpha() for char in text)
    return letters >= 3 and all(word[:1].isupper() or word[:1].isdecimal() for word in named)


def kinds_of(text: str) -> tuple[str, ...]:
    """The further label of an organisation by the first words of its Vietnamese name; none where they do not tell."""
    head = _head(text)
    kind = next((kind for starts, kind in _KINDS if head in starts), "")
    return (kind,) if kind else ()


def is_vietnamese(text: str) -> bool:
    """Whether the name begins as a Vietnamese body's does."""
    return bool(_head(text))


def may_hold_commas(text: str) -> bool:
    """Whether a name of this kind may go on after a comma (``Sở Văn hóa, Thể thao và Du lịch``); a firm's does not."""
    return is_vietnamese(text) and "Firm" not in kinds_of(text)


def ends_on_comma(text: str) -> bool:
    """Whether a name of this kind may end in a list without ``và`` (``Đài Phát thanh, Truyền hình``)."""
    return bool(_first(text, _COMMA_STARTS))


def _head(text: str) -> str:
    return _first(text, _STARTS)


def _first(text: str, starts: tuple[str, ...]) -> str:
    spoken = f"{text.lower().replace('uỷ', 'ủy').replace('toà', 'tòa')} "
    return next((start for start in starts if spoken.startswith(f"{start} ")), "")
