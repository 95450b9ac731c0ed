"""The matcher of organisations: columns computed once a record, comparisons with frozen weights, two thresholds.

Precision first: many bodies share a name, so the matcher joins by itself only where first names, country and city (or
web domain) agree; where less does, a curator is asked. One that has ended may have a successor of its name: asked, too.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from graph.match.model import Model
from graph.match.records import Body
from graph.names import fold
from graph.names.organisations import Keys, keys, parse, words
from graph.names.organisations.forms import families
from graph.names.organisations.words import COUNTRIES, places

#: Bits that a name has to tell so that country and city beside it prove that two bodies are one.
_TELLING = 18.0
#: Letters of an abbreviation by which records are brought together.
_SHORTEST = 4
#: Second labels under which countries register domains: ``hust.edu.vn`` is one, ``edu.vn`` is none.
_SECOND = frozenset({"ac", "ad", "co", "com", "ed", "edu", "go", "gov", "gr", "lg", "mil", "ne", "net", "or", "org",
                     "re"})
_SCHEMES = ("ror", "openalex", "tax_code")
_LIKELY, _UNLIKELY = 0.9, 0.9


def columns(bodies: Sequence[Body]) -> pd.DataFrame:
    """One row for each organisation."""
    return pd.DataFrame([_row(body) for body in bodies], columns=list(_row(Body("", ("",)))))


def shown(body: Body) -> dict[str, Sequence[str]]:
    """What a reader is shown under the name of each comparison."""
    forms = [code for name in body.names for code in parse(name).forms]
    return {"name": body.names, "country": [body.country], "city": [body.place], "domain": body.domains,
            "form": forms, "standing": ["ended" if body.ended else "active"], "parents": body.parents,
            "identifiers": [value for _, value in body.identifiers]}


def _row(body: Body) -> dict[str, Any]:
    told = [keys(name) for name in body.names]
    first = next((one for one in told if not one.short), told[0] if told else Keys())
    parsed = parse(body.names[0]) if body.names else parse("")
    ids = {scheme: sorted({value for known, value in body.identifiers if known == scheme}) for scheme in _SCHEMES}
    exact, initials = _all(one.exact for one in told), _all(one.initials for one in told)
    short = sorted({one.short for one in told if one.short})
    parts = {"own": _all(one.own for one in told), "alone": _all(one.alone for one in told),
             "placed": _all(one.placed for one in told), "near": _all(one.near for one in told)}
    return {
        "id": body.id, "first": first.spelled or first.short or None,
        "telling": int(first.weight >= _TELLING and not first.short), "firsts": list(first.exact), "exact": exact,
        **parts, "initials": initials, "short": short,
        "country": body.country or parsed.branch or None, "city": _city(body), "domains": sorted(set(body.domains)),
        "sites": sorted({_site(domain) for domain in body.domains}),
        "forms": sorted({family for name in body.names for family in families(parse(name).forms)}),
        "parents": _all(keys(name).exact for name in body.parents),
        "selves": [*first.exact, *_in(first.exact, body.country or parsed.branch)],
        "wholes": _all(_in(keys(name).exact, parse(name).branch) for name in body.parents),
        "ids": [f"{scheme}:{value}" for scheme, value in sorted(set(body.identifiers))], **ids,
        "standing": "ended" if body.ended else "active",
        "met": sorted({*exact, *(key for part in parts.values() for key in part), *(f"={code}" for code in short),
                       *(f"~{code}" for code in (*initials, *short) if len(code) >= _SHORTEST)})}


def _in(told: Iterable[str], country: str) -> list[str]:
    """Keys of a branch in a country, which is no other country's: a firm is part of the firm of its name elsewhere."""
    return [f"{key} ({country})" if country else key for key in told]


def _all(several: Iterable[Iterable[str]]) -> list[str]:
    return sorted({one for each in several for one in each})


def _city(body: Body) -> str | None:
    """The town as words; where none is told, a place that the first name names."""
    if told := words(re.split("[,(]", body.place)[0]):
        return " ".join(told)
    named = [word for name in body.names[:1] for word in parse(name).words if word in places()]
    towns = [word for word in named if word not in COUNTRIES]
    return towns[0] if len(towns) == 1 else None


def _site(domain: str) -> str:
    """The domain that was registered: ``hust.edu.vn`` of ``set.hust.edu.vn``."""
    labels = fold(domain).split() if not domain else domain.lower().split(".")
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else 2
    return ".".join(labels[-size:])


def _any(one: str, other: str = "") -> str:
    return f"list_has_any({one}_l, {other or one}_r)"


def _crossed(one: str, other: str) -> str:
    return f"({_any(one, other)} or {_any(other, one)})"


def _none(column: str) -> str:
    return f"len({column}_l) = 0 or len({column}_r) = 0"


def _level(code: str, condition: str, weight: float) -> dict[str, Any]:
    """A level that weighs so many bits, as Splink wants it: two probabilities."""
    m, u = (_LIKELY, _LIKELY / 2 ** weight) if weight >= 0 else (_UNLIKELY * 2 ** weight, _UNLIKELY)
    return {"sql_condition": condition, "label_for_charts": code, "m_probability": m, "u_probability": u}


def _comparison(name: str, unknown: str, *levels: tuple[str, str, float]) -> dict[str, Any]:
    null = {"sql_condition": unknown, "label_for_charts": "unknown", "is_null_level": True}
    return {"output_column_name": name, "comparison_levels": [null, *(_level(*level) for level in levels)]}


# Weights, version 1: those of equal names from the share of pairs of different organisations of ROR that have one,
# those of country, city and domain from the pairs of records of one ROR id in two releases, each lowered to where
# ROR's own bodies of one name stay apart.
_COMPARISONS = (
    _comparison("name", "len(met_l) = 0 or len(met_r) = 0",
                ("same_rare", "first_l = first_r and telling_l = 1 and telling_r = 1", 24.0),
                ("same", "first_l = first_r", 20.0),
                ("words", _any("firsts"), 17.0), ("other_name", _any("exact"), 15.3), ("slip", _any("near"), 15.2),
                ("part_of_same", _any("own"), 15.2), ("without_whole", _crossed("alone", "exact"), 15.1),
                ("without_place", _crossed("placed", "exact"), 15.1), ("initials", _crossed("initials", "short"), 15.1),
                ("abbreviation", _any("short"), 9.0), ("different", "ELSE", -15.0)),
    _comparison("country", "country_l is null or country_r is null",
                ("same", "country_l = country_r", 1.3), ("different", "ELSE", -12.0)),
    _comparison("city", "city_l is null or city_r is null",
                ("same", "city_l = city_r", 5.5), ("different", "ELSE", -6.0)),
    _comparison("domain", _none("domains"),
                ("same", _any("domains"), 6.0), ("site", _any("sites"), 4.0), ("different", "ELSE", -4.0)),
    _comparison("form", _none("forms"), ("same", _any("forms"), 0.5), ("different", "ELSE", -9.0)),
    _comparison("parents", _none("parents"), ("shared", _any("parents"), 0.3), ("different", "ELSE", -4.0)),
    _comparison("standing", "standing_l is null or standing_r is null",
                ("same", "standing_l = standing_r", 0.1), ("different", "ELSE", -10.0)),
    _comparison("identifiers", _none("ids"), ("shared", _any("ids"), 45.0), ("none", "ELSE", -0.1)),
)
_CONTRADICTED = " or ".join(f"(len({scheme}_l) > 0 and len({scheme}_r) > 0 and not {_any(scheme)})"
                            for scheme in _SCHEMES)

#: A body never equals what it is part of, nor one with another identifier of the same kind.
MODEL = Model(
    label="Organization", version="1", columns=columns, comparisons=_COMPARISONS,
    blocking=({"blocking_rule": "l.met = r.met", "arrays_to_explode": ["met"]},
              {"blocking_rule": "l.ids = r.ids", "arrays_to_explode": ["ids"]}),
    prior=2.0 ** -15, join=14.0, ask=0.0,
    apart=f"{_CONTRADICTED} or {_crossed('selves', 'wholes')}", shown=shown)
