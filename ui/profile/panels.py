"""The panels of a profile: each a question, whose rows lead to the cards of what they say."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from ui import data, words
from ui.frame import say
from ui.i18n import _, ngettext, number, titled
from ui.panel import all_of, caption, panel
from ui.profile import cards, charts, network
from ui.table import Row

FIRST = 8
#: Columns that only the file of a panel has: a page is too narrow for all.
LESS = {"organisation/agreements": ("agreement_kind", "evidence")}
#: Lists that are read in parts: how many rows a page reads; the file has all.
PARTS = {"organisation/people": 100, "expert/works": 100, "event/organisations": 100, "event/people": 100}


@dataclass(frozen=True, slots=True)
class Block:
    """One panel: its question, the relation that its rows stand for (its type, or what says it of a row), the column
    that leads to the card, and what says how many there are altogether.
    """

    name: str
    type: str | Callable[[Row], str] = ""
    count: str = ""
    total: str = ""


def show(stem: str, row: Row, blocks: Sequence[Block]) -> list[str]:
    """Draws the panels that have something; the captions of the others."""
    return [said for block in blocks if (said := _one(stem, row, block))]


def _one(stem: str, row: Row, block: Block) -> str:
    name, given = f"{stem}/{block.name}", dict[str, Any]({stem: row["id"]})
    paged: dict[str, Any] = {"skip": 0, "limit": PARTS[name]} if name in PARTS else {}
    if not data.read(name, **given, **paged):
        return caption(name)
    more: dict[str, Any] = {"whole": all_of(name, **given)} if paged else {}
    shaped = cards.sourced(stem, row["id"], block.type, block.count) if block.type else None
    panel(name, first=FIRST, less=LESS.get(name, ()), shaped=shaped, total=row.get(block.total) or 0, **more, **given,
          **paged)
    return ""


def ways(row: Row) -> None:
    """Whom somebody elsewhere knows at home, by works and by agreements."""
    if network.HOME not in row["codes"]:
        for name in ("expert/ways", "expert/ways_agreed"):
            if data.read(name, expert=row["id"], home=network.HOME):
                panel(name, first=FIRST, expert=row["id"], home=network.HOME)


def works(row: Row) -> None:
    """How many works, by year in a sentence and a chart."""
    years = data.read("expert/works_by_year", expert=row["id"])
    if not years:
        return
    total, since, until = sum(year["works"] for year in years), years[0]["year"], years[-1]["year"]
    lately = sum(year["works"] for year in years if year["year"] > date.today().year - 3)
    said = ngettext("{n} work, {since}–{until}", "{n} works, {since}–{until}", total).format(
        n=number(total), since=since, until=until)
    recent = ngettext("{n} of them in the last three years", "{n} of them in the last three years", lately).format(
        n=number(lately)) if lately and lately < total else ""
    sentence = "; ".join(part for part in (said, recent) if part) + "."
    st.subheader(_("Works by year"), anchor=False)
    say(sentence)
    # A few works in a few years are said by the sentence.
    if len(years) > 2 and total > 5:
        charts.by_year(years, "works", _("Works"), sentence)


def posts(row: Row) -> None:
    """Where an expert was and whom they advised, over time; nothing where a table says as much."""
    held = [{"place": titled(one), "advice": advice, **{name: one[name] for name in ("role", "since", "until")}}
            for name, advice in (("affiliations", False), ("advises", True))
            for one in data.read(f"expert/{name}", expert=row["id"])]
    dated = [{**one, "since": year, "until": _year(one["until"])} for one in held if (year := _year(one["since"]))]
    if len(dated) < 2:
        return
    places = len({one["place"] for one in dated})
    since = min(one["since"] for one in dated)
    sentence = ngettext("{n} organisation since {year}.", "{n} organisations since {year}.", places).format(
        n=number(places), year=since)
    if any(one["advice"] for one in dated):
        sentence += " " + _("Advice is drawn in orange.")
    st.subheader(_("Posts over time"), anchor=False)
    say(sentence)
    charts.posts(dated, date.today().year, sentence)


def _year(value: Any) -> int:
    text = str(value or "")[:4]
    return int(text) if text.isdigit() else 0


def fields(row: Row) -> None:
    """In which fields an organisation says that it is active, with how many of its experts know each."""
    known = {one["id"]: one for one in data.read("organisation/expertise", organisation=row["id"])}
    card = cards.sourced("organisation", row["id"], "ACTIVE_IN")

    def shaped(rows: list[Row]) -> list[Row]:
        return card([{**one, "own_experts": known.get(one["id"], {}).get("own_experts", 0)} for one in rows])

    panel("organisation/fields", first=FIRST, shaped=shaped, organisation=row["id"])


def together(row: Row) -> None:
    """An organisation with all its departments: what they have together, then each."""
    departments = data.read("organisation/departments", organisation=row["id"])
    # Where nobody and nothing is known of them, the list of its parts says as much.
    if not any(one["experts"] or one["agreements"] for one in departments):
        return
    whole = data.one("organisation/counts", organisation=row["id"])
    panel("organisation/departments", first=FIRST, organisation=row["id"])
    counts = [ngettext("{n} expert", "{n} experts", whole["experts"]).format(n=number(whole["experts"])),
              ngettext("{n} agreement", "{n} agreements", whole["agreements"]).format(n=number(whole["agreements"]))]
    say(ngettext("With its {n} department: {what}.", "With its {n} departments: {what}.", len(departments)).format(
        n=number(len(departments)), what=", ".join(counts)), quiet=True)


def counts(row: Row) -> list[str]:
    """How many people, agreements (by state) and tasks an organisation has, as parts of a sentence."""
    said = (ngettext("{n} expert", "{n} experts", row["experts"]),
            ngettext("{n} agreement", "{n} agreements", row["agreements"]) + _by_state(row["id"]),
            ngettext("leads {n} task of the plan", "leads {n} tasks of the plan", row["tasks"]))
    numbers = (row["experts"], row["agreements"], row["tasks"])
    return [text.replace("{n}", number(count)) for text, count in zip(said, numbers, strict=True) if count]


def _by_state(id: str) -> str:
    found = Counter(one["agreement_state"] for one in data.read("organisation/agreements", organisation=id))
    told = ", ".join(f"{number(count)} {words.text('agreement_state', state).lower()}"
                     for state, count in found.items() if state)
    return f" ({told})" if told else ""
