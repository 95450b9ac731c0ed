"""The letters in English: day, addressee, salutation, subject, and Yours sincerely."""

from datetime import date

from ui.letters.draft import Draft, Letter, Line, called, person, title

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


def draft(letter: Letter) -> Draft:
    """The letter in English."""
    subject, asker = _subject(letter), letter.asker
    who = [part for part in (asker.name, asker.position, letter.unit("en")) if part]
    lines = [
        Line(_day(letter.day)), Line(""), *(Line(part) for part in _addressed(letter)), Line(""),
        Line(f"Dear {_named(letter)}," if letter.person else "Dear Sir or Madam,"), Line(""),
        Line(subject, strong=True), Line(""), Line(f"My name is {', '.join(who)}."),
        *(Line(text) for text in _body(letter)), Line(""),
        Line("Yours sincerely," if letter.person else "Yours faithfully,"), Line(""), Line(asker.name, strong=True),
        *(Line(part) for part in who if part != asker.name)]
    return Draft(subject, tuple(lines))


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _subject(letter: Letter) -> str:
    target = called(letter.target, "en")
    return {"introduction": f"Request for an introduction to {target}",
            "centre": f"Request to be put in touch with {target}",
            "direct": "Possible cooperation", "advice": f"Request for your advice{_about(letter)}",
            "invitation": f"Invitation to join the advisory network “{letter.board}”"}[letter.about]


def _named(letter: Letter) -> str:
    return " ".join(part for part in (title(letter.to, "en"), person(letter.to, "en")) if part)


def _addressed(letter: Letter) -> list[str]:
    if not letter.person:
        return [called(letter.to, "en")]
    return [part for part in (_named(letter), letter.to.get("position") or "", called(letter.at, "en")) if part]


def _about(letter: Letter) -> str:
    fields = letter.about_fields("en")
    return f" on {fields}" if fields else ""


def _body(letter: Letter) -> list[str]:
    us, target, due = letter.unit("en") or "My organisation", called(letter.target, "en"), _day(letter.reply_by)
    if letter.about == "advice":
        return [f"I would be grateful for your view{_about(letter)}:", letter.purpose,
                f"A short written reply or a brief conversation, if possible by {due}, would help us greatly. Your "
                "answer will be used for this purpose only."]
    closing = f"I would be glad to hear from you by {due}. If this is not convenient, please simply let me know."
    if letter.about == "invitation":
        return [*_invitation(letter, us), closing]
    whom = "you" if letter.about == "direct" else target
    known = " ".join(part for part in (title(letter.known, "en"), person(letter.known, "en")) if part)
    asking = {
        "introduction": f"May I ask you to introduce us to {target}?",
        "centre": f"May we ask you to put us in touch with {target}?",
        "direct": "Could you tell us who is in charge of cooperation, so that we may arrange a first conversation?",
    }[letter.about]
    return [part for part in (
        f"{us} is looking into cooperation with {whom}{_about(letter)}.", letter.purpose,
        f"I understand that you have published with {known}, who is now at {target}." if known else "", asking,
        closing) if part]


def _invitation(letter: Letter, us: str) -> list[str]:
    of, fields = letter.advised("en"), letter.about_fields("en")
    return [part for part in (
        f"{us} is setting up the advisory network “{letter.board}”{f' for {of}' if of else ''}.", letter.purpose,
        f"We would be honoured if you joined it with your knowledge{f' of {fields}' if fields else ''}.",
        "Should you accept, we will send you the decision of appointment, which states its term.") if part]
