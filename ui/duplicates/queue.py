"""The queue of possible duplicates as one visitor works through it: what waits, what is decided, what is taken back."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
import streamlit as st

from graph.compile.components import MATCHER
from graph.duplicates.clusters import SPLIT
from graph.duplicates.model import Duplicate
from ledger.judgements import PAIRS
from ledger.judgements import Decision as Verdict
from ledger.state import Entry, Judgement
from ui import acts, data
from ui.duplicates.words import VERDICTS
from ui.i18n import _

if TYPE_CHECKING:
    from graph.match.reasons import Reason

Pair = Duplicate
#: Pairs that are taken from the registry at once, and how few are left when more are taken.
FETCHED, FEW = 60, 20
#: How long a page waits for the graph: it is nearly always there by then, and else it comes beside the page.
PATIENCE = 0.6
Ends = tuple[str, str]
_PAIRS, _COUNT, _KEPT, _REASONS, _MATCHED, _SETTLING, _MORNING = (
    f"duplicates-{name}" for name in ("pairs", "count", "kept", "reasons", "matched", "settling", "morning"))
_beside = ThreadPoolExecutor(1, thread_name_prefix="settle")
#: Reasons take seconds, for sixty pairs hardly longer than for one: they are worked out together and ahead.
_ahead = ThreadPoolExecutor(1, thread_name_prefix="reasons")


class Decision(NamedTuple):
    """A decision of a curator that is in force: its number, the verdict, both things, who and when."""

    judgement: int
    verdict: str
    one: str
    other: str
    by: str
    at: str


def begin() -> None:
    """Ask the registry anew what waits, and why where there was a matching since; a page does so when it opens."""
    for name in (_PAIRS, _COUNT):
        st.session_state.pop(name, None)
    matched = data.registry().index.marks().get("matched", "")
    if st.session_state.get(_MATCHED) != matched:
        st.session_state.pop(_REASONS, None)
        st.session_state[_MATCHED] = matched


def first(label: str, unsure: bool) -> Pair | None:
    """The pair that is to be decided now; None where none waits."""
    pairs = _pairs(label, unsure)
    while pairs and not waits(pairs[0]):
        pairs.pop(0)
    if len(pairs) < FEW:
        _more(pairs, label, unsure)
    return next(iter(pairs), None)


def waiting(done: int) -> int:
    """How many pairs wait that nobody looked at, where so many were decided today.

    They are counted when pairs are taken: among a hundred thousand that takes longer than the rest of a decision.
    """
    count, then = st.session_state.get(_COUNT) or (0, done)
    return max(count - (done - then), 0)


def reasons(pair: Pair) -> "list[Reason]":
    """What speaks for and against a pair, the weightiest first; waits where that is still being worked out."""
    kept: dict[Ends, Future[dict[Ends, list[Reason]]]] = st.session_state.setdefault(_REASONS, {})
    ends = (pair.one, pair.other)
    if ends not in kept:
        _explain([pair])
    return kept[ends].result().get(ends, [])


def explained(pair: Pair) -> bool:
    """Whether the reasons of a pair are there already."""
    job = st.session_state.get(_REASONS, {}).get((pair.one, pair.other))
    return job is not None and bool(job.done())


def waits(pair: Pair) -> bool:
    """Whether a pair still is two nodes about which nobody has decided."""
    registry = data.registry()
    nodes = {registry.resolve(pair.one), registry.resolve(pair.other)}
    if None in nodes or len(nodes) == 1:
        return False
    said = {one.verdict for one in about(pair.one, pair.other)}
    return said <= {"unsure"} if pair.unsure else not said


def about(one: str, other: str) -> list[Judgement]:
    """The decisions in force about exactly these two things."""
    ledger, ends = data.registry().ledger, {one, other}
    standing = ledger.state().judgements
    return [judgement for judgement in ledger.about_pairs([one]) if judgement.id in standing
            and {judgement.subject, judgement.other} == ends]


def decide(pair: Pair, verdict: str) -> None:
    """Write what a curator decided; what was not sure before gives way to it in the same act.

    Only the pair that stands first is decided: a key pressed twice, before the next pair is there, counts once.
    """
    pairs = st.session_state[_PAIRS][1] if _PAIRS in st.session_state else []
    if pairs[:1] != [pair]:
        return
    pairs.pop(0)
    before = [one.id for one in about(pair.one, pair.other)]
    made = data.registry().ledger.decide(acts.by(), [Verdict(verdict, pair.one, pair.other)], withdraw=before)
    st.session_state.setdefault(_KEPT, {})[made.judged[0]] = (pair, made.withdrawn)
    settle()


def take_back(judgement: int) -> None:
    """Take a decision back, whichever it is; what it replaced holds again, and its pair is the next one."""
    if judgement not in data.registry().ledger.state().judgements:
        return
    pair, before = st.session_state.get(_KEPT, {}).pop(judgement, (None, ()))
    data.registry().ledger.decide(acts.by(), withdraw=[judgement], restore=before)
    settle()
    kept = st.session_state.get(_PAIRS)
    if pair is not None and kept is not None:
        kept[1].insert(0, pair)
    else:
        begin()


def settle() -> None:
    """Bring the graph up to the ledger; where that takes long (another load is being built), beside the page."""
    job = _beside.submit(data.registry().settle)
    try:
        job.result(PATIENCE)
    except NotYet:
        st.session_state[_SETTLING] = job


def settling() -> bool:
    """Whether the graph is still being brought up; raises what went wrong with it."""
    job: Future[int] | None = st.session_state.get(_SETTLING)
    if job is None or not job.done():
        return job is not None
    del st.session_state[_SETTLING]
    job.result()
    return False


def decided() -> list[Decision]:
    """What curators decided today about pairs and still holds, the latest first; a split is no decision on a pair."""
    ledger = data.registry().ledger
    standing = ledger.state().judgements
    today = {int(entry.subject): entry for entry in ledger.entries(_morning())
             if entry.act == "judge" and entry.value in PAIRS and entry.by != MATCHER}
    held = [one for one in ledger.judgements_of(today.keys() & standing) if one.by != MATCHER and not _split(one)]
    made = [Decision(one.id, one.verdict, one.subject, one.other, today[one.id].by, today[one.id].at) for one in held]
    return sorted(made, key=lambda one: today[one.judgement].seq, reverse=True)


def told(decisions: Sequence[Decision]) -> list[str]:
    """Decisions in words: the verdict, and both things by their names."""
    names = named({end for one in decisions for end in (one.one, one.other)})
    return [_("{what}: {value}").format(
        what=_(VERDICTS[one.verdict][0]), value=f"{names[one.one]} – {names[one.other]}") for one in decisions]


def named(things: set[str]) -> dict[str, str]:
    """The name of each of these things, as its source says it now."""
    return {**dict.fromkeys(things, _("no longer said")), **data.registry().names(things)}


def node_name(id: str) -> str:
    """The name of the node that a thing belongs to; empty where there is none."""
    return next((str(fact["value"]) for fact in data.facts(id) if fact["property"] == "name"), "")


def labels(things: set[str]) -> dict[str, str]:
    """The label of each of these things that is in force."""
    index = data.registry().index
    with index.rehearsal():
        return {id: thing.label for id, thing in index.things(things).items()}


def _pairs(label: str, unsure: bool) -> list[Pair]:
    """What is left of the pairs that were taken; the list is the session's own and grows shorter."""
    kept = st.session_state.get(_PAIRS)
    if kept is None or kept[0] != (label, unsure):
        kept = st.session_state[_PAIRS] = ((label, unsure), [])
    pairs: list[Pair] = kept[1]
    return pairs


def _more(pairs: list[Pair], label: str, unsure: bool) -> None:
    """Take more from the registry, which knows by now what was decided, and begin to work out why they are asked."""
    known = {(pair.one, pair.other) for pair in pairs}
    found = data.registry().duplicates(FETCHED, label or None, unsure)
    fresh = [pair for pair in found if (pair.one, pair.other) not in known and waits(pair)]
    pairs += fresh
    _explain(fresh)
    if not (_COUNT in st.session_state and _SETTLING in st.session_state):
        st.session_state[_COUNT] = (data.registry().duplicates_count(), len(decided()))


def _explain(pairs: list[Pair]) -> None:
    kept = st.session_state.setdefault(_REASONS, {})
    ends = [(pair.one, pair.other) for pair in pairs if (pair.one, pair.other) not in kept]
    if ends:
        why_many = data.registry().why_many
        job = _ahead.submit(lambda: dict(zip(ends, why_many(ends), strict=True)))
        kept.update(dict.fromkeys(ends, job))


def _morning() -> int:
    """The last row of the log before today, by the clock of this machine."""
    today = datetime.now().astimezone().date()
    kept = st.session_state.get(_MORNING)
    if kept is None or kept[0] != today:
        entries = data.registry().ledger.entries()
        kept = (today, max((entry.seq for entry in entries if _day(entry) < today), default=0))
        st.session_state[_MORNING] = kept
    return int(kept[1])


def _split(judgement: Judgement) -> bool:
    value = orjson.loads(judgement.value or "null")
    return isinstance(value, dict) and SPLIT in value


def _day(entry: Entry) -> Any:
    return datetime.fromisoformat(entry.at).astimezone().date()
