"""One document as its readers see it: sentences, organisations, and when it speaks."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from loaders.document.bodies import Body, Cast
from loaders.document.dates import Calendar, Dated, dates, relative, years
from loaders.document.naming import Mention
from loaders.document.prose import Sentence
from loaders.document.quotes import quoted

_DAYS = ("day", "span")
_HEADING, _ENDING = 12, 4
#: What stands on a line of its own that says when the text was published, beside the date.
_DATE_LINE = re.compile(
    r"thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|thời gian|cập nhật|ngày đăng|đăng ngày|xuất bản|published|updated|posted"
    r"|date|gmt|giờ|hà nội|hanoi"
    r"|tp\.?\s?(?:hcm|hồ chí minh)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|\W|lúc|views?|ngày|tháng|năm|on\b|at\b"
    r"|by\b|am\b|pm\b", re.I)
_DATELINE = re.compile(r"^[^\W\d_][\w .,()/]{1,40}?[,(]\s*")
_LEAD = 60
_LEAST_TITLE, _MOST_TITLE = 8, 160
_LEADING = 4
_VAGUE = re.compile(
    r"\b(?:trong tuần|tuần (?:này|qua|trước)|tháng (?:này|qua|trước)|mới đây|gần đây|trước đó|năm ngoái|vừa qua|this "
    r"(?:week|month|year)"
                    r"|last (?:week|month|year)|recently|earlier)\b", re.I)


class Document:
    """The sentences of a text with what several readers ask for."""

    def __init__(self, sentences: list[Sentence], title: str = "", as_of: str = "") -> None:
        self.sentences = sentences
        self.title = title or _title(sentences)
        self._as_of = as_of
        self._dates: dict[str, list[Dated]] = {}

    @cached_property
    def stated(self) -> str:
        """The day of its own date line; ISO, or empty where it has none."""
        guess = Calendar(self._as_of, years([sentence.text for sentence in self.sentences]))
        edges = self.sentences[:_HEADING] + self.sentences[_HEADING:][-_ENDING:]
        return next(filter(None, (_date_line(sentence, guess) for sentence in edges)), "")

    @property
    def published(self) -> str:
        """The day of its date line, else the one that whoever loads it gave; ISO, or empty."""
        return self.stated or self._as_of

    @cached_property
    def calendar(self) -> Calendar:
        """In which year its days without one lie."""
        return Calendar(self.published, years([sentence.text for sentence in self.sentences]))

    @cached_property
    def moment(self) -> str:
        """When it speaks: its publication, else the day with which it opens; ISO, or empty."""
        told = [sentence for sentence in self.sentences[:3 * _LEADING] if len(sentence.text) >= _LEAD]
        return self.published or next(filter(None, map(self._lead, told[:_LEADING])), "")

    @cached_property
    def cast(self) -> Cast:
        """The organisations that it names."""
        return Cast(sentence.text for sentence in self.sentences)

    @cached_property
    def only_park(self) -> Body | None:
        """The park of the registry that it names, where it names no other: whom ``khu công nghệ cao`` means."""
        found = {body.code: body for sentence in self.sentences for mention in self.cast.mentions(sentence.text)
                 if not mention.bare and "Park" in (body := self.body(mention)).kinds and body.code}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def only_ministry(self) -> Body | None:
        """The ministry of ``Thứ trưởng`` without a name: the only one that it names, in brackets or not."""
        named = [mention for sentence in self.sentences for mention in self.cast.mentions(sentence.text)]
        named += [replace(one, name=one.bracket, bracket="") for one in named if one.bracket.startswith("Bộ ")]
        found = {body.key: body for mention in named if mention.name.startswith(("Bộ ", "Ministry"))
                 and (body := self.body(mention)).code != "vn-politburo"}
        return next(iter(found.values())) if len(found) == 1 else None

    def dates(self, sentence: Sentence) -> list[Dated]:
        """The dates of a sentence in their order."""
        if sentence.text not in self._dates:
            self._dates[sentence.text] = dates(sentence.text, self.calendar)
        return self._dates[sentence.text]

    def body(self, mention: Mention) -> Body:
        """Which organisation a naming means."""
        return self.cast.body(mention)

    def past_day(self, index: int, place: int) -> tuple[str, bool]:
        """The day of what a sentence tells as done, never after publication, and whether it says that day itself."""
        day = self.day(index, place)
        if self.published and day > self.published:
            day = f"{int(day[:4]) - 1}{day[4:]}"
        dated = [one for one in self.dates(self.sentences[index]) if not one.paper]
        if any(one.kind in _DAYS for one in dated):
            return day, True
        # "signed in 2022" says no day, but more than the publication does.
        titles = [(start, end) for start, end, _ in quoted(self.sentences[index].text)]
        vague = [one.until for one in dated if one.kind in ("year", "month")
                 and one.until <= (self.published or one.until)
                 and not any(start < one.start < end for start, end in titles)]
        return (vague[0], True) if vague else (day, False)

    def day(self, index: int, place: int | None = None) -> str:
        """The day that a sentence speaks of: its own, nearest before ``place``, else the last one named above it."""
        sentence = self.sentences[index]
        own = [dated for dated in self.dates(sentence) if dated.kind in _DAYS and not dated.paper]
        before = [dated for dated in own if place is None or dated.start < place]
        if own:
            return (before[-1] if before else own[0]).since
        return relative(sentence.text, self.published) or ("" if _VAGUE.search(sentence.text) else self._above(index))

    def _above(self, index: int) -> str:
        for earlier in reversed(self.sentences[max(0, index - 12):index]):
            own = [dated for dated in self.dates(earlier) if dated.kind in _DAYS and not dated.paper]
            held = "tổ chức" in earlier.text or " held " in earlier.text
            leading = [dated for dated in own if dated.start < _LEAD or held]
            if leading:
                return leading[0].since
            if said := relative(earlier.text, self.published):
                return said
        return self.moment

    def _lead(self, sentence: Sentence) -> str:
        return next((dated.since for dated in self.dates(sentence)
                     if dated.kind in _DAYS and not dated.paper and dated.start < 40), "")


def _title(sentences: Iterable[Sentence]) -> str:
    """The first line that is no date line, with the next behind ``BIÊN BẢN`` or the like, cut to a title's length."""
    said = [sentence.text for sentence in sentences if len(_DATE_LINE.sub("", sentence.text)) > _LEAST_TITLE][:2]
    first = " – ".join(said if said and said[0].isupper() else said[:1])
    return first if len(first) <= _MOST_TITLE else f"{first[:_MOST_TITLE - 2].rsplit(' ', 1)[0]} …"


def _date_line(sentence: Sentence, calendar: Calendar) -> str:
    """The day of a line that only says when, or of the place and date with which a news item opens."""
    text = sentence.text
    found = next((dated for dated in dates(text[:140], calendar) if dated.kind == "day" and not dated.paper), None)
    if found is None:
        return ""
    rest = text[:found.start] + text[found.end:]
    if len(text) <= 140 and len(_DATE_LINE.sub("", rest)) <= 6:
        return found.since
    opening = _DATELINE.match(text)
    whole = opening is not None and opening.end() >= found.start - 1
    return found.since if whole and re.match(r"\s*\)?\s*(?:[-–—:]|\(\w+\))", text[found.end:]) else ""
