"""What the search says of its hits: name with the matched words, kind, what is beside it, and why, in words."""

from collections.abc import Sequence
from typing import Any

from graph.schema import NODE
from graph.search import Found, Hit, Why, marked
from ui import data, kinds, words
from ui.i18n import _, date, language, ngettext, number, spoken, spoken_many, titled
from ui.table import Link, to

#: Hits of one question that can be paged through; more words find fewer.
SHOWN = 500
#: Reasons of one hit that are told, and fields in one of them.
_REASONS, _FIELDS = 3, 3
Named = dict[str, dict[str, Any]]


def name_of(hit: Hit) -> str:
    """The name of a hit in the visitor's language where it has one."""
    return str(getattr(hit, f"name_{language()}", "") or hit.name)


def link_of(hit: Hit) -> Link:
    """Where a hit leads: its own page, the list that it filters, or else itself among the results."""
    found = to([hit.label, *hit.kinds], hit.id, hit.code)
    return found or Link("search", (("q", hit.name), ("what", hit.label)))


def items(found: Found) -> list[dict[str, Any]]:
    """The hits as the box and the page draw them."""
    named = _named() if found.hits else {}
    return [_item(hit, found.asked, named) for hit in found.hits]


def _item(hit: Hit, asked: Sequence[str], named: Named) -> dict[str, Any]:
    look, name, link = kinds.look([hit.label, *hit.kinds]), name_of(hit), link_of(hit)
    return {
        "name": marked(name, asked), "kind": look.word, "icon": look.icon, "colour": look.colour, **_target(link),
        "own": link.stem != "search",
        "near": [_near(one) for one in hit.near] if hit.label != "Field" else [], "facts": facts(hit),
        "why": [marked(text, asked) for text in said(hit, named, name)],
        "verified": _("Verified") if hit.verified else "",
        # A field is real though invented people are in it, too.
        "mark": _("Illustration") if {*hit.sources} == {kinds.ILLUSTRATION} else ""}


def facts(hit: Hit) -> str:
    """What is told of a hit without a page of its own: codes as words, dates with what they are of."""
    told = []
    for name, value in hit.facts:
        prop = NODE[hit.label].prop(name)
        dated = f"{spoken(prop)}: {date(value)}"
        told.append(words.choice(prop, value) if prop.choices else dated if prop.kind == "date" else value)
    return " · ".join(told)


def _near(one: Any) -> dict[str, Any]:
    link = to(one.labels, one.id)
    shown = str((one.name_en if language() == "en" else "") or one.name)
    return {"t": shown, **(_target(link) if link else {})}


def _target(link: Link) -> dict[str, Any]:
    return {"href": link.href, "go": {"stem": link.stem, "query": [list(pair) for pair in link.query]}}


def rows(found: Found) -> list[dict[str, Any]]:
    """The hits as rows of a table: id, kind, name, and why in words."""
    named = _named()
    return [{"id": hit.id, "kind": [hit.label, *hit.kinds], "name": name_of(hit),
             "why": "; ".join(said(hit, named, name_of(hit)))} for hit in found.hits]


def read_as(found: Found) -> str:
    """What was searched instead of what was typed; empty where it was the same."""
    told = [_("“{typed}” was read as “{read}”.").format(typed=typed, read=read) for typed, read in found.mended]
    if found.dropped:
        told.append(_("Left out, since nothing has it: {words}.").format(words=", ".join(found.dropped)))
    return " ".join(told)


def kind_counts(found: Found) -> dict[str, str]:
    """The labels among the hits, the commonest first, each in words with its count."""
    counts = found.facets.get("label", {})
    return {label: f"{spoken_many(NODE[label])} · {number(counts[label])}"
            for label in sorted(counts, key=lambda label: (-counts[label], label))}


def said(hit: Hit, named: Named, shown: str) -> list[str]:
    """The reasons in words, each once: fields in one line; that the name that is shown fits is seen, and what is
    explained otherwise is not said twice."""
    plain = {one.typed for one in hit.why if one.kind != "about"}
    telling = [one for one in hit.why if one.kind != "about" or one.typed not in plain]
    found: dict[tuple[str, str], list[str]] = {}
    for one in telling:
        if text := _reason(one, named, shown, hit):
            found.setdefault((one.kind, one.typed), []).append(text)
    return list(dict.fromkeys("; ".join(dict.fromkeys(texts[:_FIELDS])) for texts in found.values()))[:_REASONS]


def _reason(why: Why, named: Named, shown: str, hit: Hit) -> str:
    match why.kind:
        case "name":
            return _otherwise(why, shown, hit)
        case "field":
            return _of_field(why, named)
        case "work":
            return ngettext("{n} work with “{typed}” in its title: {title} ({year})",
                            "{n} works with “{typed}” in their titles, the last: {title} ({year})",
                            why.works).format(n=number(why.works), typed=why.typed, title=why.name, year=why.year)
        case "about":
            return _("“{typed}” in: {text}").format(typed=why.typed, text=why.name) if why.name else ""
        case "country":
            return titled(named[why.what]) if why.what in named else why.name
    return ""


def _otherwise(why: Why, shown: str, hit: Hit) -> str:
    """The name in which the words stand, where they do not stand in the one that is shown."""
    other = why.name or hit.name
    seen = other in (shown, hit.code) or any(on for _text, on in marked(shown, why.typed.split()))
    return "" if seen or hit.label == "Field" else _("also called {name}").format(name=other)


def _of_field(why: Why, named: Named) -> str:
    field = titled(named[why.what]) if why.what in named else why.name
    if not why.works:
        return field
    return ngettext("{field}: {n} work, the last in {year}", "{field}: {n} works, the last in {year}",
                    why.works).format(field=field, n=number(why.works), year=why.year)


def _named() -> Named:
    """Fields by id and countries by code."""
    return {**data.field_names(), **{row["code"]: row for row in data.read("filters/countries")}}
