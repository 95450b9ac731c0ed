"""What the registry knows of people's ties, as facts for the check of independence; and the names of all in them."""

from collections.abc import Collection, Sequence
from datetime import date

from graph.analysis import independence
from graph.analysis.independence import Advice, Facts, Part, Party, Post, Together, Verdict
from ledger.staging import chunks
from ui import data
from ui.paths.ends import named
from ui.paths.hops import Row

#: Organisations above organisations are asked for so often, and people are asked about in parts of so many.
UP, _AT_ONCE = 5, 500


def facts(people: Collection[str], against: Sequence[str] = ()) -> Facts:
    """All that is looked at for these people, and for what they are held against."""
    order = sorted(set(people))
    posts = each("independence/posts", order)
    advice = each("independence/advice", order)
    bodies = {row["id"] for row in (*posts, *advice)} | set(against)
    # Who takes part in what the question is about belongs to it.
    involved = each("independence/parties", sorted(against))
    parts = _parts(bodies | {row["of"] for row in involved})
    bodies |= {row["of"] for row in involved} | {row["id"] for row in parts}
    return Facts(
        [Post(row["of"], row["id"], row["role"] or "", row["since"] or "", row["until"] or "", _sources(row))
         for row in posts],
        [Part(row["of"], row["id"], _sources(row)) for row in parts],
        [*(_together(row) for row in _together_rows(order)),
         *(_together(row, target) for target in against for row in _inside(order, target)),
         *(Together(row["id"], "") for row in each("independence/authors", order))],
        [Advice(row["of"], row["id"], row["role"] or "", row["since"] or "", row["until"] or "", row["document"] or "",
                _sources(row)) for row in advice],
        [Party(row["of"], row["id"], row["signed_on"] or "", row["ends_on"] or "", _sources(row))
         for row in each("independence/parties", sorted(bodies))])


def checked(people: Sequence[str], against: Sequence[str] = (), within: int = 5) -> list[Verdict]:
    """Each pair of people, or each person and what they are held against, with ties or with what is not known."""
    if not people:
        return []
    return independence.verdicts(facts(people, against), people, against, year=date.today().year, within=within)


def wrote_together(people: Sequence[str], within: int) -> list[tuple[str, str]]:
    """The pairs of people who wrote works together in the last years, or without a year."""
    until = date.today().year - within
    return [(row["id"], row["of"]) for row in _together_rows(sorted(set(people)))
            if not row["last_year"] or row["last_year"] >= until]


def names(verdicts: Sequence[Verdict]) -> dict[str, Row]:
    """Who and what is told of, by id."""
    ids = {id for one in verdicts for id in (one.one, one.other, *(id for tie in one.ties for id in tie.via))}
    return {id: row for some in chunks(sorted(ids), _AT_ONCE) for id, row in named(some).items()}


def _parts(bodies: set[str]) -> list[Row]:
    found, edge, seen = list[Row](), sorted(bodies), set(bodies)
    for _level in range(UP):
        rows = each("independence/wholes", edge)
        found += rows
        edge = sorted({row["id"] for row in rows} - seen)
        seen.update(edge)
    return found


def _together_rows(people: Sequence[str]) -> list[Row]:
    # One question for all: both ends have to be among them.
    return data.read("independence/together", ids=list(people)) if people else []


def _inside(people: Sequence[str], target: str) -> list[Row]:
    return [row for some in chunks(people, _AT_ONCE)
            for row in data.read("independence/inside", ids=some, organisation=target)]


def _together(row: Row, inside: str = "") -> Together:
    return Together(row["of"], row["id"], int(row["works"] or 1), int(row["first_year"] or 0),
                    int(row["last_year"] or 0), _sources(row), inside)


def each(query: str, ids: Sequence[str]) -> list[Row]:
    """All rows of a question about many ids."""
    return [row for some in chunks(ids, _AT_ONCE) for row in data.read(query, ids=some)]


def _sources(row: Row) -> tuple[str, ...]:
    return tuple(row["sources"] or ())
