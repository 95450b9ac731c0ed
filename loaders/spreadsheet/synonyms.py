"""How offices head their columns: further words for the columns of the layout, columns that hold several at once,
and columns that are never taken."""

#: Targets that are no column of the layout: one cell that holds several, or one value in several cells.
PERSON, FAMILY, GIVEN, CONTACT, SPECIALTY = "person", "family", "given", "contact", "specialty"
COMPOUNDS = (PERSON, FAMILY, GIVEN, CONTACT, SPECIALTY)

_NAME = (
    "Họ và tên", "Họ tên", "Tên chuyên gia", "Họ và tên chuyên gia", "Nhà khoa học", "Tên nhà khoa học",
    "Họ tên cán bộ", "Họ và tên cán bộ", "Chuyên gia", "Đại biểu", "Họ và tên đại biểu", "Họ tên giảng viên",
    "Họ và tên giảng viên", "Người tham gia", "Full name", "Name", "Expert name", "Researcher", "Person", "Author",
    "Tên")
_BODY = (
    "Đơn vị", "Đơn vị công tác", "Cơ quan", "Cơ quan công tác", "Cơ quan/Đơn vị", "Đơn vị/Cơ quan", "Nơi công tác",
    "Nơi làm việc", "Đơn vị/Tổ chức", "Tổ chức/Đơn vị", "Trường/Viện", "Viện/Trường", "Cơ quan, đơn vị",
    "Tên đơn vị", "Tên cơ quan", "Trường", "Công ty", "Đơn vị công tác hiện nay", "Affiliation", "Institution",
    "University", "Company", "Employer", "Organization", "Organisation", "Institute")
_SPECIALTY = (
    "Chuyên ngành", "Lĩnh vực nghiên cứu", "Lĩnh vực chuyên môn", "Hướng nghiên cứu", "Chuyên môn",
    "Lĩnh vực chuyên sâu", "Lĩnh vực quan tâm", "Chuyên ngành đào tạo", "Research interests", "Research area",
    "Expertise", "Specialty", "Research field", "Speciality")
_PHONE = (
    "ĐT", "SĐT", "Số ĐT", "ĐTDĐ", "Di động", "Điện thoại di động", "Số điện thoại", "Điện thoại liên hệ",
    "Số di động", "Số máy", "Điện thoại/Zalo", "Zalo", "Mobile", "Tel", "Tel.", "Phone", "Phone number", "Telephone")
_EMAIL = (
    "Email", "E-mail", "Mail", "Địa chỉ email", "Hộp thư", "Hộp thư điện tử", "Địa chỉ thư điện tử",
    "Email liên hệ", "Email address")
_CONTACT = (
    "Liên hệ", "Thông tin liên hệ", "Liên lạc", "Thông tin liên lạc", "Contact", "Contacts", "ĐT/Email", "Email/ĐT",
    "Điện thoại/Email", "Email/Điện thoại", "Điện thoại, email", "Email, điện thoại", "Email và điện thoại",
    "Điện thoại và email", "SĐT/Email", "Email/SĐT", "SĐT, email", "Phone/Email")
_ID = (
    "Mã cán bộ", "Mã CB", "Mã GV", "Mã giảng viên", "Mã nhân viên", "Mã NV", "MSCB", "UUID", "Code", "Mã chuyên gia")
_WEB = ("Website", "Web", "Trang cá nhân", "Trang chủ", "Homepage", "URL", "Trang web cá nhân")
_EXPERT = {
    "expert": _NAME,
    "organization": _BODY,
}
_SEEKING = {
    "organization": _BODY,
    "expert": _NAME[:8],
    "quantity": ("SL", "Số lượng cần"),
    "level": ("Trình độ yêu cầu",),
    "open_until": ("Hạn", "Hạn nộp", "Thời hạn", "Deadline"),
    "about": ("Mô tả", "Yêu cầu", "Chi tiết", "Description"),
    SPECIALTY: _SPECIALTY,
}

#: Sheet of the layout, then column or compound, to the headings that mean it.
HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "experts": {
        "id": _ID,
        "name": _NAME,
        "title": (
            "Học hàm/học vị", "Học hàm - học vị", "Học vị/học hàm", "Trình độ", "Trình độ chuyên môn", "HH/HV",
            "Chức danh khoa học", "Học vị, chức danh", "Danh xưng", "Academic title", "Degree"),
        "position": (
            "Chức danh", "Chức vụ/Chức danh", "Chức danh/Chức vụ", "Chức vụ, chức danh", "Vị trí",
            "Vị trí công tác", "Chức vụ công tác", "Chức vụ hiện nay", "Job title", "Role"),
        "organization": _BODY,
        "email": _EMAIL,
        "phone": _PHONE,
        "website": _WEB,
        "languages": ("Ngoại ngữ", "Language"),
        "about": ("Tóm tắt", "Tiểu sử", "Bio", "Biography"),
        FAMILY: (
            "Họ", "Họ đệm", "Họ và đệm", "Họ và tên đệm", "Họ lót", "Họ và chữ đệm", "Last name", "Surname",
            "Family name"),
        GIVEN: ("Tên riêng", "First name", "Given name", "Given names", "Forename"),
        CONTACT: _CONTACT,
        SPECIALTY: _SPECIALTY,
    },
    "organizations": {
        "id": ("Code",),
        "name": (
            *_BODY, "Tên doanh nghiệp", "Doanh nghiệp", "Tên công ty", "Tên trường", "Tên viện",
            "Tên tổ chức/đơn vị", "Tên đơn vị/doanh nghiệp", "Company name", "Đối tác", "Tên đối tác"),
        "name_en": ("Tên giao dịch", "Tên giao dịch quốc tế", "Tên quốc tế", "English name"),
        "aliases": ("Tên viết tắt", "Viết tắt", "Abbreviation", "Acronym"),
        "kinds": ("Loại hình", "Loại hình đơn vị", "Type"),
        "legal_form": ("Loại hình doanh nghiệp",),
        "tax_code": ("MST", "Mã số doanh nghiệp", "MSDN", "Mã số DN"),
        "website": _WEB,
        "parent": ("Bộ chủ quản", "Đơn vị chủ quản"),
        "place": (
            "Địa chỉ", "Địa chỉ trụ sở", "Trụ sở", "Trụ sở chính", "Tỉnh/thành phố", "Tỉnh/Thành", "Address", "City"),
        "about": ("Mô tả", "Chức năng", "Chức năng, nhiệm vụ", "Sản phẩm chính", "Sản phẩm, dịch vụ", "Description"),
        SPECIALTY: ("Lĩnh vực hoạt động", "Ngành nghề", "Ngành nghề kinh doanh", "Ngành nghề chính", *_SPECIALTY),
    },
    "affiliations": {
        **_EXPERT,
        "role": ("Chức vụ", "Chức danh", "Vị trí", "Position"),
        "since": ("Từ ngày", "Từ năm", "Bắt đầu", "From"),
        "until": ("Đến ngày", "Đến năm", "Kết thúc", "To"),
    },
    "expertise": {
        **_EXPERT,
        "field": ("Chuyên ngành",),
    },
    "agreements": {
        "name": (
            "Tên thỏa thuận", "Tên văn bản", "Nội dung hợp tác", "Nội dung ký kết", "Tên biên bản", "MOU",
            "Tên MOU", "Tên dự án", "Tên hợp đồng", "Agreement", "Title"),
        "parties": ("Các bên tham gia", "Bên ký kết", "Đơn vị ký", "Đơn vị ký kết", "Các bên ký kết"),
        "signed_on": ("Ngày ký kết", "Thời gian ký", "Thời điểm ký", "Ký ngày", "Date signed"),
        "ends_on": ("Hết hạn", "Hiệu lực đến", "Ngày hết hiệu lực", "Valid until"),
        "kind": ("Hình thức", "Loại văn bản"),
        "state": ("Tình trạng", "Tình trạng thực hiện", "Status"),
        "evidence": ("Số văn bản", "Số/ký hiệu", "Số ký hiệu"),
    },
    "needs": {
        "name": ("Nhu cầu", "Tên nhu cầu", "Nội dung nhu cầu", "Vị trí tuyển dụng", "Nội dung"),
        **_SEEKING,
    },
    "offers": {
        "name": ("Năng lực", "Tên năng lực", "Khả năng cung cấp", "Nội dung"),
        **_SEEKING,
    },
    "figures": {
        "name": ("Chỉ tiêu", "Tên chỉ tiêu", "Tên chỉ số"),
        "value": ("Số liệu", "Kết quả"),
        "unit": ("Đơn vị tính", "ĐVT"),
        "as_of": ("Thời điểm",),
        "scope": ("Địa bàn",),
    },
}

#: Headings that perhaps mean it: the mailbox of a body, or of somebody who works there; a note for us, or for them.
PERHAPS: dict[str, dict[str, tuple[str, ...]]] = {
    "experts": {
        "note": ("Ghi chú", "Note", "Notes", "Remarks"),
        "website": ("Google Scholar", "Link", "Profile"),
    },
    "organizations": {
        "public_contact": (*_CONTACT, *_PHONE, *_EMAIL, "Điện thoại", "Hotline"),
        "note": ("Ghi chú", "Note", "Notes", "Remarks"),
    },
    "agreements": {
        "note": ("Ghi chú", "Note", "Notes"),
    },
}

#: Columns about a person's private life: no registry of experts needs them, so nothing of them is read.
PRIVATE = (
    "Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Sinh ngày", "Nơi sinh", "Tuổi",
    "Giới tính", "Nam/Nữ", "Nam", "Nữ", "CCCD", "CMND", "CMT", "Số CCCD", "Số CMND", "CCCD/CMND",
    "CMND/CCCD", "Hộ chiếu", "Số hộ chiếu", "Quê quán", "Nguyên quán", "Dân tộc", "Tôn giáo", "Quốc tịch",
    "Địa chỉ nhà riêng", "Nhà riêng", "Nơi ở", "Nơi ở hiện nay", "Chỗ ở hiện nay", "Hộ khẩu", "Hộ khẩu thường trú",
    "Địa chỉ thường trú", "Số tài khoản", "STK", "Tài khoản", "Ngân hàng", "Lương", "Bậc lương", "Mức lương",
    "Hệ số lương", "Đảng viên", "Ngày vào Đảng", "Tình trạng hôn nhân", "Mã số thuế cá nhân", "MST cá nhân", "BHXH",
    "Số BHXH", "Ảnh", "Chữ ký", "Ký nhận", "Ký tên", "Gender", "Sex", "Date of birth", "Birthday", "DOB",
    "Year of birth", "Age", "Passport", "Passport number", "Nationality", "Home address", "Bank account", "Salary",
    "Photo", "Signature", "Place of birth", "Religion", "Marital status")
