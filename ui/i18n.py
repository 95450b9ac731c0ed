"""The two languages: texts by gettext, and numbers and dates as each of them writes them."""

import gettext as _gettext
import io
from collections.abc import Callable
from contextvars import ContextVar
from datetime import date as _date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from ui import address

T = TypeVar("T")
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
DEFAULT = "vi"
KEY = "lang"
FOLDER = Path(__file__).resolve().parent.parent / "locale"
_LOCALE = {"vi": "vi_VN", "en": "en_GB"}


#: The language of work that runs after the page was sent, where there is no visitor to ask.
_carried: ContextVar[str] = ContextVar("language", default="")


def language() -> str:
    """The language of this visitor: of the address (``?lang=en``), else the last choice, else Vietnamese."""
    if carried := _carried.get():
        return carried
    chosen = address.chosen(KEY, DEFAULT)
    return chosen if chosen in LANGUAGES else DEFAULT


def in_words_of(lang: str, work: Callable[[], T]) -> T:
    """Does the work in a language, wherever it runs; for files that are made once they are asked for."""
    token = _carried.set(lang)
    try:
        return work()
    finally:
        _carried.reset(token)


@cache
def catalogue(lang: str) -> _gettext.NullTranslations:
    """The translations of ``locale/<lang>/ketnoi.po``, compiled in memory; English is the message itself."""
    path = FOLDER / lang / "ketnoi.po"
    if not path.exists():
        return _gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=lang))
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


def _(message: str) -> str:
    """This text in the visitor's language."""
    return catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The text that fits the count; Vietnamese has one form for all."""
    return catalogue(language()).ngettext(one, many, count)


def later(message: str) -> str:
    """Marks a text for translation that is translated where it is shown."""
    return message


def number(value: float | None, digits: int = 2) -> str:
    """``22.000`` and ``13,75`` in Vietnamese, ``22,000`` and ``13.75`` in English; nothing for nothing."""
    if value is None:
        return ""
    return str(format_decimal(round(value, digits), format="#,##0." + "#" * digits, locale=_LOCALE[language()]))


def date(iso: str | None) -> str:
    """``22/11/2026`` or ``22 Nov 2026``, no more exact than the ISO text (``2026``, ``2026-11``) itself is."""
    text = (iso or "")[:10]
    try:
        day = _date.fromisoformat(f"{text}-01" if len(text) == 7 else text)
    except ValueError:
        return text if text.isdigit() else iso or ""
    vi, en = ("MM/yyyy", "MMM yyyy") if len(text) == 7 else ("dd/MM/yyyy", "d MMM yyyy")
    return str(format_date(day, vi if language() == "vi" else en, locale=_LOCALE[language()]))


def moment(when: Any) -> str:
    """A date with its time of day, from a ``datetime``."""
    pattern = "HH:mm dd/MM/yyyy" if language() == "vi" else "d MMM yyyy, HH:mm"
    return str(format_datetime(when, pattern, locale=_LOCALE[language()]))


def spoken(node: Any) -> str:
    """The word of a vocabulary entry (label, property, choice, kind or relation) in the visitor's language."""
    return str(node.vi if language() == "vi" else node.en)


def spoken_many(node: Any) -> str:
    """The plural of a label or kind; Vietnamese has one form."""
    return str(node.vi if language() == "vi" else node.en_plural)


def titled(row: dict[str, Any], name: str = "name") -> str:
    """The name of a row in the visitor's language where it has one (``name_vi``, ``name_en``), else as it is."""
    return str(row.get(f"{name}_{language()}") or row.get(name) or row.get("text") or "")
