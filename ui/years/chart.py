"""A line for each country over the years: told apart by colour, dash and mark, so that print and every eye can."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair
import pandas as pd

from ui.i18n import _

Row = dict[str, Any]
HEIGHT = 260
#: Of the Okabe–Ito set, in the order of the countries; the first three are the priority partners'.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3])
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


def lines(rows: Sequence[Row], what: str, names: Mapping[str, str], word: str,
          ) -> altair.LayerChart | altair.FacetChart:
    """The number ``what`` of each row by its year, a line for each country code in ``names``; ``word`` says what."""
    table = pd.DataFrame([{"year": str(row["year"]), "country": names[row["code"]], "count": row[what]}
                          for row in rows if row["code"] in names])
    domain = list(names.values())
    base = altair.Chart(table, height=HEIGHT).encode(
        x=altair.X("year:O", title=None, axis=altair.Axis(labelAngle=0, labelOverlap=True)),
        y=altair.Y("count:Q", title=word, axis=altair.Axis(tickMinStep=1, format="d")),
        color=altair.Color("country:N", title=None, legend=altair.Legend(orient="top"),
                           scale=altair.Scale(domain=domain, range=list(COLOURS[:len(domain)]))),
        tooltip=[altair.Tooltip("country:N", title=_("Country/territory")), altair.Tooltip("year:O", title=_("Year")),
                 altair.Tooltip("count:Q", title=word)])
    drawn = base.mark_line(strokeWidth=2).encode(strokeDash=altair.StrokeDash(
        "country:N", legend=None, scale=altair.Scale(domain=domain, range=list(_DASHES[:len(domain)]))))
    marks = base.mark_point(size=48, filled=True).encode(shape=altair.Shape(
        "country:N", legend=None, scale=altair.Scale(domain=domain, range=list(_SHAPES[:len(domain)]))))
    return altair.layer(drawn, marks)
