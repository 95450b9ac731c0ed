"""Invented records in the shape of ORCID's, with iDs from outside of the range that ORCID gives to people."""

import io
import json
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from loaders import orcid
from loaders.source import Delivery, EdgeRow, NodeRow, Row

NAMESPACES = " ".join(f'xmlns:{name}="http://www.orcid.org/ns/{name}"' for name in (
    "record", "common", "person", "personal-details", "other-name", "researcher-url", "activities", "employment",
    "education", "qualification", "work"))


class Invented:
    """Documents as ORCID writes them, of people who do not exist."""

    @staticmethod
    def iD(number: int) -> str:
        """An ORCID iD below 0000-0001, where nobody has one, with the right check digit."""
        digits, total = f"{number:015d}", 0
        for digit in digits:
            total = (total + int(digit)) * 2
        check = (12 - total % 11) % 11
        whole = digits + ("X" if check == 10 else str(check))
        return "-".join(whole[at:at + 4] for at in range(0, 16, 4))

    @staticmethod
    def organisation(name: str = "Minh họa University", ror: str = "", **address: str) -> dict[str, Any]:
        body: dict[str, Any] = {"name": name, "address": {"city": "Hà Nội", "country": "VN", **address}}
        if ror:
            body["disambiguated-organization"] = {
                "disambiguated-organization-identifier": f"https://ror.org/{ror}", "disambiguation-source": "ROR"}
        return body

    @staticmethod
    def affiliation(kind: str, code: int, body: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        said = {"put-code": code, "visibility": "public", "organization": body or Invented.organisation(), **more}
        return {"summaries": [{f"{kind}-summary": said}]}

    @staticmethod
    def work(code: int, title: str, doi: str = "", **more: Any) -> dict[str, Any]:
        known = {"external-id-type": "doi", "external-id-value": doi, "external-id-relationship": "self"}
        return {"work-summary": [{
            "put-code": code, "visibility": "public", "title": {"title": {"value": title}}, "type": "journal-article",
            "external-ids": {"external-id": [known] if doi else []},
            "publication-date": {"year": {"value": "2020"}}, **more}]}

    @staticmethod
    def record(number: int = 1, person: dict[str, Any] | None = None, works: Iterable[dict[str, Any]] = (),
               changed: int = 1_700_000_000_000, **sections: list[dict[str, Any]]) -> dict[str, Any]:
        name = {"given-names": {"value": "An"}, "family-name": {"value": "Minh Họa"}, "visibility": "public"}
        activities: dict[str, Any] = {section: {"affiliation-group": groups} for section, groups in sections.items()}
        return {"orcid-identifier": {"path": Invented.iD(number), "host": "orcid.org"},
                "history": {"last-modified-date": {"value": changed}},
                "person": {"name": name, **(person or {})},
                "activities-summary": {**activities, "works": {"group": list(works)}}}

    @staticmethod
    def xml(number: int, name: str = "Người Minh Họa", titles: Iterable[str] = (), root: str = "") -> bytes:
        """A record as the archive holds it."""
        works = "".join(f'<activities:group><work:work-summary put-code="{code}" visibility="public"><work:title>'
                        f"<common:title>{title}</common:title></work:title><work:type>patent</work:type>"
                        "</work:work-summary></activities:group>" for code, title in enumerate(titles, start=1))
        return f"""<?xml version="1.0" encoding="UTF-8"?>{root}
            <record:record path="/{Invented.iD(number)}" {NAMESPACES}><common:orcid-identifier>
            <common:path>{Invented.iD(number)}</common:path></common:orcid-identifier>
            <person:person><person:name visibility="public">
            <personal-details:given-names>{name}</personal-details:given-names></person:name></person:person>
            <activities:activities-summary><activities:employments><activities:affiliation-group>
            <employment:employment-summary put-code="7" visibility="public"><common:organization>
            <common:name>Minh họa Institute</common:name><common:address><common:city>Tokyo</common:city>
            <common:country>JP</common:country></common:address></common:organization></employment:employment-summary>
            </activities:affiliation-group></activities:employments><activities:works>{works}</activities:works>
            </activities:activities-summary></record:record>""".encode()

    @staticmethod
    def archive(path: Path, members: dict[str, bytes]) -> Path:
        with tarfile.open(path, "w:gz") as packed:
            for name, data in members.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(data)
                packed.addfile(entry, io.BytesIO(data))
        return path


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., Delivery]:
    """A function that writes a document to a file of that name and gives what it says."""

    def tell(document: Any, name: str = "record.json") -> Delivery:
        path = tmp_path / name
        path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
        return orcid.delivery(path)

    return tell


@pytest.fixture(scope="session")
def invented() -> type[Invented]:
    """What makes documents of people who do not exist."""
    return Invented


@pytest.fixture(scope="session")
def nodes() -> Callable[[Iterable[Row], str], list[NodeRow]]:
    """A function that picks the nodes of one label."""
    return lambda rows, label: [row for row in rows if isinstance(row, NodeRow) and row.label == label]


@pytest.fixture(scope="session")
def edges() -> Callable[[Iterable[Row], str], list[EdgeRow]]:
    """A function that picks the relations of one type."""
    return lambda rows, type: [row for row in rows if isinstance(row, EdgeRow) and row.type == type]
