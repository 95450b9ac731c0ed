"""What proposals say, in words: names, facts and what goes with them, a curator's corrections included."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from graph import places
from graph.compile.choose import KINDS, Claim, Patch, choose
from graph.names import fold
from graph.schema import EDGE, NODE
from ledger.ledger import Ledger
from ledger.state import Record, told
from ui import data, kinds, words
from ui.i18n import _, language, later, ngettext, number, spoken, titled
from ui.proposals.deciding import Proposal

Row = dict[str, Any]
#: What goes with a proposal, by relation and whether it leads away from it, in the order in which it is told.
HEADINGS = {
    ("PARTY_TO", False): later("Signed by"), ("MEASURES", True): later("What it measures"),
    ("PART_OF", True): later("Belongs to"), ("PART_OF", False): later("Parts of it"),
    ("TOOK_PART_IN", False): later("Who took part"), ("ABOUT", True): later("Fields"),
}
_BESIDE = later("With it")
_VALUE = ("value", "value_to", "unit", "approximate")
#: What is told of the person beside a role.
_PERSON = ("title", "position")
#: The kinds of proposals in the order in which they are counted; others follow.
_ORDER = ("Agreement", "Event", "role", "Figure")


class Beside(NamedTuple):
    """One row that goes with a proposal: the records behind it, its heading, its words, and whether it is kept."""

    records: tuple[int, ...]
    heading: str
    text: str
    kept: bool


class Told:
    """What some proposals of a batch say by now, read once for all of them."""

    def __init__(self, ledger: Ledger, proposals: Sequence[Proposal]) -> None:
        self._ledger = ledger
        records = [record for one in proposals for record in one.records]
        ends = {end for record in records for end in (record.start, record.end) if end}
        self._said = ledger.records({*ends, *(record.thing for record in records)})
        self._state = ledger.state()
        self._main = {one.part: self._speaking(one) for one in proposals}

    def props(self, record: Record) -> Row:
        """The values of a record with the corrections in force, further labels of an organisation under ``kinds``."""
        claim = Claim("", 0, ("", 0), record.thing, told(record.payload))
        chosen = choose(record.label, [claim], self._patches(record.thing), "curators")
        return {**chosen.props, KINDS: list(chosen.kinds)} if chosen.kinds else dict(chosen.props)

    def main(self, one: Proposal) -> Row:
        """The values of what is proposed."""
        return self.props(self._main[one.part])

    def corrected(self, one: Proposal) -> bool:
        """Whether a curator changed what is proposed, or took something out of it."""
        things = {one.main.thing, one.main.start}
        return bool(one.left_out or one.correction) or any(self._patches(thing) for thing in things)

    def title(self, one: Proposal) -> str:
        """What is proposed, by its name; a role by person, role and organisation."""
        if not one.main.start:
            return self.name(one.main.thing)
        named = (self.name(one.main.start), self.main(one).get("role"), self.name(one.main.end))
        return " – ".join(str(part) for part in named if part)

    def name(self, thing: str) -> str:
        """The name of a thing in the visitor's language, as it is said here or elsewhere."""
        said = [record for record in self._said.get(thing, ()) if record.kind == "node" and record.payload]
        named = [record for record in said if told(record.payload).get("name")] or said
        return _name(named[-1].label, self.props(named[-1])) if named else "…"

    def facts(self, one: Proposal) -> list[tuple[str, str]]:
        """Property and value in words, in the vocabulary's order, without the name."""
        label, props = one.main.label, self.main(one)
        if one.main.start:
            person = next((record for record in one.records if record.thing == one.main.start), None)
            own = [(spoken(prop), words.text(prop.name, props.get(prop.name)))
                   for prop in EDGE[label].props if prop.name != "role" and props.get(prop.name)]
            told_of = {name: said for name, said in self.props(person).items() if name in _PERSON} if person else {}
            return [*_facts("Expert", told_of, (props.get("role"),)), *own]
        if label == "Figure":
            rest = {name: said for name, said in props.items() if name not in _VALUE}
            return [(_("Value"), value(props)), *_facts(label, rest, (self.title(one),))]
        return _facts(label, props, (self.title(one),))

    def beside(self, one: Proposal) -> list[Beside]:
        """What goes with it, row by row."""
        anchors = {one.main.start, one.main.end} if one.main.start else {one.main.thing}
        edges = [record for record in one.records[1:] if record.kind == "edge"]
        rows = [self._joined(one, edge, edges, anchors) for edge in edges]
        linked = {*anchors, *(end for edge in edges for end in (edge.start, edge.end))}
        rows += [Beside((record.id,), spoken(NODE[record.label]), self.name(record.thing),
                        record.id not in one.left_out)
                 for record in one.records if record.kind == "node" and record.thing not in linked]
        order = [_(heading) for heading in HEADINGS.values()]
        return sorted(rows, key=lambda row: order.index(row.heading) if row.heading in order else len(order))

    def _joined(self, one: Proposal, edge: Record, edges: Iterable[Record], anchors: set[str]) -> Beside:
        kept = edge.id not in one.left_out
        forth = edge.start in anchors
        heading = HEADINGS.get((edge.label, forth))
        if not {edge.start, edge.end} & anchors or heading is None:
            text = f"{self.name(edge.start)} {spoken(EDGE[edge.label])} {self.name(edge.end)}"
            return Beside((edge.id,), _(_BESIDE), text, kept)
        other = edge.end if forth else edge.start
        # Whom nothing else joins to it is not said by this proposal once the relation is left out.
        alone = not any(other in (more.start, more.end) for more in edges
                        if more is not edge and {more.start, more.end} & anchors)
        own = [record.id for record in one.records if record.thing == other] if alone else []
        return Beside((edge.id, *own), _(heading), f"{self.name(other)}{self._why(edge)}", kept)

    def _why(self, edge: Record) -> str:
        """In brackets: the role where it says more than the relation, or the words by which a field was recognised."""
        props, shape = self.props(edge), EDGE[edge.label]
        role = str(props.get("role") or "")
        more = role and fold(role) not in f"{fold(shape.vi)} {fold(shape.en)}"
        said = [role] if more else [f"“{word}”" for word in props.get("matched") or ()]
        return f" ({', '.join(said)})" if said else ""

    def _speaking(self, one: Proposal) -> Record:
        own = self._ledger.records_of(one.correction) if one.correction else []
        return own[0] if own else one.main

    def _patches(self, thing: str) -> list[Patch]:
        said = [record for record in self._said.get(thing, ()) if record.kind == "patch"]
        return [Patch(self._state.batches[record.batch].order, thing, told(record.payload))
                for record in self._state.in_force(said)]


def kind(one: Proposal) -> kinds.Look:
    """How a kind of proposal looks; a role looks like a person."""
    if not one.main.start:
        return kinds.look(one.main.label)
    look = kinds.look("Expert")
    return kinds.Look("role", _("Role"), _("Roles"), look.colour, look.icon)


def counted(proposals: Iterable[Proposal]) -> str:
    """How many of which kind: ``2 agreements, 1 event``."""
    found: dict[str, list[kinds.Look]] = {}
    for one in proposals:
        look = kind(one)
        found.setdefault(look.label, []).append(look)
    ordered = sorted(found, key=lambda label: _ORDER.index(label) if label in _ORDER else len(_ORDER))
    return ", ".join(f"{number(len(some))} {(some[0].word if len(some) == 1 else some[0].plural).lower()}"
                     for some in (found[label] for label in ordered))


def value(props: Row) -> str:
    """A measured number as a text gives it: ``about 10–15 %``."""
    ends = [number(props[name], 6) for name in ("value", "value_to") if props.get(name) is not None]
    said = " ".join(part for part in ("–".join(ends), str(props.get("unit") or "")) if part)
    return _("about {value}").format(value=said) if props.get("approximate") and said else said


def place(at: str) -> str:
    """Where in the text a sentence stands: ``12.3`` is a paragraph and a sentence of it, a single number a page."""
    paragraph, _dot, sentence = at.partition(".")
    if paragraph.isdecimal() and sentence.isdecimal():
        return _("paragraph {paragraph}, sentence {sentence}").format(
            paragraph=number(int(paragraph)), sentence=number(int(sentence)))
    return _("page {n}").format(n=number(int(at))) if at.isdecimal() else at


def total(count: int) -> str:
    """``5 proposals``."""
    return ngettext("{n} proposal", "{n} proposals", count).format(n=number(count))


def _facts(label: str, props: Row, shown: Collection[Any]) -> list[tuple[str, str]]:
    """What is said beyond what the title shows already."""
    return [(spoken(prop), words.fact(label, prop.name, props[prop.name])) for prop in NODE[label].props
            if not prop.derived and props.get(prop.name) not in (None, "", [], *shown)]


def _name(label: str, props: Row) -> str:
    code = str(props.get("code") or "")
    if label == "Country" and (name := places.name(code, language())):
        return name
    if label == "Field" and not props.get("name"):
        return next((titled(row) for row in data.read("filters/fields") if row["code"] == code), code)
    return titled(props) or code or "…"
