"""The search: how well it orders judged questions beside plain full text, and how long it takes in cities of two sizes.

``python -m benchmarks.search [--experts N] [--json]``
"""

import statistics
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import city, search_city
from benchmarks.measure import Watch, note, options, report, timed
from benchmarks.search_judged import Judged, Plain, judged, scores, shelf_of
from benchmarks.world import World
from graph.compile import compiled
from graph.search import SearchIndex, Shelf, Wanted, find
from graph.search.reading import documents
from ledger.ledger import Ledger
from loaders import illustration, start
from loaders.source import stage

#: The smaller city, and how many questions of each kind are asked of each.
_SMALL, _EACH = 10_000, 25
_LANGUAGES = ("vi", "en", "ja", "zh")
_SLIP = 3


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv)
    with TemporaryDirectory(prefix="ketnoi-search-") as folder:
        figures: dict[str, Any] = {"nDCG at ten, judged questions": _quality(Path(folder))}
        for experts in dict.fromkeys((min(_SMALL, chosen.experts), chosen.experts)):
            figures[f"a city of {experts:,} experts"] = _city(World(experts), Path(folder))
    report("search", figures, chosen.json)


def _quality(folder: Path) -> dict[str, dict[str, float]]:
    """By method and language: the judged questions on the starting registry."""
    ledger = Ledger.open(f"sqlite:///{(folder / 'ledger.sqlite').as_posix()}")
    for delivery in (start.delivery(), illustration.delivery()):
        ledger.accept(stage(ledger, delivery, "benchmark").batch or 0, "benchmark")
    (graph,) = compiled(ledger, ["curators"], "2026-11-27")
    ledger.close()
    states = list(graph.dump())
    shelf = shelf_of(states, folder / "judged.sqlite")

    def ours(question: str, label: str) -> list[str]:
        wanted = Wanted(question, labels=(label,) if label else (), limit=10, counted=False)
        return [hit.id for hit in find(shelf, wanted).hits]

    queries = judged(states)
    return {"ketnoi": _by_language(scores(queries, ours)),
            "plain full text (FTS5, BM25)": _by_language(scores(queries, Plain(documents(states)).look))}


def _by_language(found: Sequence[tuple[Judged, float]]) -> dict[str, float]:
    by = {language: [score for one, score in found if one.language == language] for language in _LANGUAGES}
    return {"questions": len(found), "all": round(statistics.mean(score for _one, score in found), 3),
            **{language: round(statistics.mean(some), 3) for language, some in by.items()}}


def _city(world: World, folder: Path) -> dict[str, Any]:
    note(f"a city of {world.experts} experts")
    path = folder / f"city-{world.experts}.sqlite"
    index = SearchIndex.open(path)
    with Watch() as building, index.change():
        index.put(search_city.documents(world), fresh=True)
    loading, shelf = timed(Shelf(index, *search_city.vocabulary(world)).fresh)
    patching, _ = timed(lambda: shelf.fresh({1}))
    found = {
        "documents": index.rows("SELECT count(*) FROM document")[0][0], "file, MB": path.stat().st_size // 1_000_000,
        "building the file, seconds": round(building.seconds, 1), "opening it, seconds": round(loading, 2),
        "after a change, seconds": round(patching, 3)}
    asked = questions(world)
    for kind, some in asked.items():
        found[f"{kind}, ms"] = _times(shelf, some)
    found["all of these, ms"] = _times(shelf, list(chain.from_iterable(asked.values())))
    index.close()
    return found


def questions(world: World) -> dict[str, list[str]]:
    """What people type, by kind: names whole, turned round, misspelt and half typed; fields, places, titles."""
    random = Random(f"questions:{world.seed}")
    names = [world.person(random.randrange(world.experts)).name.latin for _ in range(_EACH)]
    fields = [row[language] for row in random.sample(search_city.rows("fields"), _EACH)
              for language in ("name_vi", "name_en", "name_ja", "name_zh") if row[language]]
    houses = [world.organisations[random.randrange(len(world.organisations))].name for _ in range(_EACH)]
    places = ("Taiwan", "Nhật Bản", "台灣", "United States")
    return {
        "names": names, "names turned round": [" ".join(reversed(name.split())) for name in names],
        "names misspelt": [_misspelt(name, random) for name in names],
        "names as they are typed": list(chain.from_iterable(_typed(name) for name in names[:_EACH // 5])),
        "fields in four languages": fields,
        "fields in a place": [f"{random.choice(fields)} {random.choice(places)}" for _ in range(_EACH)],
        "organisations": houses, "titles": [city.title(random) for _ in range(_EACH)],
        "common words": ["nguyen", "chen", "university", "đại học", "design", "thiết kế", "circuits", "viet nam"]}


def _typed(name: str) -> Iterator[str]:
    return (name[:length] for length in range(1, len(name) + 1))


def _misspelt(name: str, random: Random) -> str:
    """The longest word with two letters in the wrong order."""
    word = max(name.split(), key=len)
    at = random.randrange(1, max(2, len(word) - _SLIP))
    return name.replace(word, word[:at] + word[at + 1:at + 2] + word[at:at + 1] + word[at + 2:], 1)


def _times(shelf: Shelf, asked: Sequence[str]) -> dict[str, float]:
    """Milliseconds of the box (seven hits) and of the page (25 hits and all facets), each question asked anew; and of
    the processor, for other programs take their share of the clock."""
    found: dict[str, float] = {"questions": len(asked)}
    for name, limit, counted in (("box", 7, False), ("page", 25, True)):
        clock, processor = [], []
        for one in asked:
            shelf.forget()
            began, used = time.perf_counter(), time.process_time()
            find(shelf, Wanted(one, limit=limit, counted=counted))
            clock.append(1000 * (time.perf_counter() - began))
            processor.append(1000 * (time.process_time() - used))
        found |= {f"{name} p50": _percentile(clock, 50), f"{name} p95": _percentile(clock, 95),
                  f"{name} p95, processor": _percentile(processor, 95)}
    return found


def _percentile(taken: Sequence[float], share: int) -> float:
    return round(sorted(taken)[min(len(taken) - 1, len(taken) * share // 100)], 1)


if __name__ == "__main__":
    main()
