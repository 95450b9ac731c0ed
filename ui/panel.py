"""A panel: one question's caption, its answer as a table, its export, and the question itself for those who ask."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

import queries
from ui import data, export
from ui.i18n import _, in_words_of, language, number
from ui.table import Row, columns, table

ADVANCED = "advanced"
#: Rows of a list that one file holds at most: with its headings it can still come back.
EXPORTED = 99_000


def caption(name: str) -> str:
    """The sentence of a question in the visitor's language, without its full stop."""
    return _(queries.caption(name)).removesuffix(".")


def questions(prefix: str) -> tuple[str, ...]:
    """The names of the questions of a folder."""
    return queries.names(prefix)


def panel(name: str, *, title: str = "", empty: str = "", show: Sequence[str] = (), first: int = 10,
          counted: bool = True, total: int = 0, less: Sequence[str] = (),
          shaped: Callable[[list[Row]], list[Row]] | None = None, whole: Callable[[], Sequence[Row]] | None = None,
          **parameters: Any) -> list[Row]:
    """Reads ``queries/<name>.cypher``, draws its panel, and returns the rows for a page that says more about them.

    ``title`` stands in place of the caption, ``show`` names the columns, ``counted`` says how many beside the title;
    ``total`` is how many there are where more exist than are read, ``whole`` gives all of them for a file; ``less`` are
    columns that only the file has, where a page is too narrow for all;
    ``shaped`` adds to the rows what only the page knows, such as links.
    """
    read = data.read(name, **parameters)
    rows = shaped(read) if shaped and read else read
    with st.container(key=f"panel-{name.replace('/', '-')}", gap="xsmall"):
        _head(name, title or caption(name), whole or rows, show, max(len(rows), total) if counted else 0)
        if rows:
            table(rows, name, [one for one in show or columns(rows) if one not in less], first)
            _left_out(len(rows), total, whole is not None)
        else:
            nothing(empty)
        _question(name)
    return rows


def _left_out(read: int, total: int, whole: bool) -> None:
    if 0 < read < total:
        said = _("The first {n} of {total} are listed; the file has them all.") if whole else _(
            "The first {n} of {total} are listed.")
        st.caption(said.format(n=number(read), total=number(total)))


def nothing(what_to_do: str = "") -> None:
    """What a list says when it is empty, and what can be done about it."""
    st.caption(what_to_do or _("Nothing found. What a source says appears here once its batch is accepted."))


def save(name: str, title: str, rows: Sequence[Row] | Callable[[], Sequence[Row]], show: Sequence[str] = (),
         query: str = "") -> None:
    """The button that offers rows (or what gives them) as XLSX and CSV; the files are made when they are asked for.

    A workbook of a ``query`` can be changed and loaded again; it remembers the row of the log that it shows.
    """
    name, watermark, lang, seen = name.replace("/", "-"), data.in_force("illustration"), language(), data.head()

    def made(as_file: Callable[[Sequence[Row], list[str]], bytes]) -> Callable[[], bytes]:
        return lambda: in_words_of(lang, lambda: as_file(*_found(rows, show)))

    def workbook(found: Sequence[Row], names: list[str]) -> bytes:
        taken = export.taken(found, names, watermark, query, data.registry().ledger.facts["id"], seen)
        return export.xlsx(export.frame(found, names, watermark), title, watermark, taken)

    with st.popover(_("Download"), icon=":material/download:", type="tertiary", key=f"save-{name}"):
        st.download_button(
            _("Excel workbook (XLSX)"), made(workbook),
            export.file_name(name, "xlsx", watermark), export.XLSX, key=f"xlsx-{name}", on_click="ignore",
            type="tertiary")
        st.download_button(
            _("Text table (CSV)"), made(lambda found, names: export.csv(export.frame(found, names, watermark))),
            export.file_name(name, "csv", watermark), "text/csv",
            key=f"csv-{name}", on_click="ignore", type="tertiary")


def all_of(name: str, **parameters: Any) -> Callable[[], list[Row]]:
    """What gives the whole of a list that a page shows in parts, up to as many rows as one file holds."""
    return lambda: data.read(name, **parameters, skip=0, limit=EXPORTED)


def _found(rows: Sequence[Row] | Callable[[], Sequence[Row]], show: Sequence[str]) -> tuple[Sequence[Row], list[str]]:
    """The rows, and the names of the columns that are shown of them."""
    found = rows() if callable(rows) else rows
    return found, list(show) or columns(found)


def _head(name: str, title: str, rows: Sequence[Row] | Callable[[], Sequence[Row]], show: Sequence[str],
          count: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(f"{title} :gray[· {number(count)}]" if count else title, anchor=False)
        if rows:
            save(name, title, rows, show, name)


def _question(name: str) -> None:
    if st.session_state.get(ADVANCED):
        with st.popover(_("Show query"), icon=":material/code:", type="tertiary", key=f"query-{name}"):
            st.code(queries.text(name), language="cypher")
