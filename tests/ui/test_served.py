"""Streamlit's scripts reach the browser compressed, and nothing but listed files is ever read."""

import asyncio
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
import streamlit

from ui import served

STATIC = Path(streamlit.__file__).parent / "static"
SCRIPT = f"/{next((STATIC / 'static' / 'js').glob('protobuf.*.js')).relative_to(STATIC).as_posix()}"
TEXT = (STATIC / SCRIPT.lstrip("/")).read_bytes()


def ask(path: str, accepted: str = "gzip, br", method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer; 404 is what lies behind."""
    said: list[dict[str, Any]] = []

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    given = {"accept-encoding": accepted, **headers}
    scope = {"type": "http", "method": method, "path": path,
             "headers": [(name.encode(), value.encode()) for name, value in given.items()]}
    asyncio.run(served.Compressed(behind)(scope, receive, send))
    told = {name.decode().lower(): value.decode() for name, value in said[0]["headers"]}
    return said[0]["status"], told, b"".join(one.get("body", b"") for one in said[1:])


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(served, "_serving", True)
    yield
    served._kept.clear()


def test_a_script_comes_as_small_as_the_browser_can_read_it() -> None:
    status, told, body = ask(SCRIPT)
    assert (status, told["content-encoding"], told["vary"]) == (200, "br", "Accept-Encoding")
    assert brotli.decompress(body) == TEXT and len(body) < len(TEXT) / 3
    assert "immutable" in told["cache-control"] and told["content-type"].startswith("text/javascript")
    assert gzip.decompress(ask(SCRIPT, "gzip;q=0.8")[2]) == TEXT
    assert ask(SCRIPT, "")[2] == TEXT
    assert ask(SCRIPT, method="HEAD")[2] == b""


@pytest.mark.parametrize("path", ["/", "/map", "/static/js/none.js", "/static/../index.html", "/static//etc/passwd.js",
                                  "/kept/none.js", "/media/a.js", "/static/media/a.woff2"])
def test_everything_else_goes_on_to_streamlit(path: str) -> None:
    assert ask(path)[0] == 404


def test_a_part_and_a_change_go_on_to_streamlit() -> None:
    assert ask(SCRIPT, range="bytes=0-9")[0] == 404
    assert ask(SCRIPT, method="POST")[0] == 404


def test_a_text_is_kept_under_its_content(serving: None) -> None:
    path = served.kept("export const name = 'Bình';")
    assert path == served.kept("export const name = 'Bình';") != served.kept("export const name = 'An';")
    status, told, body = ask(path or "", "br")
    assert status == 200 and brotli.decompress(body).decode() == "export const name = 'Bình';"


def test_nothing_is_kept_where_another_server_serves() -> None:
    assert served.kept("text") is None
