"""Who signs: the bodies before the verb, and the groups behind ``với`` and ``giữa``."""

import re

from loaders.document.anaphora import WORD, meant
from loaders.document.document import Document
from loaders.document.naming import Mention
from loaders.document.people import Person, people
from loaders.document.positions import BETWEEN, POSITION_EN
from loaders.document.signings import Signing

_AND = re.compile(
    r"\s*(?:[,;]?\s*(?:và|cùng với|cùng|&|and|as well as)\s+(?:với\s+|with\s+)?|,\s*|/\s*|\s+[-–]\s+)"
    r"(?:the\s+|các\s+|đại diện\s+|phía\s+)*"
    r"(?:(?:[\w().'’/-]+\s+){0,8}(?:company|firm|giant|corporation|group|maker|provider|startup|partner|enterprise"
    r"|business|đối tác|doanh nghiệp|hãng|ông lớn)\s+)?", re.I)
#: Before a body that is a place of meeting, a witness or an owner and no party.
_APART = re.compile(
    r"(?:(?<!\w)(?:tại|ở|theo|do|chứng kiến của|chứng kiến|tham dự của|tham gia của|trước|nhờ|qua|dự có|của|thuộc|cho"
    r"|lãnh đạo của|tài trợ của"
    r"|at|in|witnessed by|presence of|under|by|according to|of|from|to|for|hosted by|bên lề|khuôn khổ)\s+(?:the\s+|đại "
    r"diện\s+|lãnh đạo\s+|các\s+)*)$", re.I)
_SPEAKING_FOR = re.compile(
    r"(?:đại diện|lãnh đạo|phía|representatives?|leaders?|delegations?|behalf|rector|director|president|chairman"
    r"|minister|head|đoàn(?: công tác)?)\s+(?:của|of|from)\s+(?:the\s+)?$", re.I)
_BOTH = re.compile(
    r"(?<!\w)(?:hai|các|ba|bốn) (?:bên|đơn vị|trường|tổ chức)(?!\w)|\b(?:the )?(?:two|both|three) (?:sides|parties"
    r"|organi[sz]ations|universities|institutions)\b", re.I)
_ANAPHOR = re.compile(rf"({WORD})\s*$", re.I)
_ADVERBS = re.compile(
    r"(?:\s*(?:cũng|đã|vừa|chính thức|tiếp tục|còn|lại|cùng|nhau|tiến hành|tổ chức|lễ|has|have|had|also|today"
    r"|officially|recently|formally|on \w+)\s*)+$", re.I)
_FILLER = re.compile(r"[^.;:“”\"‘]{0,70}:?\s*")
_FILLER_STOPS = re.compile(
    r"(?<!\w)(?:a unit of|một đơn vị|delegation|(?<!tập )đoàn|để|nhằm|về|trong|tại|do|được|đã|and|to|on|for|in|at|by"
    r"|which|that)(?!\w)|,", re.I)
#: "A, a global technology group, and B".
_APPOSED = re.compile(r"^,\s+(?:an?|the|một)\s+[^,;.]{3,80},(?=\s+(?:and|và)\s)", re.I)
_UNDER = re.compile(r"\s*,?\s*(?:trực thuộc|thuộc|under|of|part of)\s+(?:the\s+)?$", re.I)
_BACK, _BOTH_SIDES = 2, 20


def group(text: str, named: list[Mention], place: int) -> list[Mention]:
    """The bodies that are listed from here on; a few words such as ``các đối tác gồm`` may stand before the first."""
    at = next((number for number, mention in enumerate(named) if mention.start >= place), len(named))
    if at == len(named):
        return []
    before = text[place:named[at].start]
    filled = _FILLER.fullmatch(before) and not _FILLER_STOPS.search(before)
    if not filled and not _coordinated(before):
        return []
    listed = [named[at]]
    for mention in named[at + 1:]:
        gap = _APPOSED.sub(",", text[listed[-1].end:mention.start])
        if mention.parent:
            continue
        if _AND.fullmatch(_less_parents(text, named, listed[-1], mention)) is None and _AND.fullmatch(gap) is None:
            break
        listed.append(mention)
    return listed


def joined_group(text: str, named: list[Mention], place: int) -> list[Mention]:
    """The bodies behind ``giữa``: a list of two or more; ``với`` may join them as ``và`` does."""
    listed = group(text, named, place)
    if len(listed) == 1:
        rest = text[listed[0].end:]
        joined = re.match(r"\s*(?:với|with)\s+", rest, re.I)
        listed += group(text, named, listed[0].end + joined.end()) if joined else []
    return listed


def subjects(document: Document, index: int, signing: Signing) -> list[Mention]:
    """The bodies that sign: those right before the verb, or the one that ``nhà trường`` or ``hai bên`` means."""
    text = document.sentences[index].text
    persons = people(text, document.cast.mentions(text), document.sentences[index].vietnamese)
    bodies = [one for one in document.cast.mentions(text) if not _is_person(text, one, persons)]
    named = [one for one in bodies if signing.clause <= one.start and one.end <= signing.start]
    if signing.passive and (by := re.match(r"\s*(?:by|bởi)\s+", text[signing.end:])):
        signed_by = signing.end + by.end()
        listed = _people_of(text, [one for one in bodies if one.start >= signed_by])
        return listed or _meant(document, index, text[signing.clause:signed_by + _BOTH_SIDES])
    chosen: list[Mention] = []
    for mention in reversed([mention for mention in named if not mention.parent]):
        if chosen and not _coordinated(text[mention.end:chosen[0].start]):
            break
        if not _is_apart(text, mention):
            chosen.insert(0, mention)
        elif chosen:
            break
    return chosen or _meant(document, index, text[signing.clause:signing.start])


def _is_person(text: str, mention: Mention, persons: list[Person]) -> bool:
    """Whether a run of capitals is a person: by the name or title, or by the position that follows."""
    if not mention.bare:
        return False
    explained = re.match(r",\s*(?:the\s+)?", text[mention.end:])
    return any(mention.start < person.end and person.start < mention.end for person in persons) or (
        explained is not None and POSITION_EN.match(text, mention.end + explained.end()) is not None)


def _people_of(text: str, named: list[Mention]) -> list[Mention]:
    listed: list[Mention] = []
    for mention in named:
        if listed and not _coordinated(text[listed[-1].end:mention.start]):
            break
        if not mention.parent and not mention.bare:
            listed.append(mention)
    return listed


def _less_parents(text: str, named: list[Mention], one: Mention, other: Mention) -> str:
    """What stands between two bodies, without ``thuộc`` and the parent that it names."""
    gap = text[one.end:other.start]
    for parent in named:
        if parent.parent and one.end <= parent.start and parent.end <= other.start:
            gap = _UNDER.sub("", text[one.end:parent.start]) + text[parent.end:other.start]
    return gap


def _coordinated(gap: str) -> bool:
    """Whether only ``và``, commas, people and what they are stand between two bodies."""
    words = re.findall(r"[^\W\d_][\w.\-]*", gap)
    return len(gap) < 140 and all(word[0].isupper() or word.lower() in BETWEEN for word in words) and (
        bool(words) or "," in gap or "-" in gap or "–" in gap)


def _is_apart(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 60):mention.start]
    return _APART.search(before) is not None and _SPEAKING_FOR.search(before) is None


def _meant(document: Document, index: int, before: str) -> list[Mention]:
    """Whom ``nhà trường`` means: the last body of that kind; ``hai bên``: the two of a sentence above."""
    bare = _ADVERBS.sub("", before)
    if _BOTH.search(before):
        earlier = [document.sentences[number].text for number in range(index - 1, max(-1, index - 1 - _BACK), -1)]
        named = [(group(text, document.cast.mentions(text), 0), _distinct(document, text)) for text in earlier]
        return next((two for several in named for two in several if len(two) == 2), [])
    word = _ANAPHOR.search(bare)
    one = meant(document, index, word[1]) if word else None
    return [one] if one else []


def _distinct(document: Document, text: str) -> list[Mention]:
    found = {document.body(mention).key: mention for mention in document.cast.mentions(text)
             if not mention.bare and not mention.parent and not _is_apart(text, mention)}
    return list(found.values())
