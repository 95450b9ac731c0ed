"""What a profile asks of the whole network: similar experts, ways to Hanoi, and what was shared by country and year.

The network may still be read for the first time; a page does not wait for it.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from graph.analysis import profiles
from graph.analysis.projection import Also, Projection
from ui import data
from ui.frame import link, paragraph, say
from ui.i18n import _, later, ngettext, number, titled
from ui.panel import save
from ui.paths import words as paths_words
from ui.paths.ways import walked
from ui.profile import charts
from ui.table import Row, table

HOME = "VN"
#: Seconds that a page waits for the network, and between two looks whether it is there.
PATIENCE, AGAIN = 0.3, 3
#: Headings of the tables here, which no question names.
HEADINGS = (later("Wrote with both"), later("Wrote together"), later("Colleagues"))
#: Countries that a chart names; the others stand together.
NAMED = 4


def ready(also: Also = None, patience: float = PATIENCE) -> bool:
    """Whether the network, and what is ``also`` made from it, is at hand; where not, it is being made meanwhile."""
    return data.registry().projection_within(patience, data.AUDIENCE, also) is not None


def later_on(draw: Callable[[], None], also: Also = None) -> None:
    """Draws what asks the network, at once or as soon as it, and what is ``also`` made from it, is there."""
    if ready(also):
        draw()
        return

    @st.fragment(run_every=AGAIN)
    def waiting() -> None:
        if ready(also):
            st.rerun()
        say(_("The network is being read; this appears in a moment."), quiet=True)

    waiting()


# Similar experts


def similar(id: str) -> None:
    """Who resembles an expert, each with the reason."""
    rows = data.of_network(_similar, id)
    if not rows:
        return
    shown = [_told(row) for row in _people(rows)]
    with st.container(key="panel-expert-similar", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.subheader(_("Similar experts"), anchor=False)
            save("similar", _("Similar experts"), shown)
        table(shown, "expert-similar", first=6)
        say(_("By fields of both, rare ones counting more, and by people who wrote with both."), quiet=True)


def _similar(p: Projection, id: str) -> list[Row]:
    return [one._asdict() for one in profiles.similar(p, id)]


def _people(rows: Sequence[Row]) -> list[Row]:
    """The same with the names of the people and fields."""
    ids = sorted({id for row in rows for id in (row["id"], *row["colleagues"])})
    people, fields = {row["id"]: row for row in data.read("expert/named", ids=ids)}, data.field_names()
    return [{**row, "of": people[row["id"]],
             "fields": [{**fields[id], "kind": ["Field"]} for id in row["fields"] if id in fields],
             "colleagues": [people[id] for id in row["colleagues"] if id in people]}
            for row in rows if row["id"] in people]


def _told(row: Row) -> Row:
    node = row["of"]
    return {"id": row["id"], "name_kind": node["kind"], "name": node["name"], "position": node["position"],
            "organisations": node["organisations"], "fields": row["fields"], "wrote_with_both": row["colleagues"],
            "wrote_together": row["together"], "sources": node["sources"]}


# Ways to Hanoi


def ways(id: str, row: Row) -> None:
    """How somebody elsewhere is joined with Hanoi, each way a sentence."""
    if HOME in row["codes"]:
        return
    targets = [one["id"] for one in data.read("expert/hanoi", home=HOME)]
    found = data.of_network(_ways, id, tuple(targets)) if targets else []
    with st.container(key="panel-expert-hanoi", gap="xsmall"):
        st.subheader(_("Ways to Hanoi"), anchor=False)
        if not found:
            say(_("No way to an organisation in Hanoi is known: no shared work, post, agreement or event leads there."),
                quiet=True)
            return
        lines = "".join(f"<li>{paragraph(paths_words.sentence(way))}</li>" for way in walked(found))
        st.html(f'<ol class="kn-list">{lines}</ol>')
        link("paths", _("Draw these ways"), **{"from": found[0]["ids"][-1], "to": id})


def _ways(p: Projection, id: str, targets: tuple[str, ...]) -> list[Row]:
    return [{"ids": list(path.ids), "types": [step.type for step in path.steps]}
            for path in profiles.toward(p, id, targets)]


# Collaboration by country and year


def by_country(id: str) -> None:
    """What an organisation shared with other countries year by year, in a sentence and, where it says more, a chart."""
    rows = [row for row in data.of_network(_abroad, id) if row["year"]]
    if not rows:
        return
    names = {row["code"]: titled(row) for row in data.read("filters/countries")}
    total: Counter[str] = Counter()
    for row in rows:
        total[row["country"]] += row["works"] + row["agreements"]
    sentence = _shared(rows, total, names)
    st.subheader(_("Collaboration by year"), anchor=False)
    say(sentence)
    if len({row["year"] for row in rows}) > 2:
        top = [code for code, count in total.most_common(NAMED) if code]
        rest = _("Others")
        parts = [names.get(code, code) for code in top] + ([rest] if len(total) > len(top) else [])
        counted: Counter[tuple[int, str]] = Counter()
        for row in rows:
            code = str(row["country"])
            part = names.get(code, code) if code in top else rest
            counted[row["year"], part] += row["works"] + row["agreements"]
        charts.by_part([{"year": year, "part": part, "n": n} for (year, part), n in counted.items()],
                               _("Works and agreements"), sentence, parts, len(total) > len(top))


def _shared(rows: Sequence[Row], total: "Counter[str]", names: dict[str, str]) -> str:
    works, agreements = (sum(row[name] for row in rows) for name in ("works", "agreements"))
    years = sorted({row["year"] for row in rows})
    parts = [ngettext("{n} shared work", "{n} shared works", works).format(n=number(works)) if works else "",
             ngettext("{n} agreement", "{n} agreements", agreements).format(n=number(agreements)) if agreements else ""]
    most = next((names.get(code, code) for code, _count in total.most_common() if code and code != HOME), "")
    told = _("{what} with others, {since}–{until}").format(
        what=", ".join(part for part in parts if part), since=years[0], until=years[-1])
    return f"{told}{_('; abroad mostly with {country}').format(country=most) if most else ''}."


def _abroad(p: Projection, id: str) -> list[Row]:
    return [one._asdict() for one in profiles.abroad(p, id)]


