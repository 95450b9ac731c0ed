"""The form that edits one thing, made from the schema: a widget for each property, and what was typed as a value."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from graph import ids
from graph.names import clean
from graph.schema import NODE, SUBKINDS, Choice, Prop
from ui import data, words
from ui.frame import say
from ui.i18n import _, language, number, spoken
from ui.i18n import date as day

Row = dict[str, Any]
KINDS, CURATOR = "kinds", "curator"
_DAY = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
#: Where a document is cited that has no address.
_CITABLE = ("evidence",)
_CHECKED = {"orcid": ids.orcid, "ror": ids.ror, "openalex": ids.openalex, "doi": ids.doi}


class Unreadable(ValueError):
    """What was typed is no value of its property; the text says what would be."""


def offered(label: str) -> list[Prop]:
    """The properties that a curator may say, kinds of an organisation first."""
    own = [prop for prop in NODE[label].props if not prop.derived]
    if label != "Organization":
        return own
    choices = tuple(Choice(kind.label, kind.vi, kind.en) for kind in SUBKINDS)
    return [own[0], Prop(KINDS, "Loại tổ chức", "Kinds", "choices", choices), *own[1:]]


def ask(label: str, values: Mapping[str, Any], facts: Mapping[str, Row], key: str) -> dict[str, Any]:
    """Draws the widgets; what is filled in or required first, the rest behind a fold. Returns what stands in each."""
    answers: dict[str, Any] = {}
    filled = [prop for prop in offered(label) if prop.required or values.get(prop.name) not in (None, "", [])]
    for prop in filled:
        answers[prop.name] = _line(prop, values.get(prop.name), facts.get(prop.name), key)
    rest = [prop for prop in offered(label) if prop not in filled]
    with st.expander(_("Add more ({n})").format(n=number(len(rest))), expanded=not values):
        for prop in rest:
            answers[prop.name] = _line(prop, None, None, key)
    return answers


def value(prop: Prop, answer: Any) -> Any:
    """What was typed as a value of the property, ``None`` for nothing; raises Unreadable in a sentence."""
    if answer is None or answer == [] or (isinstance(answer, str) and not answer.strip()):
        if prop.required:
            raise Unreadable(_("{what}: needs a value.").format(what=spoken(prop)))
        return None
    read = {"text": _text, "long": _long, "int": _whole, "year": _year, "float": _float, "date": _date, "url": _url,
            "list": _list}.get(prop.kind)
    return read(prop, answer) if read else answer


def _line(prop: Prop, said: Any, fact: Row | None, key: str) -> Any:
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with left:
        answer = _widget(prop, said, f"{key}-{prop.name}")
    with right:
        if fact:
            _where(prop, fact)
    return answer


def _widget(prop: Prop, said: Any, key: str) -> Any:
    label = f"{spoken(prop)}{' *' if prop.required else ''}"
    # What the vocabulary says about a property is English; without a translation it would only puzzle.
    about = _(prop.about) if prop.about and (language() == "en" or _(prop.about) != prop.about) else None
    if prop.kind in ("choice", "bool"):
        named = {True: _("Yes"), False: _("No")} if prop.kind == "bool" else {
            one.value: spoken(one) for one in prop.choices}
        options = [None, *named]
        return st.selectbox(label, options, options.index(said) if said in options else 0, key=key, help=about,
                            format_func=lambda one: named.get(one, "—"))
    if prop.kind == "choices":
        named = {one.value: spoken(one) for one in prop.choices}
        return st.multiselect(label, list(named), [one for one in said or () if one in named], key=key, help=about,
                              format_func=named.__getitem__, placeholder="", select_all=False)
    if prop.kind in ("long", "list"):
        shown = "\n".join(said or ()) if prop.kind == "list" else said or ""
        label = f"{label} · {_('one a line')}" if prop.kind == "list" else label
        return st.text_area(label, shown, key=key, help=about, height=96 if prop.kind == "list" else 140)
    return st.text_input(label, as_typed(prop, said), key=key, help=about, max_chars=2000,
                         placeholder=_("dd/mm/yyyy, mm/yyyy or yyyy") if prop.kind == "date" else None)


def _where(prop: Prop, fact: Row) -> None:
    """Beside a value: who says it, and what others say."""
    titles = data.sources()
    named = [str(titles.get(id, {}).get("title") or id) for id in fact["sources"] if id != CURATOR]
    parts = [_("Source: {who}").format(who="; ".join(named))] if named else []
    parts += [_("Corrected by a curator")] if CURATOR in fact["sources"] else []
    parts += [_("{who} says: {what}").format(who=titles.get(source, {}).get("title") or source, what=_said(prop, other))
              for other, source in fact["others"]]
    say(". ".join(parts), quiet=True)


def _said(prop: Prop, other: Any) -> str:
    if prop.kind in ("choice", "choices"):
        return ", ".join(words.choice(prop, one) for one in (other if isinstance(other, list) else [other]))
    return str(as_typed(prop, other))


def as_typed(prop: Prop, said: Any) -> str:
    """A value as it stands in its field, so that it is read again as the same; empty for none."""
    if said is None:
        return ""
    if prop.kind == "date":
        return re.sub(r"^(\d{4})-(\d{2})-(\d{2})$", r"\3/\2/\1", re.sub(r"^(\d{4})-(\d{2})$", r"\2/\1", str(said)))
    return number(said, 6) if prop.kind == "float" else str(said)


def _text(prop: Prop, answer: str) -> str:
    text = clean(answer)
    if prop.name not in _CHECKED:
        return text
    checked = _CHECKED[prop.name](text)
    if checked is None:
        raise Unreadable(_("{what}: {text} is no valid identifier; check its digits.").format(
            what=spoken(prop), text=text))
    return checked


def _long(prop: Prop, answer: str) -> str:
    return "\n".join(clean(line) for line in answer.strip().splitlines())


def _list(prop: Prop, answer: str) -> list[str]:
    return list(dict.fromkeys(clean(line) for line in answer.splitlines() if clean(line)))


def _whole(prop: Prop, answer: str) -> int:
    plain = _plain(answer)
    if not re.fullmatch(r"-?\d{1,15}", plain):
        raise Unreadable(_("{what}: {text} is no whole number.").format(what=spoken(prop), text=answer))
    return int(plain)


def _year(prop: Prop, answer: str) -> int:
    if not re.fullmatch(r"\s*(19|20|21)\d\d\s*", answer):
        raise Unreadable(_("{what}: {text} is no year.").format(what=spoken(prop), text=answer))
    return int(answer)


def _float(prop: Prop, answer: str) -> float:
    plain = _plain(answer)
    if not re.fullmatch(r"-?\d{1,15}(\.\d+)?", plain):
        raise Unreadable(_("{what}: {text} is no number.").format(what=spoken(prop), text=answer))
    return float(plain)


def _plain(answer: str) -> str:
    """A number as Python reads it: marks of thousands, as this language writes them, go; 13,75 is 13.75."""
    text = re.sub(r"\s", "", answer)
    parts, point = (r"\.", ",") if language() == "vi" else (",", r"\.")
    if re.fullmatch(rf"-?\d{{1,3}}({parts}\d{{3}})+({point}\d+)?", text):
        text = re.sub(parts, "", text)
    return text.replace(",", ".")


def _date(prop: Prop, answer: str) -> str:
    text = answer.strip()
    match = _DAY.fullmatch(text)
    parts = text.split("-") if _ISO.fullmatch(text) else [one for one in match.groups()[::-1] if one] if match else []
    try:
        # A date that is only a month or year is checked as its first day.
        date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except (TypeError, ValueError):
        raise Unreadable(_("{what}: {text} is no date; write it as {example}.").format(
            what=spoken(prop), text=text, example=day("2026-06-27"))) from None
    return "-".join(part.zfill(2) for part in parts)


def _url(prop: Prop, answer: str) -> str:
    address = ids.url(answer)
    if address is None and prop.name in _CITABLE and not re.match(r"\s*[a-z][a-z0-9+.-]*:", answer, re.I):
        return clean(answer)
    if address is None:
        raise Unreadable(_("{what}: {text} is no web address.").format(what=spoken(prop), text=answer.strip()))
    return address
