"""How a kind of node looks everywhere: its word, colour and symbol, taken from the vocabulary."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from graph.schema import NODE, SUBKIND, Node, Subkind
from ui.i18n import _, spoken, spoken_many

ILLUSTRATION = "illustration"

#: The page that shows one node of a label; labels without a page of their own are absent.
PAGE_OF = {"Expert": "expert", "Organization": "organisation", "Task": "plan", "Goal": "plan", "Plan": "plan",
           "Agreement": "agreement", "Event": "event", "Need": "exchange", "Offer": "exchange"}


@dataclass(frozen=True, slots=True)
class Look:
    """What stands for a kind in tables, cards, charts and maps."""

    label: str
    word: str
    plural: str
    colour: str
    icon: str


def known(label: str) -> Node | Subkind:
    """The vocabulary entry of a label or of a further label of Organization; KeyError for another word."""
    return SUBKIND.get(label) or NODE[label]


def look(labels: str | Iterable[str] | None) -> Look:
    """The look of a node by its labels; the most particular one decides, unknown labels look like an organisation."""
    given = [labels] if isinstance(labels, str) else sorted(labels or ())
    label = next((one for one in given if one in SUBKIND), None)
    label = label or next((one for one in given if one in NODE), "Organization")
    entry = known(label)
    return Look(label, spoken(entry), spoken_many(entry), entry.colour, entry.icon)


def looks(labels: Iterable[str]) -> list[Look]:
    """One look for each further label of an organisation, or the one of its label."""
    given = sorted(labels)
    return [look(one) for one in given if one in SUBKIND] or [look(given)]


def page_of(labels: str | Iterable[str] | None) -> str | None:
    """The stem of the page that shows such a node, or ``None``."""
    given = [labels] if isinstance(labels, str) else list(labels or ())
    if any(label in SUBKIND for label in given):
        return PAGE_OF["Organization"]
    return next((PAGE_OF[label] for label in given if label in PAGE_OF), None)


def illustrative(sources: Iterable[str] | None) -> bool:
    """Whether a node or edge with these sources is invented for the illustration."""
    return ILLUSTRATION in (sources or ())


def chip(word: str, colour: str = "", icon: str = "", striped: bool = False) -> str:
    """One chip as HTML; the word is text and is escaped, colour and symbol are the vocabulary's own."""
    symbol = f'<span class="kn-icon" aria-hidden="true">{escape(icon)}</span>' if icon else ""
    style = f' style="--kind:{escape(colour)}"' if colour else ""
    return f'<span class="kn-chip{" kn-striped" if striped else ""}"{style}>{symbol}{escape(word)}</span>'


def kind_chips(labels: Iterable[str], sources: Iterable[str] | None = None) -> list[str]:
    """The chips of a node: its kinds, and the striped one where it is an illustration."""
    chips = [chip(one.word, one.colour, one.icon) for one in looks(labels)]
    return [*chips, chip(_("Illustration"), striped=True)] if illustrative(sources) else chips
