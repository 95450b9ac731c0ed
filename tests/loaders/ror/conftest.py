"""Invented records in the shapes of the register."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"

Record = dict[str, Any]


@pytest.fixture(scope="session")
def ror_id() -> Callable[[int], str]:
    """A function from a number to an id whose check digits are right."""
    return _id


@pytest.fixture(scope="session")
def second() -> Callable[..., Record]:
    """A function that makes record number n of schema v2; more properties replace its own."""
    return _second


@pytest.fixture(scope="session")
def first() -> Callable[..., Record]:
    """The same of schema v1."""
    return _first


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes records as a JSON array into a file of that name."""
    def write(*records: Any, name: str = "records.json") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(list(records), ensure_ascii=False), encoding="utf-8")
        return path
    return write


def _id(number: int) -> str:
    letters, rest = "", number
    for _ in range(6):
        rest, digit = divmod(rest, 32)
        letters = _LETTERS[digit] + letters
    return f"0{letters}{98 - number * 100 % 97:02d}"


def _second(number: int, *related: tuple[str, int], **changes: Any) -> Record:
    return {
        "id": f"https://ror.org/{_id(number)}", "status": "active", "types": ["education"], "established": 1990,
        "names": [{"value": f"University {number}", "types": ["ror_display", "label"], "lang": "en"},
                  {"value": f"Đại học {number}", "types": ["label"], "lang": "vi"},
                  {"value": f"U{number}", "types": ["acronym"], "lang": None}],
        "locations": [{"geonames_id": 1, "geonames_details": {
            "name": "Springfield", "country_code": "US", "country_subdivision_name": "Ohio",
            "lat": 39.9, "lng": -83.8}}],
        "links": [{"type": "wikipedia", "value": "http://en.wikipedia.org/wiki/U"},
                  {"type": "website", "value": "https://u.example"}],
        "relationships": [{"type": type, "id": f"https://ror.org/{_id(other)}", "label": f"Label {other}"}
                          for type, other in related],
        **changes}


def _first(number: int, *related: tuple[str, int], **changes: Any) -> Record:
    return {
        "id": f"https://ror.org/{_id(number)}", "status": "active", "types": ["Education"], "email_address": None,
        "name": f"University {number}", "labels": [{"label": f"Đại học {number}", "iso639": "vi"}],
        "aliases": [f"School {number}"], "acronyms": [f"U{number}"], "links": ["https://u.example"],
        "country": {"country_name": "United States", "country_code": "US"},
        "addresses": [{"lat": 39.9, "lng": -83.8, "state": None, "city": "Springfield",
                       "geonames_city": {"geonames_admin1": {"name": "Ohio"}}}],
        "relationships": [{"type": type.capitalize(), "id": f"https://ror.org/{_id(other)}", "label": f"Label {other}"}
                          for type, other in related],
        **changes}
