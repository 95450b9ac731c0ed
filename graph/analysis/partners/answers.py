"""How earlier answers move the ranking: what each does, to whom, and for how long. This is the whole of it.

==================  =====================================================  ========  =============================
answer              to itself                                              for       to others
==================  =====================================================  ========  =============================
taken               not suggested again                                    ever      same country and kind: × 1.15
kept                first among equals: × 1.1                              ever      nothing
refused: field      not suggested again                                    ever      mostly the same fields: × 0.7
refused: location   not suggested again                                    ever      same country: × 0.75
refused: capacity   not suggested again                                    a year    nothing
refused: terms      not suggested again                                    a year    same country and kind: × 0.9
refused: timing     not suggested again                                    a half    nothing
refused: conflict   not suggested again                                    ever      nothing
refused: in_touch   not suggested again                                    ever      nothing
refused: other      not suggested again                                    a year    nothing
==================  =====================================================  ========  =============================

Each further answer of one kind moves as much again, up to three times. What comes again after its time is lowered,
× 0.8. Every move is told with the answer that it follows from.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from graph.analysis.partners.ground import ground, row
from graph.analysis.partners.model import Answer, Shift
from graph.analysis.projection.model import Projection

#: Days until a refusal is over; the others never are.
_OVER = {"capacity": 365, "terms": 365, "other": 365, "timing": 182}
_AGAIN, _KEPT = 0.8, 1.1
_LIKE = {"taken": ("taken_like", 1.15), "location": ("refused_location", 0.75), "field": ("refused_field", 0.7),
         "terms": ("refused_kind", 0.9)}
_MOST = 3
#: The share of a suggestion's fields that a refused one has, from which they count as mostly the same.
_SAME = 0.5


def latest(answers: Iterable[Answer]) -> dict[str, Answer]:
    """The last answer for each id; of one day the one that comes later."""
    return {one.id: one for one in sorted(answers, key=lambda one: one.on)}


def settled(answers: Iterable[Answer], today: date) -> set[str]:
    """What is not suggested (again) today."""
    return {one.id for one in latest(answers).values() if one.verdict != "kept" and not _over(one, today)}


def shifts(p: Projection, place: int, answers: Sequence[Answer], today: date) -> tuple[Shift, ...]:
    """How the answers move one suggestion."""
    found: list[Shift] = []
    done: Counter[str] = Counter()
    for answer in sorted(latest(answers).values(), key=lambda one: (one.on, one.id), reverse=True):
        for shift in _moves(p, place, answer, today):
            done[shift.code] += 1
            found += [shift] if done[shift.code] <= _MOST else []
    return tuple(found)


def _over(answer: Answer, today: date) -> bool:
    days = _OVER.get(answer.reason) if answer.verdict == "refused" else None
    if days is None or not answer.on:
        return False
    return date.fromisoformat(answer.on[:10]) + timedelta(days=days) <= today


def _moves(p: Projection, place: int, answer: Answer, today: date) -> list[Shift]:
    if answer.id == p.ids[place]:
        return [Shift("kept", answer.id, _KEPT)] if answer.verdict == "kept" else [
            Shift("refused_itself", answer.id, _AGAIN)]
    code, factor = _LIKE.get(answer.reason if answer.verdict == "refused" else answer.verdict, ("", 1.0))
    other = p.index.get(answer.id)
    if not code or other is None or _over(answer, today) or not _like(p, code, place, other):
        return []
    return [Shift(code, answer.id, factor)]


def _like(p: Projection, code: str, place: int, other: int) -> bool:
    """Whether one is like another in what the code is about."""
    if code == "refused_field":
        theirs = set(row(ground(p).fields, place).tolist())
        return bool(theirs) and len(theirs & set(row(ground(p).fields, other).tolist())) >= _SAME * len(theirs)
    here = bool(p.country(place)) and p.country(place) == p.country(other)
    return here and (code == "refused_location" or p.labels(place) == p.labels(other))
