"""The text of a list of works from its bytes: UTF-8, UTF-16 with a mark, or Windows-1252 where it reads as words."""

import codecs
import re

from graph.errors import BadSource

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: A sign between two letters, a capital with a mark after a small letter, three marked ones in a row: no Western word.
_GARBLED = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ][¡-©«-¯±-´¶¸¹»-¿×÷‚ƒ„†‡ˆ‰‹›]+[A-Za-zÀ-ÖØ-öø-ÿ]|[a-z][À-ÖØ-Þ]"
                      "|[^\x00-\x7f\xa0«»‘’“”–—…]{3}")


def decoded(file: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and a sentence where its encoding was recognised by its words; BadSource where none fits."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    try:
        return _lined(data.decode(marked or "utf-8")), ()
    except UnicodeDecodeError as error:
        if marked:
            raise _unreadable(file) from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _unreadable(file) from error
    if _GARBLED.search(text):
        raise _unreadable(file)
    return _lined(text), (f"{file}: the text is not UTF-8 and was read as Windows-1252; check the accents in it.",)


def _lined(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(file: str) -> BadSource:
    return BadSource(f"{file}: the encoding of the text was not recognised, or the file was cut off; save it as UTF-8.")
