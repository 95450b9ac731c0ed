"""A registry of a test's own, as the pages of this process read it."""

from pathlib import Path

import pytest
import streamlit as st

from graph.registry import Registry
from loaders import jobs
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
