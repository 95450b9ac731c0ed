"""Where institutions are: CSRankings lists those outside the United States, in older editions by continent only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph import places
from loaders.lines import Line
from loaders.source import Reject

_HOME = "US"


@dataclass(slots=True)
class Homes:
    """Institutions outside the United States with their countries, empty where only the continent is known.

    ``complete``: whether the list has countries at all, so that what it does not name is in the United States.
    """

    countries: dict[str, str] = field(default_factory=dict)
    complete: bool = False

    def country(self, institution: str, stated: str) -> str | None:
        """The alpha-2 code, with what the line itself states; ``None`` where it is not known or contradicted."""
        listed = self.countries.get(institution)
        if listed:
            return listed
        said = places.code(stated.upper()) or (_HOME if self.complete else None)
        # Who is listed is not in the United States, whatever was filled in where a name had changed.
        return None if listed == "" and said == _HOME else said


def homes(lines: Iterable[Line | Reject]) -> Homes:
    """The list from its lines: institution, region, and in newer editions countryabbrv."""
    found = Homes()
    for line in lines:
        if not isinstance(line, Reject):
            found.countries[_cell(line[1], "institution")] = places.code(_cell(line[1], "countryabbrv").upper()) or ""
            found.complete = found.complete or "countryabbrv" in line[1]
    return found


def _cell(line: Mapping[str, str], column: str) -> str:
    return (line.get(column) or "").strip()
