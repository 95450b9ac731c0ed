"""Agreements that a document says were signed: their parties, kind, date and subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.document.bodies import Body
from loaders.document.document import Document
from loaders.document.naming import Mention
from loaders.document.parties import group, joined_group, subjects
from loaders.document.prose import Sentence
from loaders.document.quotes import quoted
from loaders.document.signings import Signing, instrument, kind_of, signings

_WORTH = re.compile(r"ký|kí|trao|sign|\bink|exchang|entered|conclud|sealed|penned", re.I)
_SUBJECT = re.compile(
    r"\s*,?\s*((?:về(?: việc)?|trong lĩnh vực|nhằm|để|on|to|for|in the field of)\s+[^;.”]{6,200})", re.I)
_SUBJECT_END = re.compile(
    r",\s|\s(?:với|giữa|with|between|vào ngày|tại|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\s", re.I)
_PREPOSITION = re.compile(r"(?:về(?: việc)?|on)\s+", re.I)
_PHRASE_END = re.compile(
    r"\s(?:giữa|với|between|with|among|to|for|on|đã|được|cùng|vào|tại|trị giá|was|were|has|have|worth|on (?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day)(?!\w)|[,;.(“‘\"]", re.I)
_WHEN = re.compile(
    r"on (?:the \w+ of |(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)\w* \d|\d)", re.I)
_MOST_NAME, _MOST_PHRASE = 300, 200


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement as a sentence tells of it; ``titled`` where the text gives its title in quotation marks."""

    index: int
    name: str
    kind: str
    parties: tuple[Body, ...]
    signed_on: str
    about: str = ""
    titled: bool = False
    exact: bool = False


def agreements(document: Document) -> list[Agreement]:
    """Every agreement with two parties or more, each once, in the order of the text."""
    found: list[Agreement] = []
    before: list[Body] = []
    for index, sentence in enumerate(document.sentences):
        if _WORTH.search(sentence.text):
            for agreement in _told(document, index, sentence, before):
                before = list(agreement.parties)[:1]
                _add(found, agreement)
    return sorted(found, key=lambda agreement: agreement.index)


def _add(found: list[Agreement], new: Agreement) -> None:
    """Take an agreement in, or let it complete the one that a headline or an earlier sentence told of."""
    for at, old in enumerate(found):
        ours, theirs = {body.key for body in old.parties}, {body.key for body in new.parties}
        # A headline names the most important parties only.
        same = ours == theirs or (old.index == 0 and ours < theirs)
        if same and not (old.titled and new.titled) and (not old.kind or not new.kind or old.kind == new.kind):
            fuller = new if _told_of(new) > _told_of(old) else old
            exact = old if old.exact or not new.exact else new
            found[at] = replace(fuller, kind=fuller.kind or old.kind or new.kind, exact=exact.exact,
                                signed_on=exact.signed_on or new.signed_on)
            return
    found.append(new)


def _told_of(agreement: Agreement) -> tuple[int, bool, bool, bool]:
    return len(agreement.parties), agreement.titled, bool(agreement.kind), bool(agreement.about)


def _told(document: Document, index: int, sentence: Sentence, before: list[Body]) -> Iterator[Agreement]:
    leading: list[Mention] = []
    for signing in signings(sentence.text, sentence.vietnamese):
        leading = subjects(document, index, signing) or leading
        first = [document.body(mention) for mention in leading] or before
        yield from _agreements(document, index, signing, _distinct(first))


def _distinct(bodies: list[Body]) -> list[Body]:
    return list({body.key: body for body in bodies}.values())


def _agreements(document: Document, index: int, signing: Signing, first: list[Body]) -> Iterator[Agreement]:
    """The agreements of one verb: between its parties, or of its subject with one group after another."""
    text = document.sentences[index].text
    named = document.cast.mentions(text)
    groups = [joined_group(text, named, place) for place in signing.between]
    groups = [several for several in groups if len(several) > 1]
    if groups:
        for several in groups:
            bodies = [document.body(one) for one in several]
            yield from _agreement(document, index, signing, bodies, signing.end, several)
        return
    start = signing.end
    told = False
    for several, end in _partners(text, named, signing):
        bodies = [document.body(mention) for mention in several]
        for agreement in _agreement(document, index, signing, _distinct([*first, *bodies]), start, several):
            told = True
            yield agreement
        start = end
    if not told and len(first) > 1:
        yield from _agreement(document, index, signing, first, signing.end, [])


def _partners(text: str, named: list[Mention], signing: Signing) -> Iterator[tuple[list[Mention], int]]:
    """The groups behind ``với``, each with its end; without a new paper between them they are one group."""
    open_: list[Mention] = []
    for place in signing.with_:
        several = group(text, named, place)
        if not several:
            continue
        between = text[open_[-1].end:place] if open_ else ""
        if open_ and (";" in between or next(quoted(between), None) or instrument(between, 0, len(between))):
            yield open_, open_[-1].end
            open_ = []
        open_ += several
    if open_:
        yield open_, open_[-1].end


def _agreement(document: Document, index: int, signing: Signing, parties: list[Body], start: int,
               several: list[Mention]) -> Iterator[Agreement]:
    parties = _distinct(parties)
    if len(parties) < 2:
        return
    text = document.sentences[index].text
    first, last = (several[0].start, several[-1].end) if several else (signing.stop, signing.end)
    title = _title(text, signing, start, first)
    paper = _paper(text, signing, start, first)
    kind = kind_of(title) if title else ""
    name, about = title or _composed(text, paper, parties, document), _about(text, paper, last, signing.stop)
    if not title and about and about.lower()[:30] not in name.lower():
        name = f"{name} {about}"
    day, exact = document.past_day(index, signing.start)
    kind = kind or (paper[2] if paper else "")
    subject = about[found.end():] if (found := _PREPOSITION.match(about)) else about
    yield Agreement(index, name[:_MOST_NAME], kind, tuple(parties), day, subject, bool(title), exact)


def _title(text: str, signing: Signing, start: int, stop: int) -> str:
    """The title in quotation marks between the verb and the partner, or else before a passive verb or behind both."""
    after = next(quoted(text, start, max(stop, start)), None)
    before = list(quoted(text, signing.clause, signing.start)) if signing.passive else []
    behind = next(quoted(text, start, signing.stop), None) if not before and stop >= signing.stop else None
    chosen = after or (before[-1] if before else None) or behind
    return chosen[2] if chosen and len(chosen[2]) > 8 else ""


def _paper(text: str, signing: Signing, start: int, stop: int) -> tuple[int, int, str] | None:
    if signing.passive:
        return instrument(text, signing.clause, signing.start) or instrument(text, start, signing.stop)
    return instrument(text, start, max(stop, start)) or instrument(text, start, signing.stop)


def _composed(text: str, paper: tuple[int, int, str] | None, parties: list[Body], document: Document) -> str:
    vietnamese = document.sentences[0].vietnamese or " và " in text
    names = [body.name for body in parties]
    joined = f"{', '.join(names[:-1])} {'và' if vietnamese else 'and'} {names[-1]}"
    said = _phrase(text, paper) if paper else ("Thỏa thuận hợp tác" if vietnamese else "Agreement")
    return f"{said[:1].upper()}{said[1:]} {'giữa' if vietnamese else 'between'} {joined}"


def _phrase(text: str, paper: tuple[int, int, str]) -> str:
    """The paper's name as far as it goes: ``chương trình phối hợp công tác … giai đoạn 2024 - 2025``."""
    end = _PHRASE_END.search(text, paper[1])
    said = text[paper[0]:end.start() if end else len(text)].strip()
    return said if len(said) <= _MOST_PHRASE else text[paper[0]:paper[1]]


def _about(text: str, paper: tuple[int, int, str] | None, last: int, stop: int) -> str:
    """What it is about, from behind the paper's name or behind the parties."""
    for place in filter(None, (paper[1] if paper else 0, last)):
        found = _SUBJECT.match(text, place, stop)
        if found:
            said = _SUBJECT_END.split(found[1], maxsplit=1)[0].strip(" ,")
            if len(said) > 8 and not _WHEN.match(said):
                return said
    return ""
