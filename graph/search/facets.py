"""The filters of a search as sets of documents, and how many hits each further choice would leave."""

from graph.search.columns import Mask
from graph.search.shelf import Shelf
from graph.search.wanted import Wanted

#: The facets in their order; each is counted under all the others' choices but not its own.
FACETS = ("label", "country", "kind", "field", "verified", "free")
Counts = dict[str, dict[str, int]]


def filters(shelf: Shelf, wanted: Wanted) -> dict[str, Mask]:
    """Whom each chosen facet lets through; a facet without a choice is absent."""
    columns = shelf.columns
    chosen = {
        "label": [columns.flag("label", one) for one in wanted.labels],
        "country": [columns.flag("country", one) for one in wanted.countries],
        "kind": [columns.flag("kinds", one) for one in wanted.kinds],
        "field": [columns.of(columns.fields[one].node) for one in wanted.fields if one in columns.fields],
        "verified": [columns.verified] if wanted.verified else [],
        "free": [columns.flag("free", one) for one in wanted.free],
    }
    asked = {"label": wanted.labels, "country": wanted.countries, "kind": wanted.kinds, "field": wanted.fields,
             "verified": wanted.verified, "free": wanted.free}
    return {facet: _any(shelf, masks) for facet, masks in chosen.items() if asked[facet]}


def _any(shelf: Shelf, masks: list[Mask]) -> Mask:
    found = shelf.columns.none()
    for mask in masks:
        found |= mask
    return found


def narrowed(hits: Mask, chosen: dict[str, Mask], leaving: str = "") -> Mask:
    """The hits that every filter lets through, but for that of one facet."""
    for facet, mask in chosen.items():
        if facet != leaving:
            hits = hits & mask
    return hits


def counts(shelf: Shelf, hits: Mask, chosen: dict[str, Mask]) -> Counts:
    """By facet and value, how many hits there are under the other facets' choices; those with none are left out."""
    flags, found = shelf.columns.flags, {}
    for facet, group in (("label", "label"), ("country", "country"), ("kind", "kinds"), ("free", "free")):
        left = narrowed(hits, chosen, facet)
        found[facet] = {value: int((left & mask).sum()) for value, mask in flags.get(group, {}).items()}
    left = narrowed(hits, chosen, "field")
    found["field"] = {one: int(left[shelf.columns.within(one, shelf.parts)].sum())
                      for one in sorted({*shelf.columns.fields, *shelf.below})}
    found["verified"] = {"yes": int((narrowed(hits, chosen, "verified") & shelf.columns.verified).sum())}
    return {facet: {value: count for value, count in found[facet].items() if count} for facet in FACETS}
