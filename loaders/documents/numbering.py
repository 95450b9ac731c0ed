"""The numbers and letters that Word writes in front of a paragraph by itself and does not keep in its text."""

import re
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_VAL, _ILVL, _NUM_ID = qn("w:val"), qn("w:ilvl"), qn("w:numId")
_NUMBERED = f"{qn('w:pPr')}/{qn('w:numPr')}"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Numbering:
    """Counts the automatic lists of one document while its paragraphs are read in order."""

    def __init__(self, levels: dict[tuple[str, int], tuple[str, str, int]],
                 styles: dict[str, etree._Element]) -> None:
        self.levels = levels
        self.styles = styles
        self.counts: dict[tuple[str, int], int] = {}

    @classmethod
    def of(cls, document: Any) -> "Numbering":
        """The lists that a python-docx document defines: none where it has no numbering part."""
        part = next((rel.target_part for rel in document.part.rels.values()
                     if not rel.is_external and rel.reltype.endswith("/numbering")), None)
        element = getattr(part, "element", None)
        if element is None:
            return cls({}, {})
        styles = {style.get(qn("w:styleId"), ""): style for style in document.styles.element.findall(qn("w:style"))}
        return cls(_levels(element), styles)

    def mark(self, paragraph: etree._Element) -> str:
        """What Word shows before this paragraph, such as ``1.`` or ``a)``; empty where it shows nothing."""
        properties = paragraph.find(_NUMBERED)
        if properties is None:
            style = self.styles.get(_value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")))
            properties = style.find(_NUMBERED) if style is not None else None
        if properties is None:
            return ""
        number, level = (_value(properties.find(tag)) for tag in (_NUM_ID, _ILVL))
        return self._next(number, int(level) if level.isdecimal() else 0)

    def _next(self, number: str, level: int) -> str:
        style = self.levels.get((number, level))
        if style is None:
            return ""
        start = self.counts.get((number, level), style[2] - 1)
        self.counts[number, level] = start + 1
        for deeper in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[deeper]
        return re.sub(r"%(\d)", lambda found: self._shown(number, int(found[1]) - 1), style[1])

    def _shown(self, number: str, level: int) -> str:
        style, _, start = self.levels.get((number, level), ("decimal", "", 1))
        return _spell(style, self.counts.get((number, level), start))


def _levels(root: etree._Element) -> dict[tuple[str, int], tuple[str, str, int]]:
    shapes = {shape.get(qn("w:abstractNumId"), ""): list(_shape(shape)) for shape in root.findall(qn("w:abstractNum"))}
    found = {}
    for number in root.findall(qn("w:num")):
        for level, style in shapes.get(_value(number.find(qn("w:abstractNumId"))), []):
            found[number.get(_NUM_ID, ""), level] = style
    return found


def _shape(shape: etree._Element) -> Any:
    for level in shape.findall(qn("w:lvl")):
        style, text, start = (_value(level.find(qn(f"w:{name}"))) for name in ("numFmt", "lvlText", "start"))
        shown = "-" if style == "bullet" else text
        yield int(level.get(_ILVL, "0")), (style, shown, int(start) if start.isdecimal() else 1)


def _value(element: etree._Element | None) -> str:
    return element.get(_VAL, "") if element is not None else ""


def _spell(style: str, count: int) -> str:
    if style == "lowerLetter":
        return _LETTERS[(count - 1) % 26]
    if style == "upperLetter":
        return _LETTERS[(count - 1) % 26].upper()
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if style == "upperRoman" else roman.lower()
    return "" if style in ("none", "bullet") else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (count // value)
        count %= value
    return text
