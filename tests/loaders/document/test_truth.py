"""What is read out of documents, against what a careful reader made of them by hand.

The five first documents have their tables in ``seeds``; ``items`` are invented news, minutes and plans that were
written, with their tables, before the rules were tuned. ``score`` in ``conftest.py`` says what counts as right.
"""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from loaders.document import delivery

PRECISION, RECALL = 0.9, 0.8


def passes(total: Any, kinds: tuple[str, ...]) -> None:
    """The bar over all kinds together, and for each kind by itself."""
    for several in ((), *((kind,) for kind in kinds)):
        assert total.precision(*several) >= PRECISION, f"{several}\n{total}"
        assert total.recall(*several) >= RECALL, f"{several}\n{total}"


def test_the_five_first_documents(judge: SimpleNamespace, seeds: Path) -> None:
    total = judge.Score()
    tables = sorted(judge.truth.glob("*.toml"))
    assert [path.stem for path in tables] == ["000", "001", "002", "003", "004"]
    for path in tables:
        document = next(seeds.glob(f"{path.stem}_*"))
        judge.score(list(delivery(document).rows), judge.table(path), total, path.stem)
    assert total.wanted == {"agreement": 5, "event": 8, "role": 18, "figure": 32}
    passes(total, judge.KINDS)


def test_invented_items(judge: SimpleNamespace, written: Callable[..., Path]) -> None:
    total = judge.Score()
    tables = [judge.table(path) for path in sorted(judge.items.glob("*.toml"))]
    assert {one["form"] for one in tables} == {"txt", "html", "docx", "pdf"}
    assert len(tables) == 16
    for number, one in enumerate(tables, 1):
        path = written(one["text"], one["form"], f"item-{number:02}")
        judge.score(list(delivery(path, as_of=one.get("as_of")).rows), one, total, path.stem)
    passes(total, judge.KINDS)


def test_an_item_says_the_same_in_every_form(judge: SimpleNamespace, read: Callable[..., list[Any]]) -> None:
    one = judge.table(judge.items / "07-three-signings.toml")
    said = {form: [str(proposal) for proposal in read(one["text"], form)] for form in ("txt", "html", "docx", "pdf")}
    assert len(said["txt"]) == 7
    assert said["html"] == said["docx"] == said["pdf"] == said["txt"]


@pytest.mark.parametrize("spoilt", ["parties", "kind", "signed_on", "state"])
def test_the_score_of_agreements_is_strict(judge: SimpleNamespace, read: Callable[..., list[Any]], spoilt: str) -> None:
    one = judge.table(judge.items / "01-university-and-firm.toml")
    rows = [row for proposal in read(one["text"]) for row in proposal.rows]
    if spoilt == "state":
        next(row for row in rows if getattr(row, "label", "") == "Agreement").props["state"] = "talks"
    elif spoilt == "parties":
        one["agreement"][0]["parties"].pop()
    else:
        one["agreement"][0][spoilt] = "2025-01-01"
    total = judge.Score()
    judge.score(rows, one, total, "01")
    assert (total.right["agreement"], total.right["role"], total.right["figure"]) == (0, 2, 4)
