"""What was said of suggestions: taken, kept or refused with a reason. Papers of the ledger, by who asked for them."""

from typing import Any, NamedTuple

from graph.analysis.partners import Answer
from ledger import papers
from ui import acts, data
from ui.i18n import _, later

KIND = "partner answer"
TAKEN, KEPT, REFUSED = "taken", "kept", "refused"
WORDS = {TAKEN: later("Taken"), KEPT: later("Kept for later"), REFUSED: later("Refused")}
#: Why a suggestion is refused, in words; the codes are those of the ranking.
REASONS = {
    "field": later("Too far from our field"), "capacity": later("They have no capacity"),
    "conflict": later("Conflict of interest"), "in_touch": later("Already in touch"),
    "terms": later("Terms do not fit"), "location": later("Location"), "timing": later("Not the right time"),
    "other": later("Another reason")}


class Said(NamedTuple):
    """The last answer to one suggestion."""

    id: str
    verdict: str
    reason: str
    note: str
    by: str
    at: str

    @property
    def words(self) -> str:
        """The answer in words, with its reason."""
        return f"{_(WORDS[self.verdict])}{f': {reason(self.reason).lower()}' if self.reason else ''}"


def reason(code: str) -> str:
    """One of the eight reasons in words."""
    return _(REASONS.get(code, REASONS["other"]))


def say(source: str, other: str, verdict: str, reason: str = "", note: str = "") -> None:
    """Keep an answer; an earlier one stays in the history of the paper."""
    body = {"verdict": verdict, "reason": reason, "note": note.strip()[:500], "by": acts.by()}
    papers.save(data.registry().ledger, KIND, source, other, body)


def take_back(source: str, other: str) -> None:
    """The suggestion is open again; what was said before stays in the history of the paper."""
    for name in _names(other):
        for owner in _names(source):
            if any(paper.name == name and paper.body for paper in papers.papers(data.registry().ledger, KIND, owner)):
                papers.save(data.registry().ledger, KIND, owner, name, None)


def of(source: str) -> list[Said]:
    """The answers of an organisation, the latest first, by the present ids of what was suggested."""
    found: dict[str, Said] = {}
    kept = [paper for owner in _names(source) for paper in papers.papers(data.registry().ledger, KIND, owner)]
    for paper in sorted(kept, key=lambda one: one.at):
        if isinstance(paper.body, dict) and paper.body.get("verdict") in WORDS:
            id = data.resolve(paper.name)
            verdict, reason, note, by = (str(paper.body.get(one) or "") for one in ("verdict", "reason", "note", "by"))
            found[id] = Said(id, verdict, reason, note, by, paper.at)
    return sorted(found.values(), key=lambda one: (one.at, one.id), reverse=True)


def told(said: list[Said]) -> tuple[Answer, ...]:
    """The answers as the ranking takes them."""
    return tuple(Answer(one.id, one.verdict, one.reason, one.at[:10]) for one in said)  # type: ignore[arg-type]


def askers() -> list[dict[str, Any]]:
    """Who answered suggestions (id), and how many of each kind, the latest first."""
    found: dict[str, dict[str, Any]] = {}
    for paper in sorted(papers.papers(data.registry().ledger, KIND), key=lambda one: one.at, reverse=True):
        if isinstance(paper.body, dict) and paper.body.get("verdict") in WORDS:
            id = data.resolve(paper.owner)
            row = found.setdefault(id, {"id": id, TAKEN: 0, KEPT: 0, REFUSED: 0})
            row[paper.body["verdict"]] += 1
    return list(found.values())


def _names(id: str) -> list[str]:
    """Under which ids something may have been kept: its present one and those that became one with it."""
    return list(dict.fromkeys([id, *data.registry().things(id)]))
