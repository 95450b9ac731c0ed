"""The relations of one thing: what is said, each of which can be said to be wrong, and the form that adds one."""

from typing import Any

import streamlit as st

from graph.names import fold
from graph.schema import EDGE, EDGES, Edge
from ui import acts, data, kinds
from ui.edit import edits, form
from ui.frame import paragraph, say
from ui.i18n import _, date, ngettext, number, spoken, titled

Row = dict[str, Any]
FIRST, MOST = 12, 300


def show(id: str, label: str, name: str) -> None:
    """Draws the relations of a node, and the form for a new one."""
    rows = data.read("edit/relations", id=id, limit=MOST)
    st.subheader(f"{_('Relations')} :gray[· {number(len(rows))}]" if rows else _("Relations"), anchor=False)
    whole = len(rows) <= FIRST or st.session_state.get("relations-all", False)
    for row in rows if whole else rows[:FIRST]:
        _relation(id, name, row)
    if not whole:
        more = len(rows) - FIRST
        st.button(ngettext("Show {n} more", "Show {n} more", more).format(n=number(more)), type="tertiary",
                  on_click=lambda: st.session_state.update({"relations-all": True}))
    _new(id, label)


def sentence(row: Row) -> str:
    """A relation in words, from the side of the thing that is looked at."""
    word, other = spoken(EDGE[row["relation"]]), titled(row)
    told = f"{word} {other}" if row["forth"] else f"{other} {word}"
    window = "–".join(part for part in (date(row["since"]), date(row["until"])) if part)
    more = ", ".join(part for part in (row["role"], window) if part)
    told = f"{told} ({more})" if more else told
    return f"{told[:1].upper()}{told[1:]}"


def _relation(id: str, name: str, row: Row) -> None:
    key = f"{row['relation']}-{row['id']}-{row['told_apart']}-{row['forth']}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"relation-{fold(key)}"):
        st.html(paragraph(sentence(row)))
        start, end = (id, row["id"]) if row["forth"] else (row["id"], id)
        acts.button(_("Not so"), edits.part, row["relation"], start, end, row["told_apart"] or "",
                    f"{name}: {sentence(row)}", key=f"part-{key}", type="tertiary", icon=":material/link_off:",
                    done=_("Taken out. It can be undone under Sources, with single edits."))


def _new(id: str, label: str) -> None:
    choices = {f"{edge.type}>": edge for edge in EDGES if label in edge.start and not edge.derived}
    choices |= {f"{edge.type}<": edge for edge in EDGES if label in edge.end and not edge.derived}
    with st.expander(_("Add a relation")):
        way = st.selectbox(_("Relation"), list(choices), key=f"relation-type-{id}",
                           format_func=lambda way: _phrase(choices[way], way.endswith(">")))
        edge, forth = choices[way], way.endswith(">")
        other = _choose(edge.end if forth else edge.start, f"{id}-{way}")
        answers = {prop.name: st.text_input(spoken(prop), key=f"relation-{id}-{way}-{prop.name}", max_chars=300)
                   for prop in edge.props if not prop.derived and prop.kind in ("text", "date", "url")}
        if st.button(_("Add"), key=f"relation-add-{id}", icon=":material/add_link:", disabled=other is None):
            _add(edge, (id, other or "") if forth else (other or "", id), answers)


def _phrase(edge: Edge, forth: bool) -> str:
    ends = edge.end if forth else edge.start
    named = ", ".join(kinds.look(one).word.lower() for one in ends[:2])
    return f"{spoken(edge)} → {named}" if forth else f"{named} → {spoken(edge)}"


def _choose(labels: tuple[str, ...], key: str) -> str | None:
    """The node at the other end, by words of its name."""
    given = [label for label in labels if f"choose_{label.lower()}" in _CHOOSERS]
    typed = st.text_input(_("Look for the other side by name"), key=f"relation-words-{key}", max_chars=200)
    if not typed.strip():
        return None
    rows = [row for label in given for row in _found(label, fold(typed).split())]
    if not rows:
        say(_("Nothing of that name. Add it first, or use other words."), quiet=True)
        return None
    names = {row["id"]: f"{titled(row)} · {kinds.look(row['kind']).word}" for row in rows}
    chosen: str = st.selectbox(_("Which"), list(names), format_func=names.__getitem__, key=f"relation-other-{key}")
    return chosen


def _found(label: str, words: list[str]) -> list[Row]:
    if label == "Country":
        rows = data.read("edit/choose_country", limit=MOST)
        return [row for row in rows if all(word in fold(f"{row['name_vi']} {row['name_en']}") for word in words)]
    return data.read(f"edit/choose_{label.lower()}", words=words, limit=30)


def _add(edge: Edge, ends: tuple[str, str], answers: dict[str, str]) -> None:
    try:
        props = {name: form.value(edge.prop(name), answer) for name, answer in answers.items()}
    except form.Unreadable as error:
        st.error(str(error))
        return
    edits.join(edge.type, *ends, props)
    acts.told(_("Added."))
    st.rerun()


_CHOOSERS = {f"choose_{label}" for label in (
    "expert", "organization", "group", "field", "country", "agreement", "task", "event", "need", "offer")}
