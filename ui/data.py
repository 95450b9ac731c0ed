"""What pages read, and the only caching: plain values, kept by audience and by the ledger's last entry."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from datetime import date
from typing import Any, TypeVar

import orjson
import streamlit as st

import queries
from graph.analysis import layout, whatif
from graph.analysis.projection import Projection
from graph.analysis.whatif import New
from graph.compile import known_plan as known_plans
from graph.compile import sayings as cards
from graph.compile.explain import Fact
from graph.registry import Registry
from graph.schema import NODES, Audience
from graph.search import Found, Wanted
from graph.settings import Settings

Row = dict[str, Any]
Answer = TypeVar("Answer")
AUDIENCE: Audience = "curators"
#: Seconds that a page waits for what is being made ready after a large change.
PATIENCE = 5.0
#: Questions that are asked at once.
SIDE_BY_SIDE = 4
#: What only the form of a curator shows.
_CONTACT = {prop.name for node in NODES for prop in node.props if prop.contact}


class _Moving(Exception):
    """The graph was not at the entry that was asked for, so the answer is shown and not kept."""

    def __init__(self, answer: Any) -> None:
        super().__init__()
        self.answer = answer


def _kept(asked: Callable[..., Answer], *given: Any) -> Answer:
    """What a kept question answers, also while a change is just being applied."""
    try:
        return asked(*given)
    except _Moving as moving:
        answer: Answer = moving.answer
        return answer


@st.cache_resource(show_spinner=False)
def registry() -> Registry:
    """The one registry of this process, its graph at the ledger's last entry; raises RegistryError in a sentence."""
    opened = Registry.open(Settings.load())
    try:
        opened.settle()
    except BaseException:
        opened.close()
        raise
    return opened


def head() -> int:
    """The ledger's last entry: what every kept answer is keyed by."""
    return registry().ledger.head()


def read(name: str, **parameters: Any) -> list[Row]:
    """The rows of ``queries/<name>.cypher``; kept for ten minutes unless a change is just being applied.

    Who asks says which day is the present one only where another than today is meant.
    """
    day = {"today": date.today().isoformat()} if "today" in queries.parameters(name) else {}
    return _kept(_read, name, AUDIENCE, head(), day | parameters)


def read_all(asked: dict[str, dict[str, Any]]) -> dict[str, list[Row]]:
    """The rows of several questions by name, asked side by side and kept together."""
    return _kept(_read_all, asked, AUDIENCE, head())


@st.cache_data(ttl="10m", max_entries=20, show_spinner=False)
def _read_all(asked: dict[str, dict[str, Any]], audience: Audience, applied: int) -> dict[str, list[Row]]:
    known = registry()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        found = pool.map(lambda name: known.read(name, audience=audience, **asked[name]), asked)
        answers = dict(zip(asked, found, strict=True))
    rows = {name: answer.rows for name, answer in answers.items()}
    if any(answer.applied != applied for answer in answers.values()):
        raise _Moving(rows)
    return rows


def one(name: str, **parameters: Any) -> Row:
    """The first row of a query, or an empty one."""
    return next(iter(read(name, **parameters)), {})


@st.cache_data(ttl="10m", max_entries=500, show_spinner=False)
def _read(name: str, audience: Audience, applied: int, parameters: dict[str, Any]) -> list[Row]:
    answer = registry().read(name, audience=audience, **parameters)
    if answer.applied != applied:
        raise _Moving(answer.rows)
    return answer.rows


def found(question: str, labels: tuple[str, ...], limit: int) -> Found:
    """What is found by words among things of some labels."""
    return search(Wanted(question, labels=labels, limit=limit))


def search(wanted: Wanted) -> Found:
    """What is found by words and filters; kept for ten minutes unless a change is just being applied."""
    return Found.of(_kept(_search, astuple(wanted), AUDIENCE, head()))


@st.cache_data(ttl="10m", max_entries=300, show_spinner=False)
def _search(wanted: tuple[Any, ...], audience: Audience, applied: int) -> tuple[Any, ...]:
    found = registry().search(Wanted(*wanted), audience, PATIENCE)
    if found.applied != applied:
        raise _Moving(found.plain())
    return found.plain()


def of_network(work: Callable[..., list[Row]], *given: Any) -> list[Row]:
    """What a function answers about the network of whoever reads, as rows of plain values; kept for ten minutes.

    ``work`` takes the projection and then what is given; its module and name stand for it.
    """
    return _kept(_of_network, work, f"{work.__module__}.{work.__qualname__}", given, AUDIENCE, head())


@st.cache_data(ttl="10m", max_entries=200, show_spinner=False)
def _of_network(_work: Callable[..., list[Row]], name: str, given: tuple[Any, ...], audience: Audience,
                applied: int) -> list[Row]:
    projection = registry().projection(audience)
    rows = _work(projection, *given)
    if projection.applied != applied:
        raise _Moving(rows)
    return rows


def changed(p: Projection, out: tuple[str, ...], new: tuple[New, ...]) -> Projection:
    """The network without some nodes and with others; the last few are kept for what else is asked of them."""
    return _changed(p, out, new, AUDIENCE, p.applied)


@st.cache_resource(ttl="10m", max_entries=2, show_spinner=False)
def _changed(_p: Projection, out: tuple[str, ...], new: tuple[New, ...], audience: Audience, applied: int
             ) -> Projection:
    return whatif.changed(_p, out, new)


def field_names() -> dict[str, Row]:
    """The names of the fields by id."""
    return {row["id"]: row for row in read("filters/fields")}


def batches() -> list[Row]:
    """Every delivery as plain values, the newest first: id, source, title, as_of, state, records, by, staged_at …"""
    return _batches(head())


@st.cache_data(ttl="10m", max_entries=20, show_spinner=False)
def _batches(head: int) -> list[Row]:
    names = ("id", "source", "title", "as_of", "loader", "staged_at", "by", "records", "rejected", "state", "seq")
    return [{name: getattr(batch, name) for name in names} for batch in registry().ledger.batches()]


def in_force(source: str = "") -> bool:
    """Whether a batch (of this source) is in force."""
    return any(row["state"] == "accepted" and source in ("", row["source"]) for row in batches())


def invented() -> Row:
    """How many experts and organisations are an illustration; nobody is counted where it is not in force."""
    return one("home/invented") if in_force("illustration") else {"experts": 0, "organisations": 0}


@st.cache_data(ttl="10m", max_entries=200, show_spinner=False)
def _facts(id: str, audience: Audience, applied: int) -> list[Row]:
    return [_said(fact) for fact in registry().explain(id, audience) if fact.property not in _CONTACT]


def _said(fact: Fact) -> Row:
    names = ("property", "value", "sources", "others", "patched", "verified_by", "verified_at")
    return {name: getattr(fact, name) for name in names}


def facts(id: str) -> list[Row]:
    """What is known of a thing: property, value, sources, what others say, whether a curator set it, who verified."""
    return _facts(id, AUDIENCE, head())


def sayings(id: str, type: str = "", other: str = "") -> list[Row]:
    """Who says what of a node, or of its relations of a type with another: source, batch, title, as_of, at, by …"""
    return _sayings(id, type, other, head())


@st.cache_data(ttl="10m", max_entries=200, show_spinner=False)
def _sayings(id: str, type: str, other: str, head: int) -> list[Row]:
    ledger, index = registry().ledger, registry().index
    said = cards.of_relation(ledger, index, type, id, other) if type else cards.of_node(ledger, index, id)
    return [one._asdict() for one in said]


def known(id: str, on: str | int) -> Row:
    """A node as it was known on a day or after a row of the log: id, labels, props, facts, edges, others, apart."""
    return _known(id, on, AUDIENCE, head())


@st.cache_data(ttl="10m", max_entries=40, show_spinner=False)
def _known(id: str, on: str | int, audience: Audience, head: int) -> Row:
    found = registry().known(id, on, audience)
    facts = [_said(fact) for fact in found.facts if fact.property not in _CONTACT]
    edges = [{**edge.key._asdict(), "props": edge.props} for edge in found.edges]
    others = {id: {"labels": list(node.labels), **node.props} for id, node in found.others.items()}
    return {"id": found.id, "labels": list(found.labels), "props": found.props, "facts": facts, "edges": edges,
            "others": others, "apart": list(found.apart)}


def known_plan(on: str, year: int) -> Row:
    """The plan as it was known on a day: tasks, goals, and counts of the whole registry by name."""
    return _known_plan(on, year, AUDIENCE, head())


@st.cache_data(ttl="10m", max_entries=20, show_spinner=False)
def _known_plan(on: str, year: int, audience: Audience, head: int) -> Row:
    with registry().past(on, audience) as then:
        return {"tasks": known_plans.tasks(then, year), "goals": known_plans.goals(then),
                "counts": known_plans.counts(then)}


def judged(verdict: str) -> list[Row]:
    """The decisions of one verdict that hold: id, subject (its present id), value, reason, by, at; the oldest first."""
    return _judged(verdict, head())


@st.cache_data(ttl="10m", max_entries=20, show_spinner=False)
def _judged(verdict: str, head: int) -> list[Row]:
    return [{**one._asdict(), "subject": registry().resolve(one.subject) or one.subject,
             "value": orjson.loads(one.value)} for one in registry().ledger.in_force(verdict)]


@st.cache_data(ttl="10m", max_entries=20, show_spinner=False)
def _sources(head: int) -> dict[str, Row]:
    return {source["id"]: dict(source) for source in registry().ledger.sources()}


def sources() -> dict[str, Row]:
    """The sources by id: id, title, kind, url, licence."""
    return _sources(head())


def resolve(id: str) -> str:
    """The present id of a thing that may have been merged into another; the id itself where nothing is known."""
    return registry().resolve(id) or id


@st.cache_data(ttl="10m", max_entries=20, show_spinner=False)
def _preview(batch: int, head: int) -> dict[str, list[Row]]:
    found = registry().preview(batch)
    names = ("id", "label", "name", "property", "old", "new", "sources", "records")
    return {kind: [{name: getattr(change, name) for name in names} for change in getattr(found, kind)]
            for kind in found.counts}


def preview(batch: int) -> dict[str, list[Row]]:
    """What accepting a batch would do: adds, changes, contradicts, withdraws, duplicates, each a list of rows."""
    return _preview(batch, head())


def duplicates() -> int:
    """How many pairs of possible duplicates wait for a decision."""
    return _duplicates(head(), registry().index.marks().get("matched", ""))


@st.cache_data(ttl="10m", max_entries=20, show_spinner=False)
def _duplicates(head: int, matched: str) -> int:
    return registry().duplicates_count()


@st.cache_data(ttl="1h", max_entries=40, show_spinner=False)
def places(radii: dict[str, float], edges: list[tuple[str, str]],
           near: dict[str, tuple[float, float]], held: list[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Where the nodes of a map stand; see ``graph.analysis.layout.positions``."""
    return layout.positions(radii, edges, near, held)
