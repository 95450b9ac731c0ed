"""A registry of a test's own, as the pages of this process read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from graph import engine
from graph.registry import Registry
from loaders import jobs, source
from loaders.source import Delivery, Origin
from ui import data


def own_registry(patch: pytest.MonkeyPatch, home: Path, folder: Path) -> Registry:
    """The pages' registry on the engine of one folder, with a ledger in another, which is the test's alone.

    What pages would start beside them (matching, after something was accepted) is not started.
    """
    patch.setattr(jobs, "start", lambda *given: None)
    patch.setenv("KETNOI_HOME", str(home))
    patch.setenv("KETNOI_LEDGER", f"sqlite:///{(folder / 'ledger.sqlite').as_posix()}")
    st.cache_resource.clear()
    st.cache_data.clear()
    return data.registry()


def holding(patch: pytest.MonkeyPatch, home: Path, folder: Path, *lists: tuple[Origin, list[Any]]) -> Registry:
    """The same with these lists in force."""
    registry = own_registry(patch, home, folder)
    for origin, rows in lists:
        staged = source.stage(registry.ledger, Delivery(origin, rows, "2026-11-01", "test 1"), "test")
        registry.ledger.accept(staged.batch or 0, "test")
    registry.settle()
    return registry


@contextmanager
def kept(folder: Path, origin: Origin, rows: list[Any]) -> Iterator[Path]:
    """A folder with a registry that holds this list, for several tests; its engine stops with the last of them."""
    with pytest.MonkeyPatch.context() as patch:
        holding(patch, folder, folder, (origin, rows)).close()
    yield folder
    engine.stop(folder / "engine")
