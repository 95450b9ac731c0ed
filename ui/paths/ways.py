"""The best paths between two: in a sentence, drawn, each with its evidence, and what can be sent on."""

from collections.abc import Iterable, Sequence
from datetime import date as day
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from ui import data, export, frame, panel
from ui.i18n import KEY, _, date, in_words_of, language, later
from ui.paths import drawing, paper, picture, words
from ui.paths import found as paths_found
from ui.paths.ends import FROM, TO, named
from ui.paths.hops import Facts, Hop, Row, full, hops, linked
from ui.table import table

#: Paths that are shown; relations among their ends, and works of one step, that are read at most.
SHOWN, MOST_FACTS, MOST_WORKS = 3, 2000, 200
COLUMNS = ("way", "name", "how", "with_whom", "evidence", "source")
#: Headings of the table here, which no question names.
HEADINGS = (later("Way"), later("Name"), later("How"), later("With whom"), later("Evidence"), later("Source"))


def show(one: Row, other: Row, given: Sequence[Row]) -> None:
    """The paths from one to the other, the best first; where there is none, why and what to do."""
    if not given:
        _none(one, other)
        return
    ways, why = apart(walked(given), [row["why"] for row in given])
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        frame.say(summary(one, other, ways))
        _send(one, other, ways)
    picture.show(ways)
    st.html("".join(_told(place, way, codes) for place, (way, codes) in enumerate(zip(ways, why, strict=True), 1)))
    behind = st.expander(_("What this rests on"), key="paths-evidence", on_change="rerun")
    if behind.open:
        with behind:
            table(lines(ways), "paths-evidence", COLUMNS, first=20)
    paper.printed(f"{full(one)} – {full(other)}", (
        id for way in ways for step in way for said in (step.one, step.other, step.facts)
        for id in said.get("sources") or ()))


def apart(ways: Sequence[list[Hop]], why: Sequence[list[str]]) -> tuple[list[list[Hop]], list[list[str]]]:
    """The first few that lead through other people and bodies: two that differ in a relation only tell the same."""
    found: dict[tuple[str, ...], tuple[list[Hop], list[str]]] = {}
    for way, codes in zip(ways, why, strict=True):
        found.setdefault(tuple(step.other["id"] for step in way), (way, codes))
    few = list(found.values())[:SHOWN]
    return [way for way, _codes in few], [codes for _way, codes in few]


def _told(place: int, way: Sequence[Hop], codes: list[str]) -> str:
    reasons = "; ".join(paths_found.reasons(codes))
    said = frame.paragraph(f"{place}. {words.sentence(way)}")
    return f'<div style="margin-bottom:.7rem">{said}{frame.paragraph(reasons, quiet=True) if reasons else ""}</div>'


def summary(one: Row, other: Row, ways: Sequence[Sequence[Hop]]) -> str:
    """How near two are, and through whom."""
    steps = min(len(way) for way in ways)
    if steps == 1:
        return _("{one} and {other} are joined directly.").format(one=full(one), other=full(other))
    through = [full(step.other) for step in min(ways, key=len)[:-1]]
    return _("{one} reaches {other} through {through}.").format(
        one=full(one), other=full(other), through=_(", then ").join(through))


def _none(one: Row, other: Row) -> None:
    frame.say(_("The registry knows no way from {one} to {other}: nobody on the one side is known to work, write, "
                "advise or have an agreement with somebody on the other.").format(one=full(one), other=full(other)))
    frame.say(_("Ways come from shared works, posts, advisers, agreements and events. Bring in a list of people with "
                "where they work, or add what you know on the profile of either."), quiet=True)
    frame.link("sources", _("Bring in a list"))


def _send(one: Row, other: Row, ways: Sequence[Sequence[Hop]]) -> None:
    """What can be sent on: the text with the address, the steps as a workbook, the picture."""
    title = f"{full(one)} – {full(other)}"
    with st.container(horizontal=True, gap="small", width="content", key="noprint-paths-send"):
        with st.popover(_("Copy"), icon=":material/content_copy:", type="tertiary"):
            st.code(text(ways, _address(one, other)), language=None, wrap_lines=True)
        panel.save("paths", title, lambda: lines(ways), COLUMNS)
        watermark, lang = _invented(ways), language()
        st.download_button(
            _("Drawing (SVG)"), partial(in_words_of, lang, partial(_picture, title, ways)),
            export.file_name("paths", "svg", watermark), "image/svg+xml", key="paths-svg", on_click="ignore",
            type="tertiary", icon=":material/image:")


def _address(one: Row, other: Row) -> str:
    """The address of this page with both ends; nothing in a test, which has none."""
    base = str(st.context.url or "").partition("?")[0]
    return f"{base}?{urlencode({FROM: one['id'], TO: other['id'], KEY: language()})}" if base else ""


def _picture(title: str, ways: Sequence[Sequence[Hop]]) -> bytes:
    """The drawing as a file of its own, with its date."""
    about = [title, date(day.today().isoformat()), *([export.warning()] if _invented(ways) else [])]
    return drawing.svg(ways, *picture.LIGHT, about).encode()


def walked(ways: Iterable[Row]) -> list[list[Hop]]:
    """The steps of paths that are given by their ids and types of relations."""
    given = list(ways)
    ids = sorted({id for way in given for id in way["ids"]})
    nodes, facts = named(ids), joined(ids)
    return [hops(way["ids"], way["types"], nodes, facts) for way in given]


def joined(ids: Sequence[str]) -> Facts:
    """All relations among these nodes, by the ids of their ends."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in data.read("paths/steps", ids=list(ids), limit=MOST_FACTS) if ids else ():
        found.setdefault((row["id"], row["of"]), []).append(row)
    return found


def lines(ways: Sequence[Sequence[Hop]]) -> list[Row]:
    """Every step of every path as a row: who, how, whom, the works or agreements behind it, its sources."""
    return [{"way": place, **linked(step.one), "how": " ".join(part for part in words.label(step) if part),
             "with_whom": [linked(step.other)], "evidence": evidence(step), "source": "; ".join(_sources(step)),
             "sources": step.facts.get("sources") or []}
            for place, way in enumerate(ways, start=1) for step in way]


def evidence(step: Hop) -> list[Row]:
    """The works that two people wrote together, or what two organisations share."""
    if step.between is not None:
        return [step.between]
    if step.how == "COAUTHOR_OF":
        return data.read("paths/works", expert=step.one["id"], other=step.other["id"])
    if step.how == "COLLABORATES_WITH":
        works = paths_found.shared(step.one["id"], step.other["id"])[:MOST_WORKS]
        return [*data.read("paths/agreements", organisation=step.one["id"], partner=step.other["id"]),
                *(data.read("years/works", ids=works) if works else ())]
    return []


def text(ways: Sequence[Sequence[Hop]], address: str) -> str:
    """What can be copied into a message: each path as a sentence, and the address of the page."""
    told = [f"{place}. {words.sentence(way)}" for place, way in enumerate(ways, start=1)]
    return "\n".join([*told, *([address] if address else []), *([export.warning()] if _invented(ways) else [])])


def _invented(ways: Sequence[Sequence[Hop]]) -> bool:
    return data.in_force("illustration") and any(
        "illustration" in (end.get("sources") or ()) for way in ways for step in way for end in (step.one, step.other))


def _sources(step: Hop) -> list[str]:
    known = data.sources()
    return [str(known.get(id, {}).get("title") or id) for id in step.facts.get("sources") or ()]
