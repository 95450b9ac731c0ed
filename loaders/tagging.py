"""Which fields a work or a text is about: by OpenAlex topic where there is one, otherwise by the field list's words."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph import ids
from loaders.fields import registered, table
from loaders.lexicon import Lexicon
from loaders.source import EdgeRow, NodeRow, Ref, Row


@dataclass(frozen=True, slots=True)
class Tagged:
    """A field by its code, and the words of the list for which it was chosen."""

    code: str
    matched: tuple[str, ...]


def by_topic(topic: str) -> str | None:
    """The code of the field to which an OpenAlex topic belongs, by its id or address; ``None`` where it is none."""
    known = _topics().get(ids.openalex(topic) or "")
    return known[0] if known else None


def by_words(*texts: str) -> list[Tagged]:
    """The fields that texts name in any of four languages, ordered by code; see ``loaders.lexicon`` for the rule."""
    return [Tagged(code, matched) for code, matched in sorted(_lexicon().fields(*texts).items())]


def about(thing: Ref, topics: Iterable[tuple[str, float | None]], *texts: str) -> Iterator[Row]:
    """The fields of a thing, each once, with its edge: by those topics (id and score) that map, else by words."""
    chosen = _by_topics(topics) or {tagged.code: (None, tagged.matched) for tagged in by_words(*texts)}
    for code, (score, matched) in sorted(chosen.items()):
        yield NodeRow("Field", code, {"code": code})
        yield EdgeRow("ABOUT", thing, Ref("Field", code), {"score": score, "matched": list(matched)})


def _by_topics(topics: Iterable[tuple[str, float | None]]) -> dict[str, tuple[float | None, tuple[str, ...]]]:
    """Field code to the best score and the names of the topics that led to it."""
    chosen: dict[str, tuple[float | None, tuple[str, ...]]] = {}
    for topic, score in topics:
        if known := _topics().get(ids.openalex(topic) or ""):
            code, name = known
            best, names = chosen.get(code, (None, ()))
            scores = [one for one in (best, score) if one is not None]
            chosen[code] = (max(scores, default=None), tuple(dict.fromkeys((*names, name))))
    return chosen


@cache
def _topics() -> dict[str, tuple[str, str]]:
    """OpenAlex id of a topic to the code of its field and its own name."""
    return {row["topic"]: (row["field"], row["name"]) for row in csv.DictReader(io.StringIO(table("topics.csv")))}


@cache
def _lexicon() -> Lexicon:
    return Lexicon(registered())
