"""What is wanted of a source: a file, or what its API finds; and when it is to be asked again."""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson

from graph.errors import BadSource
from ledger import papers
from ledger.ledger import Ledger
from loaders.catalog import LOADER
from loaders.source import Delivery
from loaders.web import Web

#: The loaders that also ask an API.
ASKED = ("openalex", "ror")
#: The folder of pages that were fetched and are not staged yet, in the registry's.
_FETCHED = "fetched"
_KIND, _OWNER = "refresh", "registry"

#: Called with how many records were fetched, of how many.
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wish: the loader, and a path or words to search for. ``kind`` and ``filter`` are OpenAlex's.

    ``as_of``: the source's own date, ISO, where the file does not say it or says it wrongly.
    """

    loader: str
    path: str = ""
    search: str = ""
    kind: str = "works"
    filter: Mapping[str, str] = field(default_factory=dict)
    as_of: str = ""

    @property
    def title(self) -> str:
        """How a person would name it."""
        asked = ", ".join(filter(None, (self.search, *(f"{name}={value}" for name, value in self.filter.items()))))
        return f"{self.loader}: {Path(self.path).name or asked}"

    @property
    def folder(self) -> str:
        """The name of the folder into which its pages are fetched: the same for the same wish."""
        spoken = orjson.dumps(asdict(replace(self, as_of="")), option=orjson.OPT_SORT_KEYS)
        return f"{self.loader}-{hashlib.sha256(spoken).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Refresh:
    """A wish that comes back every so many days; ``last`` is the ISO day on which it was met, or empty."""

    wanted: Wanted
    days: int
    last: str = ""

    def is_due(self, today: str) -> bool:
        """Whether its day has come."""
        return not self.last or date.fromisoformat(self.last) + timedelta(self.days) <= date.fromisoformat(today)


def delivery(wanted: Wanted, home: Path, web: Web, key: str = "",
             told: Told = lambda done, total: None) -> Delivery:
    """The delivery that meets a wish. Pages of an API are kept in the registry's folder until ``forget``, to go on.

    ``key`` is OpenAlex's. Raises BadSource where the file or the API cannot be read.
    """
    if wanted.path:
        read = LOADER[wanted.loader].module.delivery
        return read(Path(wanted.path), as_of=wanted.as_of or None)  # type: ignore[no-any-return]
    if not (wanted.search or wanted.filter):
        raise BadSource(f"{wanted.loader}: name a file, or words to search for.")
    if wanted.loader == "ror":
        return LOADER["ror"].module.found(wanted.search, web)  # type: ignore[no-any-return]
    openalex, folder = LOADER["openalex"].module, home / _FETCHED / wanted.folder
    for done in openalex.fetch_api(openalex.Query(wanted.kind, dict(wanted.filter), wanted.search), folder, web, key):
        told(done.records, done.total)
    found: Delivery = openalex.delivery(folder)
    found.title = wanted.title
    return found


def forget(wanted: Wanted, home: Path) -> None:
    """Remove the pages that were fetched for a wish, once its delivery is staged."""
    shutil.rmtree(home / _FETCHED / wanted.folder, ignore_errors=True)


def forget_all(home: Path) -> None:
    """Remove every page that was fetched and is not staged yet."""
    shutil.rmtree(home / _FETCHED, ignore_errors=True)


def repeat(ledger: Ledger, wanted: Wanted, days: int, last: str = "") -> None:
    """Let a wish come back every so many days, without a date of its own; 0 ends that."""
    body = {"wanted": asdict(replace(wanted, as_of="")), "days": days, "last": last}
    papers.save(ledger, _KIND, _OWNER, wanted.folder, body)


def repeated(ledger: Ledger) -> list[Refresh]:
    """Every wish that comes back, by title."""
    found = [_refresh(paper.body) for paper in papers.papers(ledger, _KIND, _OWNER)]
    return sorted((one for one in found if one.days), key=lambda one: one.wanted.title)


def due(ledger: Ledger, today: str) -> list[Refresh]:
    """The wishes whose day has come."""
    return [one for one in repeated(ledger) if one.is_due(today)]


def _refresh(body: Mapping[str, Any]) -> Refresh:
    return Refresh(Wanted(**body["wanted"]), int(body["days"]), str(body["last"]))
