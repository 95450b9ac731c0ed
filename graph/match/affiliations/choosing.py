"""Which organisation a name in an affiliation means, where several bear it: by country, city, and first names."""

from typing import NamedTuple

from graph.match.affiliations.names import Claim, Entry, Names
from graph.match.affiliations.reading import Reading
from graph.match.affiliations.spans import Span

_AT = ("at", "in")


class Choice(NamedTuple):
    """An organisation for a span: whether it still exists, whether its city stands elsewhere in the text, whether the
    name is its first one."""

    body: int
    active: bool
    placed: bool
    main: bool


def choose(text: Reading, names: Names, span: Span) -> Choice | None:
    """The one organisation of this name that the rest of the text allows; ``None`` where there are several or none."""
    claims = names.exact[span.name].values()
    ranked = [(rank, claim.body) for claim in claims if (rank := _rank(text, names.entries[claim.body], claim, span))]
    if not ranked:
        return None
    best = max(rank for rank, _ in ranked)
    bodies = _parts([body for rank, body in ranked if rank == best], names)
    active, placed, _, main, _ = best
    shared = not main and sum(not names.entries[claim.body].ended for claim in claims) > 1
    if len(bodies) > 1 or (shared and not placed and _elsewhere(text, names, span, bodies[0])):
        return None
    return Choice(bodies[0], active, placed, main)


def _rank(text: Reading, entry: Entry, claim: Claim, span: Span) -> tuple[bool, bool, bool, bool, bool] | None:
    if text.countries and entry.country and entry.country not in text.countries:
        return None
    if claim.needs and not text.says(claim.needs, span.start, span.end):
        return None
    if text.stays(span.end) and text.links[span.end] in _AT and text.words[span.end] not in entry.city[:1]:
        return None
    placed = bool(claim.needs) or text.says(entry.city, span.start, span.end)
    if claim.branch and not text.countries and not placed:
        return None
    system = entry.main == (*span.name, "system")
    # An institute may have the short name of its university among its own.
    return not entry.ended, placed, not system, claim.main, set(span.name) <= set(entry.main)


def _parts(bodies: list[int], names: Names) -> list[int]:
    """Without those that are the whole of another one: a system has the name of its first university, too."""
    entries = [names.entries[body] for body in bodies]
    return [body for body, entry in zip(bodies, entries, strict=True)
            if not any(other.parents & entry.names for other in entries if other is not entry)]


def _elsewhere(text: Reading, names: Names, span: Span, body: int) -> bool:
    """Whether a name that several campuses share is followed by the city of none of them that we know."""
    entry = names.entries[body]
    for size in (1, 2, 3):
        place = text.words[span.end:span.end + size]
        if place in names.cities and place not in (entry.city, entry.region):
            return True
    return False
