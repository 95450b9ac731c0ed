"""The matcher's records of organisations, read in bulk: what each source says of each body, and no more."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from graph.duplicates.sayings import Payload, Sayings, grouped, listed
from graph.match.records import Body

_NAMES = ("name", "name_vi", "name_en", "name_ja", "name_zh", "aliases")
_SCHEMES = ("ror", "openalex", "tax_code")


def bodies(sayings: Sayings, things: list[str]) -> list[Body]:
    """The records of those of these organisations that are in force, in the order given."""
    told = sayings.of(things)
    edges = grouped((edge.type, edge) for edge in sayings.starting(told, ["LOCATED_IN", "PART_OF", "SUCCEEDED_BY"]))
    codes = sayings.values({edge.end for edge in edges.get("LOCATED_IN", ())}, "Country.code")
    wholes = sayings.brief({edge.end for edge in edges.get("PART_OF", ())}, _names)
    located = sorted((edge for edge in edges.get("LOCATED_IN", ()) if edge.end in codes), reverse=True)
    countries = {edge.start: codes[edge.end] for edge in located}
    parents = grouped((edge.start, wholes[edge.end]) for edge in edges.get("PART_OF", ()) if edge.end in wholes)
    ended = {edge.start for edge in edges.get("SUCCEEDED_BY", ())}
    return [_body(thing, told[thing], countries.get(thing, ""), parents.get(thing, []), thing in ended)
            for thing in things if thing in told]


def _body(thing: str, said: Payload, country: str, parents: list[tuple[str, ...]], ended: bool) -> Body:
    above = sorted({name for names in parents for name in names})
    return Body(
        thing, _names(said), country, str(said.get("place") or ""), _domains(said),
        tuple((scheme, str(said[scheme])) for scheme in _SCHEMES if said.get(scheme)),
        tuple(above), tuple(listed(said.get("kinds"))), ended)


def _names(said: Payload) -> tuple[str, ...]:
    return _once(str(value) for name in _NAMES for value in listed(said.get(name)) if value)


def _domains(said: Payload) -> tuple[str, ...]:
    """The hosts of web page and public mailbox, without ``www``."""
    contact = str(said.get("public_contact") or "")
    hosts = [_host(said.get("website")), *(word.rpartition("@")[2] for word in contact.split() if "@" in word)]
    return _once(host.lower().strip(".,;<>()").removeprefix("www.") for host in hosts if host)


def _host(address: Any) -> str:
    try:
        return urlsplit(str(address or "")).hostname or ""
    except ValueError:
        return ""


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
