"""Where somebody works and learned: the organisation as a mention, and the role with its dates."""

from collections.abc import Iterator

from graph import ids, places
from loaders.orcid.profile import Item, Said, within
from loaders.orcid.words import day, word
from loaders.source import EdgeRow, NodeRow, Ref, Row
from loaders.values import Unfit

#: Said before the role where somebody does not work there.
ROLES = {"employments": "", "educations": "Học tập", "qualifications": "Bằng cấp"}


def rows(owner: str, item: Item, part: str) -> Iterator[Row]:
    """The organisation of one affiliation, its country, and the relation; Unfit where it names no organisation."""
    said = item.said
    body = within(said, "organization")
    name = word(body, "name") or word(said, "organization-name")
    if not name:
        raise Unfit("organization.name", "This affiliation names no organisation.")
    country, city = places.code(word(body, "address", "country")), word(body, "address", "city")
    ror = _ror(body)
    # Without a place the name alone could be anybody's: then it is the one that this person means.
    ref = Ref("Organization", ror or "|".join(_told(name, country or city or owner, city or "")))
    yield NodeRow("Organization", ref.key, {"name": name, "ror": ror, "place": city})
    if country:
        yield NodeRow("Country", country, {"code": country})
        yield EdgeRow("LOCATED_IN", ref, Ref("Country", country))
    yield EdgeRow("AFFILIATED_WITH", Ref("Expert", owner), ref, {
        "role": _role(item), "since": day(said, "start-date"), "until": day(said, "end-date")}, part=part)


def _told(*parts: str) -> Iterator[str]:
    return (part.casefold().replace("|", " ") for part in parts)


def _role(item: Item) -> str | None:
    """The role and the department; of a student or graduate, what is learned there."""
    said = (word(item.said, "role-title") or word(item.said, "role"), word(item.said, "department-name"))
    role = ", ".join(part for part in said if part)
    return ": ".join(part for part in (ROLES[item.section], role) if part) or None


def _ror(body: Said) -> str | None:
    stated = within(body, "disambiguated-organization")
    identifier = word(stated, "disambiguated-organization-identifier") or ""
    known = (word(stated, "disambiguation-source") or "").upper() == "ROR" or "ror.org/" in identifier
    return ids.ror(identifier) if known else None
