"""The letters in Japanese: addressee at the left, sender at the right, 拝啓 with the month's greeting, 敬具."""

from datetime import date

from ui.letters.draft import Draft, Letter, Line, beside, called, person, title

#: The greeting of each month.
_SEASONS = ("厳寒の候", "余寒の候", "早春の候", "陽春の候", "新緑の候", "向暑の候", "盛夏の候", "残暑の候",
            "初秋の候", "秋冷の候", "晩秋の候", "師走の候")


def draft(letter: Letter) -> Draft:
    """The letter in Japanese."""
    subject, asker = _subject(letter), letter.asker
    health = "ご清祥" if letter.person else "ご清栄"
    lines = [
        Line(_day(letter.day), "right"), Line(""), *(Line(part) for part in _addressed(letter)), Line(""),
        *(Line(part, "right") for part in (letter.unit("ja"), asker.position) if part), Line(asker.name, "right"),
        Line(""), Line(subject, strong=True), Line(""),
        Line(f"拝啓　{_SEASONS[letter.day.month - 1]}、ますます{health}のこととお慶び申し上げます。"),
        *(Line(text) for text in _body(letter)), Line("敬具", "right")]
    return Draft(subject, tuple(lines))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _subject(letter: Letter) -> str:
    target = called(letter.target, "ja")
    return {"introduction": f"{target}ご紹介のお願い", "centre": f"{target}とのお取り次ぎのお願い",
            "direct": "連携に関するご相談", "advice": f"{_about(letter)}ご助言のお願い",
            "invitation": f"アドバイザリーネットワーク「{letter.board}」ご就任のお願い"}[letter.about]


def _honoured(row: dict[str, object]) -> str:
    """A person with what is said after the name: 先生 to the learned, 様 to everybody else."""
    return beside(person(row, "ja"), "先生" if title(row, "ja") else "様")


def _addressed(letter: Letter) -> list[str]:
    if not letter.person:
        return [f"{called(letter.to, 'ja')} 御中"]
    place = " ".join(part for part in (called(letter.at, "ja"), str(letter.to.get("position") or "")) if part)
    return [part for part in (place, _honoured(letter.to)) if part]


def _about(letter: Letter, joined: str = "に関する") -> str:
    fields = letter.about_fields("ja")
    return f"「{fields}」分野{joined}" if fields else ""


def _body(letter: Letter) -> list[str]:
    who = " ".join(part for part in (letter.unit("ja"), letter.asker.position) if part)
    opening = f"突然のお手紙にて失礼いたします。{f'{who}の' if who else ''}{letter.asker.name}と申します。"
    closing = (f"ご多用のところ誠に恐縮ですが、{_day(letter.reply_by)}までにご返事をいただけますと幸いに存じます。"
               "ご都合がつかない場合も、その旨お知らせいただければ結構です。何卒よろしくお願い申し上げます。")
    middle = {"advice": _advice, "invitation": _invitation}.get(letter.about, _meeting)(letter)
    return [part for part in (opening, *middle, closing) if part]


def _advice(letter: Letter) -> list[str]:
    return [f"このたび、{_about(letter)}次の件について、ご助言を賜りたくお願い申し上げます。", letter.purpose,
            "書面または短時間のご面談にてお聞かせいただければ幸いです。"
            "いただいたご意見は本件以外には用いません。"]


def _invitation(letter: Letter) -> list[str]:
    of, you = letter.advised("ja"), "先生" if title(letter.to, "ja") else "貴殿"
    return [f"このたび、{f'{of}のための' if of else ''}アドバイザリーネットワーク「{letter.board}」を"
            "設けることとなりました。", letter.purpose,
            f"つきましては、{_about(letter, 'における')}{you}のご知見を賜りたく、"
            "アドバイザーにご就任くださいますようお願い申し上げます。",
            "ご承諾いただけます場合には、任期を記した委嘱の文書をお送りいたします。"]


def _meeting(letter: Letter) -> list[str]:
    target, direct = called(letter.target, "ja"), letter.about == "direct"
    whom = target if not direct else "貴社" if "Firm" in letter.to.get("kind", ()) else "貴機関"
    asking = {"introduction": f"つきましては、{target}へのご紹介を賜りたく、お願い申し上げます。",
              "centre": f"つきましては、{target}とのお取り次ぎを賜りたく、お願い申し上げます。",
              "direct": "つきましては、連携をご担当の部署をお教えいただき、"
                        "一度お話しする機会を賜りたく存じます。"}[letter.about]
    known = (f"{_honoured(letter.known)}（現在{target}ご所属）と共著のご論文があると伺っております。"
             if letter.known else "")
    return [f"このたび、{_about(letter, 'における')}{whom}との連携の可能性を検討しております。", letter.purpose, known,
            asking]
