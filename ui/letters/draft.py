"""Drafts of letters in four languages: what a letter says, and the draft as text, Word document and mail address.

A letter shows name and position, never how somebody can be reached: the person who sends it knows that or asks.
"""

import io
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple, TypeAlias
from urllib.parse import quote

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

Row: TypeAlias = dict[str, Any]
About: TypeAlias = Literal["introduction", "centre", "direct", "advice", "invitation"]
#: The languages of letters, each by its own name.
LANGUAGES = {"vi": "Tiếng Việt", "en": "English", "ja": "日本語", "zh": "繁體中文"}
#: Which name of a body stands in a letter of each language, the first that it has.
_NAMES = {"vi": ("name_vi", "name"), "en": ("name_en", "name"), "ja": ("name_ja", "name_en", "name"),
          "zh": ("name_zh", "name_en", "name")}
#: Academic titles as Vietnamese write them, the first that a title begins with.
_TITLES = {
    "PGS": {"en": "Associate Professor", "ja": "准教授", "zh": "副教授"},
    "GS": {"en": "Professor", "ja": "教授", "zh": "教授"},
    "TS": {"en": "Dr", "ja": "博士", "zh": "博士"},
}
_PLACE = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "left": WD_ALIGN_PARAGRAPH.LEFT}
_FONT = {"ja": "MS Mincho", "zh": "PMingLiU"}
#: What many mail programs take of an address; a longer text is to be pasted.
MAILED = 1900


class Asker(NamedTuple):
    """Who writes: name, position and unit, as they typed them."""

    name: str
    position: str
    unit: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says. ``to``: a person (with ``at``, where they work) or a body; ``target``: whom we want to meet.

    ``known``: whom they wrote works with at the target. ``house``: for whom we write. ``fields``: what both work in.
    ``purpose``: in the writer's own words, the question of a letter for advice. ``reply_by``: until when a reply is
    hoped for. ``board``: the name of the board that an invitation is to; it advises ``target``.
    """

    about: About
    to: Row
    asker: Asker
    day: date
    reply_by: date
    at: Row = field(default_factory=dict)
    target: Row = field(default_factory=dict)
    known: Row = field(default_factory=dict)
    house: Row = field(default_factory=dict)
    fields: tuple[Row, ...] = ()
    purpose: str = ""
    board: str = ""

    @property
    def person(self) -> bool:
        """Whether it goes to a person."""
        return "Expert" in self.to.get("kind", ())

    def unit(self, lang: str) -> str:
        """The writer's unit, under its name in a language where it is the house as the registry knows it."""
        typed, names = self.asker.unit, {self.house.get(name) for some in _NAMES.values() for name in some}
        return called(self.house, lang) if typed and typed in names else typed

    def advised(self, lang: str) -> str:
        """Whom or what the board advises; empty where that is the writer's own unit, which is named already."""
        target = called(self.target, lang)
        return target if target != self.unit(lang) else ""

    def about_fields(self, lang: str) -> str:
        """The fields in a row, as they stand inside a sentence; empty where there is none."""
        return listed([_inside(called(one, lang)) for one in self.fields], lang)


class Line(NamedTuple):
    """One paragraph of a draft."""

    text: str
    place: Literal["left", "right"] = "left"
    strong: bool = False


class Draft(NamedTuple):
    """A letter that can be sent: its subject and its paragraphs; an empty one is a free line."""

    subject: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The letter as plain text."""
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.text for line in self.lines)).strip()


def called(row: Row, lang: str) -> str:
    """The name of a body, country or field in a language, or the nearest that it has."""
    return next((str(row[name]) for name in _NAMES[lang] if row.get(name)), "")


def title(row: Row, lang: str) -> str:
    """The academic title of a person in a language; as it is written where the table has no other."""
    said = str(row.get("title") or "")
    if lang == "vi":
        return said if _latin(said) else ""
    first = next((part for part in re.split(r"[.\s]+", said.upper()) if part), "")
    return _TITLES[first][lang] if first in _TITLES else said if said.isascii() and lang == "en" else ""


def person(row: Row, lang: str) -> str:
    """A person's name: as they write it, in Latin letters where a European reader would not read it."""
    name = str(row.get("name") or "")
    return str(row.get("name_latin") or name) if lang in ("vi", "en") and not _latin(name) else name


def beside(name: str, word: str) -> str:
    """A word of respect after a name: close to one in its own script, apart from one in Latin letters."""
    return f"{name} {word}" if word and _latin(name) else f"{name}{word}"


def listed(words: list[str], lang: str) -> str:
    """Several in a row, as the language joins them."""
    if lang in ("ja", "zh"):
        return "、".join(words)
    last = {"vi": " và ", "en": " and "}[lang]
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def docx(draft: Draft, lang: str, note: str = "") -> bytes:
    """The letter as a Word document on A4; ``note`` stands in its foot."""
    document, stream = Document(), io.BytesIO()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT.get(lang, "Times New Roman"))
    for line in draft.lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = _PLACE[line.place]
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.add_run(plain(line.text)).bold = line.strong
    document.sections[0].footer.paragraphs[0].text = plain(note)
    document.core_properties.title = plain(draft.subject)[:250]
    document.save(stream)
    return stream.getvalue()


def mail(draft: Draft) -> tuple[str, bool]:
    """An address that opens a new message without a recipient, and whether the whole letter is in it."""
    subject = f"mailto:?subject={quote(draft.subject)}"
    whole = f"{subject}&body={quote(draft.text.replace(chr(10), chr(13) + chr(10)))}"
    return (whole, True) if len(whole) <= MAILED else (subject[:MAILED], False)


def plain(text: str) -> str:
    """The text without signs that a document cannot hold."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)


def _inside(name: str) -> str:
    """A name of a field inside a sentence: small, unless it begins like an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _latin(text: str) -> bool:
    return all(letter < "\u0250" or "\u1e00" <= letter < "\u2000" for letter in text)
