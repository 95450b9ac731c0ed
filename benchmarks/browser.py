"""A headless Chromium, and the pages that it opens, for what is measured on the screen."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from benchmarks.place import fresh, opened
from benchmarks.start import free_port
from commands import load
from commands.server import Pages


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine, drawing by software; SystemExit in a sentence where there is none."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        raise SystemExit("There is no Chromium on this machine: install it, then measure again.")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=[
            "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield opened
        opened.close()


@contextmanager
def served() -> Iterator[str]:
    """The address of the pages as `ketnoi run` serves them, with the starting registry and the invented people."""
    with fresh() as home:
        registry = opened(home)
        load.begin(registry, with_illustration=True)
        registry.close()
        os.environ.update({"KETNOI_HOME": str(home), "KETNOI_GRAPH": "", "KETNOI_LEDGER": ""})
        with Pages("127.0.0.1", free_port(), home / "pages.log") as pages:
            pages.ready()
            yield pages.url
