"""What somebody wrote: works with their fields, and those contributors who have an ORCID iD of their own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graph import ids
from loaders.orcid.profile import Said
from loaders.orcid.words import word, year
from loaders.source import EdgeRow, NodeRow, Ref, Row
from loaders.tagging import about
from loaders.values import Unfit, at, first, plain, records

#: ORCID's types to kinds of work; "other" says nothing, and a type that is not here stands for itself.
KINDS = {
    "journal-article": "article", "magazine-article": "article", "newspaper-article": "article", "edited-book": "book",
    "dissertation-thesis": "dissertation", "data-set": "dataset", "working-paper": "preprint", "other": None,
    "undefined": None,
}
#: Roles by which a contributor is no author; the fourteen of CRediT and those of inventors are authors'.
NO_AUTHORS = frozenset({"editor", "chair-or-translator", "translator", "assignee", "support-staff"})

_LONGEST_CODE = 50


def rows(owner: str | None, told: tuple[Said, ...], part: str) -> Iterator[Row]:
    """A work by what its sources say, the first of them first; Unfit where it has no title or nothing to know it by."""
    title = first(word(one, "title", "title") for one in told)
    if not title:
        raise Unfit("title", "This work has no title.")
    doi = first(_doi(one) for one in told)
    me = Ref("Work", _key(owner, told[0], doi))
    yield NodeRow("Work", me.key, {
        "name": title, "doi": doi, "year": first(year(one, "publication-date") for one in told),
        "kind": first(_kind(one) for one in told), "venue": first(word(one, "journal-title") for one in told),
    }, part=part)
    positions = dict(_people(told[0], owner))
    if owner:
        yield EdgeRow("AUTHORED", Ref("Expert", owner), me, {"position": positions.pop((owner, None), None)}, part=part)
    for (orcid, name), position in positions.items():
        # A mention of its own, so that it never speaks in place of what this person says of themself.
        expert = Ref("Expert", f"{me.key}#{position}")
        yield NodeRow("Expert", expert.key, {"name": name, "orcid": orcid} if name else {"orcid": orcid}, part=part)
        yield EdgeRow("AUTHORED", expert, me, {"position": position}, part=part)
    for row in about(me, (), title):
        yield replace(row, part=part) if isinstance(row, EdgeRow) else row


def _key(owner: str | None, work: Said, doi: str | None) -> str:
    """ORCID's own: whose it is and its put-code, so that what one withdraws stays with a co-author who lists it too."""
    code = plain(str(work.get("put-code") or ""), "put-code", _LONGEST_CODE)
    if owner and code:
        return f"{owner}/work/{code}"
    if not doi:
        raise Unfit("external-ids", "This work has neither a DOI of its own nor an owner and a put-code to know it by.")
    return doi


def _doi(work: Said) -> str | None:
    """The DOI of the work itself; those of its container or of another version are not its own."""
    found = (ids.doi(word(one, "external-id-value")) for one in records(work, "external-ids", "external-id")
             if (word(one, "external-id-type") or "").lower() == "doi"
             and (word(one, "external-id-relationship") or "self").lower() == "self")
    return next(filter(None, found), None)


def _kind(work: Said) -> str | None:
    stated = (word(work, "type") or "").lower().replace("_", "-")
    return KINDS.get(stated, stated) or None


def _people(work: Said, owner: str | None) -> Iterator[tuple[tuple[str, str | None], int]]:
    """Those with an ORCID iD, each once with the place in which they stand; the owner without a name."""
    seen: dict[Any, int] = {}
    for one in records(work, "contributors", "contributor"):
        name, orcid = word(one, "credit-name"), ids.orcid(_stated(one))
        # Somebody with several roles is listed once for each.
        position = seen.setdefault(orcid or name or object(), len(seen) + 1)
        if orcid and _is_author(one):
            yield (orcid, None if orcid == owner else name), position


def _stated(contributor: Said) -> str | None:
    stated = at(contributor, "contributor-orcid")
    return word(stated, "path") or word(stated, "uri") if isinstance(stated, dict) else None


def _is_author(contributor: Said) -> bool:
    role = (word(contributor, "contributor-attributes", "contributor-role") or "").lower().replace("_", "-")
    return role not in NO_AUTHORS
