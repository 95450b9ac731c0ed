"""Why a cell or a line of a returned table is not taken, in the language in which the table was taken out."""

import unicodedata

from graph.names import clean
from loaders.spreadsheet.reasons import Unreadable

# name -> (Vietnamese, English)
REASONS: dict[str, tuple[str, str]] = {
    "locked": ("Cột này không sửa được bằng tệp, nên “{value}” không được ghi; hãy sửa ở trang của đối tượng.",
               "This column cannot be changed by a file, so “{value}” is not taken; change it on the thing's page."),
    "added": ("Dòng này không có mã nên là dòng viết thêm; hãy thêm đối tượng mới bằng mẫu ở trang Nguồn dữ liệu.",
              "This line has no id, so it was added by hand; add new things by the template on the page Sources."),
    "unknown": ("Mã “{value}” không có trong bảng đã tải xuống; hãy thêm đối tượng mới bằng mẫu ở trang "
                "Nguồn dữ liệu.",
                "The id “{value}” was not in the table that was taken out; add new things by the template on the page "
                "Sources."),
    "gone": ("Đối tượng này không còn trong sổ, nên thay đổi ở dòng này không được ghi.",
             "This thing is no longer in the registry, so what was changed in this line is not taken."),
    "copied": ("Mã ở dòng này đã có ở dòng {line}; nếu là dòng chép ra để thêm đối tượng mới, hãy thêm bằng mẫu ở "
               "trang Nguồn dữ liệu, nếu không thì chỉ giữ một dòng.",
               "The id of this line stands in line {line} already; if the line was copied to add something new, add it "
               "by the template on the page Sources, else keep one of the lines."),
    "twice": ("Dòng {line} ghi “{other}” cho cùng một ô, dòng này ghi “{value}”; hãy ghi giống nhau.",
              "Line {line} says “{other}” for the same cell, this line says “{value}”; let both say the same."),
    "cut": ("Nội dung dài hơn mức một ô Excel chứa được nên đã bị cắt khi tải xuống; hãy sửa ở trang của đối tượng.",
            "The text is longer than a cell of Excel holds and was cut off when it was taken out; change it on the "
            "thing's page."),
    "turned": ("Bảng tính đã đổi ô này thành ngày tháng ({value}); hãy định dạng ô là Văn bản rồi ghi lại.",
               "The spreadsheet program turned this cell into a date ({value}); format the cell as text and write it "
               "again."),
    "swapped": ("Bảng tính có thể đã đảo ngày và tháng ở ô này ({value}); nếu đúng là muốn sửa, hãy định dạng ô là "
                "Văn bản rồi ghi lại.",
                "The spreadsheet program may have turned day and month round in this cell ({value}); if it was meant "
                "to be changed, format the cell as text and write it again."),
    "crossed": ("Người khác đã sửa ô này sau khi bảng được tải xuống: nay là “{value}”, tệp ghi “{other}”; hãy chọn "
                "một trong hai ở trang Nguồn dữ liệu.",
                "Somebody else changed this cell after the table was taken out: it now says “{value}”, the file says "
                "“{other}”; choose between them on the page Sources."),
    # Notices, about the table as a whole.
    "guessed": ("Trang ẩn của bảng không còn, nên mọi ô khác với sổ đều được coi là thay đổi.",
                "The hidden sheet of the table is gone, so each cell that differs from the registry is taken for a "
                "change."),
    "strange": ("Cột “{value}” không thuộc bảng đã tải xuống nên được bỏ qua.",
                "The column “{value}” is not of the table that was taken out and was left out."),
    "renamed": ("Cột “{value}” được nhận ra theo nội dung là cột “{other}”.",
                "The column “{value}” was recognised by its contents as the column “{other}”."),
    "deleted": ("{count} dòng của bảng không còn trong tệp ({names}); các mục đó vẫn ở lại trong sổ.",
                "{count} rows of the table are no longer in the file ({names}); these things stay in the registry."),
}


class Refused(Unreadable):
    """A cell or line of a returned table that is not taken, see ``Unreadable``."""

    def sentence(self, language: str) -> str:
        """What is wrong and what to do, in Vietnamese, or in English for ``en``."""
        return REASONS[self.name][language == "en"].format(**{key: short(value) for key, value in self.values.items()})


def short(value: object) -> str:
    """A value as a sentence quotes it."""
    text = shown("; ".join(map(str, value)) if isinstance(value, list) else value)
    return text if len(text) <= 200 else f"{text[:60]}…"


def shown(value: object) -> str:
    """What a file says of itself (a heading, a sheet's name) without marks that nobody sees."""
    return clean("".join(letter for letter in str(value)[:1_000] if unicodedata.category(letter) not in ("Cf", "Cs")))
