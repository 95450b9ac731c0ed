"""Which columns of a question show a property of the row's own node, so that a table taken out may change them.

Read from the question itself: ``o.website AS website`` in a row whose id is ``o.id AS id`` shows that node's website.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

import queries
from graph.schema import NODE, SUBKIND
from loaders.returned.headings import key
from ui import words
from ui.i18n import LANGUAGES, in_words_of

Row = Mapping[str, Any]
_COLUMN = re.compile(r"(.+)\s+AS\s+(\w+)", re.S)
#: ``t.name``, and ``coalesce(t.name, t.text)``, which shows the first that has a value.
_PLAIN = re.compile(r"(\w+)\.(\w+)")
_TRANSLATED = tuple(f"_{lang}" for lang in LANGUAGES)
_FIRST = re.compile(r"coalesce\(((?:\w+\.\w+(?:,\s*)?)+)\)")


class Shown(NamedTuple):
    """What a question shows of its rows' own nodes: the column of their labels, the label in its pattern, and by column
    the properties of which it shows the first that has a value.
    """

    labels: str
    label: str
    columns: dict[str, tuple[str, ...]]


_NOTHING = Shown("", "", {})


def properties(query: str, column: str, lang: str) -> tuple[str, ...]:
    """The properties of the row's own node that a column may show in a language; none where it shows something else."""
    columns = _shown(query).columns
    # Words that a question says itself are no values of a property.
    return () if column in words.SAID else (*columns.get(f"{column}_{lang}", ()), *columns.get(column, ()))


def label(query: str, row: Row) -> str:
    """The label of a row's own node; empty where the question does not say it."""
    shown = _shown(query)
    given = row.get(shown.labels) or [shown.label]
    known = next((one for one in given if one in NODE), "")
    return known or ("Organization" if any(one in SUBKIND for one in given) else "")


@cache
def known() -> dict[str, tuple[str, ...]]:
    """What headings mean in either language, for a table that has lost its hidden sheet: heading to properties.

    A heading under which some question shows something else of things that have such a property is left out.
    """
    found: dict[str, tuple[str, ...]] = {}
    other: dict[str, set[str]] = {}
    for query, lang, column in _columns():
        shown, heading = properties(query, column, lang), key(in_words_of(lang, partial(words.heading, column)))
        # A translation is shown before the name itself, also where the first question had none.
        found[heading] = tuple(sorted(dict.fromkeys((*found.get(heading, ()), *shown)),
                                      key=lambda name: not name.endswith(_TRANSLATED)))
        if not shown and (node := NODE.get(_shown(query).label)):
            other.setdefault(heading, set()).update(prop.name for prop in node.props)
    return {heading: names for heading, names in found.items() if names and not other.get(heading, set()) & {*names}}


def _columns() -> Iterator[tuple[str, str, str]]:
    for query in queries.names():
        for lang in LANGUAGES:
            yield from ((query, lang, column) for _said, column in _items(queries.text(query))
                        if column != "id" and not column.endswith(_TRANSLATED))


@cache
def _shown(query: str) -> Shown:
    if query not in queries.names():
        return _NOTHING
    text = queries.text(query)
    items = {column: said for said, column in _items(text)}
    own = _PLAIN.fullmatch(items.get("id", ""))
    if own is None or own[2] != "id":
        return _NOTHING
    pattern = re.search(rf"\({own[1]}:(\w+)", text)
    labels = next((column for column, said in items.items() if said == f"labels({own[1]})"), "")
    columns = {column: names for column, said in items.items() if (names := _own(said, own[1]))}
    return Shown(labels, pattern[1] if pattern else "", {name: one for name, one in columns.items() if name != "id"})


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Each column of a question's answer: what it says, and its name."""
    last = text.rpartition("RETURN")[2].partition("ORDER BY")[0].strip().removeprefix("DISTINCT")
    depth, start = 0, 0
    for at, letter in enumerate(f"{last},"):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and not depth:
            if match := _COLUMN.fullmatch(re.sub(r"\s+LIMIT.*", "", last[start:at], flags=re.S).strip()):
                yield match[1].strip(), match[2]
            start = at + 1


def _own(said: str, variable: str) -> tuple[str, ...]:
    """The properties of a variable that an expression shows; none where it is more than that."""
    first = _FIRST.fullmatch(said)
    parts = [_PLAIN.fullmatch(part.strip()) for part in (first[1].split(",") if first else [said])]
    return tuple(part[2] for part in parts if part) if all(part and part[1] == variable for part in parts) else ()
