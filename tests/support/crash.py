"""A process that works on a registry and tells what was acknowledged, to be killed at any moment.

``python crash.py HOME SEED [POINT:N]``: at the N-th time that it comes to the named point it says so and stands still.
"""

import json
import random
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from promises import SOURCES, edges, nodes, thing

import graph.engine.client as engine_client
import graph.registry
import graph.store
from graph.compile import compiler
from graph.errors import RegistryError
from graph.registry import Registry
from graph.settings import Settings
from graph.store import Store
from ledger import batches, staging
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.record import Said
from loaders.source import Row, said

#: Where a process may stand still: what is wrapped, and whether before or after it.
POINTS: dict[str, tuple[Any, str, bool]] = {
    "while staging": (staging, "put_rows", False),
    "staged": (Ledger, "stage", False),
    "before the log's row": (batches, "append", True),
    "after the log's row": (batches, "append", False),
    "written, not acknowledged": (Ledger, "_write", False),
    "before a graph's transaction": (Store, "write", True),
    "after a graph's transaction": (Store, "write", False),
    "before the index is committed": (Index, "mark", False),
    "after the index was committed": (graph.registry.compiling, "settle", False),
    "while a graph is wiped": (Store, "_change", False),
    "before a graph's files go": (engine_client, "_end", False),
    "after a graph's files went": (engine_client.shutil, "rmtree", False),
    "after a graph was wiped": (Store, "wipe", False),
    "built anew, not marked": (sys.modules["graph.compile.settle"], "write", False),
    "derived": (compiler, "_standings", True),
}


def settings(home: Path) -> Settings:
    """A registry with both audiences on the embedded engine."""
    return Settings(home=home, ledger=f"sqlite:///{(home / 'ledger.sqlite').as_posix()}", everyone=True)


def tell(**what: Any) -> None:
    """One line that whoever waits for it reads at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def stand_still_at(point: str) -> None:
    """Wrap what a point names, so that its N-th call never comes back."""
    name, _, time = point.partition(":")
    owner, function, before = POINTS[name]
    inner: Callable[..., Any] = getattr(owner, function)
    calls = count(1)

    def outer(*given: Any, **named: Any) -> Any:
        mine = next(calls) == int(time)
        result = None if mine and before else inner(*given, **named)
        if mine:
            tell(at=name)
            threading.Event().wait()
        return result

    setattr(owner, function, outer)


def acknowledge(registry: Registry, seq: int) -> None:
    """Tell of a row of the log that was written; then settle, and tell of that."""
    entry = registry.ledger.entries(seq - 1, seq)[0]
    tell(seq=entry.seq, act=entry.act, subject=entry.subject)
    tell(settled=registry.settle())


def deliver(registry: Registry, dice: random.Random) -> None:
    source = dice.choice(tuple(SOURCES))
    registry.ledger.add_source(source, title=source, kind="test", rank=SOURCES[source])
    rows: list[Row] = [row for some in nodes(dice).values() for row in some if dice.random() < 0.7]
    rows += edges(dice, source)
    staged = registry.ledger.stage(source, said(source, rows, []), as_of=f"2026-01-{dice.randrange(1, 29):02d}",
                                   loader="test/1", covers=dice.choice(((), (), ("*",))))
    if staged.batch is not None:
        tell(staged=staged.batch, records=staged.records)
        acknowledge(registry, registry.ledger.accept(staged.batch, "crash"))


def turn(registry: Registry, dice: random.Random) -> None:
    batch = dice.choice(registry.ledger.batches()[:20])
    act = registry.ledger.undo if batch.state == "accepted" else registry.ledger.accept
    acknowledge(registry, act(batch.id, "crash"))


def judge(registry: Registry, dice: random.Random) -> None:
    verdict, label = dice.choice((("same", "Expert"), ("different", "Organization"), ("published", "Expert")))
    other = "" if verdict == "published" else thing(dice, label)
    acknowledge(registry, registry.ledger.judge(verdict, thing(dice, label), other, by="crash").seq)


def patch(registry: Registry, dice: random.Random) -> None:
    change = dice.choice(({"set": {"title": "GS"}}, {"remove": {"aliases": ["x"]}}, {"absent": True}))
    acknowledge(registry, registry.ledger.patch([Said("patch", thing(dice, "Expert"), "Expert", change)], by="crash"))


def rebuild(registry: Registry, dice: random.Random) -> None:
    tell(rebuilding=True)
    tell(settled=registry.rebuild())


def main(home: Path, seed: int, point: str) -> None:
    """Work until killed."""
    staging._CHUNK = 7
    dice, registry = random.Random(seed), Registry.open(settings(home))
    tell(settled=registry.settle())
    if point:
        stand_still_at(point)
    anew = any(word in point for word in ("anew", "wiped", "files"))
    if "files" in point:
        graph.store._WIPED_AT_ONCE = 0  # as if the graph were too large to be deleted by statements
    acts = [rebuild] if anew else [deliver, deliver, deliver, turn, turn, judge, patch]
    while True:
        try:
            dice.choice(acts if registry.ledger.batches() else [deliver])(registry, dice)
        except RegistryError as error:
            tell(failed=str(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), "".join(sys.argv[3:]))
