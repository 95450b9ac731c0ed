"""A document as sentences: paragraphs in their order, without the teasers that a web page puts behind its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.names import clean
from loaders.document.lexicon_vi import is_vietnamese
from loaders.documents import Line

#: Characters of a sentence; a longer one is cut, so that the work on each is bounded.
LONGEST = 1_500
#: Characters of a document that are read; a news item, plan or minutes has far fewer.
MOST_TEXT = 500_000
#: Cells of a table row beyond which it is a table of data and no prose.
_MOST_CELLS = 2
_TEASERS = re.compile(
    r"(?:tin liên quan|cùng chuyên mục|đọc thêm|xem thêm|tin cùng chuyên mục|bài (?:viết )?liên quan|tin (?:mới|khác)"
    r"|có thể bạn quan tâm"
    r"|bình luận|từ khóa|đọc nhiều|tin nổi bật|chia sẻ|related (?:news|articles|stories|posts)|read more|see also|more "
    r"news|comments?|tags?"
    r"|latest news|most read|you may also like|share)\s*[:.]?", re.I)
_LETTER = re.compile(r"\w\w")
_WHOLE = 160
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
#: Addresses and telephone numbers of people, which are not taken, not even in a quotation.
_CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
    r"|(?<![\w.,/])\(?(?:0\d{2,3}|\+\d{1,3}[\s.-]?\(?\d{1,3})\)?[\s.-]?\d{3,4}[\s.-]?\d{3,4}(?![\w/])")
_LEFT_OUT = "…"
_BREAK = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]*[^\W_])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(,.“\"])(?:TM|KT|TL|TUQ|TS|PGS|GS|ThS|Ths|KS|BS|TSKH|NGND|NGƯT|LS|TP|Tp|Q|P|Mr|Ms|Mrs|Dr|Drs|Prof|Assoc"
    r"|Asst|No|St|Sr|Jr|Gen|Col|Lt|Gov|Sen"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|vs|e\.g|i\.e|[A-Z]|U\.S|D\.C|H\.E|Ph\.D)\.$")
_LEGAL = re.compile(r"\b(?:Inc|Ltd|Corp|Co|Pte|Bros)\.$")
_STARTER = re.compile(
    r"(?:The|Under|It|In|At|On|This|Both|Also|As|He|She|They|We|A|An|These|For|During|According|Trong|Theo|Tại|Đây)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is written, and its place: paragraph and sentence from 1, or the page of a PDF."""

    text: str
    paragraph: int
    number: int
    at: str
    vietnamese: bool


def sentences(lines: Iterable[Line], paged: bool = False) -> list[Sentence]:
    """The sentences of a document, without contact data; ``paged`` where the number of a line is its page."""
    found: list[Sentence] = []
    read = 0
    for paragraph, (line, text) in enumerate(_paragraphs(_told(lines)), 1):
        for number, said in enumerate(split(text[:MOST_TEXT - read]), 1):
            at = f"{line.number}" if paged else f"{paragraph}.{number}"
            said = _CONTACT.sub(_LEFT_OUT, said)
            found.append(Sentence(said, paragraph, number, at, is_vietnamese(said)))
        read += len(text)
        if read >= MOST_TEXT:
            break
    return found


def split(text: str) -> Iterator[str]:
    """The sentences of one paragraph; a very long one is cut at a semicolon or between words."""
    for part in text.split("\n"):
        start = 0
        for found in _BREAK.finditer(part):
            if _ends(part, found.start() + 1, found.end(), start):
                yield from _cut(part[start:found.end()])
                start = found.end()
        yield from _cut(part[start:])


def _ends(text: str, stop: int, following: int, start: int) -> bool:
    before = text[max(start, stop - 12):stop]
    if _ABBREVIATED.search(before):
        return False
    if _LEGAL.search(before) and not _STARTER.match(text, following):
        return False
    opening = text[following:following + 3].lstrip("“\"‘'([")[:1]
    # "1. Ban Quản lý …": the number of a paragraph is no sentence.
    return not opening.islower() and not re.fullmatch(r"\s*[\dIVXivx]{1,4}\.", text[start:stop])


def _cut(text: str) -> Iterator[str]:
    rest = text.strip()
    while len(rest) > LONGEST:
        place = max(rest.rfind("; ", 0, LONGEST), 0) or max(rest.rfind(" ", 0, LONGEST), 0) or LONGEST
        yield rest[:place + 1].strip()
        rest = rest[place + 1:].strip()
    if rest:
        yield rest


def _told(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines that say something of the document itself: teasers behind it, and tables of data, are passed over."""
    teasing = False
    for line in lines:
        text = line.text.strip(" |*_-–")
        if _TEASERS.fullmatch(text):
            teasing = True
        elif teasing and len(text) >= _WHOLE and text.endswith((".", "”", "\"")):
            teasing = False
        if not teasing and _LETTER.search(text) and sum(bool(cell.text) for cell in line.cells) <= _MOST_CELLS:
            yield line


def _paragraphs(lines: Iterable[Line]) -> Iterator[tuple[Line, str]]:
    """Each paragraph with its first line; one that goes on in small letters was only broken by its page."""
    first: Line | None = None
    text = ""
    for line in lines:
        said = "\n".join(clean(_UNSEEN.sub("", part)).strip(" |") for part in line.text.split("\n"))
        if first is not None and text and said[:1].islower() and text[-1] not in ".!?:;…”\"":
            text = f"{text} {said}" if len(text) < MOST_TEXT else text
            continue
        if first is not None and text:
            yield first, text
        first, text = line, said
    if first is not None and text:
        yield first, text
