"""Step 2, choose: of everything that is said about one thing or relation, which value holds. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from graph.names import fold
from graph.schema import EDGE, NODE, SOURCES, Audience, Prop

CURATOR = "curator"
KINDS = "kinds"
_NAMES = ("name", "name_vi", "name_en", "name_ja", "name_zh", "name_latin", "aliases", "synonyms", "text")


class Claim(NamedTuple):
    """What one source says about one thing: its rank, its order among deliveries, its payload."""

    source: str
    rank: int
    order: tuple[str, int]
    thing: str
    payload: Mapping[str, Any]


class Patch(NamedTuple):
    """What one save of a curator changed in one thing."""

    order: tuple[str, int]
    thing: str
    payload: Mapping[str, Any]


@dataclass(slots=True)
class Chosen:
    """The values that hold, the further labels, who says them, and the properties on which equals disagree."""

    props: dict[str, Any]
    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    conflicts: dict[str, list[tuple[Any, str]]] = field(default_factory=dict)


def is_absent(patches: Iterable[Patch]) -> bool:
    """Whether curators took the thing out."""
    return any(patch.payload.get("absent") for patch in patches)


def choose(of: str, claims: Sequence[Claim], patches: Sequence[Patch], audience: Audience) -> Chosen:
    """The values that hold of a label or relation type ``of``, for an audience.

    The highest-ranked source speaks, then the later date; lists are united; curators' patches are applied last, in
    the order in which they were saved.
    """
    shown = _shown(of, audience)
    alone = len(claims) == 1 and not patches
    chosen = _alone(claims[0], shown) if alone else _among(claims, patches, shown)
    _coerce(of, chosen.props)
    return chosen


def node_props(of: str, chosen: Chosen) -> dict[str, Any]:
    """The properties of a node as the graph holds them, but its id."""
    props = {name: value for name, value in chosen.props.items() if value not in (None, "", [])}
    if _folds(of):
        props["folded"] = folded(props)
    props[SOURCES] = list(chosen.sources)
    return props


def folded(props: Mapping[str, Any]) -> str:
    """All names without accents, each once."""
    names = [name for key in _NAMES for name in _listed(props.get(key))]
    # The embedded engine indexes values up to 64 kB; a name that long is nobody's.
    return " | ".join(dict.fromkeys(fold(str(name)) for name in names))[:4_000]


def _alone(claim: Claim, shown: Mapping[str, Prop]) -> Chosen:
    props = {name: value for name, value in claim.payload.items() if name in shown}
    return Chosen(props, tuple(claim.payload.get(KINDS, ())), (claim.source,))


def _among(claims: Sequence[Claim], patches: Sequence[Patch], shown: Mapping[str, Prop]) -> Chosen:
    ranked = sorted(claims, key=lambda claim: (claim.rank, claim.order, claim.source, claim.thing), reverse=True)
    chosen = Chosen({})
    for name, prop in shown.items():
        said = [(claim.payload[name], claim) for claim in ranked if claim.payload.get(name) not in (None, "", [])]
        if not said:
            continue
        if prop.many:
            chosen.props[name] = list(dict.fromkeys(one for value, _ in said for one in _listed(value)))
        else:
            chosen.props[name] = said[0][0]
            _note_conflict(name, said, chosen)
    kinds = {kind for claim in ranked for kind in claim.payload.get(KINDS, ())}
    sources = {claim.source for claim in ranked}
    for patch in patches:
        _apply(patch.payload, shown, chosen.props, kinds)
        for name in patch.payload.get("set", {}):
            chosen.conflicts.pop(name, None)
        sources.add(CURATOR)
    chosen.kinds, chosen.sources = tuple(sorted(kinds)), tuple(sorted(sources))
    return chosen


def _note_conflict(name: str, said: Sequence[tuple[Any, Claim]], chosen: Chosen) -> None:
    best = said[0][1].rank
    equals = {claim.source: value for value, claim in reversed(said) if claim.rank == best}
    if len({repr(value) for value in equals.values()}) > 1:
        chosen.conflicts[name] = sorted(((value, source) for source, value in equals.items()), key=repr)


def _apply(patch: Mapping[str, Any], shown: Mapping[str, Prop], props: dict[str, Any], kinds: set[str]) -> None:
    for name in patch.get("unset", ()):
        props.pop(name, None)
    for name, value in patch.get("set", {}).items():
        if name == KINDS:
            kinds.clear()
            kinds.update(value)
        elif name in shown:
            props[name] = value
    for name, values in patch.get("add", {}).items():
        if name in shown:
            props[name] = list(dict.fromkeys([*_listed(props.get(name)), *_listed(values)]))
    for name, values in patch.get("remove", {}).items():
        if name in shown:
            props[name] = [one for one in _listed(props.get(name)) if one not in _listed(values)]


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


@cache
def _shown(of: str, audience: Audience) -> dict[str, Prop]:
    """The properties that an audience's graph holds and that a source may say."""
    props = NODE[of].props if of in NODE else EDGE[of].props
    return {prop.name: prop for prop in props
            if not prop.contact and not prop.derived and (audience == "curators" or prop.audience == "everyone")}


@cache
def _folds(of: str) -> bool:
    return any(prop.name == "folded" for prop in NODE[of].props)


@cache
def _converters(of: str) -> dict[str, Callable[[Any], Any]]:
    """Both engines give back just what they were given, so a number is always of its property's kind."""
    kinds: dict[str, Callable[[Any], Any]] = {
        "float": float, "int": int, "year": int, "bool": bool, "list": _listed,
        "choices": _listed}
    return {prop.name: kinds[prop.kind] for prop in _shown(of, "curators").values() if prop.kind in kinds}


def _coerce(of: str, props: dict[str, Any]) -> None:
    converters = _converters(of)
    for name in props.keys() & converters.keys():
        try:
            props[name] = converters[name](props[name])
        except (TypeError, ValueError):
            del props[name]
