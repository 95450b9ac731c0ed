"""Registries for the pages: an empty one, and the starting registry with and without the illustration."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st

from graph import engine
from graph.registry import Registry
from graph.settings import Settings
from ui import start

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry in which nothing is in force."""
    home = tmp_path_factory.mktemp("empty")
    yield home
    engine.stop(home / "engine")


@pytest.fixture(scope="session")
def tried_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry with the starting registry and the illustration in force."""
    home = tmp_path_factory.mktemp("tried")
    with pytest.MonkeyPatch.context() as patch:
        use(patch, home)
        registry = Registry.open(replace(Settings.load(), home=home))
        start.fill(registry, True, lambda share, text: None)
        registry.close()
    yield home
    engine.stop(home / "engine")


def use(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Lets the pages of this process read the registry of a folder, on its own embedded engine."""
    for name in [name for name in os.environ if name.startswith("KETNOI_") and name != "KETNOI_ENGINE_GRACE"]:
        patch.delenv(name)
    patch.setenv("KETNOI_HOME", str(home))
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def empty(empty_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pages read a registry in which nothing is in force."""
    use(monkeypatch, empty_home)
    return empty_home


@pytest.fixture
def tried(tried_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pages read the starting registry with the illustration."""
    use(monkeypatch, tried_home)
    return tried_home
