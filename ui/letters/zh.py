"""The letters in Traditional Chinese: 主旨, 道鑒 or 鈞鑒, 敬啟者, 耑此, 敬頌, and the sender's 敬上 with the day."""

from datetime import date

from ui.letters.draft import Draft, Letter, Line, beside, called, person, title


def draft(letter: Letter) -> Draft:
    """The letter in Traditional Chinese."""
    subject, asker = _subject(letter), letter.asker
    lines = [
        Line(f"主旨：{subject}", strong=True), Line(""), Line(_addressed(letter)), Line(""),
        Line("敬啟者："), *(Line(text) for text in _body(letter)), Line("耑此奉懇，敬頌"), Line(_wish(letter)),
        Line(""), *(Line(part, "right") for part in (letter.unit("zh"), asker.position) if part),
        Line(f"{asker.name} 敬上", "right"), Line(_day(letter.day), "right")]
    return Draft(subject, tuple(lines))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _subject(letter: Letter) -> str:
    target = called(letter.target, "zh")
    return {"introduction": f"懇請惠予引介{target}", "centre": f"懇請協助聯繫{target}", "direct": "洽詢合作事宜",
            "advice": f"懇請惠賜{_about(letter)}專業意見",
            "invitation": f"敬邀加入諮詢網絡「{letter.board}」"}[letter.about]


def _addressed(letter: Letter) -> str:
    """Name, title, and the word of respect for who reads it."""
    if not letter.person:
        return f"{called(letter.to, 'zh')} {'鈞鑒' if 'Agency' in letter.to.get('kind', ()) else '台鑒'}"
    place = " ".join(part for part in (called(letter.at, "zh"), str(letter.to.get("position") or "")) if part)
    learned = title(letter.to, "zh")
    return f"{place} {beside(person(letter.to, 'zh'), learned)} {'道鑒' if learned else '台鑒'}".strip()


def _wish(letter: Letter) -> str:
    """What is wished to a teacher, a firm, an office or anybody else."""
    if letter.person:
        return "教祺" if title(letter.to, "zh") else "時祺"
    kinds = letter.to.get("kind", ())
    return "商祺" if "Firm" in kinds else "公祺" if "Agency" in kinds else "時祺"


def _about(letter: Letter) -> str:
    fields = letter.about_fields("zh")
    return f"「{fields}」領域之" if fields else ""


def _you(letter: Letter) -> str:
    return "台端" if letter.person else "貴公司" if "Firm" in letter.to.get("kind", ()) else "貴單位"


def _body(letter: Letter) -> list[str]:
    unit, position = letter.unit("zh"), letter.asker.position
    opening = "，".join(part for part in (
        f"本人{letter.asker.name}", f"任職於{unit}" if unit else "", f"擔任{position}" if position else "") if part)
    closing = f"如蒙惠允，敬請於{_day(letter.reply_by)}前賜覆；若有不便，亦請不吝告知。"
    middle = {"advice": _advice, "invitation": _invitation}.get(letter.about, _meeting)(letter)
    return [part for part in (f"{opening}。", *middle, closing) if part]


def _advice(letter: Letter) -> list[str]:
    return [f"謹就下列事項，懇請{_you(letter)}惠賜{_about(letter)}專業意見：", letter.purpose,
            "書面回覆或簡短面談均可，所賜意見僅供本案使用。"]


def _invitation(letter: Letter) -> list[str]:
    of, you = letter.advised("zh"), _you(letter)
    return [f"本單位刻正{f'為{of}' if of else ''}籌組諮詢網絡「{letter.board}」。", letter.purpose,
            f"素仰{you}{_about(letter)}專業，敬邀{you}擔任顧問。", f"如蒙應允，將另奉聘任文件，載明任期，呈{you}存查。"]


def _meeting(letter: Letter) -> list[str]:
    you, target = _you(letter), called(letter.target, "zh")
    asking = {"introduction": f"懇請{you}惠予引介{target}，俾利雙方進一步交流。",
              "centre": f"懇請{you}協助聯繫{target}，俾利雙方進一步交流。",
              "direct": "懇請惠告負責合作事務之單位，俾安排初步交流。"}[letter.about]
    colleague = beside(person(letter.known, "zh"), title(letter.known, "zh"))
    known = f"獲悉{you}曾與{colleague}（現任職於{target}）共同發表著作。" if letter.known else ""
    whom = you if letter.about == "direct" else target
    return [f"本單位正研議與{whom}進行{_about(letter)}合作。", letter.purpose, known, asking]
