"""Streamlit's scripts reach the browser compressed, and nothing but listed files is ever read."""

import asyncio
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
import streamlit
from fontTools.ttLib import TTFont

from ui import served, symbols, typeface

STATIC = Path(streamlit.__file__).parent / "static"
SCRIPT = f"/{next((STATIC / 'static' / 'js').glob('protobuf.*.js')).relative_to(STATIC).as_posix()}"
TEXT = (STATIC / SCRIPT.lstrip("/")).read_bytes()


#: The headers with which the last request went on to Streamlit.
asked: list[dict[str, str]] = []


def ask(path: str, accepted: str = "gzip, br", method: str = "GET", behind: bytes = b"",
        **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer; 404, or the page given, is what lies behind."""
    said: list[dict[str, Any]] = []
    asked.clear()

    async def streamlit_itself(scope: Any, receive: Any, send: Any) -> None:
        asked.append({name.decode(): value.decode() for name, value in scope["headers"]})
        told = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(behind)).encode())]
        await send({"type": "http.response.start", "status": 200 if behind else 404, "headers": told})
        await send({"type": "http.response.body", "body": behind[:900], "more_body": True})
        await send({"type": "http.response.body", "body": behind[900:]})

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    given = {"accept-encoding": accepted, **headers}
    scope = {"type": "http", "method": method, "path": path,
             "headers": [(name.encode(), value.encode()) for name, value in given.items()]}
    asyncio.run(served.Compressed(streamlit_itself)(scope, receive, send))
    told = {name.decode().lower(): value.decode() for name, value in said[0]["headers"]}
    return said[0]["status"], told, b"".join(one.get("body", b"") for one in said[1:])


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(served, "_serving", True)
    yield
    served._kept.clear()
    served._ahead.clear()


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


def test_the_font_of_symbols_is_ours() -> None:
    status, told, body = ask("/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2")
    assert (status, told["content-type"], "content-encoding" in told) == (200, "font/woff2", False)
    assert body == symbols.FONT.read_bytes()


def test_the_page_loads_no_typeface_that_nothing_uses() -> None:
    page = (STATIC / "index.html").read_bytes()
    assert b"SourceSans" in page, "if Streamlit no longer does so, this may go"
    status, told, body = ask("/", behind=page, accept="text/html,*/*;q=0.8")
    assert "accept-encoding" not in asked[0], "what Streamlit compresses cannot be changed"
    assert status == 200 and told["content-length"] == str(len(body)) != str(len(page))
    assert b"SourceSans" not in body and b'<link rel="shortcut icon"' in body and body.endswith(page[-200:])


def test_what_is_no_page_goes_on_as_it_was_asked_for() -> None:
    assert ask("/media/a.ttf", "gzip")[0] == 404 and asked[0]["accept-encoding"] == "gzip"


def test_a_part_and_a_change_go_on_to_streamlit() -> None:
    assert ask(SCRIPT, range="bytes=0-9")[0] == 404
    assert ask(SCRIPT, method="POST")[0] == 404


def test_a_text_is_kept_under_its_content(serving: None) -> None:
    path = served.kept("export const name = 'Bình';")
    assert path == served.kept("export const name = 'Bình';") != served.kept("export const name = 'An';")
    status, _, body = ask(path or "", "br")
    assert status == 200 and brotli.decompress(body).decode() == "export const name = 'Bình';"


def test_a_page_asks_at_once_for_the_script_that_it_needs(serving: None) -> None:
    path = served.kept("export default () => 1;", ["/map"])
    page = (STATIC / "index.html").read_bytes()
    opened = ask("/map", behind=page, accept="text/html")[2]
    assert f'<link rel="modulepreload" crossorigin href="{path}">'.encode() in opened
    assert b"/kept/" not in ask("/", behind=page, accept="text/html")[2]


def test_nothing_is_kept_where_another_server_serves() -> None:
    assert served.kept("text") is None


def test_the_typeface_comes_small_and_in_the_place_of_streamlit_s_own(serving: None) -> None:
    theirs = "/static/media/SourceSansVF-Upright.ttf.BsWL4Kly.woff2"
    assert served.face(400) is None and ask(theirs)[0] == 404, "until it is made, Streamlit answers"
    served._face(400)
    path = served.face(400)
    status, told, body = ask(path or "")
    assert (status, told["content-type"], "content-encoding" in told) == (200, "font/woff2", False)
    assert ask(theirs)[2] == body and len(body) < typeface.file(400).stat().st_size / 3
    assert {ord(sign) for sign in "ễộữẶĐ"} <= set(TTFont(io.BytesIO(body)).getBestCmap())
    assert ask("/kept/typeface-900.woff2")[0] == 404
