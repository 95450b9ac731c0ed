"""What is known of who is not there: nobody asked, somebody asked and there was none, or known to be missing. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graph.analysis.gaps.coverage import CITY, HOME, KINDS

#: What an answer makes of a cell: asked and none yet, or known to be missing.
ANSWERS = ("asked", "missing")
UNASKED = "unasked"


class Survey(NamedTuple):
    """One judgement ``surveyed``: of a field, its kind and place who was asked, on which day, and the answer."""

    number: int
    field: str
    kind: str
    where: str
    whom: str
    on: str
    answer: str
    by: str
    at: str
    note: str


def surveys(judgements: Iterable[Mapping[str, Any]]) -> list[Survey]:
    """What judgements say, the latest day first; those that say something else are left out.

    A judgement has ``id``, ``subject``, ``value`` (``kind``, ``where``, ``whom``, ``on``, ``answer``), ``by``, ``at``
    and ``reason``.
    """
    found = [_survey(one, one["value"]) for one in judgements if isinstance(one["value"], Mapping)]
    known = [one for one in found if one.kind in KINDS and one.answer in ANSWERS]
    return sorted(known, key=lambda one: (one.on, one.number), reverse=True)


def latest(known: Iterable[Survey], fields: Iterable[str], kind: str, where: str) -> Survey | None:
    """The first survey that speaks of a field (or one above it) of a kind somewhere.

    Who was asked of everywhere, or of the country, was asked of the city too.
    """
    wanted = set(fields)
    return next((one for one in known if one.field in wanted and one.kind == kind and _speaks(one.where, where)), None)


def is_gap(coverage: str, survey: str) -> bool:
    """Whether a cell counts as a gap: somebody asked, and it is not covered. Absence of data is not a gap."""
    return coverage != "covered" and survey in ANSWERS


def _speaks(said: str, asked: str) -> bool:
    return said in ("", asked) or (said == HOME and asked == CITY)


def _survey(one: Mapping[str, Any], value: Mapping[str, Any]) -> Survey:
    said = {name: str(value.get(name) or "") for name in ("kind", "where", "whom", "on", "answer")}
    return Survey(one["id"], one["subject"], **said, by=one["by"], at=one["at"], note=one["reason"] or "")
