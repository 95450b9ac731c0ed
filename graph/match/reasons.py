"""Why two records are proposed as one: field by field what agrees and what does not, and how rare that is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from graph.match.linker import settings
from graph.match.linker.pairs import score_pairs
from graph.match.model import Model
from graph.names import fold

_SHOWN = 3
_NO_WEIGHT = 1e-6  # Levels of no weight may differ by less, so that they can be told apart.


class Reason(NamedTuple):
    """What one comparison says of a pair: the codes of the comparison and of its level, its weight, and both sides.

    ``detail`` are some values of the one and of the other side, the shared ones first. ``rarity``: about one in so many
    pairs agrees like that, of two different things, where the weight speaks for one thing; about one in so many pairs
    of one thing differs like that, where it speaks against; nought where a pair of one thing never does.
    """

    aspect: str
    level: str
    weight: float
    detail: tuple[str, str]
    rarity: int


def why(model: Model, one: Any, other: Any) -> list[Reason]:
    """What speaks for and against two records' being of one thing, the weightiest first."""
    return why_many(model, [(one, other)])[0]


def why_many(model: Model, pairs: Sequence[tuple[Any, Any]]) -> list[list[Reason]]:
    """``why`` for many pairs in one go: for each pair its reasons."""
    if not pairs:
        return []
    sides = [[pair[place] for pair in pairs] for place in (0, 1)]
    frames = [model.columns(side) for side in sides]
    levels = settings.levels(model)
    ones, others = (_shown(model, side, frame) for side, frame in zip(sides, frames, strict=True))
    scored = score_pairs(model, *frames).to_dict("records")
    return [_reasons(levels, *told) for told in zip(scored, ones, others, strict=True)]


def _reasons(levels: Mapping[str, settings.Levels], scored: Mapping[Any, Any], one: Mapping[str, Sequence[str]],
             other: Mapping[str, Sequence[str]]) -> list[Reason]:
    found = []
    for aspect, its in levels.items():
        weight, place = float(scored[f"weight_{aspect}"]), its.gammas.tolist().index(scored[f"gamma_{aspect}"])
        if abs(weight) > _NO_WEIGHT:
            found.append(Reason(aspect, its.codes[place], weight, _detail(one.get(aspect, ()), other.get(aspect, ())),
                                _rarity(weight, its.likely[place])))
    return sorted(found, key=lambda reason: -abs(reason.weight))


def _rarity(weight: float, likely: float) -> int:
    if weight > 0:
        return round(2 ** weight / likely)
    return 0 if weight < settings.NEVER else round(1 / likely)


def _detail(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    shared = {fold(text) for text in one} & {fold(text) for text in other}
    return _some(one, shared), _some(other, shared)


def _some(texts: Sequence[str], first: set[str]) -> str:
    ordered = sorted(dict.fromkeys(texts), key=lambda text: fold(text) not in first)
    return "; ".join(ordered[:_SHOWN]) + (" …" if len(ordered) > _SHOWN else "")


def _shown(model: Model, records: Iterable[Any], frame: pd.DataFrame) -> list[Mapping[str, Sequence[str]]]:
    """For each record the values to show of it, by the names of the comparisons."""
    if model.shown is not None:
        return [model.shown(record) for record in records]
    columns = settings.columns(model)
    return [{aspect: [text for name in names for text in _texts(row[name])] for aspect, names in columns.items()}
            for row in frame.to_dict("records")]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if pd.api.types.is_list_like(value):
        return [str(part) for part in value]
    return [] if pd.isna(value) else [str(value)]
