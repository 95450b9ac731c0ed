"""Works, authors or institutions from OpenAlex's API, page by page into a folder; what was broken off goes on there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import orjson
from pyalex import Authors, Institutions, Works

from graph.errors import BadSource
from loaders.web import Web

#: Records in one page, and in one fetch: whoever wants more takes OpenAlex's snapshot, as OpenAlex asks. Without a key
#: it gives out numbered pages only, and no more than this.
PAGE, MOST, MOST_WITHOUT_KEY = 100, 100_000, 10_000
CURSOR = "cursor.json"
_ENDPOINTS = {"works": Works, "authors": Authors, "institutions": Institutions}
#: Only what is read is asked for.
_WANTED = {
    "works": ("id", "doi", "title", "display_name", "publication_year", "type", "cited_by_count", "is_retracted",
              "primary_location", "authorships", "topics", "updated_date"),
    "authors": ("id", "orcid", "display_name", "display_name_alternatives", "affiliations", "last_known_institutions",
                "topics", "updated_date"),
    "institutions": ("id", "ror", "display_name", "display_name_acronyms", "display_name_alternatives", "type",
                     "country_code", "homepage_url", "geo", "international", "lineage", "associated_institutions",
                     "updated_date"),
}


@dataclass(frozen=True, slots=True)
class Query:
    """What is wanted: records of one kind, by filters of OpenAlex (``{"country_code": "VN"}``) and words."""

    kind: Literal["works", "authors", "institutions"]
    filter: Mapping[str, Any] = field(default_factory=dict)
    search: str = ""

    @property
    def url(self) -> str:
        """Its address, without page, contact and key."""
        asked = _ENDPOINTS[self.kind]().select(list(_WANTED[self.kind]))
        if self.filter:
            asked = asked.filter(**self.filter)
        return str((asked.search(self.search) if self.search else asked).url)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fetch came: pages and records in the folder, records altogether, and where the next page is.

    ``cursor`` is OpenAlex's, or the number of a page; ``None`` once everything is there.
    """

    query: str
    cursor: str | None
    pages: int = 0
    records: int = 0
    total: int = 0

    @property
    def page(self) -> dict[str, str]:
        """The parameter that asks for the next page."""
        return {"page" if (self.cursor or "").isdigit() else "cursor": self.cursor or ""}


def fetch_api(query: Query, folder: Path, web: Web, key: str = "") -> Iterator[Progress]:
    """Fetch what is missing into the folder, telling how far it came after each page.

    ``key`` is OpenAlex's, without which it answers little. Broken off anywhere, it goes on where it was when it is
    called again. BadSource where the folder holds another query's pages or more is found than one fetch may bring.
    """
    contact = {"mailto": web.contact} if web.contact else {}
    done = progress(folder) or Progress(query.url, "*" if key else "1")
    if done.query != query.url:
        raise BadSource(f"{folder.name}: this folder holds what another query found; choose an empty one.")
    while done.cursor:
        page = web.json(query.url, {"per_page": PAGE, **done.page, **contact}, key=key)
        done = _after(done, page)
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / f"page-{done.pages:05}.json", page)
        # Last of all: until it is there, the page counts as not fetched and is written again.
        _write(folder / CURSOR, done)
        yield done


def progress(folder: Path) -> Progress | None:
    """How far the fetch into a folder came; ``None`` where there was none."""
    try:
        return Progress(**orjson.loads((folder / CURSOR).read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, orjson.JSONDecodeError, TypeError) as error:
        raise BadSource(f"{folder.name}: {CURSOR} cannot be read; empty the folder and fetch again.") from error


def _after(done: Progress, page: Any) -> Progress:
    try:
        found, total, following = len(page["results"]), int(page["meta"]["count"]), page["meta"].get("next_cursor")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadSource("OpenAlex answers in a shape that is not known; ketnoi may have to be updated.") from error
    numbered = "page" in done.page
    most, records = MOST_WITHOUT_KEY if numbered else MOST, done.records + found
    if total > most:
        remedy = "give its key, or narrow the query" if numbered else "narrow the query, or load its snapshot"
        raise BadSource(f"OpenAlex finds {total:,} records and {most:,} is the limit; {remedy}.")
    if numbered:
        following = str(done.pages + 2) if records < total else None
    return Progress(done.query, following if found else None, done.pages + 1, records, total)


def _write(path: Path, value: Any) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes(orjson.dumps(value))
    unfinished.replace(path)
