"""Reasons are true: those of 200 suggestions, one by one, against the rows of the graph that they are about."""

import math
import random
from collections import defaultdict, deque
from datetime import date
from functools import cache
from typing import Any

import pytest

from graph.analysis import partners
from graph.analysis.partners import Among, Fit, Post, Reason, closeness
from graph.analysis.partners.learning import Lesson
from graph.analysis.partners.trees import Settings
from graph.analysis.projection import Projection, patching
from graph.analysis.projection.arrays import LABELS
from graph.analysis.projection.dates import SINCE, UNTIL, year
from graph.analysis.projection.patching import EdgeRow, NodeRow
from graph.compile import compiled
from graph.compile.model import EdgeState, NodeState
from ledger.ledger import Ledger
from loaders import illustration, start
from loaders.source import stage

PRIORITY = ("US", "JP", "TW")
THIS_YEAR = 2026
Props = dict[str, Any]


class Rows:
    """The graph as dictionaries, asked in the plainest way: nothing of the ranking is used here."""

    def __init__(self, states: list[NodeState | EdgeState]) -> None:
        self.nodes = {one.id: one for one in states if isinstance(one, NodeState)}
        self.out: dict[str, dict[str, list[tuple[str, Props]]]] = defaultdict(lambda: defaultdict(list))
        self.into: dict[str, dict[str, list[tuple[str, Props]]]] = defaultdict(lambda: defaultdict(list))
        for name in ("house", "people", "fields", "at", "country"):
            setattr(self, name, cache(getattr(self, name)))
        for one in states:
            if isinstance(one, EdgeState):
                self.out[one.key.type][one.key.start].append((one.key.end, one.props))
                self.into[one.key.type][one.key.end].append((one.key.start, one.props))

    def is_a(self, id: str, label: str) -> bool:
        return label in self.nodes[id].labels

    def above(self, id: str, label: str) -> set[str]:
        found, wait = {id}, [id]
        while wait:
            for whole, _ in self.out["PART_OF"][wait.pop()]:
                if self.is_a(whole, label) and whole not in found:
                    found.add(whole)
                    wait.append(whole)
        return found

    def house(self, id: str) -> set[str]:
        """A house and its parts, a country's houses and their parts, a person."""
        if self.is_a(id, "Country"):
            return {id, *(one for one in self.nodes if self.is_a(one, "Organization") and self.country(one) == id)}
        found, wait = {id}, [id]
        while wait:
            wait += [part for part, _ in self.into["PART_OF"][wait.pop()]
                     if self.is_a(part, "Organization") and part not in found and not found.add(part)]
        return found

    def country(self, id: str) -> str:
        wait, seen = deque([id]), {id}
        while wait:
            here = wait.popleft()
            if self.out["LOCATED_IN"][here]:
                return self.out["LOCATED_IN"][here][0][0]
            for whole, _ in self.out["PART_OF"][here]:
                if whole not in seen:
                    seen.add(whole)
                    wait.append(whole)
        return ""

    def people(self, id: str, ever: bool = False) -> set[str]:
        if self.is_a(id, "Expert"):
            return {id}
        return {who for house in self.house(id) for who, post in self.into["AFFILIATED_WITH"][house]
                if ever or not post.get("until") or year(post["until"]) >= THIS_YEAR}

    def fields(self, id: str) -> set[str]:
        who = self.house(id) | self.people(id)
        return {field for type in ("ACTIVE_IN", "EXPERT_IN") for one in who for field, _ in self.out[type][one]}

    def tie(self, one: str, other: str, type: str) -> Props | None:
        return next((props for a, b in ((one, other), (other, one)) for end, props in self.out[type][a] if end == b),
                    None)

    def partners(self, some: set[str]) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for type in ("COLLABORATES_WITH", "COAUTHOR_OF"):
            for one in some:
                for other, props in [*self.out[type][one], *self.into[type][one]]:
                    found[other] += props["weight"]
        return {other: weight for other, weight in found.items() if other not in some}

    def steps(self, start: set[str], goal: set[str]) -> int | None:
        seen, ring, steps = set(start), set(start), 0
        while ring:
            if ring & goal:
                return steps
            ring = {other for one in ring for other in self.partners({one})} - seen
            seen |= ring
            steps += 1
        return None

    def shared(self, id: str, *, since: int = 0) -> set[str]:
        """Works and agreements of a house with others, a person's works with others, as they are dated."""
        house, found = self.house(id), set()
        if self.is_a(id, "Expert"):
            found = {work for work, _ in self.out["AUTHORED"][id] if len(self.into["AUTHORED"][work]) > 1}
            return {work for work in found if since <= self.dated(work) <= THIS_YEAR}
        for one in house:
            for mou, _ in self.out["PARTY_TO"][one]:
                if {who for who, _ in self.into["PARTY_TO"][mou]} - house:
                    found.add(mou)
        for work in self.nodes:
            if self.is_a(work, "Work"):
                at = self.at(work)
                ours, others = {who for h in house for who in at.get(h, ())}, {
                    who for h in at if h not in house for who in at[h]}
                if ours and others and len(ours | others) > 1:
                    found.add(work)
        return {item for item in found if since <= self.dated(item) <= THIS_YEAR} if since else found

    def at(self, work: str) -> dict[str, set[str]]:
        """The houses of a work, each with the authors who were there in its year."""
        found: dict[str, set[str]] = defaultdict(set)
        for who, _ in self.into["AUTHORED"][work]:
            for house, post in self.out["AFFILIATED_WITH"][who]:
                since, until, then = year(post.get("since")), year(post.get("until")), self.dated(work)
                if not then or ((not since or since <= then) and (not until or then <= until)):
                    found[house].add(who)
        return dict(found)

    def dated(self, item: str) -> int:
        return year(self.nodes[item].props.get("year") or self.nodes[item].props.get("signed_on"))


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The starting registry and its illustration: agreements, works, needs, offers, events and fields."""
    ledger = Ledger.open(f"sqlite:///{(tmp_path_factory.mktemp('true') / 'ledger.sqlite').as_posix()}")
    for delivery in (start.delivery(), illustration.delivery()):
        ledger.accept(stage(ledger, delivery, "lan").batch or 0, "lan")
    (graph,) = compiled(ledger, ["curators"], "2026-11-28")
    ledger.close()
    return Rows(list(graph.dump()))


@pytest.fixture(scope="module")
def p(rows: Rows) -> Projection:
    def dates(props: Props) -> tuple[int, int]:
        first, last = (next((year(props[name]) for name in names if props.get(name) is not None), 0)
                       for names in (SINCE, UNTIL))
        return first or last, last or first

    nodes = [NodeRow(id, id, LABELS.index(one.labels[0]), patching.kinds(one.labels), 0, *dates(one.props),
                     one.props.get("code") or "" if one.labels[0] == "Country" else "")
             for id, one in rows.nodes.items()]
    edges: dict[str, list[EdgeRow]] = {}
    for type, by_start in rows.out.items():
        edges[type] = [EdgeRow(one, end, float(props.get("weight", 1)), props.get("agreements") or 0,
                               *(year(next((props[name] for name in names if props.get(name)), 0))
                                 for names in (("first_year", "since"), ("last_year", "until"))))
                       for one, some in by_start.items() for end, props in some]
    return patching.built("curators", {}, nodes, edges)


def posts(rows: Rows) -> dict[str, Post]:
    return {id: Post(one.props.get("kind") or "", one.props.get("state") == "open") for id, one in rows.nodes.items()
            if one.labels[0] in ("Need", "Offer")}


def suggestions(p: Projection, rows: Rows) -> list[tuple[str, Fit]]:
    """200 of everybody's suggestions, drawn by a seed: of houses, countries and people; some with needs and offers."""
    dice = random.Random(7)
    asking = [id for id in rows.nodes if rows.is_a(id, "Organization") and "minh họa" in str(rows.nodes[id].props)]
    asking += [id for id in rows.nodes if rows.is_a(id, "University")][:4]
    asking += [id for id in rows.nodes if rows.is_a(id, "Country") and rows.nodes[id].props["code"] in ("VN", "JP")]
    asking += dice.sample(sorted(id for id in rows.nodes if rows.is_a(id, "Expert")), 4)
    found = [(source, fit) for source in asking for label, tied in (
                 ("Organization", False), ("Organization", True), ("Expert", True))
             for fit in partners.fits(p, source, among=Among((label,), tied=tied), posts=posts(rows), few=12,
                                      priority=PRIORITY, today=date(2026, 11, 28))]
    seldom = [one for one in found if {"need_met", "offer_wanted"} & {reason.code for reason in one[1].reasons}]
    some = seldom[:20]
    return some + dice.sample([one for one in found if one not in some], 200 - len(some))


def test_every_reason_of_200_suggestions_holds_in_the_graph(
        p: Projection, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whatever the trees learn, what is said has to hold: a little is enough.
    monkeypatch.setattr(closeness, "_LESSON", Lesson(lists=8))
    monkeypatch.setattr(closeness, "_SETTINGS", Settings(trees=10))
    seen: dict[str, int] = defaultdict(int)
    for source, fit in suggestions(p, rows):
        for reason in fit.reasons:
            assert holds(rows, source, fit.id, reason), (source, fit.id, reason)
            seen[reason.code] += 1
        for code in fit.missing:
            assert lacks(rows, source, fit.id, code), (source, fit.id, code)
            seen[code] += 1
    wanted = {*partners.REASONS, "no_people", "no_agreement", "no_exchange", "no_way"}
    assert wanted - set(seen) == set(), dict(seen)


def holds(rows: Rows, ours: str, theirs: str, reason: Reason) -> bool:
    return bool({
        "need_met": _met, "offer_wanted": _met, "fields_shared": _common, "fields_completing": _completing,
        "in_touch": _touch, "of_both": _both, "met_at": _event, "shared_partners": _through, "tied": _tied,
        "distance": _distance, "likely": _likely, "priority_country": _priority, "activity": _active,
    }[reason.code](rows, ours, theirs, reason))


def _met(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    mine, your = ("SEEKS", "HAS") if said.code == "need_met" else ("HAS", "SEEKS")
    for one, other in zip(said.ids, said.others, strict=True):
        who = {who for who, _ in rows.into[mine][one]} & rows.house(ours)
        whom = {who for who, _ in rows.into[your][other]} & rows.house(theirs)
        fields = [{field for field, _ in rows.out["ABOUT"][post]} for post in (one, other)]
        near = any(a in rows.above(b, "Field") or b in rows.above(a, "Field") for a in fields[0] for b in fields[1])
        kinds = {rows.nodes[post].props["kind"] for post in (one, other)}
        states = {rows.nodes[post].props["state"] for post in (one, other)}
        if not (who and whom and near and len(kinds) == 1 and states == {"open"}):
            return False
    return len(said.ids) > 0


def _rare(rows: Rows, field: str) -> float:
    some = [id for id in rows.nodes if rows.is_a(id, "Organization") or rows.is_a(id, "Expert")]
    if not hasattr(rows, "having"):
        rows.having = defaultdict(int)  # type: ignore[attr-defined]
        for id in some:
            for one in rows.fields(id):
                rows.having[one] += 1  # type: ignore[attr-defined]
    return math.log1p(len(some) / rows.having[field])  # type: ignore[attr-defined]


def _common(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    both = rows.fields(ours) & rows.fields(theirs)
    weights = [_rare(rows, field) for field in said.ids]
    return (set(said.ids) <= both and said.total == len(both) and weights == sorted(weights, reverse=True)
            and list(said.numbers) == pytest.approx(weights, abs=1e-3))


def _completing(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    mine = rows.fields(ours)
    wholes = {whole for field in mine for whole, _ in rows.out["PART_OF"][field]}
    return all(field in rows.fields(theirs) - mine and whole in wholes
               and whole in {one for one, _ in rows.out["PART_OF"][field]}
               for field, whole in zip(said.ids, said.others, strict=True))


def _touch(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    mine, your = rows.people(ours), rows.people(theirs)
    pairs = [(a, b, tie) for a in mine - your for b in your - mine if (tie := rows.tie(a, b, "COAUTHOR_OF"))]
    named = all((tie := rows.tie(a, b, "COAUTHOR_OF")) and tie["weight"] == works
                for a, b, works in zip(said.ids, said.others, said.numbers, strict=True))
    return (named and set(said.ids) <= mine - your and set(said.others) <= your - mine and said.total == len(pairs)
            and said.year == max(tie["last_year"] for _, _, tie in pairs))


def _both(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    both = rows.people(ours, True) & rows.people(theirs, True)
    still = rows.people(ours) & rows.people(theirs)
    return set(said.ids) <= both and said.total == len(both) and [one in still for one in said.ids] == [
        number == 1 for number in said.numbers]


def _event(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    took = [{event for one in rows.house(who) for event, _ in rows.out["TOOK_PART_IN"][one]} for who in (ours, theirs)]
    return set(said.ids) <= took[0] & took[1] and said.total == len(took[0] & took[1])


def _through(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    mine, your = (rows.partners(rows.house(one)) for one in (ours, theirs))
    within = rows.house(ours) | rows.house(theirs)
    return all(one not in within and min(mine[one], your[one]) == weight
               for one, weight in zip(said.ids, said.numbers, strict=True))


def _tied(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    mine, your = rows.house(ours), rows.house(theirs)
    agreements = {mou for one in mine for mou, _ in rows.out["PARTY_TO"][one]
                  if {who for who, _ in rows.into["PARTY_TO"][mou]} & your}
    works = {work for work in rows.nodes if rows.is_a(work, "Work") and _together(rows, work, mine, your)}
    if rows.is_a(theirs, "Expert"):
        works = {work for work, _ in rows.out["AUTHORED"][ours]} & {work for work, _ in rows.out["AUTHORED"][theirs]}
    return said.numbers == (len(works), len(agreements)) and said.year == max(map(rows.dated, works | agreements))


def _together(rows: Rows, work: str, mine: set[str], your: set[str]) -> bool:
    at = rows.at(work)
    return any(len(at[a] | at[b]) > 1 for a in mine & set(at) for b in your & set(at))


def _distance(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    return rows.steps(rows.house(ours) | rows.people(ours), rows.house(theirs) | rows.people(theirs)) == said.numbers[0]


def _likely(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    """Its place cannot be looked up; who never shared anything cannot have one."""
    return 1 <= said.numbers[0] <= said.total / 10 and bool(rows.shared(theirs))


def _priority(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    there = {rows.country(house) for house, _ in rows.out["AFFILIATED_WITH"][theirs]}
    there |= {rows.country(theirs)}
    return said.ids[0] in there and rows.nodes[said.ids[0]].props["code"] in PRIORITY


def _active(rows: Rows, ours: str, theirs: str, said: Reason) -> bool:
    return said.year == THIS_YEAR and said.numbers == (len(rows.shared(theirs, since=THIS_YEAR - 2)),)


def lacks(rows: Rows, ours: str, theirs: str, code: str) -> bool:
    house = rows.house(theirs)
    return not {
        "no_people": lambda: rows.people(theirs), "no_fields": lambda: rows.fields(theirs),
        "no_agreement": lambda: any(rows.out["PARTY_TO"][one] for one in house),
        "no_exchange": lambda: any(rows.out[type][one] for type in ("SEEKS", "HAS") for one in house),
        "no_way": lambda: rows.steps(rows.house(ours) | rows.people(ours), house | rows.people(theirs)) is not None,
        "long_silent": lambda: any(rows.dated(item) > THIS_YEAR - 5 for item in rows.shared(theirs)),
        "no_country": lambda: rows.country(theirs),
    }[code]()
