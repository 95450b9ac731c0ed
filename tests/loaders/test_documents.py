"""Documents as lines: every encoding, merged and nested cells, Word's own numbers, and files that are no documents."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from graph.errors import BadSource
from loaders.documents import Line, read

TEXT = "KẾ HOẠCH\n\nSTT\tNhiệm vụ\n1\tCải thiện"


def written(path: Path, data: bytes) -> Path:
    """The path, after writing."""
    path.write_bytes(data)
    return path


def texts(lines: list[Line]) -> list[str | list[str]]:
    """Paragraphs as text and rows as lists."""
    return [[cell.text for cell in line.cells] if line.cells else line.text for line in lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
def test_text_in_unicode(tmp_path: Path, encoding: str) -> None:
    data = b"\xff\xfe" + TEXT.encode("utf-16-le") if encoding == "utf-16-le-bom" else TEXT.encode(encoding)
    lines = read(written(tmp_path / "a.txt", data))
    assert texts(lines) == ["KẾ HOẠCH", ["STT", "Nhiệm vụ"], ["1", "Cải thiện"]]
    assert [line.number for line in lines] == [1, 3, 4]


def test_text_in_windows_1258_comes_out_composed(tmp_path: Path) -> None:
    data = "Kê\u0301 hoa\u0323ch".encode("cp1258")
    assert texts(read(written(tmp_path / "a.txt", data))) == ["Kế hoạch"]


def test_decomposed_text_windows_line_ends_and_marks(tmp_path: Path) -> None:
    data = "## Ke\u0302\u0301 hoa\u0323ch\r\n**In đậm**\r\n<b>1</b>\t<b>Nhóm</b>\r\n*(Kèm theo)*\r\n".encode()
    lines = read(written(tmp_path / "a.txt", data))
    assert texts(lines) == ["Kế hoạch", "In đậm", ["1", "Nhóm"], "(Kèm theo)"]
    assert [line.bold for line in lines] == [True, True, False, False]
    assert [cell.bold for cell in lines[2].cells] == [True, True]


def test_html_tables_with_spans_breaks_and_nested_layout(tmp_path: Path) -> None:
    page = """<html><head><script>var x = "<p>no</p>"</script><style>p {}</style></head><body>
    <table><tr><td><p>Lề trái</p></td><td><p>Lề&nbsp;phải<br>xuống dòng</p></td></tr></table>
    <div>Đoạn <b>có chữ</b> đậm<p>Đoạn trong</p>đuôi</div>
    <table><tr><th colspan="2">Đầu</th><th>Hai</th></tr>
    <tr><td rowspan="2">gộp</td><td>a</td><td><ul><li>một</li><li>hai</li></ul></td></tr>
    <tr><td><b>b</b></td><td>c</td></tr></table>
    <table><tr><td><table><tr><td>trong</td><td>bảng</td></tr></table></td></tr></table></body></html>"""
    lines = read(written(tmp_path / "a.html", page.encode()))
    assert texts(lines) == [
        ["Lề trái", "Lề phải\nxuống dòng"], "Đoạn có chữ đậm", "Đoạn trong", "đuôi",
        ["Đầu", "", "Hai"], ["gộp", "a", "một\nhai"], ["", "b", "c"], ["trong", "bảng"]]
    assert [cell.merged for cell in lines[6].cells] == [True, False, False]
    assert [cell.bold for cell in lines[6].cells] == [False, True, False]


def test_html_reads_no_entity_and_no_file(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.txt", b"secret")
    page = (f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "bbbbbbbb">'
            '<!ENTITY c "&b;&b;&b;&b;">]><html><body><p>x &a; &c; y</p></body></html>')
    said = "".join(line.text for line in read(written(tmp_path / "a.html", page.encode())))
    assert "secret" not in said
    assert "bbbb" not in said.replace("bbbbbbbb\"", "")


def test_a_word_table_with_merged_cells_and_typed_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Trước").add_run("\tsau")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "rộng"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "cao"
    table.cell(1, 1).text = "một\nhai"
    table.cell(2, 2).paragraphs[0].add_run("đậm").bold = True
    document.add_paragraph("Cuối")
    document.save(str(tmp_path / "a.docx"))
    lines = read(tmp_path / "a.docx")
    assert texts(lines) == ["Trước sau", ["rộng", "", ""], ["cao", "một\nhai", ""], ["", "", "đậm"], "Cuối"]
    assert [cell.merged for cell in lines[3].cells] == [True, False, False]
    assert lines[3].cells[2].bold
    assert [line.number for line in lines] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("by_style", [True, False])
def test_word_counts_what_it_numbers_by_itself(tmp_path: Path, by_style: bool) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row in table.rows:
        if by_style:
            row.cells[0].paragraphs[0].style = document.styles["List Number"]
        else:
            numbered(row.cells[0].paragraphs[0], document)
        row.cells[1].text = "việc"
    document.save(str(tmp_path / "a.docx"))
    assert texts(read(tmp_path / "a.docx")) == [["1.", "việc"], ["2.", "việc"], ["3.", "việc"]]


def numbered(paragraph: object, document: object) -> None:
    """Give a paragraph the first decimal list of the document."""
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    numbers = document.part.numbering_part.element  # type: ignore[attr-defined]
    shapes = {shape.get(qn("w:abstractNumId")) for shape in numbers.findall(qn("w:abstractNum"))
              if shape.find(f"{qn('w:lvl')}/{qn('w:numFmt')}").get(qn("w:val")) == "decimal"}
    chosen = next(number for number in numbers.findall(qn("w:num"))
                  if number.find(qn("w:abstractNumId")).get(qn("w:val")) in shapes)
    properties.append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{chosen.get(qn("w:numId"))}"/></w:numPr>'))


def test_word_reads_what_was_inserted_and_not_what_was_deleted(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("giữ ")
    for tag, inner, text in (("w:ins", "w:t", "thêm"), ("w:del", "w:delText", "bỏ")):
        change, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        said.text = text
        run.append(said)
        change.append(run)
        paragraph._p.append(change)
    document.save(str(tmp_path / "a.docx"))
    assert texts(read(tmp_path / "a.docx")) == ["giữ thêm"]


def refused(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(BadSource) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path.name}: ")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_is_no_document(tmp_path: Path) -> None:
    assert "kind" in refused(written(tmp_path / "a.pdf", b"%PDF-1.7"))
    assert "not text" in refused(written(tmp_path / "a.txt", b"\x00\x01\x02\x03"))
    assert "no text" in refused(written(tmp_path / "b.txt", b"\n \n\t\n"[:3]))
    assert "no readable HTML" in refused(written(tmp_path / "a.html", b"   "))
    assert "broken" in refused(written(tmp_path / "a.docx", b"text"))
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as archive:
        archive.writestr("a.txt", "no Word document")
    assert "no Word document" in refused(tmp_path / "other.docx")


def test_a_damaged_word_file_is_read_or_refused_and_never_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    for number in range(30):
        document.add_paragraph(f"Đoạn {number}")
    document.save(str(tmp_path / "a.docx"))
    whole = (tmp_path / "a.docx").read_bytes()
    for at in range(0, len(whole), len(whole) // 60):
        damaged = bytearray(whole)
        damaged[at] ^= 0xFF
        path = written(tmp_path / "damaged.docx", bytes(damaged))
        try:
            read(path)
        except BadSource as error:
            assert str(error).startswith("damaged.docx: ")
        assert "broken" in refused(written(tmp_path / "cut.docx", whole[:at + 1]))


def test_a_file_of_more_lines_than_anybody_writes(tmp_path: Path) -> None:
    assert "100,000" in refused(written(tmp_path / "a.txt", b"a\n" * 100_001))
    assert "100,000" in refused(written(tmp_path / "a.html", b"<p>a" * 100_001))


def test_a_row_of_a_million_tabs_is_one_row(tmp_path: Path) -> None:
    lines = read(written(tmp_path / "a.txt", b"a" + b"\t" * 1_000_000))
    assert [len(line.cells) for line in lines] == [50]
