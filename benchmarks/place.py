"""Where a seeded city's registry is kept: loaded once for each city and version of the code, then only copied."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Clocked, note
from benchmarks.world import World
from graph import engine
from graph.registry import Registry
from graph.settings import Settings
from loaders import start
from loaders.source import stage

ROOT = Path(__file__).resolve().parents[1]
#: What decides whether a loaded registry still is what would be loaded now.
_WORLD = ("benchmarks/world.py", "benchmarks/city.py", "benchmarks/teams.py", "benchmarks/names.py",
          "benchmarks/names.csv", "benchmarks/identifiers.py", "data/fields.csv")
_CODE = ("graph/compile", "graph/schema", "graph/ids.py", "graph/names", "ledger", "loaders/source.py")
BY = "benchmark"


def cache() -> Path:
    """The folder of loaded registries; ``KETNOI_BENCH`` names another."""
    return Path(os.environ.get("KETNOI_BENCH") or ROOT / ".cache" / "benchmarks")


def opened(home: Path) -> Registry:
    """The registry of a folder, on the embedded engine with one audience, whatever the environment says."""
    return Registry.open(Settings.load({"KETNOI_HOME": str(home)}))


def engine_pid(registry: Registry) -> int:
    """The process of the registry's engine."""
    return engine.Client(registry.settings.engine_home).find().pid


def accept_all(registry: Registry, world: World, settle: bool = False) -> tuple[float, int]:
    """Stage and accept every delivery, and settle after each where asked; seconds spent making rows, their number."""
    making, count = 0.0, 0
    for delivery in world.deliveries():
        delivery.rows = rows = Clocked(delivery.rows)
        staged = stage(registry.ledger, delivery, BY)
        if staged.batch is not None:
            registry.ledger.accept(staged.batch, BY)
        if settle:
            registry.settle()
        making, count = making + rows.seconds, count + rows.count
    return making, count


def begin(registry: Registry) -> None:
    """Add the starting registry, so that a city's pages have a plan, its tasks and its goals."""
    staged = stage(registry.ledger, start.delivery(), BY)
    registry.ledger.accept(staged.batch or 0, BY)
    registry.settle()


def home_of(world: World) -> Path:
    """The folder in which this city's registry is, or will be, kept."""
    digest = hashlib.sha256(repr(world).encode())
    for name in (*_WORLD, *_CODE):
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return cache() / f"city-{world.experts}-{digest.hexdigest()[:12]}"


def keep(home: Path, world: World) -> None:
    """Keep a registry that was just loaded, and closed, as this city's; older ones of its size go."""
    engine.stop(home / "engine")
    for old in cache().glob(f"city-{world.experts}-*"):
        shutil.rmtree(old)
    shutil.move(home, home_of(world))


@contextmanager
def copy(world: World) -> Iterator[Path]:
    """A copy of the city's registry in a folder of its own, to be changed and then forgotten."""
    kept = home_of(world)
    if not kept.exists():
        _load(world)
    with fresh() as home:
        shutil.copytree(kept, home, dirs_exist_ok=True)
        yield home


@contextmanager
def fresh() -> Iterator[Path]:
    """An empty folder for a registry; its engine is stopped and the folder removed afterwards."""
    cache().mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="home-", dir=cache(), ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "registry"
        home.mkdir()
        try:
            yield home
        finally:
            engine.stop(home / "engine")


def _load(world: World) -> None:
    note(f"loading a city of {world.experts} experts; it is kept in {cache()}")
    with fresh() as home:
        registry = opened(home)
        try:
            accept_all(registry, world)
            registry.settle()
            begin(registry)
        finally:
            registry.close()
        keep(home, world)
