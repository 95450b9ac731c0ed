"""An affiliation as written, to the organisations that it names: by names, cities and countries, precision first."""

from collections.abc import Iterable, Sequence

from graph.match.affiliations.finding import found
from graph.match.affiliations.names import names
from graph.match.affiliations.reading import reading
from graph.match.records import Body


class Affiliations:
    """Finds organisations in affiliations; reads their names once. Of the same bodies it always finds the same."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self._names = names(bodies)

    def find(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """For each text the ids of the organisations that it names, in their order there; mostly one, often none."""
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> tuple[str, ...]:
        numbers = found(reading(text), self._names)
        return tuple(dict.fromkeys(self._names.entries[number].id for number in numbers))
