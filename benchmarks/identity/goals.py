"""What has to hold for each set, as issue 5 states it, and whether a result does."""

from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.identity.measures import Result

OURS = "ketnoi"
_NAMES = {"recall": "recall", "precision": "precision", "f1": "F1", "false_hit_rate": "false hits"}


class Goal(NamedTuple):
    """A bound of one figure: at least, or at most where ``most``; beside another method's figure where one is named."""

    figure: str
    bound: float
    most: bool = False
    beside: str = ""

    def __str__(self) -> str:
        bound = f"{self.bound:.4g}" if self.figure != "false_hit_rate" else f"{100 * self.bound:.4g} %"
        if self.beside:
            return f"{_NAMES[self.figure]} within {-self.bound:.4g} of {self.beside}"
        return f"{_NAMES[self.figure]} {'≤' if self.most else '≥'} {bound}"


GOALS: dict[str, tuple[Goal, ...]] = {
    "dblp_vn_aliases": (Goal("recall", 0.975), Goal("false_hit_rate", 0.0005, most=True)),
    "dblp_asian_aliases": (Goal("recall", 0.975), Goal("false_hit_rate", 0.00005, most=True)),
    "dblp_vn_homonyms": (Goal("false_hit_rate", 0.0, most=True),),
    "crossref_orcid_mentions": (Goal("f1", 0.99), Goal("precision", 0.995)),
    "qian_mentions": (Goal("f1", 0.85), Goal("precision", 0.95)),
    "ror_affiliations": (Goal("f1", 0.90),),
    "ror_records": (Goal("false_hit_rate", 0.0, most=True),),
    "febrl4": (Goal("f1", -0.01, beside="splink"),),
    "splink_historical": (Goal("f1", -0.01, beside="splink"),),
}


def met(goal: Goal, result: Result, others: Iterable[Result] = ()) -> bool | None:
    """Whether a result reaches a goal; None where the figure, or the one beside it, was not measured."""
    reached = getattr(result, goal.figure)
    bounds = [getattr(other, goal.figure) for other in others if (other.set, other.method) == (result.set, goal.beside)]
    base = 0.0 if not goal.beside else next(iter(bounds), None)
    if reached is None or base is None:
        return None
    return bool(reached <= base + goal.bound if goal.most else reached >= base + goal.bound)


def verdict(result: Result, others: Iterable[Result] = ()) -> str:
    """The goals of a result of ours in one cell, each with whether it is met; nothing for other methods."""
    if result.method != OURS:
        return ""
    others = list(others)
    words = {True: "met", False: "NOT MET", None: "not measured"}
    return "; ".join(f"{goal}: {words[met(goal, result, others)]}" for goal in GOALS.get(result.set, ()))
