"""Where each value of a node comes from: who says it, who says otherwise, and what a curator made of it."""

from dataclasses import dataclass
from typing import Any

import orjson

from graph.compile.choose import CURATOR, Claim, choose
from graph.compile.ground import Ground
from graph.compile.voice import Voice, said_by_curators
from graph.schema import NODE, Audience
from ledger.index import Index
from ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Fact:
    """One property: its value, the sources that say so, what others say, and whether a curator set it."""

    property: str
    value: Any
    sources: tuple[str, ...]
    others: tuple[tuple[Any, str], ...] = ()
    patched: bool = False
    verified_by: str = ""
    verified_at: str = ""


def explain(ledger: Ledger, index: Index, id: str, audience: Audience, today: str) -> list[Fact]:
    """The facts of the node that a thing belongs to, in the schema's order; contact data for curators only."""
    with index.rehearsal():
        return explained(Ground(ledger, index, ledger.state(), (audience,), today, fresh=False), id, audience)


def explained(ground: Ground, id: str, audience: Audience) -> list[Fact]:
    """The same on what a catch-up stands on, inside its transaction."""
    thing = ground.now([id]).get(id)
    if thing is None:
        return []
    members = ground.members([thing.cluster])[thing.cluster]
    shown = {one: seen for one, seen in ground.now(members).items() if ground.see(seen, audience)}
    voices = [voice for voice in ground.voices(shown).values() if voice.claim]
    verified = {one.value: one for one in ground.judgements(members) if one.verdict == "verified"}
    return _facts(thing.label, voices, audience, verified)


def _facts(label: str, voices: list[Voice], audience: Audience, verified: dict[str, Any]) -> list[Fact]:
    claims = [voice.claim for voice in voices if voice.claim]
    patches = said_by_curators(voices)
    values = choose(label, claims, patches, audience).props
    if audience == "curators":
        values |= _contacts(label, claims, patches)
    touched = {name for patch in patches for act in ("set", "add", "remove") for name in patch.payload.get(act, {})}
    return [_fact(prop.name, values[prop.name], claims, prop.name in touched, verified)
            for prop in NODE[label].props if values.get(prop.name) not in (None, "", [])]


def _contacts(label: str, claims: list[Claim], patches: list[Any]) -> dict[str, Any]:
    """Contact data, which stays in the ledger."""
    names = [prop.name for prop in NODE[label].props if prop.contact]
    found: dict[str, Any] = {}
    for claim in sorted(claims, key=lambda claim: (claim.rank, claim.order)):
        found |= {name: claim.payload[name] for name in names if claim.payload.get(name)}
    for patch in patches:
        found |= {name: value for name, value in patch.payload.get("set", {}).items() if name in names}
        found = {name: value for name, value in found.items() if name not in patch.payload.get("unset", ())}
    return found


def _fact(name: str, value: Any, claims: list[Claim], patched: bool, verified: dict[str, Any]) -> Fact:
    said = [(claim.payload[name], claim.source) for claim in claims if claim.payload.get(name) not in (None, "", [])]
    agree = {source for told, source in said if told == value or (isinstance(value, list) and set(told) & set(value))}
    # What a curator said before is no other's word.
    others = tuple((told, source) for told, source in said
                   if told != value and not isinstance(value, list) and not (patched and source == CURATOR))
    sources = tuple(sorted(agree | ({CURATOR} if patched else set())))
    judged = next((one for text, one in verified.items() if _is_about(text, name, value)), None)
    return Fact(name, value, sources, others, patched, judged.by if judged else "", judged.at if judged else "")


def _is_about(text: str, name: str, value: Any) -> bool:
    told = orjson.loads(text)
    return isinstance(told, dict) and told.get("property") == name and told.get("value") == value


__all__ = ["Fact", "explain", "explained"]
