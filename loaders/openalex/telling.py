"""From records to rows: each is taken whole or rejected, and what only a whole file can tell comes at its end."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from loaders.openalex import bodies, people, works
from loaders.openalex.draft import Draft
from loaders.openalex.entities import Entity
from loaders.openalex.tally import Tally
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row
from loaders.values import Unfit

EVIDENCE = "OpenAlex topics"
_READERS: dict[str, Callable[[str, dict[str, Any], Draft], None]] = {
    "W": works.tell, "A": people.tell, "I": bodies.tell}


def rows(raw: Iterable[Entity | Reject]) -> Iterator[Row]:
    """The rows of records in their order; then affiliations with their years, wholes, and fields by topics."""
    with Tally() as tally:
        for found in raw:
            if isinstance(found, Reject):
                yield found
            else:
                yield from _told(found, tally)
        yield from _affiliations(tally)
        for part, whole in tally.wholes():
            yield EdgeRow("PART_OF", Ref("Organization", part), Ref("Organization", whole))
        yield from _expertise(tally)


def _told(entity: Entity, tally: Tally) -> list[Row]:
    draft = Draft(tally)
    try:
        _READERS[entity.key[0]](entity.key, entity.record, draft)
    except Unfit as unfit:
        return [Reject(entity.file, entity.sheet, entity.line, unfit.column, unfit.reason)]
    return draft.taken()


def _affiliations(tally: Tally) -> Iterator[Row]:
    for expert, body, first, last in tally.spans():
        years = {} if first is None else {"since": f"{first:04}", "until": f"{last:04}"}
        yield EdgeRow("AFFILIATED_WITH", Ref("Expert", expert), Ref("Organization", body), years)


def _expertise(tally: Tally) -> Iterator[Row]:
    fields: set[str] = set()
    for expert, code in tally.topics():
        if code not in fields and not tally.said.has(f"Field {code}"):
            yield NodeRow("Field", code, {"code": code})
        fields.add(code)
        yield EdgeRow("EXPERT_IN", Ref("Expert", expert), Ref("Field", code), {"evidence": EVIDENCE})
