"""Invented records in the shape of OpenAlex, and rows told from them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from loaders import openalex
from loaders.source import Row

ADDRESS = "https://openalex.org/"


class Made:
    """Records of people and places that do not exist."""

    @staticmethod
    def body(number: int = 1, **more: Any) -> dict[str, Any]:
        """An institution as works and authors name it."""
        return {"id": f"{ADDRESS}I{number:03}", "display_name": f"University {number}", "ror": None,
                "country_code": "VN", "type": "education", "lineage": [f"{ADDRESS}I{number:03}"], **more}

    @staticmethod
    def authorship(number: int = 1, *bodies: dict[str, Any], **more: Any) -> dict[str, Any]:
        """One author of a work, with where they were."""
        return {"author": {"id": f"{ADDRESS}A{number:03}", "display_name": f"Person {number}", "orcid": None},
                "institutions": list(bodies), "raw_affiliation_strings": [body["display_name"] for body in bodies],
                **more}

    @staticmethod
    def work(number: int = 1, *authorships: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A work in the shape of 2026."""
        return {"id": f"{ADDRESS}W{number:03}", "doi": f"https://doi.org/10.1234/W{number}", "title": f"Title {number}",
                "display_name": f"Title {number}", "publication_year": 2020, "type": "article", "cited_by_count": 3,
                "is_retracted": False, "is_xpac": False, "awards": [], "topics": [], "institutions": [],
                "primary_location": {"source": {"id": f"{ADDRESS}S1", "display_name": "Journal"}},
                "authorships": list(authorships), "updated_date": "2026-06-01T08:00:00", **more}

    @staticmethod
    def author(number: int = 1, *affiliations: tuple[dict[str, Any], list[int]], **more: Any) -> dict[str, Any]:
        """An author's own record, with institutions and the years there."""
        return {"id": f"{ADDRESS}A{number:03}", "orcid": None, "display_name": f"Person {number}",
                "display_name_alternatives": [f"P. {number}", f"Person {number}"], "topics": [],
                "affiliations": [{"institution": body, "years": years} for body, years in affiliations],
                "last_known_institutions": None, **more}


Tell = Callable[..., list[Row]]


@pytest.fixture
def made() -> type[Made]:
    return Made


@pytest.fixture
def tell(tmp_path: Path) -> Tell:
    """A function that gives the rows of records, or of lines of text, in one file of JSON lines."""
    def told(*records: Any) -> list[Row]:
        path = tmp_path / "records.jsonl"
        path.write_bytes(b"\n".join(one if isinstance(one, bytes) else orjson.dumps(one) for one in records))
        return list(openalex.rows(openalex.fetch(path)))
    return told
