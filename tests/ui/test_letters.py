"""Letters in four languages: their forms, what they may not show, and how they leave."""

import io
from datetime import date
from typing import Any

import pytest
from docx import Document

from ui.letters import draft as letters
from ui.letters import en as letters_en
from ui.letters import ja as letters_ja
from ui.letters import vi as letters_vi
from ui.letters import zh as letters_zh
from ui.letters.draft import About, Asker, Draft, Letter, Line

DRAFTS = {"vi": letters_vi.draft, "en": letters_en.draft, "ja": letters_ja.draft, "zh": letters_zh.draft}
AN = {"id": "an", "kind": ["Expert"], "name": "Nguyễn Văn An", "title": "PGS.TS.", "position": "Trưởng khoa"}
TANAKA = {"id": "t", "kind": ["Expert"], "name": "田中太郎", "name_latin": "Tanaka Taro"}
UNI = {"id": "u", "kind": ["University"], "name": "Trường Mẫu", "name_en": "Sample University", "name_ja": "見本大学"}
FIRM = {"id": "f", "kind": ["Firm"], "name": "Chip K.K.", "name_ja": "チップ株式会社", "name_zh": "晶片公司",
        "place_in": {"name": "Japan", "name_vi": "Nhật Bản"}}
FIELDS = ({"name": "Packaging", "name_vi": "Đóng gói", "name_en": "Packaging", "name_ja": "実装", "name_zh": "封裝"},
          {"name": "EDA", "name_vi": "EDA"})
HOA = Asker("Lê Thị Hoa", "Trưởng phòng", "Trường Mẫu")


def letter(about: About, to: dict[str, Any], **more: Any) -> Letter:
    given = {"at": UNI if to is AN else {}, "house": UNI, "fields": FIELDS, **more}
    return Letter(about, to, HOA, date(2026, 11, 28), date(2026, 12, 5), **given)


def lines(lang: str, said: Letter) -> list[str]:
    return [line.text for line in DRAFTS[lang](said).lines if line.text]


def test_an_introduction_in_vietnamese_is_an_office_letter() -> None:
    assert lines("vi", letter("introduction", AN, target=FIRM, known=TANAKA, purpose="Về thực tập.")) == [
        "Ngày 28 tháng 11 năm 2026", "Kính gửi: PGS.TS. Nguyễn Văn An, Trưởng khoa, Trường Mẫu",
        "V/v: đề nghị giới thiệu với Chip K.K.", "Tôi là Lê Thị Hoa, Trưởng phòng, Trường Mẫu.",
        "Trường Mẫu đang tìm hiểu khả năng hợp tác với Chip K.K. (Nhật Bản) về lĩnh vực đóng gói và EDA.",
        "Về thực tập.",
        "Được biết Ông/Bà đã cùng công bố công trình với ông/bà Tanaka Taro, hiện công tác tại Chip K.K..",
        "Tôi kính đề nghị Ông/Bà giới thiệu chúng tôi với Chip K.K. để hai bên trao đổi.",
        "Mong nhận được phản hồi của Ông/Bà trước ngày 05/12/2026. Nếu không thuận tiện, xin Ông/Bà cứ cho biết.",
        "Xin trân trọng cảm ơn.", "Trân trọng,", "Lê Thị Hoa", "Trưởng phòng", "Trường Mẫu"]


def test_the_same_in_english_has_salutation_and_close() -> None:
    found = lines("en", letter("introduction", AN, target=FIRM))
    assert found[:6] == ["28 November 2026", "Associate Professor Nguyễn Văn An", "Trưởng khoa", "Sample University",
                         "Dear Associate Professor Nguyễn Văn An,", "Request for an introduction to Chip K.K."]
    assert "Sample University is looking into cooperation with Chip K.K. on packaging and EDA." in found
    assert found[-4:] == ["Yours sincerely,", "Lê Thị Hoa", "Trưởng phòng", "Sample University"]


def test_the_same_in_japanese_begins_with_the_season_and_ends_with_keigu() -> None:
    found = lines("ja", letter("introduction", AN, target=FIRM, known=TANAKA))
    assert found[:3] == ["2026年11月28日", "見本大学 Trưởng khoa", "Nguyễn Văn An 先生"]
    assert "拝啓　晩秋の候、ますますご清祥のこととお慶び申し上げます。" in found
    assert "田中太郎様（現在チップ株式会社ご所属）と共著のご論文があると伺っております。" in found
    assert found[-1] == "敬具" and "2026年12月5日まで" in found[-2]
    assert lines("ja", letter("direct", FIRM, target=FIRM))[1] == "チップ株式会社 御中"


def test_the_same_in_chinese_has_subject_respect_and_wish() -> None:
    found = lines("zh", letter("introduction", AN, target=FIRM))
    assert found[:3] == [
        "主旨：懇請惠予引介晶片公司", "Sample University Trưởng khoa Nguyễn Văn An 副教授 道鑒", "敬啟者："]
    assert found[-6:] == [
        "耑此奉懇，敬頌", "教祺", "Sample University", "Trưởng phòng", "Lê Thị Hoa 敬上", "2026年11月28日"]
    direct = lines("zh", letter("direct", FIRM, target=FIRM))
    assert direct[1] == "晶片公司 台鑒" and "商祺" in direct


@pytest.mark.parametrize("lang", DRAFTS)
@pytest.mark.parametrize("about", ["introduction", "centre", "direct", "advice", "invitation"])
def test_every_letter_says_who_asks_until_when_and_shows_no_contact(lang: str, about: About) -> None:
    hidden = {"email": "an@example.vn", "phone": "0901234567", "public_contact": "info@example.vn"}
    to = {**(AN if about in ("introduction", "advice", "invitation") else FIRM), **hidden}
    draft = DRAFTS[lang](letter(about, to, target={**FIRM, **hidden}, purpose="Một câu hỏi."))
    assert "Lê Thị Hoa" in draft.text and "Một câu hỏi." in draft.text and draft.subject
    assert any(day in draft.text for day in ("05/12/2026", "5 December 2026", "2026年12月5日"))
    assert not any(value in draft.text for value in hidden.values())
    assert "{" not in draft.text and "None" not in draft.text


def test_an_invitation_names_board_whom_it_advises_and_what_is_known() -> None:
    said = {lang: lines(lang, letter("invitation", AN, target=FIRM, board="Core")) for lang in DRAFTS}
    assert said["vi"][4:7] == [
        "Trường Mẫu đang thành lập mạng lưới cố vấn “Core” cho Chip K.K..",
        "Với hiểu biết của Ông/Bà về lĩnh vực đóng gói và EDA, chúng tôi trân trọng kính mời Ông/Bà tham gia mạng lưới "
        "này.",
        "Nếu Ông/Bà đồng ý, chúng tôi sẽ gửi tới Ông/Bà quyết định mời làm cố vấn, trong đó ghi rõ thời hạn."]
    assert "Sample University is setting up the advisory network “Core” for Chip K.K.." in said["en"]
    assert "We would be honoured if you joined it with your knowledge of packaging and EDA." in said["en"]
    assert any("「実装、EDA」分野における先生のご知見を賜りたく" in line for line in said["ja"])
    assert "素仰台端「封裝、EDA」領域之專業，敬邀台端擔任顧問。" in said["zh"]
    assert "本單位刻正為晶片公司籌組諮詢網絡「Core」。" in said["zh"]


def test_whoever_sets_up_a_board_for_themselves_names_themselves_once() -> None:
    assert "Trường Mẫu đang thành lập mạng lưới cố vấn “Core”." in lines(
        "vi", letter("invitation", AN, target=UNI, board="Core"))


@pytest.mark.parametrize("about", ["introduction", "invitation"])
@pytest.mark.parametrize("lang", DRAFTS)
def test_what_is_not_known_leaves_no_hole(lang: str, about: About) -> None:
    bare = Letter(about, {"id": "x", "kind": ["Expert"], "name": "An"}, Asker("Hoa", "", ""),
                  date(2026, 1, 2), date(2026, 1, 3), target={"name": "Chip", "kind": ["Firm"]})
    text = DRAFTS[lang](bare).text
    assert "None" not in text and "  " not in text and ", ," not in text and "、、" not in text


def test_a_unit_under_the_name_of_the_registry_takes_the_language_of_the_letter() -> None:
    assert letter("direct", FIRM).unit("ja") == "見本大学"
    other = Letter("direct", FIRM, Asker("Hoa", "", "Phòng Đối ngoại"), date(2026, 1, 2), date(2026, 1, 3), house=UNI)
    assert other.unit("ja") == "Phòng Đối ngoại"


def test_a_mail_address_has_no_recipient_and_the_whole_letter_only_where_it_fits() -> None:
    address, whole = letters.mail(Draft("Xin chào & hẹn", (Line("Dòng 1"), Line("Dòng 2"))))
    assert address.startswith("mailto:?subject=Xin%20ch%C3%A0o%20%26") and "D%C3%B2ng%201%0D%0AD" in address and whole
    address, whole = letters.mail(Draft("Thư", (Line("chữ " * 600),)))
    assert address == "mailto:?subject=Th%C6%B0" and not whole


def test_a_word_document_holds_the_letter_as_text() -> None:
    draft = Draft("Thư\x00", (Line("Kính gửi", strong=True), Line("Tên\x01", "right")))
    made = Document(io.BytesIO(letters.docx(draft, "ja", "Minh họa")))
    assert [paragraph.text for paragraph in made.paragraphs] == ["Kính gửi", "Tên"]
    assert made.sections[0].footer.paragraphs[0].text == "Minh họa"
