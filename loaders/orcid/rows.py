"""From documents of ORCID to rows: each thing said once, a reject for what cannot be read, the rest kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.schema import EDGE
from loaders.orcid import affiliations, person, works
from loaders.orcid.markup import LINE
from loaders.orcid.profile import PERSON, WORKS, Profile, Said, profile, public
from loaders.orcid.reading import Document
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row
from loaders.values import Unfit, records


@dataclass(slots=True)
class Left:
    """What was left out on purpose: items that are not public, and people who show no name to everybody."""

    items: int = 0
    people: int = 0

    def notices(self, file: str) -> tuple[str, ...]:
        """The sentences that say so."""
        sentences = []
        if self.items:
            sentences.append(f"{file}: {self.items:,} items that are not public were left out.")
        if self.people:
            sentences.append(f"{file}: {self.people:,} people were left out because their name is not public.")
        return tuple(sentences)


@dataclass(slots=True)
class _Once:
    """What was said already: of one document, and of the things that documents share."""

    shared: set[tuple[str, ...]] = field(default_factory=set)
    own: set[tuple[str, ...]] = field(default_factory=set)

    def new(self, row: Row, owned: bool) -> bool:
        """Whether a row says something for the first time. What one person owns is not kept for the next."""
        if isinstance(row, Reject):
            return True
        said = _identity(row)
        shared = not owned or said[0] in ("Organization", "Country", "Field", "LOCATED_IN")
        among = self.shared if shared else self.own
        if said in among:
            return False
        among.add(said)
        return True


def rows(file: str, documents: Iterable[Document | Reject], left: Left | None = None) -> Iterator[Row]:
    """The rows of every document in its order; ``left`` counts what is left out. Nothing of a document is kept."""
    once, counted = _Once(), left or Left()
    for one in documents:
        if isinstance(one, Reject):
            yield one
            continue
        once.own.clear()
        try:
            found = profile(one)
        except Unfit as fault:
            yield Reject(file, _sheet(file, one), one.number, fault.column, fault.reason)
            continue
        owned = found.owner is not None
        yield from (row for row in _profile(file, one, found, counted) if once.new(row, owned))


def _profile(file: str, document: Document, found: Profile, left: Left) -> Iterator[Row]:
    try:
        props = person.props(found.owner, found.person) if found.owner else {}
        hidden = _hidden(found)
    except Unfit as fault:
        yield _reject(file, document, found.person, fault)
        return
    if found.owner and "name" not in props and (found.person or PERSON in found.sections):
        left.people += 1
        return
    left.items += hidden
    if found.owner:
        yield NodeRow("Expert", found.owner, props, part=_part(found.owner, _said_in(found)))
        for item in filter(lambda item: public(item.said), found.affiliations):
            made = affiliations.rows(found.owner, item, _part(found.owner, item.section))
            yield from _whole(file, document, item.said, made)
    for told in found.works:
        if shown := tuple(filter(public, told)):
            yield from _whole(file, document, shown[0], works.rows(found.owner, shown, _part(found.owner, WORKS)))


def _whole(file: str, document: Document, said: Said, made: Iterator[Row]) -> list[Row]:
    """All rows of one item, or its reject."""
    try:
        return list(made)
    except Unfit as fault:
        return [_reject(file, document, said, fault)]


def _reject(file: str, document: Document, said: Said, fault: Unfit) -> Reject:
    line = said.get(LINE)
    return Reject(file, _sheet(file, document), line if isinstance(line, int) else document.number, fault.column,
                  fault.reason)


def _sheet(file: str, document: Document) -> str:
    return "" if document.name == file else document.name


def _said_in(found: Profile) -> str:
    """The section to which the person belongs: their own where it is whole, else the first of what mentions them."""
    if PERSON in found.sections:
        return PERSON
    return found.affiliations[0].section if found.affiliations else WORKS


def _part(owner: str | None, section: str) -> str:
    return f"{owner}/{section}" if owner else ""


def _hidden(found: Profile) -> int:
    """How many items that are read here a person shows to somebody, but not to everybody."""
    paths = (("name",), ("biography",), ("other-names", "other-name"), ("researcher-urls", "researcher-url"))
    listed = [one for path in paths for one in records(found.person, *path)]
    listed += [item.said for item in found.affiliations] + [one for told in found.works for one in told]
    return sum(not public(one) for one in listed)


def _identity(row: NodeRow | EdgeRow) -> tuple[str, ...]:
    if isinstance(row, NodeRow):
        return (row.label, row.key)
    told_apart = (str(row.props.get(name) or "") for name in EDGE[row.type].key)
    return (row.type, *_end(row.start), *_end(row.end), *told_apart)


def _end(ref: Ref) -> tuple[str, str]:
    return ref.label, ref.key
