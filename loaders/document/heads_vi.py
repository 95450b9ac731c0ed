"""First words of Vietnamese bodies (``Sở``, ``Công ty``) and the words that decide how their names go on."""

#: First words of bodies. Those that name nothing by themselves need more words behind them.
HEADS = tuple(sorted((
    "trường đại học", "đại học quốc gia", "đại học", "trường đh", "đh", "đhqg", "học viện", "trường cao đẳng",
    "cao đẳng", "trường cđ", "trường thpt", "trường", "viện hàn lâm", "viện nghiên cứu", "viện", "trung tâm", "công ty",
    "tổng công ty", "công ty cổ phần", "công ty cp", "công ty tnhh", "công ty tnhh mtv", "ctcp", "tập đoàn",
    "ngân hàng", "hiệp hội", "hội đồng", "hội", "liên hiệp", "liên đoàn", "liên minh", "câu lạc bộ", "mạng lưới", "quỹ",
    "sở", "bộ", "ban quản lý", "bql", "ban chỉ đạo", "ban", "ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân",
    "ủy ban", "cục", "tổng cục", "chi cục", "vụ", "văn phòng", "khu công nghệ cao", "khu cnc", "khu công nghiệp",
    "khu công nghệ thông tin", "vườn ươm", "thành ủy", "tỉnh ủy", "thành đoàn", "đảng ủy", "trung ương đảng",
    "chính phủ", "quốc hội", "đại sứ quán", "tổng lãnh sự quán", "tổ hợp", "tổ chức", "nhà máy", "phòng thương mại",
    "phòng", "khoa", "bộ môn", "cơ quan", "binh chủng", "quân chủng", "bộ tư lệnh", "mặt trận tổ quốc", "tổng hội",
    "bệnh viện", "trường quốc tế",
), key=len, reverse=True))
#: Bodies that stand alone.
ALONE = frozenset({"thành ủy", "chính phủ", "quốc hội", "trung ương đảng"})
#: Bodies whose names may be a person's: Trường Đại học Tôn Đức Thắng.
NAMED_AFTER = frozenset({
    "trường đại học", "đại học", "trường đh", "đh", "học viện", "trường thpt", "trường", "quỹ", "viện",
    "viện nghiên cứu", "trường cao đẳng", "bệnh viện",
})
#: Bodies whose names may hold a list: Sở Văn hóa, Thể thao và Du lịch.
LISTING = frozenset({
    "sở", "bộ", "trung tâm", "viện", "cục", "vụ", "hội", "ban", "trường đại học", "trường cao đẳng", "hiệp hội",
    "trường", "viện nghiên cứu", "phòng", "khoa",
})
BOARDS = frozenset({"ban quản lý", "bql", "ban"})
#: First words with which another body begins, wherever they stand behind a name.
STRONG = frozenset({
    "công ty", "tập đoàn", "tổng công ty", "trường đại học", "đại học", "học viện", "viện", "sở", "bộ", "cục", "ubnd",
    "đại học quốc gia", "công ty cổ phần", "công ty tnhh", "công ty cp", "hiệp hội", "ngân hàng", "viện nghiên cứu",
    "viện hàn lâm",
})
#: Committees of the party, which end the names of their own boards: Ban Tổ chức Thành ủy.
PARTY = frozenset({"thành ủy", "tỉnh ủy", "trung ương đảng"})
#: Committees that a province or city has, named by its level alone: UBND Thành phố.
COMMITTEES = frozenset({"ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân", "thành ủy"})
#: Parts of a body, whose names have no capitals of their own.
WITHIN = frozenset({"phòng", "khoa", "bộ môn"})
LEVELS = frozenset({"thành phố", "tỉnh", "quận", "huyện", "thị xã", "phường", "xã", "tp"})
#: In small letters behind a name these are what it does, and no part of it.
DOING = frozenset({
    "hợp tác", "phát triển", "đầu tư", "hỗ trợ", "kết nối", "đào tạo", "nghiên cứu", "xây dựng", "thiết kế", "sản xuất",
    "tài trợ", "quản lý", "tư vấn", "ứng dụng", "chuyển giao", "liên kết", "tổ chức", "xúc tiến", "chế tạo", "đóng gói",
})
#: What goes on with a name in small letters wherever it stands.
SMALL = frozenset({
    "sáng tạo", "đổi mới sáng tạo", "công nghệ", "công nghệ cao", "cổ phần", "nhỏ và vừa", "một thành viên", "kỹ thuật",
    "dân dụng", "thông tin", "toàn cầu", "quốc gia", "quốc tế",
})
#: First words that also stand in small letters right before a name: công ty FPT.
SMALL_HEADS = frozenset({
    "công ty", "tập đoàn", "trường", "trường đại học", "đại học", "hiệp hội", "trung tâm", "viện", "quỹ", "học viện",
    "ngân hàng", "công ty tnhh", "công ty cổ phần", "tổng công ty", "hội", "sở", "bộ",
})
