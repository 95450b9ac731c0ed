"""The best board of 15 among 2,000 candidates for 60 fields under all kinds of rules, beside greedy.

``python -m benchmarks.board [--cases N] [--json]``: seeded cases; processor seconds and seconds by the clock.
"""

import argparse
import time
from statistics import median
from typing import Any

import numpy as np

from benchmarks.measure import note, report
from graph.analysis.board import Candidate, Quota, Rules, Want, greedy, problem, solve

PEOPLE, FIELDS, SEATS, BODIES = 2_000, 60, 15, 400
COUNTRIES = ("VN", "US", "JP", "TW", "KR", "SG", "DE", "NL", "FR", "AU")
SECTORS = ("University", "Firm", "ResearchInstitute", "Agency")
LANGUAGES = {"en": 0.9, "vi": 0.7, "ja": 0.2, "zh": 0.15, "ko": 0.1}


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.board", description=__doc__)
    options.add_argument("--cases", type=int, default=20)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(argv)
    report("board", measured(chosen.cases), chosen.json)


def measured(cases: int) -> dict[str, Any]:
    """The figures over seeded cases."""
    rows = [_one(seed) for seed in range(cases)]
    return {
        "cases": cases, "proven": sum(row["proven"] for row in rows),
        "processor seconds, median": round(median(row["cpu"] for row in rows), 1),
        "processor seconds, longest": round(max(row["cpu"] for row in rows), 1),
        "seconds, median": round(median(row["seconds"] for row in rows), 1),
        "rules broken": sum(row["broken"] for row in rows),
        "greedy, part of the best, median": round(median(row["greedy"] for row in rows), 3),
        "greedy breaks a rule": sum(row["greedy broken"] for row in rows),
    }


def _one(seed: int) -> dict[str, Any]:
    given = problem(*case(seed))
    began, clock = time.process_time(), time.monotonic()
    best = solve(given, 60.0)
    cpu, seconds = time.process_time() - began, time.monotonic() - clock
    index = {id: place for place, id in enumerate(given.ids)}
    simple = greedy(given)
    row = {"proven": best.proven, "cpu": cpu, "seconds": seconds, "value": best.value,
           "broken": len(given.broken([index[id] for id in best.ids])),
           "greedy": given.value(simple) / max(1, best.value), "greedy broken": bool(given.broken(simple))}
    note(f"case {seed}: {best.value} of {given.most}, bound {best.bound}, {cpu:.1f} s of processor, {seconds:.1f} s")
    return row


def case(seed: int, people: int = PEOPLE, fields: int = FIELDS, seats: int = SEATS) -> tuple[list[Candidate], Rules]:
    """People of a few hundred bodies with one to six fields each, a few of them known by many, and all rules."""
    dice = np.random.default_rng(seed)
    home = dice.choice(BODIES, people, p=_falling(BODIES, 0.8))
    country = dice.choice(len(COUNTRIES), BODIES, p=[.55, .1, .08, .07, .05, .05, .04, .03, .02, .01])
    sector = dice.choice(len(SECTORS), BODIES, p=[.4, .35, .15, .1])
    known = dice.permutation(_falling(fields, 0.6))
    candidates = []
    for number in range(people):
        knows = dice.choice(fields, dice.integers(1, 7), replace=False, p=known)
        levels = dice.choice([1, 2, 3], len(knows), p=[.4, .4, .2])
        body = int(home[number])
        speaks = {("language", code) for code, share in LANGUAGES.items() if dice.random() < share}
        candidates.append(Candidate(
            f"e{number:04}", {f"f{field:02}": int(level) for field, level in zip(knows, levels, strict=True)},
            frozenset({f"o{body:03}"}),
            frozenset({("country", COUNTRIES[country[body]]), ("sector", SECTORS[sector[body]]), *speaks}),
            bool(dice.random() < .75), int(dice.integers(0, 3))))
    free = [number for number, one in enumerate(candidates) if one.free]
    return candidates, _rules(dice, home, free, fields, seats)


def _rules(dice: np.random.Generator, home: Any, free: list[int], fields: int, seats: int) -> Rules:
    wants = [Want(f"f{field:02}", int(dice.integers(1, 4)), int(dice.choice([1, 2, 3], p=[.5, .35, .15])),
                  int(dice.choice([1, 2], p=[.7, .3]))) for field in range(fields)]
    quotas = [Quota("country", "VN", 5, 9), Quota("country", "US", 1, 4), Quota("country", "JP", 1, 4),
              Quota("country", "TW", 1, 4), Quota("sector", "University", 3, 8), Quota("sector", "Firm", 4, 8),
              Quota("sector", "ResearchInstitute", 1, 3), Quota("sector", "Agency", 1, 3),
              Quota("language", "en", 10), Quota("language", "vi", 5), Quota("language", "ja", 3),
              Quota("language", "zh", 2), Quota("language", "ko", 2)]
    some = [f"e{number:04}" for number in dice.choice(free, 12, replace=False)]
    return Rules(seats, wants, quotas, 1, some[:1], some[1:6], True, _apart(dice, home, len(home)),
                 {("unbound", "o000"): some[6:]})


def _apart(dice: np.random.Generator, home: Any, people: int) -> list[tuple[str, str]]:
    """People who wrote together: in groups inside a body, and some across."""
    groups: dict[int, list[int]] = {}
    for number, group in enumerate((home * 10 + dice.integers(0, 5, people)).tolist()):
        groups.setdefault(group, []).append(number)
    pairs = {(one, other) for group in groups.values() for at, one in enumerate(group)
             for other in group[at + 1:at + 4]}
    across = dice.integers(0, people, (people * 3 // 4, 2)).tolist()
    pairs |= {(min(pair), max(pair)) for pair in across if pair[0] != pair[1]}
    return [(f"e{one:04}", f"e{other:04}") for one, other in sorted(pairs)]


def _falling(many: int, power: float) -> Any:
    weight = 1.0 / np.arange(1, many + 1) ** power
    return weight / weight.sum()


if __name__ == "__main__":
    main()
