"""What is said about a pair in words: the question, its keys, what would change, what agrees and how rare that is."""

import math
from html import escape
from typing import TYPE_CHECKING, Final

from graph.names import fold
from ui.duplicates.reasons import ASPECTS, SENTENCES
from ui.i18n import _, later, number

if TYPE_CHECKING:
    # What explains a pair takes seconds to import, and is not needed before the first pair is shown.
    from graph.match.reasons import Reason

#: What a curator is asked about two of a label.
QUESTIONS: Final = {"Expert": later("Are these one person?"), "Organization": later("Are these one organisation?")}
#: The words, symbols and keys of the verdicts; C and R are the browser page's own, H and U undo as elsewhere.
VERDICTS: Final = {"same": (later("Same"), "join_inner"), "different": (later("Different"), "call_split"),
                   "unsure": (later("Unsure"), "help")}
KEYS: Final = {"vi": {"same": "M", "different": "K", "unsure": "U", "back": "H"},
               "en": {"same": "S", "different": "D", "unsure": "N", "back": "U"}}
#: What its sentence says already, and the name, whose rarity has a sentence of its own.
_TOLD: Final = ("name", "namesakes", "name_rarity", "apart")
#: What joining a pair would change, by the codes of ``graph.duplicates.consequence``.
CONSEQUENCES: Final[dict[str, str]] = {
    "gap": later("These two alone hold a field: as one, it hangs on one person."),
    "seat": later("An advisory role is among their relations: it goes to the one that remains."),
    "agreement": later("A party to an agreement is among them: its list of partners changes."),
    "path": later("Two parts of the network meet that share nobody here: new ways of introduction open."),
    "sources": later("What different sources say comes together."),
}
#: Comparisons whose shared values the table of the sides does not show.
_SHOWN: Final = ("coauthors", "venues")


def consequence(code: str) -> str:
    """What joining would change, in words."""
    return _(CONSEQUENCES.get(code, later("Something that is shown elsewhere changes.")))


def probability(weight: float) -> float:
    """How probable it is that a pair of a weight (log2 of the odds) is one."""
    return 1 / (1 + math.exp2(-max(min(weight, 60.0), -60.0)))


def likely(weight: float) -> str:
    """How often pairs of a weight are one."""
    of_100 = min(max(round(100 * probability(weight)), 1), 99)
    return _("Of 100 pairs like this about {n} are one.").format(n=number(of_100))


def sign(reason: "Reason") -> str:
    """The symbol of a reason as HTML: for or against, with a word for those who do not see it."""
    icon, colour, word = (("add_circle", "#2E8B57", _("for it")) if reason.weight > 0
                          else ("do_not_disturb_on", "#B7791F", _("against it")))
    return (f'<span class="kn-icon" aria-hidden="true" style="--kind:{colour}">{icon}</span>'
            f'<span class="kn-unseen">{escape(word)}: </span>')


def sentence(label: str, reason: "Reason") -> str:
    """One reason about two of a label, in words."""
    known = SENTENCES.get(label, {}).get(reason.aspect, {}).get(reason.level)
    return _(known) if known else _unknown(reason)


def rarity(reason: "Reason") -> str:
    """How often two that are not one agree so, or two that are one differ so; empty where that says little."""
    if reason.aspect in _TOLD or reason.rarity < 2:
        return ""
    text = (_("By chance about one pair in {n}.") if reason.weight > 0
            else _("Seen in about one of {n} pairs that are one."))
    return text.format(n=number(rounded(reason.rarity)))


def shared(reason: "Reason") -> str:
    """What both have in common, where the table of the sides does not show it."""
    if reason.aspect not in _SHOWN or reason.weight <= 0:
        return ""
    ours, theirs = (side.removesuffix(" …").split("; ") for side in reason.detail)
    known = {fold(text) for text in theirs}
    return "; ".join(text for text in ours if text and fold(text) in known)


def rounded(value: int) -> int:
    """A number with one significant digit, two below a hundred: what is estimated is not said to the unit."""
    return round(value, -max(len(str(value)) - (2 if value < 100 else 1), 0))


def _unknown(reason: "Reason") -> str:
    aspect = _(ASPECTS.get(reason.aspect, "")) or reason.aspect.replace("_", " ")
    return (_("{aspect}: agrees.") if reason.weight > 0 else _("{aspect}: does not agree.")).format(aspect=aspect)
