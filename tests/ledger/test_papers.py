"""Working papers, uploads and the audit, on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import delete, update

from ledger import audit, papers, tables
from ledger.database import writing
from ledger.ledger import Ledger


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    opened = Ledger.open(ledger_url)
    yield opened
    opened.close()


def test_the_latest_version_of_a_paper_is_shown(ledger: Ledger) -> None:
    assert papers.save(ledger, "view", "lan", "Nhật Bản", {"country": "JP"}) == 1
    assert papers.save(ledger, "view", "lan", "Nhật Bản", {"country": "JP", "year": 2026}) == 2
    papers.save(ledger, "view", "minh", "Nhật Bản", {})
    assert [(paper.version, paper.body) for paper in papers.papers(ledger, "view", "lan")] == [
        (2, {"country": "JP", "year": 2026})]
    assert len(papers.papers(ledger, "view")) == 2


def test_an_upload_is_kept_once_and_until_its_day(ledger: Ledger) -> None:
    digest = papers.keep_upload(ledger, "a.xlsx", b"body")
    assert papers.keep_upload(ledger, "b.xlsx", b"body") == digest
    assert papers.upload(ledger, digest) == ("a.xlsx", b"body")
    assert papers.drop_expired(ledger, "2020-01-01") == 0
    assert papers.drop_expired(ledger, "9999-01-01") == 1
    assert papers.upload(ledger, digest) is None


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_changed_or_missing_row_breaks_the_chain(ledger: Ledger, damage: str) -> None:
    for number in range(3):
        audit.note(ledger, "lan", "read contact", f"thing {number}")
    assert audit.first_broken(ledger) is None
    second = audit.lines(ledger)[1].id
    with writing(ledger.engine) as connection:
        row = tables.audit.c.id == second
        connection.execute(update(tables.audit).where(row).values(by="other") if damage == "changed"
                           else delete(tables.audit).where(row))
    assert audit.first_broken(ledger) in (second, second + 1)
