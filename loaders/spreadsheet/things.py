"""Who is meant: the things that the file's own sheets name, and the mentions of those that stand in none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from graph import places
from graph.names import fold
from graph.schema import NODE
from loaders.source import EdgeRow, NodeRow, Ref, Row
from loaders.spreadsheet.reading import Entry, identified
from loaders.spreadsheet.reasons import Unreadable

_NAMES = ("name", "name_vi", "name_en", "name_ja", "name_zh", "name_latin")


class Meant(NamedTuple):
    """A thing that a cell refers to, and the rows by which it is mentioned where no sheet of the file has it."""

    ref: Ref
    rows: tuple[Row, ...] = ()


@dataclass(slots=True)
class Directory:
    """The things of one label that a sheet of the file names: by own id or identifier, by name, by name unaccented."""

    label: str
    sheet: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[Entry]] = field(default_factory=dict)
    bare: dict[str, list[Entry]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in one line; a rejected one, too, so that lines which refer to it are not rejected for its sake."""
        self.sheet = entry.table.name
        for name in ("id", *NODE[self.label].identifiers):
            if value := entry.said.get(name):
                self.keys.setdefault(value, entry.key)
        spellings = {entry.said[name] for name in _NAMES if name in entry.said} | set(entry.said.get("aliases", ()))
        for spelling in spellings:
            self.names.setdefault(spelling.casefold(), []).append(entry)
            self.bare.setdefault(fold(spelling), []).append(entry)

    def key(self, text: str) -> str | None:
        """The key of the thing with that own id or identifier."""
        spellings = (text, *identified(self.label, text).values())
        return next((self.keys[spelling] for spelling in spellings if spelling in self.keys), None)

    def named(self, text: str) -> list[Entry]:
        """The things of that name; where it is written without accents, of names that differ by theirs only."""
        found = self.names.get(text.casefold(), [])
        if not found and fold(text) == text.casefold():
            found = self.bare.get(text.casefold(), [])
        return list({entry.key: entry for entry in found}.values())


def mention(*parts: str) -> str:
    """The key of what has no id: its name and what tells it apart, capitals aside. Accents count: they are names."""
    return "|".join(part.casefold().replace("|", " ") for part in parts)


@dataclass(slots=True)
class Bodies:
    """Organisations: those of the sheet, and those that other sheets mention."""

    directory: Directory
    mentioned: dict[str, set[str]] = field(default_factory=dict)
    found: dict[tuple[str, str, str], Meant] = field(default_factory=dict)

    def note(self, text: str, country: str) -> None:
        """Remember a mention that says its country, so that another without one is the same."""
        name, stated = located(text, country)
        if stated:
            self.mentioned.setdefault(name.casefold(), set()).add(stated)

    def by_id(self, text: str, part: str) -> Meant:
        """The organisation of that id; Unreadable where the sheet of organisations does not have it."""
        return _by_id(self.directory, text, part)

    def find(self, text: str, country: str, part: str) -> Meant:
        """The organisation that a cell names; Unreadable where several of the sheet are named so."""
        asked = (text, country, part)
        if asked not in self.found:
            self.found[asked] = self._find(text, country, part)
        return self.found[asked]

    def _find(self, text: str, country: str, part: str) -> Meant:
        key = self.directory.key(text)
        if key:
            return Meant(Ref("Organization", key))
        name, stated = located(text, country)
        found = self.directory.named(name)
        if stated:
            found = [entry for entry in found if entry.said.get("country") in (None, stated)]
        if len(found) > 1:
            raise Unreadable("two_bodies", value=name, lines=_lines(found))
        return Meant(Ref("Organization", found[0].key)) if found else self._mention(name, stated, part)

    def _mention(self, name: str, stated: str, part: str) -> Meant:
        known = identified("Organization", name)
        if known:
            return _identified("Organization", known, part)
        elsewhere = self.mentioned.get(name.casefold(), set())
        country = stated or (next(iter(elsewhere)) if len(elsewhere) == 1 else "")
        ref = Ref("Organization", mention(name, country))
        return Meant(ref, (NodeRow("Organization", ref.key, {"name": name}, part=part), *_placed(ref, country, part)))


@dataclass(slots=True)
class People:
    """Experts: those of the sheet, and those that other sheets mention with their organisation."""

    directory: Directory
    employers: dict[str, set[str]] = field(default_factory=dict)

    def by_id(self, text: str, part: str) -> Meant:
        """The person of that id; Unreadable where the sheet of experts does not have it."""
        return _by_id(self.directory, text, part)

    def find(self, text: str, employer: str, body: Ref | None, part: str) -> Meant:
        """The person whom a cell names; ``employer`` and ``body`` tell people of one name apart."""
        key = self.directory.key(text)
        if key:
            return Meant(Ref("Expert", key))
        known = identified("Expert", text)
        if known:
            return _identified("Expert", known, part)
        found = self.directory.named(text)
        if len(found) > 1 and body:
            found = [entry for entry in found if body.key in self.employers.get(entry.key, ())] or found
        if len(found) > 1:
            raise Unreadable("two_people", value=text, lines=_lines(found))
        return Meant(Ref("Expert", found[0].key)) if found else self._mention(text, employer, body, part)

    def _mention(self, name: str, employer: str, body: Ref | None, part: str) -> Meant:
        if body is None:
            raise Unreadable("who", value=name, sheet=self.directory.sheet or ("Chuyên gia", "Experts"))
        ref = Ref("Expert", mention(name, employer, ""))
        return Meant(ref, (NodeRow("Expert", ref.key, {"name": name}, part=part),
                           EdgeRow("AFFILIATED_WITH", ref, body, part=part)))


def located(text: str, country: str) -> tuple[str, str]:
    """A name without its country in brackets, and that country, else the given one."""
    match = re.fullmatch(r"(.+?)\s*[(（]([^()（）]+)[)）]", text)
    stated = places.code(match[2]) if match else None
    return (match[1], stated) if match and stated else (text, country)


def _by_id(directory: Directory, text: str, part: str) -> Meant:
    key = directory.key(text)
    if key:
        return Meant(Ref(directory.label, key))
    known = identified(directory.label, text)
    if known:
        return _identified(directory.label, known, part)
    if directory.sheet:
        raise Unreadable("unknown_id", value=text, sheet=directory.sheet)
    # The sheet came, or will come, in another file of this sender: until then the relation sleeps.
    return Meant(Ref(directory.label, text))


def _identified(label: str, known: dict[str, str], part: str) -> Meant:
    ref = Ref(label, next(iter(known.values())))
    return Meant(ref, (NodeRow(label, ref.key, dict(known), part=part),))


def _placed(ref: Ref, country: str, part: str) -> tuple[Row, ...]:
    if not country:
        return ()
    return (NodeRow("Country", country, {"code": country}, part=part),
            EdgeRow("LOCATED_IN", ref, Ref("Country", country), part=part))


def _lines(entries: Iterable[Entry]) -> str:
    return ", ".join(str(entry.line) for entry in entries)
