"""What a source or a curator says, before it is a row of the ledger."""

from typing import Any, Literal, NamedTuple

SaidKind = Literal["node", "edge", "patch"]


class Said(NamedTuple):
    """One statement: a thing (``node``), a relation between two things (``edge``), or a curator's ``patch`` of either.

    A patch's payload may hold ``set`` (property to value), ``unset`` (list of properties), ``add`` and ``remove``
    (property to list of values) and ``absent`` (true). A patch of an edge carries its start, end and discriminator.
    """

    kind: SaidKind
    thing: str
    label: str
    payload: dict[str, Any]
    key: str = ""
    part: str = ""
    start: str = ""
    end: str = ""
    discriminator: str = ""
