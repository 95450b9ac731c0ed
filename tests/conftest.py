"""What the tests share: the embedded engine or Neo4j, databases for ledgers, and the folders of real data."""

import importlib.util
import os
import sys
import uuid
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graph import engine
from graph.settings import Settings
from graph.store import Store

ROOT = Path(__file__).resolve().parents[1]
#: What takes a minute or more, the longest first: begun last, it would leave all other workers idle. The two that ask
#: Neo4j stand one after the other, so that most likely one worker has both, and starts it once.
LONG = ("graph/test_promises.py", "graph/test_engines_agree.py", "test_together.py", "ui/test_hostile.py",
        "ui/test_browser.py", "ui/test_import.py", "test_cli.py", "graph/test_store.py", "ui/test_world_browser.py",
        "ui/test_map_browser.py", "graph/test_crash.py", "loaders/test_jobs.py")

if _graphs := os.environ.get("KETNOI_TEST_GRAPHS", "").split():
    # Two databases for each worker; before any test module asks which engine it runs on.
    _worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    os.environ["KETNOI_GRAPH"], os.environ["KETNOI_GRAPH_EVERYONE"] = _graphs[2 * _worker:2 * _worker + 2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first; all others stay in their order."""
    place = {ROOT / "tests" / name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path, len(LONG)))


def _server_module(name: str) -> ModuleType:
    """``tests/servers/NAME.py``, under a name that hides no library of that name."""
    path = ROOT / "tests" / "servers" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"server_{name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session", autouse=True)
def _components_sought_once() -> Iterator[None]:
    """Streamlit looks through every installed package for components at each visit of a test; once is enough."""
    if "streamlit" not in sys.modules:
        yield
        return
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def engine_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home folder whose embedded engine ends with the session."""
    home = tmp_path_factory.mktemp("home")
    yield home
    engine.stop(home / "engine")


@pytest.fixture(scope="session")
def settings(engine_home: Path) -> Settings:
    """Settings of a store with both audiences: embedded, or the KETNOI_GRAPH of the environment (no ``.env``)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(engine_home)
        return replace(Settings.load({**os.environ, "KETNOI_HOME": str(engine_home)}), everyone=True)


@pytest.fixture(scope="session")
def _open_store(settings: Settings) -> Iterator[Store]:
    store = Store.open(settings)
    for audience in store.audiences:
        if store.rows(audience, "MATCH (n) RETURN 1 AS one LIMIT 1"):
            pytest.exit("KETNOI_GRAPH holds data, which the tests would delete: give an empty database.", 2)
        store.prepare(audience)
    yield store
    emptied(store)
    store.close()


@pytest.fixture
def store(_open_store: Store) -> Iterator[Store]:
    """A prepared store without a node in it, and emptied again: what was written by hand is no registry's."""
    yield emptied(_open_store)
    emptied(_open_store)


@pytest.fixture(scope="module")
def engine_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an engine on which the tests of a module compile their registries in turn."""
    folder = tmp_path_factory.mktemp("engine")
    yield folder
    engine.stop(folder / "engine")


def emptied(store: Store) -> Store:
    """The same store without a node; faster than ``wipe``, since constraints and indexes stay."""
    for audience in store.audiences:
        store._change(audience, "MATCH (n) DETACH DELETE n")
    return store


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Any]:
    """A Neo4j server for each audience, of the session's own: ``urls``, ``user``, ``password``."""
    module = _server_module("neo4j")
    if module.missing():
        pytest.skip(f"no {module.missing()} to run Neo4j")
    try:
        server = module.start(heap="2g", count=2, options=module.BRIEFLY)
    except module.Unreachable as error:
        pytest.skip(str(error))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def neo4j_settings(neo4j_server: Any, engine_home: Path) -> Settings:
    """Settings of a store with both audiences on Neo4j."""
    return Settings(
        home=engine_home, ledger=f"sqlite:///{(engine_home / 'ledger.sqlite').as_posix()}", graph=neo4j_server.urls[0],
        graph_everyone=neo4j_server.urls[1], user=neo4j_server.user, password=neo4j_server.password)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """A PostgreSQL server of the session's own."""
    module = _server_module("postgres")
    if module.missing():
        pytest.skip(f"no {module.missing()} to run PostgreSQL")
    pytest.importorskip("psycopg", reason="no psycopg to speak to PostgreSQL")
    server = module.start()
    yield server
    server.stop()


@pytest.fixture
def postgres_url(postgres_server: Any) -> Iterator[str]:
    """The address of a fresh, empty PostgreSQL database."""
    import psycopg

    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server.url().replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield postgres_server.url(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh, empty ledger, on SQLite and on PostgreSQL in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The documents that the work started from."""
    return _beside("seeds")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Samples of the open sources."""
    return _beside("data")


def _beside(name: str) -> Path:
    folder = ROOT.parent / "shared" / name
    if not folder.is_dir():
        pytest.skip(f"no folder {folder} with real data")
    return folder
