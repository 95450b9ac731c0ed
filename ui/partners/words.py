"""Why a suggestion fits, what is missing, and how earlier answers moved it: each a sentence of what the graph holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from ui.i18n import _, later, ngettext, number, titled
from ui.paths.hops import full

Row = dict[str, Any]
#: By id, what sentences speak of.
Named = Mapping[str, Row]
MISSING = {
    "no_contact": later("no public contact known"), "no_people": later("nobody of theirs is known"),
    "no_fields": later("no field known"), "no_agreement": later("party to no agreement"),
    "no_exchange": later("no need or offer posted"), "no_way": later("no way to them in the network"),
    "long_silent": later("nothing shared with anybody for five years"), "no_country": later("country not known")}
#: The parts of a score, in words.
PARTS = {
    "network": later("Nearness in the network"), "exchange": later("Needs and offers that meet"),
    "fields": later("Fields in common"), "people": later("People in touch"),
    "completing": later("Fields that complete ours"), "priority": later("Priority country"),
    "activity": later("Recent activity")}
#: How many of several a sentence names.
_FEW = 3


def sentences(fit: Row, named: Named) -> list[str]:
    """The reasons of a suggestion, each as a sentence; one that speaks of what is gone is left out."""
    found = [_SAID[reason["code"]](reason, named) for reason in fit["reasons"] if reason["code"] in _SAID]
    return [one for one in found if one]


def missing(fit: Row, node: Row) -> list[str]:
    """What is missing, in words."""
    codes = [*fit["missing"], *([] if node.get("public_contact") or node.get("website") else ["no_contact"])]
    return [_(MISSING[code]) for code in MISSING if code in codes]


def shifts(fit: Row, named: Named) -> list[str]:
    """How earlier answers moved the suggestion, each as a sentence."""
    said = {
        "refused_location": _("Lowered: {name}, in the same country, was refused for its location"),
        "refused_field": _("Lowered: {name}, with mostly the same fields, was refused as too far from our field"),
        "refused_kind": _("Lowered: {name}, of the same kind and country, was refused for its terms"),
        "refused_itself": _("Lowered: it was refused before, and the time for which that holds is over"),
        "taken_like": _("Raised: {name}, of the same kind and country, was taken"),
        "kept": _("Raised: it was kept for later")}
    return [f"{said[one['code']].format(name=titled(named.get(one['because'], {})))} (× {number(one['factor'])})."
            for one in fit["shifts"] if one["code"] in said]


def parts(fit: Row) -> str:
    """What makes up the score, the most first."""
    most = sorted(((value, name) for name, value in fit["parts"].items() if value and name in PARTS), reverse=True)
    return "; ".join(f"{_(PARTS[name])} {number(100 * value, 0)}" for value, name in most)


def names(ids: Sequence[str], named: Named, total: int = 0) -> str:
    """The first few by name, and how many more there are."""
    there = [full(named[id]) for id in ids if id in named]
    more = max(total, len(ids)) - min(len(there), _FEW)
    said = ", ".join(there[:_FEW])
    return said + _more(more) if said else ""


def _more(count: int) -> str:
    return ngettext(" and {n} more", " and {n} more", count).format(n=number(count)) if count > 0 else ""


def _met(reason: Row, named: Named) -> str:
    """Pairs of a need and an offer, whichever is ours."""
    said = (_("Their offer “{theirs}” meets our need “{ours}”") if reason["code"] == "need_met"
            else _("They seek “{theirs}”, and we have “{ours}”"))
    pairs = [(named[one], named[other]) for one, other in zip(reason["ids"], reason["others"], strict=True)
             if one in named and other in named]
    parts = [said.format(ours=titled(ours), theirs=titled(theirs)) for ours, theirs in pairs[:2]]
    return _sentence(parts, max(reason["total"], len(reason["ids"])) - len(parts))


def _touch(reason: Row, named: Named) -> str:
    said = []
    for one, other, works in list(zip(reason["ids"], reason["others"], reason["numbers"], strict=True))[:2]:
        if one in named and other in named:
            said.append(ngettext("{one} wrote {n} work with {other}", "{one} wrote {n} works with {other}",
                                 int(works)).format(one=full(named[one]), other=full(named[other]), n=number(works)))
    rest = _sentence(said, max(reason["total"], len(reason["ids"])) - len(said))
    return rest[:-1] + _(", last in {year}.").format(year=reason["year"]) if rest and reason["year"] else rest


def _sentence(said: Sequence[str], more: int) -> str:
    if not said:
        return ""
    return f"{'; '.join(said)}{_more(more)}."


def _listed(text: str) -> Any:
    """The sentence that names what a reason is about."""
    def said(reason: Row, named: Named) -> str:
        what = names(reason["ids"], named, reason["total"])
        return _(text).format(what=what) if what else ""
    return said


def _completing(reason: Row, named: Named) -> str:
    what = names(reason["ids"], named, reason["total"])
    wholes = names(list(dict.fromkeys(reason["others"])), named)
    said = (_("They complete us with {what} (within {whole}, where we work too).") if wholes
            else _("They complete us with {what}."))
    return said.format(what=what, whole=wholes) if what else ""


def _tied(reason: Row, named: Named) -> str:
    counts = [int(one) for one in reason["numbers"]]
    what = [ngettext("{n} shared work", "{n} shared works", counts[0]).format(n=number(counts[0]))] * bool(counts[0])
    what += [ngettext("{n} agreement", "{n} agreements", one).format(n=number(one)) for one in counts[1:] if one]
    said = _("Tied already: {what}").format(what=", ".join(what))
    return said + (_(", last in {year}.").format(year=reason["year"]) if reason["year"] else ".")


def _of_both(reason: Row, named: Named) -> str:
    now = any(reason["numbers"])
    what = names(reason["ids"], named, reason["total"])
    said = _("Works at both: {what}.") if now and all(reason["numbers"]) else _("Works or worked at both: {what}.")
    return said.format(what=what) if what else ""


def _distance(reason: Row, named: Named) -> str:
    steps = int(reason["numbers"][0])
    return ngettext("{n} step away in the network of shared works and agreements.",
                    "{n} steps away in the network of shared works and agreements.", steps).format(n=number(steps))


def _likely(reason: Row, named: Named) -> str:
    return _("By how partners came together before: number {n} of {total} who may come next.").format(
        n=number(reason["numbers"][0]), total=number(reason["total"]))


def _activity(reason: Row, named: Named) -> str:
    items = int(reason["numbers"][0])
    return ngettext("Active: {n} work or agreement shared with others in the three years up to {year}.",
                    "Active: {n} works and agreements shared with others in the three years up to {year}.",
                    items).format(n=number(items), year=reason["year"])


_SAID: Mapping[str, Any] = {
    "need_met": _met, "offer_wanted": _met, "tied": _tied, "in_touch": _touch, "of_both": _of_both,
    "fields_shared": _listed(later("Both work in {what}.")), "fields_completing": _completing,
    "met_at": _listed(later("Both took part in {what}.")),
    "shared_partners": _listed(later("Both work with {what}.")), "distance": _distance,
    "likely": _likely,
    "priority_country": _listed(later("{what} is a priority partner of the programme.")), "activity": _activity}
