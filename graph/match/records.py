"""What the matcher is told of one thing: plain values, whatever source they come from.

A score depends on the two records of its pair alone, so a record holds only what sources say of this thing.
"""

from typing import NamedTuple


class Stay(NamedTuple):
    """An organisation as a source names it for somebody, perhaps with its identifier (ROR), and the years."""

    organisation: str
    id: str = ""
    since: int | None = None
    until: int | None = None


class Person(NamedTuple):
    """A person as one source tells of them: one thing of the ledger, or one mention on a work.

    ``family`` and ``given`` only where the source keeps them apart. ``coauthors`` are names as written on the same
    works, ``works`` the works' identifiers (DOI, or the thing), ``identifiers`` pairs of scheme and value (``orcid``,
    ``openalex``), ``domains`` those of e-mail addresses, ``fields`` codes of Fields, ``years`` those of the works.
    """

    id: str
    name: str
    family: str = ""
    given: str = ""
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    stays: tuple[Stay, ...] = ()
    coauthors: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    domains: tuple[str, ...] = ()


class Body(NamedTuple):
    """An organisation as one source tells of it.

    ``names`` in all languages and spellings, abbreviations among them; ``parents`` the names of what it is part of;
    ``country`` ISO 3166 alpha 2; ``place`` a city; ``domains`` those of its web pages; ``kinds`` the further labels.
    """

    id: str
    names: tuple[str, ...]
    country: str = ""
    place: str = ""
    domains: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    parents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ended: bool = False
