"""The check of independence: whom it is about, what they are held against, and what was found."""

import streamlit as st

from ui import data, frame, panel
from ui.i18n import _, ngettext, number
from ui.independence import found
from ui.independence import words as told
from ui.paths.ends import named
from ui.paths.hops import Row, full
from ui.table import table

PEOPLE, AGAINST = "people", "against"
#: People of one check; more pairs than a person would read.
MOST, OFFERED = 60, 6
#: What people can be held against.
TARGETS = ("Organization", "Agreement", "Task")
_COLUMNS = ("verdict", "pair", "how", "through", "when", "source", "not_known")


def asked(name: str) -> list[Row]:
    """Who or what the address names, in its order; by present ids where they were merged."""
    ids = [data.resolve(id) for id in st.query_params.get(name, "").split(",")[:MOST] if id]
    known = named(ids)
    return [known[id] for id in dict.fromkeys(ids) if id in known]


def choose(name: str, label: str, labels: tuple[str, ...], chosen: list[Row]) -> None:
    """Those chosen, each with a way to take it out, and the box that finds others."""
    with st.container(border=True, gap="xsmall", height="stretch", key=f"independence-{name}"):
        st.caption(label)
        with st.container(horizontal=True, gap="small"):
            for row in chosen:
                st.button(frame.literal(full(row)[:60]), key=f"independence-out-{name}-{row['id']}", type="secondary",
                          icon=":material/close:", help=_("Take out"), on_click=_put,
                          args=(name, [one["id"] for one in chosen if one["id"] != row["id"]]))
        typed = st.text_input(label, key=f"independence-typed-{name}", max_chars=200, icon=":material/search:",
                              live=True, label_visibility="collapsed", placeholder=_("Type a name"))
        if typed and typed.strip():
            _offer(name, typed.strip(), labels, [row["id"] for row in chosen])


def years() -> int:
    """For how many years a tie counts that is over."""
    return int(st.number_input(_("Ties count for so many years after they ended"), 0, 50, 5,
                               width=360, key="independence-years"))


def result(people: list[Row], against: list[Row], within: int) -> None:
    """What was found, as a sentence and a table."""
    if len(people) < (1 if against else 2):
        frame.say(_("Choose at least two people, or one person and what they are held against."), quiet=True)
        return
    verdicts = found.checked([row["id"] for row in people], [row["id"] for row in against], within)
    names, words = found.names(verdicts), [one.word for one in verdicts]
    many = ngettext("{n} pair was looked at", "{n} pairs were looked at", len(words)).format(n=number(len(words)))
    frame.say(_("{many}: {tied} tied, {none} without a tie that is known, {unknown} unknown.").format(
        many=many, tied=number(words.count("tied")), none=number(words.count("none")),
        unknown=number(words.count("unknown"))))
    rows = sorted(told.rows(verdicts, names), key=lambda row: row["how"] == "")
    panel.save("independence", _("Independence"), rows, _COLUMNS)
    # Pairs without a tie are many and say nothing more than their number; the file has them.
    table([row for row in rows if row["how"] or row["not_known"]], "independence", _COLUMNS, 40)
    frame.say(_("Looked at: posts and what their organisations belong to, works, agreements and projects of these "
                "organisations, advisers and owners, as far as the registry has them. A family name is never a tie."),
              quiet=True)


def _offer(name: str, typed: str, labels: tuple[str, ...], ids: list[str]) -> None:
    hits = [hit for hit in data.found(typed, labels, OFFERED).hits if hit.id not in ids]
    for hit in hits:
        st.button(frame.literal(hit.name), key=f"independence-hit-{name}-{hit.id}", type="tertiary",
                  icon=":material/add:", on_click=_put, args=(name, [*ids, hit.id]))
    if not hits:
        frame.say(_("Nothing of that name. Try fewer words."), quiet=True)


def _put(name: str, ids: list[str]) -> None:
    st.session_state.pop(f"independence-typed-{name}", None)
    if ids:
        st.query_params[name] = ",".join(ids[:MOST])
    else:
        st.query_params.pop(name, None)
