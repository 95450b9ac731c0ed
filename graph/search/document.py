"""What the search knows of one thing."""

from typing import NamedTuple


class Expertise(NamedTuple):
    """A field somebody or something belongs to, with the evidence behind it: works and their last year."""

    field: str
    works: int = 0
    last_year: int = 0


class Near(NamedTuple):
    """Something that is told beside a hit: where somebody works, who made an agreement, who leads a task."""

    id: str
    labels: tuple[str, ...]
    name: str
    name_en: str = ""


class Document(NamedTuple):
    """One node as it is searched.

    ``names`` are all its names, the one that is shown first; ``about`` other texts that lead to it (organisations of a
    person, the wording of a task); ``kinds`` the further labels; ``free`` the purposes somebody is available for;
    ``evidence`` a number of works, agreements and relations by which the better known comes first; ``year`` the last
    one something is known of; ``authors`` ids of a work's authors.
    """

    id: str
    label: str
    names: tuple[str, ...]
    about: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    country: str = ""
    verified: bool = False
    free: tuple[str, ...] = ()
    expertise: tuple[Expertise, ...] = ()
    evidence: int = 0
    year: int = 0
    authors: tuple[str, ...] = ()
    name_vi: str = ""
    name_en: str = ""
    code: str = ""
    sources: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
