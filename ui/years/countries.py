"""Cooperation with some countries by year: a sentence, a line for each, the table, and the list behind each number."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from ui import data, frame, panel
from ui.address import bound
from ui.i18n import KEY, _, later, number, titled
from ui.table import Link, table
from ui.years import chart
from ui.years import found as years_found
from ui.years.found import COUNTED, Row

#: Countries that are drawn, each with a mark of its own; years that are looked at first.
MOST, LOOKED = 6, 12
#: Things behind one number that are listed at most.
LISTED = 1000
#: The cell whose list is open: country, year.
OF, IN = "of", "in"
HEADINGS = (later("Country/territory"), later("Total"))


def priority() -> dict[str, str]:
    """The names of the priority partners by ISO code, in their order."""
    return {row["code"]: titled(row) for row in data.read("world/priority")[:MOST]}


def show(names: Mapping[str, str]) -> None:
    """The panel; a number in its table opens the list that it counts."""
    what = st.segmented_control(
        _("What is counted"), list(COUNTED), required=True, label_visibility="collapsed",
        format_func=lambda one: _(COUNTED[one]), **bound("count", COUNTED, "works")) or "works"
    rows = [row for row in years_found.by_year(list(names)) if row["year"] > date.today().year - LOOKED]
    if not any(row[one] for row in rows for one in COUNTED):
        _nothing(names)
        return
    shown = crossed(rows, what, names)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        frame.say(sentence(rows, what, names))
        panel.save(f"by-year-{what}", _(COUNTED[what]), shown, ("country", *years(rows), "total"))
    st.altair_chart(chart.lines(rows, what, names, _(COUNTED[what])), key=f"chart-{what}",
                    alt=sentence(rows, what, names))
    table(shown, f"by-year-{what}", ("country", *years(rows), "total"))
    frame.say(_("A number opens the list that it counts. A work counts in its year for each country with which it is "
                "shared, an agreement in the year in which it was signed."), quiet=True)
    _behind(names, what)


def years(rows: Sequence[Row]) -> tuple[str, ...]:
    """The years of the rows as the headings of columns."""
    return tuple(str(year) for year in sorted({row["year"] for row in rows}))


def crossed(rows: Sequence[Row], what: str, names: Mapping[str, str]) -> list[Row]:
    """A row for each country, a column for each year; each number leads to its list."""
    found = []
    for code, name in names.items():
        own = {str(row["year"]): row[what] for row in rows if row["code"] == code}
        links = {f"{year}_link": linked(code, year) for year, count in own.items() if count}
        total = {} if what == "organisations" else {"total": sum(own.values())}
        found.append({"country": name, **own, **links, **total})
    return found


def linked(code: str, year: str) -> Link:
    """This page as it is, with the list of one number open."""
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in (OF, IN, KEY)}
    return Link("years", (*kept.items(), (OF, code), (IN, year)))


def sentence(rows: Sequence[Row], what: str, names: Mapping[str, str]) -> str:
    """What the last year in which anything was counted says, beside the one before."""
    last = max((row["year"] for row in rows if row[what]), default=max(row["year"] for row in rows))
    now, before = ({row["code"]: row[what] for row in rows if row["year"] == year} for year in (last, last - 1))
    told = ", ".join(f"{name} {number(now.get(code, 0))}" for code, name in names.items())
    return _("{what} of organisations in Vietnam in {year}: {told}. In all {n}, in the year before {before}.").format(
        what=_(COUNTED[what]), year=last, told=told, n=number(sum(now.values())), before=number(sum(before.values())))


def _behind(names: Mapping[str, str], what: str) -> None:
    """The list of the number that was chosen."""
    code, year = st.query_params.get(OF, ""), st.query_params.get(IN, "")
    if code not in names or not year.isdigit():
        return
    ids = years_found.behind(code, int(year), what)
    title = _("{what} – {country}, {year}").format(what=_(COUNTED[what]), country=names[code], year=year)
    if not ids:
        frame.say(f"{title}: " + _("nothing is counted there."), quiet=True)
        return
    panel.panel(f"years/{what}", title=frame.literal(title), first=12, total=len(ids), ids=ids[:LISTED])


def _nothing(names: Mapping[str, str]) -> None:
    frame.say(_("No shared work or signed agreement with {countries} is known yet. They are counted from works with "
                "authors on both sides and from agreements; bring in works, or a list of agreements.").format(
        countries=", ".join(names.values()) or _("a priority partner")), quiet=True)
    frame.link("sources", _("Bring in a list"))
