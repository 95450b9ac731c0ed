"""What a label, a relation and a property are: the three frozen shapes from which everything mechanical is derived."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "long", "int", "float", "bool", "date", "year", "url", "list", "choice", "choices"]
Audience = Literal["curators", "everyone"]

AUDIENCES: tuple[Audience, ...] = ("curators", "everyone")

#: Properties that compile writes beyond the vocabulary's: who says it (on every node and edge), the properties that a
#: curator verified (on nodes), and what tells parallel edges apart.
SOURCES, VERIFIED, KEY = "sources", "verified", "key"


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of a property, with its words in both languages."""

    value: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Prop:
    """One property: its name in the graph, its words, and what may be done with it.

    ``identifier``: two things of one label with the same value are the same thing.
    ``contact``: stays in the ledger and never reaches a graph. ``audience``: the graph that may hold it.
    ``derived``: written by compile only, so no form, template or loader offers it.
    """

    name: str
    vi: str
    en: str
    kind: Kind = "text"
    choices: tuple[Choice, ...] = ()
    required: bool = False
    identifier: bool = False
    indexed: bool = False
    contact: bool = False
    derived: bool = False
    audience: Audience = "everyone"
    about: str = ""

    @property
    def many(self) -> bool:
        """Whether the value is a list, so that sources are united rather than chosen between."""
        return self.kind in ("list", "choices")


@dataclass(frozen=True, slots=True)
class Node:
    """One label: what it is, how it is shown, and its properties in the order people ask for them."""

    label: str
    vi: str
    en: str
    en_plural: str
    colour: str
    icon: str
    about: str
    props: tuple[Prop, ...]
    caption: tuple[str, ...] = ("name",)

    def prop(self, name: str) -> Prop:
        """The property of that name; KeyError where the label has none."""
        return next((prop for prop in self.props if prop.name == name), None) or _missing(self.label, name)

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Names of the properties that decide alone whether two things are one."""
        return tuple(prop.name for prop in self.props if prop.identifier)


@dataclass(frozen=True, slots=True)
class Subkind:
    """A further label of Organization, with its own colour and words; an organisation may carry several."""

    label: str
    vi: str
    en: str
    en_plural: str
    colour: str
    icon: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation: its ends, and the properties that tell two parallel relations apart (``key``)."""

    type: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    vi: str
    en: str
    about: str
    props: tuple[Prop, ...] = ()
    key: tuple[str, ...] = ()
    derived: bool = False

    def prop(self, name: str) -> Prop:
        """The property of that name; KeyError where the relation has none."""
        return next((prop for prop in self.props if prop.name == name), None) or _missing(self.type, name)


def _missing(owner: str, name: str) -> Prop:
    raise KeyError(f"{owner} has no property {name}")
