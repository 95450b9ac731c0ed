"""The app served to a real browser: what the browser tests share."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address of the app while it serves the registry of a folder, as `ketnoi run` does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KETNOI_")}
    process = subprocess.Popen(
        [sys.executable, "-P", str(ROOT / "commands" / "pages.py"), "127.0.0.1", str(port)], stdin=subprocess.PIPE,
        cwd=ROOT, env={**environment, "KETNOI_HOME": str(home)}, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _answers(f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _answers(address: str) -> None:
    """Waits until the server does; TimeoutError after a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.2)
    raise TimeoutError(address)


@contextmanager
def chromium() -> Iterator["Browser"]:
    """One headless Chromium."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=[
            "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield opened
        opened.close()


def listen(page: "Page", served: str, trouble: list[str]) -> None:
    """Notes what the console complains about, and every request to another host."""
    def console(message: Any) -> None:
        # Streamlit itself looks for its own address below the page's; the page then finds it at the root.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            trouble.append(f"console: {message.text}")

    def request(asked: Any) -> None:
        own = (served, served.replace("http", "ws"), "data:", "blob:")
        if not asked.url.startswith(own):
            trouble.append(f"request: {asked.url}")

    page.on("console", console)
    page.on("request", request)
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))


def visit(page: "Page", address: str) -> None:
    """Opens an address and waits until the page is complete."""
    page.goto(address)
    page.wait_for_selector("h1", timeout=60_000)
    settle(page)


def settle(page: "Page") -> None:
    """Waits until the script ran and what it sent is drawn."""
    page.wait_for_selector(IDLE, timeout=60_000)
    page.wait_for_timeout(400)
