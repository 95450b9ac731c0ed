"""What was read as rows: each proposal is a part of its own, with the sentence that it comes from and its place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.ids import make_id
from graph.names import clean, fold
from loaders.document.agreements import Agreement, agreements
from loaders.document.bodies import Body
from loaders.document.document import Document
from loaders.document.events import Event, events
from loaders.document.figures import Figure, figures
from loaders.document.lexicon_vi import FAMILIES
from loaders.document.roles import Role, roles
from loaders.source import EdgeRow, NodeRow, Ref, Row
from loaders.tagging import about

#: Proposals of one document beyond which nobody goes through them one by one.
MOST = 2_000
_SIGNED = "signed"
#: The number of its sentence, its name, and its rows.
Part = tuple[int, str, list[NodeRow | EdgeRow]]


def proposals(document: Document) -> list[Part]:
    """Every proposal in the order of the text; the first of its rows is its main one."""
    keys = _expert_keys(found := roles(document))
    held = events(document)
    parts: list[Part] = []
    for kind, several in (
        ("agreement", [(one.index, _agreement(document, one)) for one in agreements(document)]),
        ("event", [(one.index, _event(one, held)) for one in held]),
        ("role", [(one.index, _role(one, keys)) for one in found]),
        ("figure", [(one.index, _figure(one)) for one in figures(document)]),
    ):
        parts += [(index, f"{kind} {number}", list(rows)) for number, (index, rows) in enumerate(several, 1)]
    return sorted(parts, key=lambda part: part[0])


def rows_of(document: Document, parts: Iterable[Part]) -> Iterator[Row]:
    """The rows of proposals, each with the name of its part, its sentence and the place of that."""
    for index, part, rows in parts:
        sentence = document.sentences[index]
        for row in _once(rows):
            props = {name: clean(value) if isinstance(value, str) else value for name, value in row.props.items()}
            yield replace(row, props=props, part=part, quote=sentence.text, at=sentence.at)


def _once(rows: Iterable[NodeRow | EdgeRow]) -> Iterator[NodeRow | EdgeRow]:
    """Each row once within its proposal."""
    seen: list[NodeRow | EdgeRow] = []
    for row in rows:
        if row not in seen:
            seen.append(row)
            yield row


def _agreement(document: Document, agreement: Agreement) -> Iterator[NodeRow | EdgeRow]:
    parties = "+".join(sorted(body.key for body in agreement.parties))
    ref = Ref("Agreement", make_id("agreement", parties, fold(agreement.name), agreement.signed_on))
    yield NodeRow("Agreement", ref.key, {
        "name": agreement.name, "kind": agreement.kind, "state": _SIGNED, "signed_on": agreement.signed_on,
        "evidence": ", ".join(filter(None, (document.title, document.published))), "about": agreement.about})
    for body in agreement.parties:
        yield from _organisation(body)
        yield EdgeRow("PARTY_TO", Ref("Organization", body.key), ref, {"role": "Bên ký"})
    yield from _fields(ref, agreement.name, agreement.about)


def _event(event: Event, held: list[Event]) -> Iterator[NodeRow | EdgeRow]:
    ref = Ref("Event", _event_key(event))
    yield NodeRow("Event", ref.key, {
        "name": event.name, "starts_on": event.starts_on, "ends_on": event.ends_on, "place": event.place})
    if event.part_of is not None:
        yield EdgeRow("PART_OF", ref, Ref("Event", _event_key(held[event.part_of])))
    for body in event.organisers:
        yield from _organisation(body)
        yield EdgeRow("TOOK_PART_IN", Ref("Organization", body.key), ref, {"role": "Đơn vị tổ chức"})
    yield from _fields(ref, event.name)


def _event_key(event: Event) -> str:
    return make_id("event", fold(event.name), event.starts_on, str(event.part_of))


def _role(role: Role, keys: dict[str, Role]) -> Iterator[NodeRow | EdgeRow]:
    first = keys[fold(role.person)]
    key = f"{fold(role.person)}|{first.body.key}"
    yield EdgeRow("AFFILIATED_WITH", Ref("Expert", key), Ref("Organization", role.body.key), {"role": role.role})
    vietnamese = role.person.split()[0] in FAMILIES
    yield NodeRow("Expert", key, {"name": first.person, "title": first.title, "position": first.role,
                                  "name_order": "family_first" if vietnamese else None})
    yield from _organisation(role.body)


def _expert_keys(found: Iterable[Role]) -> dict[str, Role]:
    """The first role of each person: who is named once more in a document is the same."""
    first: dict[str, Role] = {}
    for role in found:
        first.setdefault(fold(role.person), role)
    return first


def _figure(figure: Figure) -> Iterator[NodeRow | EdgeRow]:
    quantity = figure.quantity
    measured = repr(quantity.value), repr(quantity.value_to), figure.unit, figure.as_of
    ref = Ref("Figure", make_id("figure", fold(figure.name), *measured, fold(figure.scope)))
    yield NodeRow("Figure", ref.key, {
        "name": figure.name, "value": quantity.value, "value_to": quantity.value_to, "unit": figure.unit,
        "as_of": figure.as_of, "scope": figure.scope, "approximate": quantity.approximate or None})
    if figure.measures:
        yield from _organisation(figure.measures)
        yield EdgeRow("MEASURES", ref, Ref("Organization", figure.measures.key))


def _organisation(body: Body) -> Iterator[NodeRow | EdgeRow]:
    if body.code:
        yield NodeRow("Organization", body.code, {"code": body.code, "name": body.name})
        return
    yield NodeRow("Organization", body.key, {"name": body.name}, kinds=body.kinds)
    if body.country:
        yield NodeRow("Country", body.country, {"code": body.country})
        yield EdgeRow("LOCATED_IN", Ref("Organization", body.key), Ref("Country", body.country))


def _fields(ref: Ref, *texts: str) -> Iterator[NodeRow | EdgeRow]:
    for row in about(ref, (), *texts):
        if isinstance(row, NodeRow | EdgeRow):
            yield row


