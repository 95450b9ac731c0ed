from pathlib import Path

import pytest

from benchmarks.identity import generated, sets
from benchmarks.identity.baselines import JUDGES

HEAD = "rec_id, given_name, surname"
HERE = ["rec-1-org, anna, larsen", "rec-2-org, anna, larsen", "rec-3-org, bodil, madsen", "rec-4-org, carla, olsen"]
THERE = ["rec-1-dup-0, larsen, anna", "rec-2-dup-0, anna, larsen", "rec-3-dup-0, bodil, madsem",
         "rec-9-dup-0, doris, holm"]


@pytest.mark.parametrize(("method", "hits", "wrong"), [
    # 1 is turned round and 3 misspelt; 1 here is called like 2 there.
    ("exact", 1, 1),
    # 1 here like 2 there, and 2 here like 1 there.
    ("folded tokens", 2, 2), ("jaro-winkler", 3, 2),
])
def test_names_of_generated_persons(tmp_path: Path, method: str, hits: int, wrong: int) -> None:
    folder = tmp_path / sets.FEBRL
    folder.mkdir()
    for file, rows in zip(generated.FILES, (HERE, THERE), strict=True):
        (folder / file).write_text("\n".join([HEAD, *rows, ""]), "utf-8")
    result, = generated.run(JUDGES[method], tmp_path)
    assert (result.set, result.pairs) == ("febrl4", 3)
    assert result[3:5] == pytest.approx((hits / (hits + wrong), hits / 3))
    # Of four times four pairs three are true.
    assert result.false_hit_rate == pytest.approx(wrong / 13)
