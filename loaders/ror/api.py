"""The register's API: what it finds for a query, page by page."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from graph.errors import BadSource
from loaders.source import Reject

HOST = "api.ror.org"
_ADDRESS = f"https://{HOST}/v2/organizations"
#: A page has 20 records, and the API gives 500 pages at the most.
_PAGES, _REACHABLE = 500, 10_000


class Asking(Protocol):
    """What fetches an address: ``loaders.web.Web``, or a stand-in for it."""

    def json(self, url: str, parameters: Mapping[str, str]) -> Any:
        """The JSON of an answer; BadSource where there is none."""
        ...


def fetch_api(query: str, web: Asking) -> Iterator[tuple[int, dict[str, Any]] | Reject]:
    """The records that a query finds, of any status, numbered; BadSource where they are more than the API gives out."""
    number = 0
    for page in range(1, _PAGES + 1):
        found, total = _page(web.json(_ADDRESS, {"query": query, "page": str(page), "all_status": "true"}))
        if total > _REACHABLE:
            raise BadSource(f"{HOST}: “{query}” finds {total:,} organisations and {_REACHABLE:,} can be fetched; "
                            "ask more narrowly, or load a release from zenodo.org.")
        for record in found:
            number += 1
            yield (number, record) if isinstance(record, dict) else Reject(
                HOST, "", number, "", "This is no record of an organisation.")
        if not found or number >= total:
            return


def _page(answer: Any) -> tuple[list[Any], int]:
    found, total = (answer.get("items"), answer.get("number_of_results")) if isinstance(answer, dict) else (None, None)
    if not isinstance(found, list) or not isinstance(total, int):
        raise BadSource(f"{HOST}: the answer is not what the API is known to give; try again later.")
    return found, total
