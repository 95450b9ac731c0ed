"""The words of the gap board: kinds, places, states."""

from ui import data
from ui.i18n import _, later, titled

#: What is counted: as a heading.
KINDS = {"experts": later("Experts"), "organisations": later("Organisations"),
         "laboratories": later("Laboratories"), "training": later("Training")}
#: How a cell stands: in a word, and for the legend.
STATES = {"covered": later("covered"), "thin": later("thin"), "one": later("one person"),
          "missing": later("known to be missing"), "asked": later("asked, none yet"), "unasked": later("not surveyed")}
LEGEND = {"covered": later("Covered: at least 4 experts, 3 organisations, 2 laboratories, 2 courses"),
          "thin": later("Thin: fewer"), "one": later("Held by one person"), "missing": later("Known to be missing"),
          "asked": later("Asked, none yet"), "unasked": later("Not surveyed: nobody was asked")}
EVERYWHERE = later("Everywhere")


def places() -> dict[str, str]:
    """Where one can look: Vietnam, Hanoi, everywhere, and each priority partner, with their names."""
    partners = {row["code"]: titled(row) for row in data.read("world/priority")[:6]}
    return {"VN": _("Vietnam"), "hanoi": _("Hanoi"), "": _(EVERYWHERE), **partners}


def kind(name: str) -> str:
    """The word of a kind."""
    return _(KINDS[name])
