"""What is looked for: a question, its filters, and how much of the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question with its filters; empty filters let everything through. ``fields`` are ids with all their parts.

    Without a question the filters alone say what is wanted. ``counted``: whether to count by facet, too.
    """

    question: str
    labels: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    verified: bool = False
    free: tuple[str, ...] = ()
    limit: int = 20
    skip: int = 0
    counted: bool = True

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(self.labels or self.countries or self.kinds or self.fields or self.verified or self.free)
