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
UP, _AT_ONCE = 20, 500


def facts(people: Collection[str], against: Sequence[str] = ()) -> Facts:
    """All that is looked at for these people, and for what they are held against."""
    order = sorted(set(people))
    posts = each("independence/posts", order)
    advice = each("independence/advice", order)
    bodies = {row["id"] for row in (*posts, *advice)} | set(against)
    # Who takes part in what the question is about belongs to it.
    involved = each("independence/parties", sorted(against))
    targets = {*against, *(row["of"] for row in involved)}
    below = reached("independence/parts", bodies | targets)
    parts = [*reached("independence/wholes", bodies | targets), *(_turned(row) for row in below)]
    inside = sorted(targets | {row["id"] for row in below})
    bodies |= targets | {end for row in parts for end in (row["id"], row["of"])}
    return Facts(
        [Post(row["of"], row["id"], row["role"] or "", row["since"] or "", row["until"] or "", _sources(row))
         for row in posts],
        [Part(row["of"], row["id"], _sources(row)) for row in parts],
        [*_together(each("independence/written", order)), *(_together(_inside(order, inside)) if against else ()),
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


def reached(query: str, bodies: Collection[str]) -> list[Row]:
    """What is above or below these organisations, level by level."""
    found, edge, seen = list[Row](), sorted(bodies), set(bodies)
    for _level in range(UP):
        rows = each(query, edge)
        found += rows
        edge = sorted({row["id"] for row in rows} - seen)
        seen.update(edge)
    return found


def _turned(row: Row) -> Row:
    """A part told from its whole, told from the part."""
    return {**row, "id": row["of"], "of": row["id"]}


def _together_rows(people: Sequence[str]) -> list[Row]:
    # One question for all: both ends have to be among them.
    return data.read("independence/together", ids=list(people)) if people else []


def _inside(people: Sequence[str], bodies: Sequence[str]) -> list[Row]:
    return [row for some in chunks(bodies, _AT_ONCE)
            for row in data.read("independence/inside", ids=list(people), organisations=some)]


def _together(rows: Sequence[Row]) -> list[Together]:
    """Works by year as one fact for each pair and place; works without a year stand by themselves."""
    pairs: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = (row["of"], row["id"], row.get("organisation_id") or "", row.get("until") or "", str(bool(row["year"])))
        pairs.setdefault(key, []).append(row)
    return [Together(one, other, sum(row["works"] for row in some), some[0]["year"] or 0, some[-1]["year"] or 0,
                     tuple(sorted({row["source"] for row in some if row["source"]})), inside, until)
            for (one, other, inside, until, _dated), some in pairs.items()]


def each(query: str, ids: Sequence[str]) -> list[Row]:
    """All rows of a question about many ids."""
    return [row for some in chunks(ids, _AT_ONCE) for row in data.read(query, ids=some)]


def _sources(row: Row) -> tuple[str, ...]:
    return tuple(row["sources"] or ())
