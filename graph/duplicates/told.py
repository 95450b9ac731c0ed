"""A record of the matcher as text, to be kept in the index and read again without asking the ledger."""

from typing import Any

import orjson

from graph.match.records import Body, Person, Stay

Record = Person | Body


def write(record: Record) -> str:
    """A record as JSON."""
    return orjson.dumps(record, default=tuple).decode()


def read(label: str, text: str) -> Record:
    """The record that ``write`` wrote of a thing of a label."""
    values = orjson.loads(text)
    if label == "Organization":
        return Body(*map(_frozen, values))
    person = Person(*map(_frozen, values))
    return person._replace(stays=tuple(Stay(*stay) for stay in person.stays))


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
