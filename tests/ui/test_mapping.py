"""The block that asks what the columns of a sheet are: its guesses, what is lacking, the encoding, the next file."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from ledger.ledger import Ledger
from loaders.spreadsheet import kept, template
from ui import acts, data
from ui.frame import literal
from ui.i18n import LANGUAGES
from ui.sources import mapping

HEAD = ["STT", "Người", "Năm sinh", "Chỗ làm", "Gọi", "Thư"]
LINES = [[1, "TS. Lê An, Trưởng khoa", 1970, "Viện Vi mạch", 912345678, "a@example.vn"],
         [2, "Vũ Bình", 1980, "Viện Vi mạch", None, "b@example.vn"]]
READ = {"person": "Người", "organization": "Chỗ làm", "phone": "Gọi", "email": "Thư"}


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A ledger of its own for the pages; no graph is needed here."""
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    monkeypatch.setattr(data, "registry", lambda: SimpleNamespace(ledger=opened))
    monkeypatch.setattr(acts, "by", lambda: "curator")
    yield opened
    opened.close()


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a workbook of these sheets."""

    def write(name: str = "viện 10-2026.xlsx", **sheets: list[list[Any]]) -> Path:
        made = Workbook()
        made.remove(made.worksheets[0])
        for title, lines in (sheets or {"Sheet1": [HEAD, *LINES]}).items():
            page = made.create_sheet(title)
            for line in lines:
                page.append(line)
        made.save(tmp_path / name)
        return tmp_path / name

    return write


def page(path: str) -> None:
    """A page with the block and nothing else; what was chosen stands in a text."""
    import json
    from pathlib import Path

    import streamlit as st

    from ui.sources import mapping

    raw = mapping.opened(Path(path).name, Path(path).read_bytes(), path) if path else mapping.paste("x")
    if raw is not None:
        chosen, ready = mapping.choose(raw, "x")
        st.text(json.dumps([chosen and chosen.to_dict(), ready]))
        if st.button("keep"):
            mapping.remember(chosen)


def visit(path: Path | None, lang: str = "vi") -> AppTest:
    app = AppTest.from_function(page, kwargs={"path": str(path or "")}, default_timeout=30)
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception
    return app


def chosen(app: AppTest) -> tuple[Any, bool]:
    """The mapping as plain values, and whether it can be used."""
    mapping, ready = json.loads(app.text[0].value)
    return mapping, ready


def shown(app: AppTest) -> str:
    kinds = ("html", "markdown", "caption", "warning", "error")
    return "\n".join(str(getattr(one, "value", "") or one.proto) for kind in kinds for one in app.get(kind))


def box(app: AppTest, label: str) -> Any:
    return next(one for one in app.selectbox if one.label == label)


def test_the_template_is_not_asked_about(ledger: Ledger, tmp_path: Path) -> None:
    template(tmp_path / "a.xlsx")
    app = visit(tmp_path / "a.xlsx")
    assert chosen(app) == (None, True)
    assert [*app.selectbox, *app.get("html")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_columns_are_shown_with_values_and_guesses(ledger: Ledger, book: Callable[..., Path], lang: str) -> None:
    app = visit(book(), lang)
    mapping, ready = chosen(app)
    assert ready
    assert mapping["name"] == "viện"
    assert dict(mapping["sheets"][0]["columns"]) == {"Năm sinh": "", **{where: what for what, where in READ.items()}}
    assert {one.label: one.value for one in app.selectbox if one.label in READ.values()} == {
        where: what for what, where in READ.items()}
    assert "TS. Lê An, Trưởng khoa · Vũ Bình" in shown(app)
    assert "Năm sinh" not in [one.label for one in app.selectbox]
    preview = app.dataframe[-1].value
    assert list(preview.iloc[0]) == ["Lê An", "Viện Vi mạch", "TS.", "Trưởng khoa", "a@example.vn", "0912 345 678"]
    assert next(iter(preview.columns)) == ("Họ và tên" if lang == "vi" else "Name")


def test_a_choice_changes_what_is_read(ledger: Ledger, book: Callable[..., Path]) -> None:
    app = visit(book())
    box(app, "Gọi").select("").run()
    assert "Điện thoại" not in app.dataframe[-1].value.columns
    box(app, "Chỗ làm").select("position").run()
    assert list(app.dataframe[-1].value["Chức vụ"]) == ["Viện Vi mạch", "Viện Vi mạch"]
    assert chosen(app)[1]


def test_what_is_lacking_is_said(ledger: Ledger, book: Callable[..., Path]) -> None:
    app = visit(book(), "en")
    box(app, "Người").select("").run()
    assert not chosen(app)[1]
    assert "Sheet Sheet1: no column is read as Name yet." in shown(app)
    box(app, "A line of it is one of").select("").run()
    assert not chosen(app)[1]
    assert "Say of one sheet at least what its lines are." in shown(app)


def test_another_kind_of_lines_is_guessed_anew(ledger: Ledger, book: Callable[..., Path]) -> None:
    app = visit(book(Sheet1=[["Đơn vị", "Địa chỉ"], ["Viện Vi mạch", "Hà Nội"], ["Trường Đại học X", "Huế"]]), "en")
    mapping, ready = chosen(app)
    assert (ready, mapping["sheets"][0]["part"], mapping["sheets"][0]["country"]) == (True, "organizations", "VN")
    assert list(app.dataframe[-1].value["Country/territory"]) == ["Vietnam", "Vietnam"]
    box(app, "A line of it is one of").select("experts").run()
    assert dict(chosen(app)[0]["sheets"][0]["columns"])["Đơn vị"] == "organization"
    assert not chosen(app)[1]


def test_an_old_encoding_is_shown_for_confirmation(ledger: Ledger, book: Callable[..., Path]) -> None:
    path = book(Sheet1=[["STT", "Hä vµ tªn", "§¬n vÞ"], [1, "NguyÔn V¨n Hïng", "ViÖn C«ng nghÖ"]])
    app = visit(path, "en")
    assert list(app.dataframe[0].value.iloc[0]) == ["Hä vµ tªn", "Họ và tên"]
    assert chosen(app)[0]["encoding"] == "tcvn3"
    assert app.dataframe[-1].value["Name"][0] == "Nguyễn Văn Hùng"
    box(app, "Encoding of the text").select("none").run()
    mapping, _ = chosen(app)
    assert mapping["encoding"] == "none"
    assert [heading for heading, _ in mapping["sheets"][0]["columns"]] == ["Hä vµ tªn", "§¬n vÞ"]


def test_an_encoding_that_is_not_sure_has_to_be_said(ledger: Ledger, book: Callable[..., Path]) -> None:
    app = visit(book(Sheet1=[["Name", "E-mail"], ["NguyÔn V¨n A", "a@example.vn"]]), "en")
    assert not chosen(app)[1]
    assert box(app, "Encoding of the text").value is None
    box(app, "Encoding of the text").select("tcvn3").run()
    assert chosen(app)[1]
    assert app.dataframe[-1].value["Name"][0] == "Nguyễn Văn A"


def test_the_next_file_is_read_as_the_last(ledger: Ledger, book: Callable[..., Path]) -> None:
    app = visit(book())
    box(app, "Gọi").select("").run()
    app.button[0].click().run()
    (mapping,) = kept(ledger)
    assert (mapping.name, dict(mapping.sheets[0].columns)["Gọi"]) == ("viện", "")
    later = visit(book("11.xlsx", Tháng_11=[["Danh sách"], HEAD, *LINES]), "en")
    assert chosen(later) == (json.loads(json.dumps(mapping.to_dict())), True)
    assert "read by “viện”, as last time" in shown(later)
    assert list(later.selectbox) == []
    later.toggle[0].set_value(True).run()
    assert box(later, "Gọi").value == ""
    assert box(later, "Người").value == "person"


def test_for_this_once_nothing_is_kept(ledger: Ledger, book: Callable[..., Path]) -> None:
    app = visit(book())
    app.toggle[0].set_value(False).run()
    assert chosen(app)[0]["name"] == ""
    app.button[0].click().run()
    assert kept(ledger) == []


def test_a_pasted_table_is_mapped_and_what_is_none_is_told(ledger: Ledger) -> None:
    app = visit(None, "en")
    assert not app.text
    app.text_area[0].set_value("chào mọi người").run()
    assert app.error[0].value.startswith("This is no table.")
    app.text_area[0].set_value("Người\tThư\nLê An\ta@example.vn\nVũ Bình\tb@example.vn").run()
    mapping, ready = chosen(app)
    assert ready
    assert dict(mapping["sheets"][0]["columns"]) == {"Người": "person", "Thư": "email"}


def test_people_of_a_message_are_shown_as_they_will_be_read(ledger: Ledger) -> None:
    app = visit(None, "en")
    app.text_area[0].set_value("1. TS. Lê An - Viện X - 0912345678\n2. Vũ Bình, Trưởng khoa - b@example.vn").run()
    assert chosen(app) == (None, True)
    assert list(app.dataframe[0].value["Name"]) == ["Lê An", "Vũ Bình"]
    assert list(app.dataframe[0].value["Telephone"]) == ["0912 345 678", ""]


def test_a_name_with_folders_is_written_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    raw = mapping.opened("../../a\\..\\b.csv", b"x;y\n1;2\n", "k")
    assert raw.file == "b.csv"
    assert mapping.opened("other.csv", b"", "k") is raw


def test_nothing_from_a_file_is_markup(ledger: Ledger, book: Callable[..., Path]) -> None:
    assert literal("![x](http://a.vn)") == "\\!\\[x\\]\\(http\\://a\\.vn\\)"
    lines = [["<b>Người</b>", "[x](y)"], ["Lê An", "<script>1</script>"], ["Vũ Bình", "z"]]
    app = visit(book(**{"a_b_": lines}))
    assert "<script>" not in shown(app)
    assert "&lt;script&gt;" in shown(app)
    assert "&lt;b&gt;Người" in shown(app)
    assert "a\\_b\\_" in app.expander[0].label
