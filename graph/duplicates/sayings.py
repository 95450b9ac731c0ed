"""What is said of things, one by one: payloads with their curators' patches, and what the index knows, in bulk."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from graph.compile.ground import CHUNK
from graph.compile.voice import Voice, edge_voices, voices
from ledger.index import EdgeThing, Index
from ledger.ledger import Ledger
from ledger.staging import chunks
from ledger.state import State

#: Things of which is remembered what is said, while the records of many others are built.
_REMEMBERED = 200_000
Payload = Mapping[str, Any]
Value = TypeVar("Value")


class Sayings:
    """One state of a ledger, asked for many things at once. Used inside the index's transaction."""

    def __init__(self, ledger: Ledger, index: Index, state: State) -> None:
        self.ledger = ledger
        self.index = index
        self.state = state
        self._brief: dict[Callable[[Payload], Any], dict[str, Any]] = {}

    def of(self, things: Iterable[str]) -> dict[str, Payload]:
        """The payload of each of these things that is in force."""
        heard = voices(self.state, self.ledger.records(things), frozenset())
        return {thing: patched(voice) for thing, voice in heard.items()}

    def brief(self, things: Collection[str], shorten: Callable[[Payload], Value]) -> dict[str, Value]:
        """What ``shorten`` makes of the payload of each of these things in force; remembered, for many are asked for
        again and again."""
        known = self._brief.setdefault(shorten, {})
        if len(known) + len(things) > _REMEMBERED:
            known.clear()
        for some in chunks([thing for thing in things if thing not in known], CHUNK):
            known.update(dict.fromkeys(some))
            known.update({thing: shorten(payload) for thing, payload in self.of(some).items()})
        return {thing: told for thing in things if (told := known[thing]) is not None}

    def relations(self, edges: Iterable[EdgeThing]) -> dict[str, Payload]:
        """The payload of each of these statements about relations, as its source gives it."""
        heard = edge_voices(self.state, self.ledger.records(edge.thing for edge in edges))
        return {thing: voice.claim.payload for thing, voice in heard.items() if voice.claim}

    def starting(self, things: Iterable[str], types: Iterable[str]) -> list[EdgeThing]:
        """The statements of sources about relations that start at these things.

        What a curator took out stays evidence of who its source means.
        """
        return _said(self.index.edges_from, things, types)

    def ending(self, things: Iterable[str], types: Iterable[str]) -> list[EdgeThing]:
        """The same about relations that end at these things."""
        return _said(self.index.edges_to, things, types)

    def values(self, things: Iterable[str], scheme: str) -> dict[str, str]:
        """The value of a scheme, such as ``Work.doi``, that each of these things has."""
        return {thing: value for thing, its, value in self.index.values(things) if its == scheme}


def _said(edges: Callable[[Iterable[str], Iterable[str]], list[EdgeThing]], things: Iterable[str],
          types: Iterable[str]) -> list[EdgeThing]:
    wanted = list(things)
    return [edge for edge in edges(wanted, types) if edge.source] if wanted else []


def patched(voice: Voice) -> Payload:
    """What is said of one thing alone, with its curators' patches."""
    payload = dict(voice.claim.payload) if voice.claim else {}
    for patch in voice.patches:
        for name in patch.payload.get("unset", ()):
            payload.pop(name, None)
        payload.update(patch.payload.get("set", {}))
        for name, values in patch.payload.get("add", {}).items():
            payload[name] = list(dict.fromkeys([*listed(payload.get(name)), *values]))
        for name, values in patch.payload.get("remove", {}).items():
            payload[name] = [one for one in listed(payload.get(name)) if one not in values]
    return payload


def listed(value: Any) -> list[Any]:
    """A value that may be one, several or none, as a list."""
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    """The second of each pair by the first, in the order given."""
    found: dict[str, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found

