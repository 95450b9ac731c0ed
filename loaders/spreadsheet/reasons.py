"""The sentences of rejects, in the language of the sheet's own headings: who must mend a line has to understand it."""

# name -> (Vietnamese, English)
REASONS: dict[str, tuple[str, str]] = {
    "missing": ("Ô này bắt buộc mà đang để trống; hãy điền vào.",
                "This cell is required and empty; fill it in."),
    "needs_one_of": ("Chỉ có tên thì chưa phân biệt được; hãy điền thêm một trong các cột: {words}.",
                     "A name alone does not tell it apart; fill in one of these columns too: {words}."),
    "no_day": ("“{value}” không phải là ngày có thật trong lịch; hãy sửa, ví dụ 27/06/2026.",
               "“{value}” is no day of the calendar; correct it, for example 27/06/2026."),
    "no_date": ("“{value}” không phải là ngày; hãy ghi như 27/06/2026, 06/2026 hoặc 2026.",
                "“{value}” is not a date; write it as 27/06/2026, 06/2026 or 2026."),
    "no_year": ("“{value}” không phải là năm; hãy ghi bốn chữ số, ví dụ 2026.",
                "“{value}” is not a year; write four digits, for example 2026."),
    "no_number": ("“{value}” không phải là số; hãy chỉ ghi chữ số, ví dụ 22.000 hoặc 13,75.",
                  "“{value}” is not a number; write digits only, for example 22,000 or 13.75."),
    "no_whole": ("“{value}” không phải là số nguyên; hãy ghi số không có phần lẻ.",
                 "“{value}” is not a whole number; write it without decimals."),
    "out_of_range": ("“{value}” nằm ngoài khoảng từ {low} đến {high}; hãy kiểm tra lại.",
                     "“{value}” is not between {low} and {high}; check it."),
    "no_flag": ("“{value}” không phải là có hoặc không; hãy ghi có hoặc không.",
                "“{value}” is neither yes nor no; write yes or no."),
    "no_choice": ("“{value}” không có trong danh mục; hãy chọn: {words}.",
                  "“{value}” is not one of the choices; choose from: {words}."),
    "no_address": ("“{value}” không phải là địa chỉ web; hãy ghi địa chỉ bắt đầu bằng http:// hoặc https://.",
                   "“{value}” is not a web address; write one that starts with http:// or https://."),
    "no_email": ("“{value}” không phải là địa chỉ thư điện tử; hãy kiểm tra lại.",
                 "“{value}” is not an e-mail address; check it."),
    "no_identifier": ("“{value}” không phải là {what} đúng (sai dạng hoặc sai số kiểm tra); "
                      "hãy chép lại hoặc để trống.",
                      "“{value}” is not a valid {what} (its form or check digit is wrong); "
                      "copy it again or leave it empty."),
    "no_tax_code": ("“{value}” chưa có mã nước; hãy ghi như VN:0100109106, hoặc điền cột quốc gia.",
                    "“{value}” has no country; write it as VN:0100109106, or fill in the country."),
    "no_country": ("“{value}” không phải là quốc gia hay vùng lãnh thổ nào được biết; "
                   "hãy ghi tên đầy đủ hoặc mã ISO hai chữ.",
                   "“{value}” is no country or territory that is known; write its full name or two-letter ISO code."),
    "no_language": ("“{value}” không phải là ngôn ngữ được biết; hãy ghi tên hoặc mã hai chữ: Tiếng Anh, ja.",
                    "“{value}” is no language that is known; write its name or two-letter code: English, ja."),
    "no_field": ("“{value}” không phải là mã hay tên lĩnh vực trong danh mục; hãy chọn trong danh mục lĩnh vực.",
                 "“{value}” is no code or name in the list of fields; choose one from the list."),
    "two_fields": ("“{value}” ứng với nhiều lĩnh vực ({words}); hãy ghi mã.",
                   "“{value}” fits several fields ({words}); write the code."),
    "too_long": ("Ô này dài {length} ký tự, giới hạn là {limit}; hãy rút gọn.",
                 "This cell has {length} characters and {limit} is the limit; shorten it."),
    "megabyte": ("Ô này dài hơn một megabyte; hãy rút gọn.",
                 "This cell holds more than one megabyte; shorten it."),
    "sheet_error": ("Ô này là một lỗi của bảng tính ({value}); hãy sửa công thức hoặc ghi giá trị.",
                    "This cell is an error of the spreadsheet ({value}); mend the formula or write the value."),
    "no_result": ("Công thức ở ô này không kèm kết quả; hãy mở tệp bằng Excel, lưu lại, hoặc ghi giá trị.",
                  "The formula in this cell has no stored result; open the file in Excel and save it, "
                  "or write the value."),
    "ends_first": ("“{value}” đến trước “{other}” ở cột {where}; hãy kiểm tra lại cả hai.",
                   "“{value}” comes before “{other}” in the column {where}; check both."),
    "duplicate": ("Dòng này nói về cùng một đối tượng với dòng {line} nhưng ghi khác "
                  "(“{value}”, không phải “{other}”); hãy giữ một dòng đúng, hoặc ghi mã khác nhau.",
                  "This line is about the same thing as line {line} but says otherwise (“{value}”, not “{other}”); "
                  "keep the right line, or give them different ids."),
    "cycle": ("Quan hệ trực thuộc đi vòng tròn: {chain}; hãy sửa cấp trên ở dòng này.",
              "These organisations are parts of each other in a circle: {chain}; correct the parent in this line."),
    "two_people": ("Tệp có nhiều người tên “{value}” (dòng {lines}); hãy ghi mã hoặc ORCID.",
                   "The file has several people named “{value}” (lines {lines}); write the id or ORCID."),
    "two_bodies": ("Tệp có nhiều tổ chức tên “{value}” (dòng {lines}); hãy ghi mã, hoặc thêm nước trong ngoặc.",
                   "The file has several organisations named “{value}” (lines {lines}); write the id, or the country "
                   "in brackets."),
    "unknown_id": ("Mã “{value}” không có ở dòng nào của trang {sheet}; hãy kiểm tra lại.",
                   "The id “{value}” is in no line of the sheet {sheet}; check it."),
    "who": ("Không có ai tên “{value}” ở trang {sheet}; hãy sửa tên, ghi mã, hoặc điền tổ chức của người đó.",
            "Nobody in the sheet {sheet} is named “{value}”; correct the name, write the id, "
            "or fill in the organisation."),
    "itself": ("Tổ chức này được ghi là trực thuộc chính nó; hãy sửa cấp trên ở dòng này.",
               "This organisation is said to be part of itself; correct the parent in this line."),
}


class Unreadable(Exception):
    """A value that cannot be taken over; ``column`` where another column than the one being read is to be mended.

    Each of ``values`` fills its place in the sentence; a pair is the Vietnamese and the English.
    """

    def __init__(self, name: str, column: str = "", **values: object) -> None:
        super().__init__(name)
        self.name, self.column, self.values = name, column, values

    def sentence(self, language: str) -> str:
        """What is wrong and what to do, in Vietnamese, or in English for ``en``."""
        english = language == "en"
        said = {key: value[english] if isinstance(value, tuple) else value for key, value in self.values.items()}
        return REASONS[self.name][english].format(**{key: _short(value) for key, value in said.items()})


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 400 else f"{text[:60]}…"
