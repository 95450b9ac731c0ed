"""The sets of the back-test as histories: who was together with whom, when, and what else is known of them."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from graph.analysis.partners.history import Doings, History, Meetings, Said, of_teams

#: A work of more authors says little about any two of them.
MOST_AUTHORS = 25
_SHARE_HELD, _SEED = 0.1, 20101
_DOI_YEAR = re.compile(r"((?:19|20)\d\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
#: Words of addresses that say nothing.
_PLAIN = frozenset(("university", "the", "and", "institute", "research", "center", "centre", "department", "for"))
Row = dict[str, str]


class Set(NamedTuple):
    """A set of the back-test; ``dated``: whether anything in it has a year."""

    name: str
    history: History
    until: int
    dated: bool = True


class Team(NamedTuple):
    """One work: its year, its members in order, and per trait the tokens of each member."""

    year: int
    members: list[str]
    traits: dict[str, list[list[str]]]


def found(folder: Path, until: int | None = None) -> Iterator[Set]:
    """The sets whose files are there, each with the last year of its training; what has no years keeps its own."""
    for name, (read, year) in _SETS.items():
        history = read(folder / name if (folder / name).is_dir() else folder)
        if history is not None:
            yield Set(name, history, (until or year) if year else year, year > 0)


def vispubdata(folder: Path) -> History | None:
    """Authors of a conference's papers, with their houses as printed; the year is a column, or inside the DOI."""
    papers: dict[str, list[Row]] = {}
    for row in _rows(folder, "*uthors*apers*.csv"):
        if row["Author Names"].strip() and _year_of(row):
            papers.setdefault(row["Paper DOI"], []).append(row)
    return _of(_paper(rows) for rows in papers.values())


def openalex_works(folder: Path) -> History | None:
    """Authors of one department's works, with the institutions, topics, venue and title of each work."""
    houses, topics = (_listed(folder, name, column) for name, column in
                      (("work_institutions.csv", "institution_id"), ("work_topics.csv", "topic_id")))
    works = {row["work_id"]: row for row in _rows(folder, "works.csv")}
    teams = (_work(row, houses.get(id, []), topics.get(id, [])) for id, row in works.items() if row["year"].strip())
    return _of(team for team in teams if len(team.members) <= MOST_AUTHORS)


def country_collab(folder: Path) -> History | None:
    """Countries by the works that they wrote together in each year."""
    counts: dict[tuple[int, str, str], float] = {}
    for row in _rows(folder, "openalex_country_coauthorship*.csv"):
        one, other = sorted((row["country_a"], row["country_b"]))
        counts[int(row["year"]), one, other] = float(row["works"])
    place = {name: at for at, name in enumerate(sorted({name for _, *pair in counts for name in pair}))}
    return _of_pairs(len(place), [(place[a], place[b], year, works) for (year, a, b), works in counts.items()])


def snap_coauthor(folder: Path) -> History | None:
    """ca-GrQc, without years: a tenth of its edges, held out, are said to be of year 1 and all others of year 0."""
    files = sorted(folder.glob("CA-GrQc*.txt"))
    pairs = {tuple(sorted(line.split()[:2])) for file in files for line in file.read_text("utf-8").splitlines()
             if line.strip() and not line.startswith("#") and "test" not in file.name}
    edges = sorted(pair for pair in pairs if len(set(pair)) == 2)
    place = {name: at for at, name in enumerate(sorted({name for pair in edges for name in pair}))}
    held = np.random.default_rng(_SEED).random(len(edges)) < _SHARE_HELD
    return _of_pairs(len(place), [(place[a], place[b], int(later), 1.0)
                                  for (a, b), later in zip(edges, held, strict=True)])


_SETS: dict[str, tuple[Callable[[Path], History | None], int]] = {
    "vispubdata": (vispubdata, 2010), "openalex_works_kfupm": (openalex_works, 2020),
    "openalex_country_collab": (country_collab, 2013), "snap_coauthor": (snap_coauthor, 0)}
NAMES = tuple(_SETS)


def _rows(folder: Path, pattern: str) -> Iterator[Row]:
    for path in sorted(folder.glob(pattern)):
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from ({name: value or "" for name, value in row.items() if name} for row in csv.DictReader(file))


def _year_of(row: Row) -> int:
    said = row.get("Year", "").strip()
    inside = _DOI_YEAR.search(row["Paper DOI"])
    return int(float(said)) if said else int(inside[1]) if inside else 0


def _paper(rows: list[Row]) -> Team:
    rows = list({row["Author Names"].strip(): row
                 for row in sorted(rows, key=lambda row: -int(row["PositionNumber"] or 0))}.values())[::-1]
    houses = [row["Affiliation"].strip().lower() for row in rows]
    year = _year_of(rows[0])
    venue = f"{rows[0]['Paper DOI'].partition('/')[2].partition('.')[0]} {year}"
    return Team(year, [row["Author Names"].strip() for row in rows], {
        "house": [[house] if house else [] for house in houses],
        "house_words": [sorted(set(_WORD.findall(house)) - _PLAIN) for house in houses],
        "venue": [[venue]] * len(rows)})


def _work(row: Row, houses: list[str], topics: list[str]) -> Team:
    said = [row["author_openalex_id"], *re.split(r"[|;,]", row["coauthor_openalex_ids"])]
    members = list(dict.fromkeys(one.strip() for one in said if one.strip()))
    words = sorted(set(_WORD.findall(row["title"].lower())))
    tokens = {"house": houses, "topic": topics, "venue": [row["venue"]] if row["venue"] else [], "title": words}
    return Team(int(float(row["year"])), members, {name: [some] * len(members) for name, some in tokens.items()})


def _listed(folder: Path, name: str, column: str) -> dict[str, list[str]]:
    """What a file says of each work."""
    listed: dict[str, list[str]] = {}
    for row in _rows(folder, name):
        listed.setdefault(row["work_id"], []).append(row[column])
    return listed


def _of(teams: Iterable[Team]) -> History | None:
    """Teams as a history; who is alone took part, too."""
    some = [team for team in teams if team.members]
    if not some:
        return None
    place = {name: at for at, name in enumerate(sorted({name for team in some for name in team.members}))}
    members = [[place[name] for name in team.members] for team in some]
    traits = {name: _said((who, token, team.year) for team, here in zip(some, members, strict=True)
                          for who, tokens in zip(here, team.traits[name], strict=True) for token in tokens)
              for name in some[0].traits}
    return of_teams(len(place), members, [team.year for team in some], traits)


def _said(rows: Iterable[tuple[int, str, int]]) -> Said:
    number: dict[str, int] = {}
    some = [(who, number.setdefault(token, len(number)), year) for who, token, year in rows]
    return Said(*np.array(some, dtype=np.int64).reshape(-1, 3).T)


def _of_pairs(count: int, rows: list[tuple[int, int, int, float]]) -> History | None:
    """Pairs with the year and the number of what they did together."""
    if not rows:
        return None
    one, other, year, amount = (np.array(column) for column in zip(*rows, strict=True))
    both, years, amounts = np.append(one, other), np.tile(year, 2), np.tile(amount, 2)
    met = Meetings(both, np.append(other, one), years, np.log1p(amounts))
    done = Doings(both, years, np.full(len(both), 2.0), np.full(len(both), 0.5), amounts)
    return History(count, met, done, {}, int(year.max()))
