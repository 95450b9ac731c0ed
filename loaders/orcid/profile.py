"""Which part of somebody's record a document is, and whose: every form of ORCID's as one ``Profile``."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from graph import ids
from loaders.orcid.reading import Document
from loaders.values import Unfit, at, records

PERSON, WORKS = "person", "works"
#: The sections with affiliations that are read, and what one affiliation is called in them.
AFFILIATIONS = {"employments": "employment", "educations": "education", "qualifications": "qualification"}
SECTIONS = (PERSON, *AFFILIATIONS, WORKS)

Said = dict[str, Any]


class Item(NamedTuple):
    """One affiliation or work with the section in which it stands."""

    section: str
    said: Said


@dataclass(frozen=True, slots=True)
class Profile:
    """What one document says: of whom (``None``: of nobody in particular), and the sections that it has whole.

    A work is the list of what several sources say of it, the one that its owner prefers first.
    """

    owner: str | None
    sections: tuple[str, ...]
    person: Said
    affiliations: tuple[Item, ...]
    works: tuple[tuple[Said, ...], ...]
    modified: str


def profile(document: Document) -> Profile:
    """What a document says; Unfit where it is none of ORCID's, or a section that does not say whose it is."""
    said = _unwrapped(document.said)
    person = _person(said)
    activities = within(said, "activities-summary") or said
    found = Profile(_owner(said, person, document.named_for), _whole(said), person,
                    tuple(_affiliations(activities)), tuple(_works(activities)), _modified(said))
    if not (found.person or found.affiliations or found.works or "orcid-identifier" in said or found.sections):
        raise Unfit("", "This is no record of ORCID, and no section of one that is read here.")
    if found.owner is None and (found.person or found.affiliations):
        raise Unfit("path", "This section does not say whose it is; name the file by the person's ORCID iD "
                            "(0000-0002-1825-0097.xml) and load it again.")
    return found


def public(said: Said) -> bool:
    """Whether an item may be seen by everybody; a form that states no visibility holds public items only."""
    return str(said.get("visibility") or "public").lower() == "public"


def within(said: Said, *path: str) -> Said:
    """The record that stands under these names, empty where it is absent; Unfit where it is something else."""
    at(said, *path, "")
    return at(said, *path) or {}


def _unwrapped(said: Said) -> Said:
    """The record itself: XML's root element stands under its name, JSON's does not."""
    (name, inner), *others = said.items() if said else [("", {})]
    if others or not isinstance(inner, dict):
        return said
    return {WORKS: {"group": {"work-summary": inner}}} if name == "work" else said if name == "bulk" else inner


def _person(said: Said) -> Said:
    if "person" in said:
        return within(said, "person")
    if "credit-name" in said and "orcid-identifier" in said:
        return {"name": {"credit-name": said["credit-name"]}}
    return said if "other-names" in said or "researcher-urls" in said else {}


def _whole(said: Said) -> tuple[str, ...]:
    """The sections of which this document says everything; the short form of a record is cut off after three."""
    if "person" in said and within(said, "activities-summary"):
        return SECTIONS
    if "affiliation-group" in said:
        return tuple(section for section, name in AFFILIATIONS.items()
                     if any(_summaries(group, name) for group in records(said, "affiliation-group")))
    if "group" in said:
        return (WORKS,) if any("work-summary" in group for group in records(said, "group")) else ()
    return (PERSON,) if "person" not in said and "orcid-identifier" not in said and _person(said) else ()


def _affiliations(said: Said) -> Iterator[Item]:
    for section, name in AFFILIATIONS.items():
        container = within(said, section) if section in said else said
        for group in records(container, "affiliation-group"):
            yield from (Item(section, one) for one in _summaries(group, name))
    for one in records(said, "employments", "employment"):
        yield Item("employments", one)
    for one in records(said, "education-qualifications", "education-qualification"):
        section = "educations" if one.get("type") == "education" else "qualifications"
        yield Item(section, one)


def _summaries(group: Said, name: str) -> list[Said]:
    """The affiliations of a group, in JSON's way (each in a record of its own) or in XML's."""
    nested = [one for wrapped in records(group, "summaries") for one in records(wrapped, f"{name}-summary")]
    return nested + records(group, f"{name}-summary")


def _works(said: Said) -> Iterator[tuple[Said, ...]]:
    container = within(said, WORKS) if WORKS in said else said
    for group in records(container, "group"):
        told = records(group, "work-summary")
        if told:
            yield tuple(sorted(told, key=_display, reverse=True))
    for one in _bulk(said):
        yield (one,)
    if "title" in said and isinstance(said["title"], dict):
        yield (said,)


def _bulk(said: Said) -> Iterator[Said]:
    bulk = said.get("bulk")
    if isinstance(bulk, dict):
        yield from records(bulk, "work")
    else:
        yield from (one for wrapped in records(said, "bulk") for one in records(wrapped, "work"))


def _display(work: Said) -> int:
    written = str(work.get("display-index") or "0")
    return int(written) if written.isdecimal() and len(written) < 10 else 0


def _owner(said: Said, person: Said, named_for: str) -> str | None:
    identifier = said.get("orcid-identifier")
    stated = [identifier.get("path"), identifier.get("uri")] if isinstance(identifier, dict) else []
    paths = [said.get("path"), person.get("path")]
    paths += [section.get("path") for section in said.values() if isinstance(section, dict)]
    paths += [one.get("path") for works in _works(said) for one in works]
    return next((found for one in (*stated, *paths, named_for) if isinstance(one, str) and (found := ids.orcid(one))),
                None)


def _modified(said: Said) -> str:
    """The latest day of change that the record states of itself or of a part, ISO; empty where it states none."""
    parts = (said, *(said.get(name) for name in ("history", "person", "activities-summary")))
    return max((_day(part.get("last-modified-date")) for part in parts if isinstance(part, dict)), default="")


def _day(stated: Any) -> str:
    value = stated.get("value") if isinstance(stated, dict) else stated
    try:
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
        return datetime.fromisoformat(str(value)[:10]).date().isoformat() if value else ""
    except (ValueError, OverflowError, OSError):
        return ""
