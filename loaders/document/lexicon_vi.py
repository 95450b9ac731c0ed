"""Vietnamese words that carry rules: compounds inside names, words that end a name, places, family names."""

import re

from graph.names import fold


def listed(text: str) -> frozenset[str]:
    """The words or phrases of a list that commas separate."""
    return frozenset(" ".join(part.split()) for part in text.split(",") if part.strip())


def one_of(phrases: frozenset[str]) -> str:
    """A pattern of any of these phrases, the longest first."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", " ") for phrase in longest)


#: Words of more than one syllable that stand inside the names of bodies, in small letters.
COMPOUNDS = listed("""
    khoa học, công nghệ, công nghệ cao, công nghệ thông tin, công nghệ số, thông tin, truyền thông, tài chính,
    giáo dục, đào tạo, kế hoạch, đầu tư, công thương, nông nghiệp, nông thôn, môi trường, tài nguyên, phát triển,
    xây dựng, giao thông, vận tải, văn hóa, thể thao, du lịch, nội vụ, ngoại giao, ngoại vụ, tư pháp, công an,
    quốc phòng, an ninh, y tế, lao động, thương binh, xã hội, công nghiệp, công nghiệp hỗ trợ, viễn thông, bưu chính,
    bán dẫn, vi mạch, vi điện tử, điện tử, tin học, phần mềm, phần cứng, dịch vụ, doanh nghiệp, doanh nhân, đổi mới,
    sáng tạo, đổi mới sáng tạo, khởi nghiệp, chuyển đổi số, trí tuệ nhân tạo, dữ liệu, nghiên cứu, ứng dụng, quản lý,
    bách khoa, tự nhiên, kinh tế, kinh tế số, quốc dân, kỹ thuật, quân sự, quân đội, sư phạm, ngoại thương,
    thương mại, địa chất, nhân văn, năng lượng, vật liệu, vật lý, hóa học, toán học, sinh học, hàn lâm, quốc gia,
    quốc tế, thủ đô, xúc tiến, hợp tác, hợp tác quốc tế, tư vấn, nhân lực, nguồn nhân lực, chất lượng, chất lượng cao,
    tiêu chuẩn, đo lường, sở hữu trí tuệ, quy hoạch, kiến trúc, thủy lợi, điện lực, mật mã, hàng không, vũ trụ,
    hạt nhân, nguyên tử, luyện kim, cơ khí, chế tạo, tự động, tự động hóa, điều khiển, máy tính, mạng, an toàn,
    an toàn thông tin, ngân hàng, chứng khoán, bảo hiểm, đối ngoại, hữu nghị, phụ nữ, thanh niên, sinh viên, tổ chức,
    chính sách, chiến lược, dân tộc, tôn giáo, thanh tra, thuế, hải quan, kho bạc, thống kê, dân số, việc làm,
    thiết bị, thiết kế, sản xuất, kiểm thử, đóng gói, chuyển giao, tri thức, giải pháp, hệ thống, tích hợp, linh kiện,
    quang học, quang điện tử, quang tử, cảm biến, tài trợ, học bổng, khuyến học, mở, hành chính, chính trị,
    tuyên giáo, dân vận, khu công nghiệp, khu chế xuất, chế xuất, nhỏ và vừa, cổ phần, trách nhiệm hữu hạn,
    một thành viên, tập đoàn, sư phạm kỹ thuật, y dược, dược, luật, mỏ, hàng hải, lâm nghiệp, thủy sản, dân dụng,
    hạ tầng, đô thị, nhà ở, bất động sản, chế biến, xuất khẩu, nhập khẩu, xuất nhập khẩu, hội nhập, đa phương tiện,
    trường học, dạy nghề, nghề, cao đẳng, bồi dưỡng, cán bộ, giảng viên, công nghệ sinh học, sức khỏe, nông sản, điện,
    thông tin liên lạc, pháo binh, xuất sắc, toàn cầu, khoa học và công nghệ, khoa học công nghệ, liên bang,
    trung ương, liên kết, kết nối, hỗ trợ, thử nghiệm, chứng nhận
""")
LONGEST = max(len(compound.split()) for compound in COMPOUNDS)

#: Words in small letters after which a name has ended: verbs, particles, prepositions.
ENDING = listed("""
    và, hoặc, đã, sẽ, đang, cũng, vừa, được, bị, là, có, cùng, với, tại, ở, trong, ngoài, ngày, sáng, chiều, tối, vào,
    về, do, để, nhằm, theo, khi, này, đó, nêu, cho, đến, tới, từ, của, thuộc, trực, các, những, một, hai, ba, bốn,
    năm, sau, trước, trên, dưới, nói, biết, phối, ký, ban, tiếp, mong, cam, chủ, tham, đại, diện, đề, giới, khẳng,
    nhấn, phát, đánh, bày, chia, trao, gồm, như, rất, luôn, không, chưa, nhưng, mà, thì, nên, rằng, còn, lại, ra, lên,
    xuống, qua, bằng, giao, giúp, thăm, tặng, bàn, mua, bán, chọn, rót, thuê, hiện, hay, nhận, mở, thu, tăng, giảm,
    đạt, dự, làm, lần, mới, nay, nếu, nữa, ông, bà, phải, quyết, sớm, tạo, thêm, tổ, tổng, trình, trở, vẫn, việc, xác,
    xem, yêu, ước, triển, thông, thống, dành, đưa, đặt, đầu, điều, đón, đồng, gặp, ghi, góp, hoàn, họp, hướng, kêu,
    khai, kiến, kỳ, mời, nâng, nhiều, thực, vì, đi, tiến, cần, muốn, vui, chúc, cảm, gửi, khởi, bên, phía, toàn, mỗi,
    mọi, từng, đối, gắn, thay, mặt, tháng, quý, số, khoảng, hơn, gần, trị, giá, mang, cấp, bổ, lấy
""")

#: Provinces, cities and regions as they end names; with the countries of ``graph.places``.
PLACES = listed("""
    Hà Nội, Việt Nam, Đà Nẵng, Hải Phòng, Cần Thơ, Huế, Thừa Thiên Huế, Hồ Chí Minh, TP.HCM, TPHCM, Bắc Ninh,
    Bắc Giang, Hưng Yên, Hải Dương, Vĩnh Phúc, Thái Nguyên, Quảng Ninh, Nghệ An, Thanh Hóa, Hà Tĩnh, Bình Dương,
    Đồng Nai, Long An, Bình Định, Khánh Hòa, Lâm Đồng, Quảng Nam, Quảng Ngãi, Phú Thọ, Hòa Bình, Nam Định, Thái Bình,
    Ninh Bình, Hà Nam, Lào Cai, Yên Bái, Sơn La, Điện Biên, Lạng Sơn, Cao Bằng, Tuyên Quang, Bà Rịa - Vũng Tàu,
    Vũng Tàu, Tây Ninh, An Giang, Kiên Giang, Cà Mau, Sóc Trăng, Bến Tre, Vĩnh Long, Đồng Tháp, Gia Lai, Đắk Lắk,
    Quảng Trị, Quảng Bình, Bình Thuận, Ninh Thuận, Phú Yên, Nhật Bản, Hàn Quốc, Hoa Kỳ, Mỹ, Đài Loan, Trung Quốc,
    Singapore, Đức, Pháp, Anh, Úc, Australia, Hà Lan, Bỉ, Nga, Ấn Độ, Malaysia, Thái Lan, Canada, Israel, Ireland,
    Châu Á, ASEAN, Đông Nam Á, Vietnam, Hanoi, Japan, Korea, Taiwan, Asia, Ho Chi Minh, Ho Chi Minh City, HCM City,
    HCMC, Da Nang, Can Tho, Hai Phong, Bac Ninh, Southeast Asia, South Asia, Asia Pacific, Asia-Pacific, Europe,
    Đà Nẵng City, Cần Thơ City, Hà Nội City, Washington, Washington D.C, Tokyo, Seoul, Taipei, San Francisco,
    Silicon Valley, Viet Nam
""")

#: Family names of Vietnamese people, and of the peoples of Viet Nam, that open a full name.
FAMILIES = listed("""
    Nguyễn, Trần, Lê, Phạm, Vũ, Võ, Hoàng, Huỳnh, Bùi, Đỗ, Phan, Đặng, Ngô, Đinh, Trương, Hồ, Dương, Đoàn, Đào, Trịnh,
    Hà, Lương, Mai, Cao, Lưu, Nông, Tạ, Lý, Phùng, Vương, Chu, Lâm, Triệu, Thái, Tô, Đàm, Vi, Lại, Tống, Văn, Kiều,
    Quách, Lò, Lục, Châu, Đồng, Hứa, Đậu, La, Bế, Tăng, Mã, Từ, Nghiêm, Doãn, Bạch, Lữ, Lã, Ninh, Ma, Phí, Thân, Mạc,
    Tôn, Thạch, Cù, Giang, Khổng, Diệp, Khuất, Kim, Nhữ, Khương, Sầm, Thiều, Cầm, Âu, Đường, Dư, Chung, Đổng, Ngụy,
    Hàn, Giáp, Tiêu, Bành, Tưởng, Thẩm, Cấn, Khúc, Quản, Trình, Uông, Ung, Tào, Chử, Giàng, Viên, Lư, Nguyên, Quyền,
    Đới, Liêu, Hạ, Hầu, Bàng, Nguyen, Tran, Le, Pham, Vu, Vo, Hoang, Huynh, Bui, Do, Dang, Ngo, Dinh, Truong, Ho,
    Duong, Doan, Dao, Trinh, Ha, Luong, Luu, Ta, Ly, Phung, Vuong, Lam, To, Dam, Kieu, Quach, Thai, Tang, Nghiem,
    Bach, Khuong, Chau
""")

_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "uỳ": "ùy", "uý": "úy",
          "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
# "quý" and "quỳ" carry the mark on the y in both spellings.
_OLD = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONES)})(?!\w)", re.I)
_VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|ch|th|tr|ph|kh|gh|gi|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
_SMALL = re.compile(r"(?<!\w)[^\W\dA-ZĐ_]+")


def toned(text: str) -> str:
    """The text with tone marks where the newer spelling has them: ``Hoà`` as ``Hòa``, ``uỷ`` as ``ủy``."""
    return _OLD.sub(_newer, text)


def _newer(found: re.Match[str]) -> str:
    newer = _TONES[found[0].lower()]
    return newer.capitalize() if found[0][0].isupper() else newer


def is_syllable(word: str) -> bool:
    """Whether a word may be a syllable of Vietnamese: ``Theo`` and ``Kế``, not ``Bosch`` or ``VINASA``."""
    return not (len(word) > 1 and word.isupper()) and _SYLLABLE.fullmatch(fold(word)) is not None


def is_vietnamese(text: str) -> bool:
    """Whether a sentence is Vietnamese: a word in small letters has a letter or mark that English has not."""
    return any(_VIETNAMESE.search(word) for word in _SMALL.findall(text[:600]))
