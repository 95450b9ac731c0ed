"""Fetching from the API: the query, its pages in a folder, and going on where it broke off."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import pytest

from graph.errors import BadSource
from loaders import openalex
from loaders.openalex import Progress, Query, fetch_api
from loaders.source import NodeRow

VIETNAM = Query("works", {"institutions.country_code": "VN", "publication_year": ">2020"}, "chip packaging")
ADDRESS = "https://openalex.org/"


class Outside:
    """The API with so many works, two on a page; it falls silent after some questions."""

    def __init__(self, works: int = 5, answers: int = 99, contact: str = "curator@hanoi.example") -> None:
        self.works, self.answers, self.contact = works, answers, contact
        self.asked: list[dict[str, str | int]] = []
        self.keys: set[str] = set()
        self.urls: set[str] = set()

    def json(self, url: str, parameters: Mapping[str, str | int], *, key: str = "") -> Any:
        if len(self.asked) == self.answers:
            raise BadSource("api.openalex.org cannot be reached.")
        self.asked.append(dict(parameters))
        self.keys.add(key)
        self.urls.add(url)
        at = (int(parameters["page"]) - 1) * 2 if "page" in parameters else _place(str(parameters["cursor"]))
        found = [{"id": f"{ADDRESS}W{number:03}", "title": f"Title {number}", "updated_date": "2026-05-05"}
                 for number in range(1, self.works + 1)][at:at + 2]
        return {"meta": {"count": self.works, "next_cursor": f"after {at + 2}" if found else None}, "results": found}


def _place(cursor: str) -> int:
    return 0 if cursor == "*" else int(cursor.removeprefix("after "))


def fetched(query: Query, folder: Path, web: Outside, key: str = "secret") -> list[Progress]:
    return list(fetch_api(query, folder, web, key))  # type: ignore[arg-type]


def works(folder: Path) -> list[str]:
    return [row.key for row in openalex.delivery(folder).rows if isinstance(row, NodeRow)]


def test_the_query_says_what_is_wanted_and_no_more() -> None:
    assert VIETNAM.url == (
        "https://api.openalex.org/works?select=id,doi,title,display_name,publication_year,type,cited_by_count,"
        "is_retracted,primary_location,authorships,topics,updated_date"
        "&filter=institutions.country_code:VN,publication_year:%3E2020&search=chip+packaging")
    assert VIETNAM.url == VIETNAM.url, "a query does not change by being asked"
    nothing = Query("authors").url
    assert nothing.startswith("https://api.openalex.org/authors?select=id,orcid") and "filter" not in nothing


@pytest.mark.parametrize("kind", ["works", "authors", "institutions"])
def test_every_kind_has_its_own_address(kind: Literal["works", "authors", "institutions"]) -> None:
    assert Query(kind, {"country_code": "VN"}).url.startswith(f"https://api.openalex.org/{kind}?")


def test_pages_are_kept_in_a_folder_that_is_read_like_a_file(tmp_path: Path) -> None:
    web, folder = Outside(), tmp_path / "pages"
    done = fetched(VIETNAM, folder, web)
    assert [(one.pages, one.records, one.total) for one in done] == [(1, 2, 5), (2, 4, 5), (3, 5, 5), (4, 5, 5)]
    assert web.asked[0] == {"per_page": 100, "cursor": "*", "mailto": "curator@hanoi.example"}
    assert (web.keys, web.urls) == ({"secret"}, {VIETNAM.url})
    assert openalex.recognises(folder)
    delivery = openalex.delivery(folder)
    assert (delivery.as_of, delivery.covers, delivery.notices) == ("2026-05-05", (), ())
    assert works(folder) == ["W001", "W002", "W003", "W004", "W005"]
    assert "secret" not in "".join(file.read_text() for file in folder.iterdir())


@pytest.mark.parametrize("key", ["secret", ""])
@pytest.mark.parametrize("broken", [0, 1, 2])
def test_a_fetch_that_broke_off_between_pages_goes_on_there(tmp_path: Path, broken: int, key: str) -> None:
    first, second, folder = Outside(answers=broken), Outside(), tmp_path / "pages"
    with pytest.raises(BadSource, match="cannot be reached"):
        fetched(VIETNAM, folder, first, key)
    if broken:
        (notice,) = openalex.delivery(folder).notices
        assert f"after {broken * 2} of 5 records" in notice
    fetched(VIETNAM, folder, second, key)
    whole = Outside()
    fetched(VIETNAM, tmp_path / "whole", whole, key)
    assert first.asked + second.asked == whole.asked
    assert works(folder) == works(tmp_path / "whole") == ["W001", "W002", "W003", "W004", "W005"]
    assert openalex.delivery(folder).file_hash == openalex.delivery(tmp_path / "whole").file_hash
    assert openalex.delivery(folder).notices == ()


def test_a_fetch_that_was_stopped_between_a_page_and_its_cursor_writes_the_page_again(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pages"
    pages = fetch_api(VIETNAM, folder, Outside(), "secret")  # type: ignore[arg-type]
    next(pages)
    before = (folder / "cursor.json").read_bytes()
    next(pages)
    pages.close()
    (folder / "cursor.json").write_bytes(before)
    fetched(VIETNAM, folder, Outside())
    assert works(folder) == ["W001", "W002", "W003", "W004", "W005"]


def test_a_fetch_that_is_done_asks_nothing(tmp_path: Path) -> None:
    fetched(VIETNAM, tmp_path / "pages", Outside())
    again = Outside()
    assert fetched(VIETNAM, tmp_path / "pages", again) == [] and again.asked == []


def test_without_a_key_pages_are_asked_for_by_number(tmp_path: Path) -> None:
    web = Outside(contact="")
    fetched(VIETNAM, tmp_path / "pages", web, key="")
    assert web.asked == [{"per_page": 100, "page": "1"}, {"per_page": 100, "page": "2"}, {"per_page": 100, "page": "3"}]
    assert len(works(tmp_path / "pages")) == 5


@pytest.mark.parametrize(("key", "most", "remedy"), [("", 10_000, "give its key"), ("secret", 100_000, "snapshot")])
def test_more_than_one_fetch_may_bring_is_said_before_anything_is_kept(
        tmp_path: Path, key: str, most: int, remedy: str) -> None:
    with pytest.raises(BadSource, match=f"{most + 1:,} records and {most:,} is the limit.*{remedy}"):
        fetched(VIETNAM, tmp_path / "pages", Outside(works=most + 1), key)
    assert not (tmp_path / "pages").exists()


def test_a_folder_of_another_query_is_not_mixed(tmp_path: Path) -> None:
    fetched(VIETNAM, tmp_path / "pages", Outside())
    with pytest.raises(BadSource, match="another query"):
        fetched(Query("works", {"publication_year": "2024"}), tmp_path / "pages", Outside())


@pytest.mark.parametrize("answer", [[], {}, {"meta": None, "results": []}, {"meta": {"count": "?"}, "results": []},
                                    {"meta": [], "results": []}, {"results": []}, {"meta": {"count": 1}}, None, "busy"])
def test_an_answer_of_an_unknown_shape_is_no_page(
        tmp_path: Path, answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    web = Outside()
    monkeypatch.setattr(web, "json", lambda *_, **__: answer)
    with pytest.raises(BadSource, match="shape that is not known"):
        fetched(VIETNAM, tmp_path / "pages", web)


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"query": "x", "colour": "red"}'])
def test_a_broken_cursor_is_told(tmp_path: Path, broken: str) -> None:
    (tmp_path / "cursor.json").write_text(broken)
    with pytest.raises(BadSource, match=r"cursor\.json cannot be read"):
        fetched(VIETNAM, tmp_path, Outside())


def test_a_query_that_finds_nothing_says_so(tmp_path: Path) -> None:
    fetched(VIETNAM, tmp_path / "pages", Outside(works=0))
    with pytest.raises(BadSource, match="no works, authors or institutions"):
        openalex.delivery(tmp_path / "pages")
