"""What is asked of the network map and done to it, as plain values that the address, a link and a saved view carry."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from graph.schema import EDGE, NODE, SUBKIND

#: How many nodes a map draws; from ``FOLDED`` on it opens as communities.
LIMITS = (80, 160, 320, 640, 1000, 2000, 5000)
FOLDED = 2000
COLOURS = ("kind", "country", "community", "degree", "betweenness", "brokerage")
SIZES = ("degree", "betweenness", "brokerage", "pagerank", "even")
FORMS = ("", "communities", "largest")
#: The name in the address of what is called otherwise here.
_NAMES = {"countries": "country", "since": "from", "until": "to", "most": "nodes", "form": "as", "opened": "open",
          "hidden": "hide", "pinned": "pin", "unfolded": "unfold"}
_YEARS = (1900, 2100)
#: More than this many ids in an address nobody has clicked together.
_MANY = 200
_FAR = 1e5

Pin = tuple[str, float, float]


@dataclass(frozen=True, slots=True)
class State:
    """One map. ``opened``: nodes whose neighbours were opened, once for each portion; ``id``: who is looked at.

    ``off``: kinds that the legend turned off; ``types``: relations in place of the view's own; empty and 0 are for all.
    ``since`` and ``until`` decide what is on the map, ``year`` which of its relations are drawn.
    """

    view: str = "overview"
    countries: tuple[str, ...] = ()
    field: str = ""
    kind: str = ""
    since: int = 0
    until: int = 0
    year: int = 0
    least: int = 1
    verified: bool = False
    types: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    colour: str = "kind"
    size: str = "degree"
    most: int = 320
    form: str = ""
    opened: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    pinned: tuple[Pin, ...] = ()
    unfolded: tuple[str, ...] = ()
    id: str = ""


#: What double click, hiding, pinning and the legend change: what undo takes back.
DONE = ("opened", "hidden", "pinned", "unfolded", "off")
PLAIN = State()
NAMES = {field.name: _NAMES.get(field.name, field.name) for field in fields(State)}


def parse(query: Mapping[str, str]) -> State:
    """The map that an address asks for; what makes no sense in it is left at its default."""
    said = {name: query.get(NAMES[name], "") for name in NAMES}
    return State(
        view=said["view"] or PLAIN.view, countries=_words(said["countries"], 2), field=said["field"][:60],
        kind=said["kind"] if said["kind"] in SUBKIND else "",
        since=_number(said["since"], *_YEARS, 0), until=_number(said["until"], *_YEARS, 0),
        year=_number(said["year"], *_YEARS, 0),
        least=_number(said["least"], 1, 1000, 1), verified=said["verified"] == "yes",
        types=tuple(one for one in _words(said["types"]) if one in EDGE),
        labels=tuple(one for one in _words(said["labels"]) if one in NODE), off=_words(said["off"]),
        colour=_of(said["colour"], COLOURS), size=_of(said["size"], SIZES),
        most=_number(said["most"], LIMITS[0], LIMITS[-1], PLAIN.most), form=_of(said["form"], FORMS),
        opened=_words(said["opened"]), hidden=_words(said["hidden"]), pinned=_pins(said["pinned"]),
        unfolded=_words(said["unfolded"]), id=said["id"][:60])


def address(state: State) -> dict[str, str]:
    """What the address says of a map: only what is not as it is by default."""
    return {NAMES[field.name]: _text(getattr(state, field.name)) for field in fields(State)
            if getattr(state, field.name) != getattr(PLAIN, field.name)}


def question(state: State) -> State:
    """What is asked alone, without what was done to the map and how it is looked at: what its first fit goes by."""
    return replace(state, **{name: getattr(PLAIN, name) for name in (*DONE, "colour", "size", "year", "id")})


def undone(state: State, before: State) -> State:
    """The state with what was done to the map as it was before; its question stays."""
    return replace(state, **{name: getattr(before, name) for name in DONE})


def differs(one: State, other: State) -> bool:
    """Whether something was done to the map between the two."""
    return any(getattr(one, name) != getattr(other, name) for name in DONE)


def opened(state: State, id: str) -> State:
    """The next portion of a node's neighbours is opened; a community is unfolded."""
    if id.startswith("community-"):
        return replace(state, unfolded=(*state.unfolded, id)) if id not in state.unfolded else state
    return replace(state, opened=(*state.opened, id)[-_MANY:])


def closed(state: State, id: str) -> State:
    """The neighbours that were opened at a node are taken away again; an unfolded community closes."""
    return replace(state, opened=tuple(one for one in state.opened if one != id),
                   unfolded=tuple(one for one in state.unfolded if one != id))


def without(state: State, id: str) -> State:
    """The node is hidden, and no longer what is looked at."""
    kept = tuple(one for one in state.hidden if one != id)
    return replace(state, hidden=(*kept, id)[-_MANY:], id="" if state.id == id else state.id)


def pinned(state: State, id: str, x: float, y: float) -> State:
    """The node stays where it was put."""
    kept = tuple(one for one in state.pinned if one[0] != id)
    return replace(state, pinned=(*kept, (id, round(x, 1), round(y, 1)))[-_MANY:])


def loosened(state: State, id: str) -> State:
    """The node goes back to where the layout puts it."""
    return replace(state, pinned=tuple(one for one in state.pinned if one[0] != id))


def _text(value: object) -> str:
    if value is True:
        return "yes"
    if not isinstance(value, tuple):
        return str(value)
    return ",".join(":".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in value)


def _words(text: str, long: int = 60) -> tuple[str, ...]:
    """The words between commas, in their order; opened twice stands there twice."""
    return tuple(one.strip() for one in text.split(",") if 0 < len(one.strip()) <= long)[:_MANY]


def _of(text: str, options: tuple[str, ...]) -> str:
    return text if text in options else options[0]


def _number(text: str, least: int, most: int, otherwise: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
    return number if least <= number <= most else otherwise


def _pins(text: str) -> tuple[Pin, ...]:
    found: list[Pin] = []
    for one in _words(text, 100):
        id, *place = one.split(":")
        try:
            x, y = (float(number) for number in place)
        except ValueError:
            continue
        if id and math.isfinite(x + y):
            found.append((id, max(-_FAR, min(x, _FAR)), max(-_FAR, min(y, _FAR))))
    return tuple(found)
