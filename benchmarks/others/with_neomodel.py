"""The rows by neomodel: ``create_or_update`` for nodes, ``connect`` for relations, a thousand in a transaction."""

from itertools import islice
from typing import Any

import neo4j
from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
    db,
)

from benchmarks.others import parcels

_ROWS = 1_000
_PROPERTIES: dict[type, Any] = {list: ArrayProperty, bool: BooleanProperty, int: IntegerProperty, float: FloatProperty}


def main() -> None:
    """Load everything."""
    server = parcels.server()
    db.set_connection(driver=neo4j.GraphDatabase.driver(server.url, auth=(server.user, server.password)))
    if server.database:
        db._connection._database_name = server.database
    rows = parcels.parcels()
    models = _models(rows)
    for label in {kind[1] for kind, _ in rows if kind[0] == "node"}:
        db.cypher_query(f"CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    made: dict[str, Any] = {}
    parcels.timed(lambda: sum(_nodes(models[kind[1:]], some, made) for kind, some in rows if kind[0] == "node"),
                  lambda: sum(_edges(kind, some, made) for kind, some in rows if kind[0] == "edge"))


def _models(rows: list[tuple[parcels.Kind, parcels.Rows]]) -> dict[parcels.Kind, Any]:
    """A class for each label, and for each further label of an organisation; relations by their type and end."""
    owned: dict[str, dict[str, Any]] = {}
    related: dict[str, dict[str, Any]] = {}
    for kind, some in rows:
        owner = (owned if kind[0] == "node" else related).setdefault(kind[1], {})
        for row in some:
            owner |= {name: _property(value) for name, value in row["props"].items() if name not in (*owner, "id")}
    types = {type: _class(type, StructuredRel, props) for type, props in related.items()}
    for kind, _ in rows:
        if kind[0] == "edge":
            owned[kind[2]][f"{kind[1]}_{kind[3]}"] = RelationshipTo(kind[3], kind[1], model=types[kind[1]])
    return _labels(owned, [kind[1:] for kind, _ in rows if kind[0] == "node"])


def _labels(owned: dict[str, dict[str, Any]], kinds: list[parcels.Kind]) -> dict[parcels.Kind, Any]:
    models: dict[parcels.Kind, Any] = {}
    for label, props in owned.items():
        uid = StringProperty(required=True, db_property="id")
        models[label,] = _class(label, StructuredNode, {"uid": uid, **props})
    for kind in kinds:
        if kind not in models:
            models[kind] = _class(kind[1], models[kind[:1]], {})
    return models


def _class(name: str, parent: type, body: dict[str, Any]) -> Any:
    # neomodel looks the ends of relations up by the name of their class in this module.
    globals()[name] = made = type(name, (parent,), {"__module__": __name__, **body})
    return made


def _property(value: Any) -> Any:
    return _PROPERTIES.get(type(value), StringProperty)()


def _nodes(model: Any, rows: parcels.Rows, made: dict[str, Any]) -> int:
    waiting = iter(rows)
    while chunk := list(islice(waiting, _ROWS)):
        given = [{("uid" if name == "id" else name): value for name, value in row["props"].items()} for row in chunk]
        with db.transaction:
            made.update((node.uid, node) for node in model.create_or_update(*given))
    return len(rows)


def _edges(kind: parcels.Kind, rows: parcels.Rows, made: dict[str, Any]) -> int:
    _, type, _, end = kind
    waiting = iter(rows)
    while chunk := list(islice(waiting, _ROWS)):
        with db.transaction:
            for row in chunk:
                getattr(made[row["start"]], f"{type}_{end}").connect(made[row["end"]], row["props"])
    return len(rows)


if __name__ == "__main__":
    main()
