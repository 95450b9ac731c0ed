"""What one ROR record says, free of the schema in which it was written."""

from dataclasses import dataclass

#: What a name is, the best first: the one that ROR shows, a present name, another one, a short form.
DISPLAY, LABEL, ALIAS, ACRONYM = range(4)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an organisation; ``language`` by its ISO 639-1 code, empty where the record does not say it."""

    value: str
    language: str
    rank: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another organisation that a record names: parent, child, successor or predecessor."""

    type: str
    ror: str
    label: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the register. ``countries``: ISO codes, that of the place first; degrees north and east."""

    ror: str
    status: str
    types: tuple[str, ...]
    names: tuple[Name, ...]
    website: str | None = None
    countries: tuple[str, ...] = ()
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    related: tuple[Related, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Whether the register took the record back, as a double or as none of its business."""
        return self.status == "withdrawn"
