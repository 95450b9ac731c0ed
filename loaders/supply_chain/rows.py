"""The rows of the set: fields, what they are part of, firms and their countries, and who provides what."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph import places
from loaders.lines import Line
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row
from loaders.supply_chain.inputs import NEAREST, SAME, code
from loaders.values import Unfit, text

#: What the set writes where ISO 3166-1 has MYS.
_COUNTRIES = {"MAL": "MY"}
#: A provider that stands for the countries not listed.
_VARIOUS = "Various"
#: The type of the one row among the inputs that is what comes out.
_OUTPUT = "ultimate_output"
_ID = re.compile(r"([NPS])\d{1,6}")
_STAGE, _INPUT, _PROVIDER = "S", "N", "P"
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%")

Lines = Iterable[Line | Reject]
Read = Callable[[Mapping[str, str], int], Iterator[Row]]


def rows(raw: Mapping[str, Lines]) -> Iterator[Row]:
    """The rows of all files by their names, in an order in which nothing refers to what is still to come."""
    told = _Told()
    yield from _each("stages.csv", raw["stages"], told.stage)
    yield from _each("inputs.csv", raw["inputs"], told.input)
    yield from _each("sequence.csv", raw["sequence"], told.type_of)
    yield from _each("providers.csv", raw["providers"], told.provider)
    yield from _each("provision.csv", raw["provision"], told.provision)


def _each(file: str, lines: Lines, read: Read) -> Iterator[Row]:
    for line in lines:
        if isinstance(line, Reject):
            yield line
            continue
        try:
            # Read whole before anything of it is told: a line is taken whole or rejected.
            yield from list(read(line[1], line[0]))
        except Unfit as unfit:
            yield Reject(file, "", line[0], unfit.column, unfit.reason)


class _Told:
    """What was told so far, so that each thing is said once and nothing refers to what is not there."""

    def __init__(self) -> None:
        self._mentioned: set[tuple[str, str]] = set()
        self._lines: dict[str, int] = {}
        self._providers: dict[str, Ref | None] = {}
        self._wholes: dict[str, set[str]] = {}
        self._shares: dict[tuple[Ref, str], tuple[float | None, int]] = {}

    def stage(self, line: Mapping[str, str], number: int) -> Iterator[Row]:
        """A stage as a field."""
        yield from self._field(_id(line, "stage_id", _STAGE), _name(line, "stage_name"), "", number)

    def input(self, line: Mapping[str, str], number: int) -> Iterator[Row]:
        """An input as a field, under the nearest of ours; of one that is new to us, under its stage."""
        if text(line, "type") == _OUTPUT:
            return
        stage = _id(line, "stage_id", _STAGE) if text(line, "stage_id") else ""
        if stage and stage not in self._lines:
            raise Unfit("stage_id", f"There is no stage “{stage}” in stages.csv, or it was rejected.")
        yield from self._field(_id(line, "input_id", _INPUT), _name(line, "input_name"), stage, number)

    def _field(self, id: str, name: str, stage: str, number: int) -> Iterator[Row]:
        self._first(id, number)
        if id in SAME:
            yield from self._mention("Field", code(id))
            return
        yield NodeRow("Field", code(id), {"name": name, "name_en": name, "code": code(id), "level": "subfield"})
        if nearest := NEAREST.get(id) or (code(stage) if stage else ""):
            yield from self._mention("Field", nearest)
            yield from self._part(code(id), nearest)

    def type_of(self, line: Mapping[str, str], number: int) -> Iterator[Row]:
        """An input that is a kind of another is part of it; a field of ours keeps the place that it has in our list."""
        if not text(line, "is_type_of_id"):
            return
        part, whole = self._known(line, "input_id"), self._known(line, "is_type_of_id")
        if part == whole or part in self._above(whole):
            raise Unfit("is_type_of_id", f"“{part}” would be a part of itself.")
        if part not in SAME.values():
            yield from self._part(part, whole)

    def _part(self, part: str, whole: str) -> Iterator[Row]:
        if whole not in self._wholes.setdefault(part, set()):
            self._wholes[part].add(whole)
            yield EdgeRow("PART_OF", Ref("Field", part), Ref("Field", whole))

    def _above(self, part: str) -> set[str]:
        """All that a field is part of, as far as it was told."""
        found: set[str] = set()
        ahead = [part]
        while ahead:
            wholes = self._wholes.get(ahead.pop(), set()) - found
            found |= wholes
            ahead += wholes
        return found

    def provider(self, line: Mapping[str, str], number: int) -> Iterator[Row]:
        """A firm with its country, or a country."""
        id, name, kind = _id(line, "provider_id", _PROVIDER), _name(line, "provider_name"), text(line, "provider_type")
        if kind not in ("country", "organization"):
            raise Unfit("provider_type", f"A provider is a country or an organization, not “{kind or ''}”.")
        if kind == "country":
            country = "" if name == _VARIOUS else _country(name, "provider_name")
            self._first(id, number)
            self._providers[id] = Ref("Country", country) if country else None
            yield from self._mention("Country", country) if country else ()
            return
        home = text(line, "country")
        country = _country(home, "country") if home else ""
        self._first(id, number)
        self._providers[id] = Ref("Organization", id)
        yield NodeRow("Organization", id, {"name": name}, kinds=("Firm",))
        if country:
            yield from self._mention("Country", country)
            yield EdgeRow("LOCATED_IN", Ref("Organization", id), Ref("Country", country))

    def provision(self, line: Mapping[str, str], number: int) -> Iterator[Row]:
        """Who provides what; a line that says again what another said is nothing new."""
        provider = _id(line, "provider_id", _PROVIDER)
        if provider not in self._providers:
            raise Unfit("provider_id", f"There is no provider “{provider}” in providers.csv, or it was rejected.")
        field, share, who = self._known(line, "provided_id"), _share(line), self._providers[provider]
        if who is None:
            return
        known, before = self._shares.setdefault((who, field), (share, number))
        if known != share:
            raise Unfit("share_provided", f"Line {before} states another share of the same; that one was taken.")
        if before == number:
            yield EdgeRow("ACTIVE_IN", who, Ref("Field", field), {} if share is None else {"share": share})

    def _known(self, line: Mapping[str, str], column: str) -> str:
        id = _id(line, column, _STAGE + _INPUT)
        if id not in self._lines:
            raise Unfit(column, f"There is no stage or input “{id}” in stages.csv and inputs.csv, or it was rejected.")
        return code(id)

    def _first(self, id: str, number: int) -> None:
        if self._lines.setdefault(id, number) != number:
            raise Unfit("", f"“{id}” stands in line {self._lines[id]} already; that one was taken.")

    def _mention(self, label: str, key: str) -> Iterator[Row]:
        if (label, key) not in self._mentioned:
            self._mentioned.add((label, key))
            yield NodeRow(label, key, {"code": key})


def _id(line: Mapping[str, str], column: str, letters: str) -> str:
    id = text(line, column) or ""
    match = _ID.fullmatch(id)
    if match is None or match[1] not in letters:
        raise Unfit(column, f"“{id[:60]}” is no identifier; here one is {' or '.join(letters)} and a number.")
    return id


def _name(line: Mapping[str, str], column: str) -> str:
    name = text(line, column)
    if name is None:
        raise Unfit(column, "The name is missing.")
    return name


def _country(written: str, column: str) -> str:
    country = _COUNTRIES.get(written) or places.code(written)
    if country is None:
        raise Unfit(column, f"“{written[:60]}” is no country that is known here.")
    return country


def _share(line: Mapping[str, str]) -> float | None:
    """The share as a fraction from 0 to 1; none where none is stated, or where it is negligible."""
    written, negligible = text(line, "share_provided"), text(line, "negligible_market_share")
    if negligible not in (None, "negligible"):
        raise Unfit("negligible_market_share", f"Here stands “negligible” or nothing, not “{negligible[:60]}”.")
    if written is None:
        return None
    match = _SHARE.fullmatch(written)
    if match is None or float(match[1]) > 100 or negligible:
        raise Unfit("share_provided", f"“{written[:60]}” is no share from 0% to 100% that is not negligible.")
    return round(float(match[1]) / 100, 6)
