"""The charts of a profile: by year, posts over time, and by country and year; each stands below its sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from graph.schema import NODE
from ui.i18n import _

Row = Mapping[str, Any]
#: Colours of at most four parts and the rest, that the colour-blind, and a printer without colour, can tell apart.
PARTS = ("#0072B2", "#E69F00", "#8C3B6E", "#56B4E9", "#9AA3AE")
_HEIGHT, _BAR = 170, 26


def by_year(years: Sequence[Row], value: str, heading: str, sentence: str, colour: str = "") -> None:
    """One bar a year, the years without anything too."""
    found = {row["year"]: row[value] for row in years}
    frame = pd.DataFrame({"year": [str(year) for year in range(min(found), max(found) + 1)]})
    frame["n"] = [found.get(int(year), 0) for year in frame["year"]]
    base = alt.Chart(frame).encode(x=_years(len(frame)))
    bars = base.mark_bar(color=colour or NODE["Expert"].colour).encode(
        y=alt.Y("n:Q", title=heading, axis=_counts(max(found.values()))),
        tooltip=[alt.Tooltip("year:N", title=_("Year")), alt.Tooltip("n:Q", title=heading)])
    _draw(bars, sentence)


def by_part(rows: Sequence[Row], heading: str, sentence: str, parts: Sequence[str], rest: bool) -> None:
    """One bar a year, of the parts in their order; ``rows`` have year, part and n. ``rest``: the last is the others."""
    years = sorted({row["year"] for row in rows})
    frame = pd.DataFrame([{"year": str(row["year"]), "part": row["part"], "n": row["n"],
                           "order": parts.index(row["part"])} for row in rows])
    every = [str(year) for year in range(years[0], years[-1] + 1)]
    top = int(frame.groupby("year")["n"].sum().max())
    bars = alt.Chart(frame).mark_bar(stroke="white", strokeWidth=0.6).encode(
        x=alt.X("year:O", title=None, scale=alt.Scale(domain=every), axis=_axis(len(every))),
        y=alt.Y("n:Q", title=heading, axis=_counts(top)),
        color=alt.Color("part:N", title=None, legend=alt.Legend(orient="top", labelLimit=220),
                        scale=alt.Scale(domain=list(parts), range=[*PARTS[:len(parts) - rest], *PARTS[-1:] * rest])),
        order=alt.Order("order:Q"),
        tooltip=[alt.Tooltip("year:N", title=_("Year")), alt.Tooltip("part:N", title=_("Country/territory")),
                 alt.Tooltip("n:Q", title=heading)])
    _draw(bars, sentence, _HEIGHT + 50)


def posts(rows: Sequence[Row], this_year: int, sentence: str) -> None:
    """When somebody was where: one line a post; ``rows`` have place, role, since, until and whether it is advice."""
    frame = pd.DataFrame([_post(row, this_year) for row in rows])
    order = list(dict.fromkeys(frame.sort_values(["since", "until"])["place"]))
    bars = alt.Chart(frame).mark_bar(height=14, cornerRadius=2).encode(
        x=alt.X("since:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1, grid=True),
                scale=alt.Scale(zero=False, nice=False)),
        x2="until:Q", y=alt.Y("place:N", title=None, sort=order, axis=alt.Axis(labelLimit=260)),
        color=alt.Color("advice:N", legend=None,
                        scale=alt.Scale(domain=[False, True], range=[NODE["Expert"].colour, PARTS[1]])),
        tooltip=[alt.Tooltip("place:N", title=_("Organisation")), alt.Tooltip("role:N", title=_("Role")),
                 alt.Tooltip("told:N", title=_("Years"))])
    _draw(bars, sentence, 46 + _BAR * len(order))


def _post(row: Row, this_year: int) -> dict[str, Any]:
    since, until = int(row["since"]), int(row["until"] or this_year)
    # A post of one year is still a bar.
    return {"place": row["place"][:60], "role": row["role"] or "", "since": since, "until": max(until, since) + 1,
            "advice": row["advice"], "told": f"{since}–{row['until'] or ''}"}


def _years(count: int) -> alt.X:
    return alt.X("year:O", title=None, axis=_axis(count))


def _axis(count: int) -> alt.Axis:
    """As many years as can be read; turned labels cannot."""
    shown = f"datum.value % {max(1, -(-count // 16))} == 0"
    return alt.Axis(labelAngle=0, labelExpr=f"{shown} ? datum.value : ''", ticks=False)


def _counts(top: int) -> alt.Axis:
    """Whole numbers only."""
    return alt.Axis(tickMinStep=1, format="d", tickCount=min(max(int(top), 1), 4), titleFontWeight="normal")


def _draw(chart: alt.Chart, sentence: str, height: int = _HEIGHT) -> None:
    st.altair_chart(chart.properties(height=height), height=height + 30, alt=sentence)
