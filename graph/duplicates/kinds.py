"""The labels that are matched, each with its model and the way in which its records are read."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from graph.duplicates.bodies import bodies
from graph.duplicates.people import people
from graph.duplicates.sayings import Sayings

if TYPE_CHECKING:
    from graph.match.model import Model

#: What a source says of organisations is part of what is said of their people, so these come later.
READERS: dict[str, Callable[[Sayings, list[str]], Sequence[Any]]] = {"Organization": bodies, "Expert": people}


def models() -> dict[str, "Model"]:
    """The models by label. Splink and DuckDB take a second to be imported, so only who has something to match asks."""
    from graph.match.bodies import MODEL as OF_BODIES
    from graph.match.persons import MODEL as OF_PERSONS

    return {model.label: model for model in (OF_BODIES, OF_PERSONS)}
