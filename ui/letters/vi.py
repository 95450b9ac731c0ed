"""The letters in Vietnamese, in the form of an office's letter: the day, Kính gửi, V/v, signature at the right."""

from ui.letters.draft import Draft, Letter, Line, called, person, title


def draft(letter: Letter) -> Draft:
    """The letter in Vietnamese."""
    subject = _subject(letter)
    asker = letter.asker
    who = [part for part in (asker.name, asker.position, letter.unit("vi")) if part]
    lines = [
        Line(f"Ngày {letter.day.day} tháng {letter.day.month} năm {letter.day.year}", "right"), Line(""),
        Line(f"Kính gửi: {_addressed(letter)}", strong=True), Line(f"V/v: {subject}"), Line(""),
        Line(f"Tôi là {', '.join(who)}."), *(Line(text) for text in _body(letter)), Line("Xin trân trọng cảm ơn."),
        Line(""), Line("Trân trọng,", "right"), Line(asker.name, "right", True),
        *(Line(part, "right") for part in who if part != asker.name)]
    return Draft(subject[:1].upper() + subject[1:], tuple(lines))


def _subject(letter: Letter) -> str:
    target = called(letter.target, "vi")
    return {"introduction": f"đề nghị giới thiệu với {target}", "centre": f"đề nghị kết nối với {target}",
            "direct": "đề nghị trao đổi về khả năng hợp tác",
            "advice": f"xin ý kiến chuyên môn{_about(letter)}",
            "invitation": f"mời tham gia mạng lưới cố vấn “{letter.board}”"}[letter.about]


def _addressed(letter: Letter) -> str:
    if not letter.person:
        return called(letter.to, "vi")
    name = f"{title(letter.to, 'vi') or 'Ông/Bà'} {person(letter.to, 'vi')}"
    return ", ".join(part for part in (name, letter.to.get("position"), called(letter.at, "vi")) if part)


def _you(letter: Letter) -> str:
    """How the one who is written to is spoken to."""
    if letter.person:
        return "Ông/Bà"
    words = {"InnovationCenter": "Quý Trung tâm", "University": "Quý Trường", "College": "Quý Trường",
             "ResearchInstitute": "Quý Viện", "Agency": "Quý Cơ quan", "Firm": "Quý Công ty"}
    return next((word for kind, word in words.items() if kind in letter.to.get("kind", ())), "Quý đơn vị")


def _about(letter: Letter) -> str:
    fields = letter.about_fields("vi")
    return f" về lĩnh vực {fields}" if fields else ""


def _body(letter: Letter) -> list[str]:
    you, us, target = _you(letter), letter.unit("vi") or "Tôi", called(letter.target, "vi")
    due = letter.reply_by.strftime("%d/%m/%Y")
    if letter.about == "advice":
        return [f"{us} kính mong {you} cho ý kiến{_about(letter)}:", letter.purpose,
                f"{you} có thể trả lời bằng thư hoặc qua một buổi trao đổi ngắn, trước ngày {due} nếu thuận tiện. "
                "Ý kiến chỉ dùng cho việc nêu trên."]
    closing = f"Mong nhận được phản hồi của {you} trước ngày {due}. Nếu không thuận tiện, xin {you} cứ cho biết."
    if letter.about == "invitation":
        return [*_invitation(letter, you, us), closing]
    country = called(letter.target.get("place_in") or {}, "vi")
    whom = you if letter.about == "direct" else f"{target}{f' ({country})' if country else ''}"
    asking = {
        "introduction": f"Tôi kính đề nghị {you} giới thiệu chúng tôi với {target} để hai bên trao đổi.",
        "centre": f"Kính đề nghị {you} làm đầu mối kết nối chúng tôi với {target}.",
        "direct": f"Kính mong {you} cho biết bộ phận phụ trách hợp tác để hai bên có buổi trao đổi đầu tiên.",
    }[letter.about]
    known = f"{title(letter.known, 'vi') or 'ông/bà'} {person(letter.known, 'vi')}" if letter.known else ""
    return [part for part in (
        f"{us} đang tìm hiểu khả năng hợp tác với {whom}{_about(letter)}.", letter.purpose,
        f"Được biết {you} đã cùng công bố công trình với {known}, hiện công tác tại {target}." if known else "", asking,
        closing) if part]


def _invitation(letter: Letter, you: str, us: str) -> list[str]:
    of = letter.advised("vi")
    return [part for part in (
        f"{us} đang thành lập mạng lưới cố vấn “{letter.board}”{f' cho {of}' if of else ''}.", letter.purpose,
        f"Với hiểu biết của {you}{_about(letter)}, chúng tôi trân trọng kính mời {you} tham gia mạng lưới này.",
        f"Nếu {you} đồng ý, chúng tôi sẽ gửi tới {you} quyết định mời làm cố vấn, trong đó ghi rõ thời hạn.") if part]
