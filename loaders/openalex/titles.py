"""Titles without the marks by which publishers set them: tags, formulas, entities."""

import html
import re

from graph.names import clean

_NAMES = (
    "i|b|u|em|strong|small|big|sub|sup|sc|scp|tt|code|span|font|p|br|hr|div|a|title|italic|bold|underline|monospace|"
    "inline-formula|disp-formula|tex-math|alternatives|named-content|styled-content|xref|"
    r"(?:mml:|jats:|ns\d+:)[\w-]+|math|semantics|none|mprescripts|annotation|"
    "m(?:i|n|o|s|row|text|space|style|padded|phantom|frac|sqrt|root|error|enclose|fenced|sub|sup|subsup|under|over|"
    "underover|multiscripts|table|tr|td|action)"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.I)
#: A formula, and the same formula a second time, in TeX.
_FORMULA = re.compile(r"<(?:mml:)?math\b", re.I)
_TWICE = re.compile(r"<((?:mml:)?annotation|tex-math)\b[^<>]*>.*?</\1>", re.I | re.S)


def bare(text: str | None) -> str | None:
    """A title as it is read; ``None`` where nothing is left of it. A sign like ``<`` between words stays."""
    if text is None or ("&" not in text and "<" not in text):
        return text
    for _ in range(3):  # some publishers escape what is escaped already
        text, before = html.unescape(text), text
        if text == before:
            break
    if _FORMULA.search(text):
        text = _TWICE.sub("", text)
    return clean(_TAG.sub("", text)) or None
