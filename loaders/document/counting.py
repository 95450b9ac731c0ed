"""What a number counts: the noun behind it with what describes it, where it is a noun worth keeping."""

import re

from loaders.document.lexicon_vi import COMPOUNDS, listed, one_of
from loaders.document.numbers import Quantity

#: Nouns that number nothing worth keeping: parts of a text, spans of time, grades, sides.
_NO_NOUN = re.compile(
    r"(?:years?|months?|days?|weeks?|hours?|minutes?|times|sides|parties|nanomet\w*|a\.m|p\.m|am|pm|points?|in|of|and|to|on"
    r"|at|the|by|for|from|or|with|is|was|are|were|phases?|views?|countries|floors|stages|sessions|pillars|areas|fields"
    r"|pages)(?!\w)", re.I)
_NOUNS_VI = listed("""
    nhóm sản phẩm, nhóm nhiệm vụ, doanh nghiệp, dự án, gian hàng, nhân lực, lao động, kỹ sư, cử nhân, thạc sĩ,
    tiến sĩ, sinh viên, học viên, học sinh, giảng viên, cán bộ, chuyên gia, nhà khoa học, đại biểu, lượt khách,
    lượt người, lượt, người, công ty, tập đoàn, trường đại học, trường cao đẳng, trường, viện nghiên cứu, viện,
    phòng thí nghiệm, phòng học, trung tâm, khu công nghiệp, khu công nghệ, cụm công nghiệp, nhiệm vụ, chỉ tiêu,
    sự kiện, sản phẩm, bằng sáng chế, sáng chế, đề tài, bài báo, suất học bổng, suất, vị trí, việc làm, nhà máy,
    thực tập sinh, đơn vị, tổ chức, startup, nhà đầu tư, đối tác, chương trình, khóa đào tạo, khóa học, ngành,
    mã ngành, hồ sơ, thủ tục, máy, thiết bị, chip, con chip, giấy phép, hợp đồng, văn bản, thỏa thuận, hội viên,
    thành viên, tổ hợp, quỹ, mô hình, đội, giải, nhóm, hội thảo, tọa đàm, cơ sở, ý tưởng, khách, nghiên cứu sinh,
    nhân viên, nhân sự, trạm, chỗ, tín chỉ, kỹ thuật viên, chi nhánh, văn phòng, giáo sư, phó giáo sư, nhà cung cấp,
    khách hàng, ứng viên, bài thi, quốc gia và vùng lãnh thổ
""")
_NOUN_VI = re.compile(rf"\s*(?P<noun>{one_of(_NOUNS_VI)})(?!\w)", re.I)
_STOPS_VI = (
    "được(?! cấp| phê duyệt| chấp thuận| bàn giao| đào tạo| Ban Quản lý)|đã|sẽ|và(?! học tập| làm việc)"
    "|với|trong|tại|là|có(?! trình| hoạt| khả| quy)|từ(?! đại học| cao đẳng)|đến|để"
    "|nhằm|cho|của|theo|tăng|giảm|đạt|do"
             "|vào|năm|mỗi|so|bao|gồm|như|cùng|sang|ở|trên(?! địa)|ra|khi|thì|nếu|này|đó|khác|tham dự|đặt|giao|phục vụ"
             "|trên địa bàn|(?<!thực )hiện|nhưng|hay|hoặc|đứng|cung cấp|tiếp tục|vừa")
_PART_VI = rf"\s+(?!(?:{_STOPS_VI})(?!\w))[^\W\d_][\w&-]*"
_GOES_VI = re.compile(rf"(?:{_PART_VI}){{0,12}}", re.I)
_LISTED = re.compile(r",\s+(?=(\w+ \w+))")
_NOUN_EN = re.compile(
    r"\s+(?P<noun>(?:(?:[a-zA-Z][\w-]*|\([A-Z&]{2,6}\))\s+){0,3}?(?:[a-z][\w-]{2,}s|people|staff|personnel|faculty|alumni))(?!\w)")
_STOPS_EN = (
    "by|in|from|with|to|and|on|at|for|this|last|next|each|every|were|was|are|is|have|has|had|will|who|which|that|as|up"
    "|down|compared|during|over|across"
             "|between|after|before|since|until|would|can|could|where|while|but|or|per|within|under|annually|yearly"
             "|locally|abroad|including|set")
_GOES_EN = re.compile(rf"(?:\s+(?!(?:{_STOPS_EN})(?!\w))[^\W\d_][\w-]*){{0,8}}", re.I)
_DANGLING = re.compile(r"(?:\s+(?:về|các|những|của|có|một|of|the|a|an|its))+$", re.I)
_MOST = 14


def counted(text: str, quantity: Quantity, vietnamese: bool) -> str:
    """The noun that a number counts, in small letters; empty where it counts none that is worth keeping."""
    if quantity.unit and not quantity.unit.endswith(("triệu", "nghìn", "tỷ", "million", "thousand", "billion")):
        return ""
    if not vietnamese and _NO_NOUN.match(text[quantity.end:quantity.end + 40].lstrip()):
        return ""
    found = (_NOUN_VI if vietnamese else _NOUN_EN).match(text, quantity.end)
    if found is None:
        return ""
    noun = " ".join(found["noun"].lower().split())
    return noun if vietnamese else noun.split()[-1]


def behind(text: str, place: int, vietnamese: bool) -> str:
    """The noun phrase from here on, as far as it describes what is counted."""
    goes = _GOES_VI if vietnamese else _GOES_EN
    noun = (_NOUN_VI if vietnamese else _NOUN_EN).match(text, place)
    found = goes.match(text, noun.end() if noun else place)
    end = found.end() if found else place
    listed = _LISTED.match(text, end)
    if vietnamese and listed and end > place and listed[1].lower() in COMPOUNDS:
        more = goes.match(text, listed.end() - 1)
        rest = more.end() if more else end
        # Not where the comma opens another count: "…, dự án" with a number behind.
        end = rest if not re.match(r"\s*\d", text[rest:rest + 3]) else end
    said = " ".join(text[place:end].split()[:_MOST])
    return _DANGLING.sub("", said).strip(" -,")
