"""One publication as a list of works names it, whatever form the list has."""

from dataclasses import dataclass, fields

from graph.names import clean, fold


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named as an author: the name as it is shown, and which part of it comes first."""

    name: str
    order: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What a list says of one work. Of ``authors`` one that is no person is ``None``, so that positions hold."""

    title: str
    doi: str | None = None
    year: int | None = None
    kind: str | None = None
    venue: str | None = None
    authors: tuple[Person | None, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The DOI, else the title without accents and the year."""
        return self.doi or f"{fold(self.title) or clean(self.title)}|{self.year or ''}"

    def united(self, other: "Publication") -> "Publication":
        """This one, with what only the other says of the same work."""
        return Publication(**{field.name: getattr(self, field.name) or getattr(other, field.name)
                              for field in fields(Publication)})
