"""Files that are refused before anything parses them: each with one sentence that names the file and a remedy."""

import struct
import zipfile
from pathlib import Path

import pytest

from graph.errors import BadSource
from loaders.limits import check_file, check_zip


def refused(path: Path, check: object = check_zip) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(BadSource) as caught:
        check(path)  # type: ignore[operator]
    sentence = str(caught.value)
    assert sentence.startswith(f"{path.name}: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    """An archive with these entries, packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_an_ordinary_file_passes(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", {"word/document.xml": b"<a/>" * 100_000})
    check_file(path)
    check_zip(path)


def test_no_file_a_folder_and_an_empty_file(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.docx", check_file)
    assert "no such file" in refused(tmp_path, check_file)
    (tmp_path / "empty.txt").write_bytes(b"")
    assert "empty" in refused(tmp_path / "empty.txt", check_file)


def test_more_than_twenty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as opened:
        opened.truncate(20 * 1024 * 1024)
    check_file(path)
    with path.open("r+b") as opened:
        opened.truncate(20 * 1024 * 1024 + 1)
    assert "20 MB" in refused(path, check_file)


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.xlsx", {"xl/sheet.xml": bytes(50 * 1024 * 1024)})
    assert "100 times" in refused(path)


def test_two_hundred_megabytes_in_parts_that_are_not_dense_alone(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 40 + bytes(400_000)
    part = (noise * 3)[:1_000_000]
    path = zipped(tmp_path / "wide.docx", {f"p{number}": part for number in range(215)})
    assert "200 MB" in refused(path)


def test_too_many_parts(tmp_path: Path) -> None:
    check_zip(zipped(tmp_path / "thousand.docx", {f"p{number}": b"" for number in range(1_000)}))
    assert "1,000" in refused(zipped(tmp_path / "more.docx", {f"p{number}": b"" for number in range(1_001)}))


def test_a_cut_off_archive(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "whole.docx", {"a": b"text" * 1_000, "b": b"more"}).read_bytes()
    for end in range(1, len(whole), 17):
        path = tmp_path / "cut.docx"
        path.write_bytes(whole[:end])
        assert "broken" in refused(path)


def test_a_password(tmp_path: Path) -> None:
    office = tmp_path / "locked.docx"
    office.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "password" in refused(office)
    path = zipped(tmp_path / "flagged.xlsx", {"a": b"text"})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 8
    data[at:at + 2] = struct.pack("<H", 1)
    path.write_bytes(data)
    assert "password" in refused(path)


def test_an_old_office_file(tmp_path: Path) -> None:
    path = tmp_path / "old.doc"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    assert ".docx or .xlsx" in refused(path)


def test_text_that_calls_itself_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "text.docx"
    path.write_text("Kế hoạch", encoding="utf-8")
    assert "broken" in refused(path)
