"""The pages over HTTP: Streamlit's server, with the scripts that a browser needs compressed for slow lines.

Streamlit sends its own scripts as they are and leaves compressing to a proxy. There is none here, and over one megabit
a second they take twenty seconds. Each is compressed when it is first asked for, and kept.
"""

import gzip
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

import brotli
import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from ui import symbols, typeface

ENTRANCE = Path(__file__).resolve().parents[1] / "streamlit_app.py"
#: Where texts of ours are found that a page's component would otherwise carry in every session.
KEPT = "/kept/"
#: What is text and worth compressing; typefaces and pictures are compressed already.
SUFFIXES = (".js", ".css", ".svg", ".html", ".json")
#: Streamlit's font of four thousand symbols and its typeface, for which ours stand in: it asks for them before it knows
#: the theme.
_SYMBOLS = re.compile(r"/static/media/MaterialSymbols-Rounded[\w.-]*\.woff2")
_TYPEFACE = re.compile(r"/static/media/SourceSansVF-Upright[\w.-]*\.woff2")
_PRELOADED = re.compile(rb"<link\s+rel=\"preload\"[^>]*SourceSans[^>]*>")
#: The first to ask gets what is done in a tenth of the time; the others get less to wait for (the five megabytes of the
#: network map: 945 kB in 0.4 s, then 867 kB in 4.7 s).
_SOON, _SMALL = 9, 10
_WINDOW = 24
_FOREVER = "public, immutable, max-age=31536000"
_kept: dict[str, bytes] = {}
_ahead: dict[str, list[str]] = {}
_bodies: dict[tuple[str, str], bytes] = {}
_beside = ThreadPoolExecutor(1, "compressing")
_serving = False


def app() -> App:
    """The pages as an application of which the browser asks for little."""
    global _serving
    _serving = True
    for weight in typeface.WEIGHTS:
        _beside.submit(_face, weight)
    return App(ENTRANCE, middleware=[Middleware(Compressed)])


def kept(script: str, pages: Sequence[str] = ()) -> str | None:
    """The path under which a browser gets this script once and keeps it; None where another server serves the pages.

    ``pages``: the addresses ("/map") of pages that a browser opens with this script, which then comes with the first
    things that it asks for.
    """
    if not _serving:
        return None
    raw = script.encode()
    path = f"{KEPT}{sha256(raw).hexdigest()[:20]}.js"
    _kept[path] = raw
    for page in pages:
        _ahead[page] = [path]
    return path


def face(weight: int) -> str | None:
    """The path of our typeface in its small form; None until that is made, and where another server serves the pages.
    """
    path = _path_of(weight)
    if path not in _kept:
        return None
    # Under the name by which Streamlit asks for its own, so that a browser asks once.
    theirs = next((one for one in _scripts() if _TYPEFACE.fullmatch(one)), path)
    return theirs if weight == typeface.WEIGHTS[0] else path


class Compressed:
    """Answers for Streamlit's scripts and the kept texts; everything else goes on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        way = _way(scope)
        body = await run_in_threadpool(_body, scope["path"], way) if way else None
        if body is None:
            page = scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", "")
            await (self.app(_plain(scope), receive, _lighter(send, scope["path"])) if page
                   else self.app(scope, receive, send))
            return
        kind = guess_type(scope["path"])[0] or "text/javascript"
        encoded = {} if way == "identity" else {"Content-Encoding": way}
        answer = Response(b"" if scope["method"] == "HEAD" else body, media_type=kind, headers={
            **encoded, "Vary": "Accept-Encoding", "Cache-Control": _FOREVER,
            "X-Content-Type-Options": "nosniff"})
        await answer(scope, receive, send)


def _plain(scope: Scope) -> Scope:
    """The same request for a page as it is: Streamlit compresses those below the first one."""
    return {**scope, "headers": [one for one in scope["headers"] if one[0] != b"accept-encoding"]}


def _lighter(send: Send, page: str) -> Send:
    """Sends on what Streamlit answers; its page without the typeface that it loads first and no page of ours uses, but
    with the scripts that this page needs."""
    held: list[Message] = []

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            if "text/html" in Headers(raw=message["headers"]).get("content-type", "") and message["status"] == 200:
                held.append(message)
                return
        elif held:
            held.append(message)
            if message.get("more_body"):
                return
            wanted = "".join(f'<link rel="modulepreload" crossorigin href="{path}">' for path in _ahead.get(page, ()))
            body = _PRELOADED.sub(wanted.encode(), b"".join(part.get("body", b"") for part in held[1:]))
            MutableHeaders(raw=held[0]["headers"])["content-length"] = str(len(body))
            await send(held[0])
            message = {"type": "http.response.body", "body": body}
        await send(message)

    return sent


def _way(scope: Scope) -> str:
    """How the browser wants a script to be compressed; empty for what is none, and for who wants it as it is."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return ""
    if scope["path"].endswith(".woff2"):
        return "identity" if _raw(scope["path"]) else ""
    if not scope["path"].endswith(SUFFIXES) or not scope["path"].startswith((KEPT, "/static/")):
        return ""
    headers = Headers(scope=scope)
    accepted = {one.partition(";")[0].strip() for one in headers.get("accept-encoding", "").split(",")}
    return "" if "range" in headers else next((way for way in ("br", "gzip") if way in accepted), "identity")


def _body(path: str, way: str) -> bytes | None:
    """A script compressed in that way; None where there is no such script."""
    key = path, way
    if key not in _bodies:
        raw = _raw(path)
        if raw is None:
            return None
        _bodies[key] = _compressed(raw, way)
        if way == "br":
            _beside.submit(_smaller, key, raw)
    return _bodies[key]


def _compressed(raw: bytes, way: str) -> bytes:
    if way == "br":
        return bytes(brotli.compress(raw, quality=_SOON, lgwin=_WINDOW))
    return gzip.compress(raw, mtime=0) if way == "gzip" else raw


def _path_of(weight: int) -> str:
    return f"{KEPT}typeface-{weight}.woff2"


def _face(weight: int) -> None:
    _kept[_path_of(weight)] = typeface.compact(weight)


def _smaller(key: tuple[str, str], raw: bytes) -> None:
    _bodies[key] = brotli.compress(raw, quality=_SMALL, lgwin=_WINDOW)


def _raw(path: str) -> bytes | None:
    if path in _kept:
        return _kept[path]
    if _SYMBOLS.fullmatch(path):
        return symbols.FONT.read_bytes()
    if _TYPEFACE.fullmatch(path):
        return _kept.get(_path_of(typeface.WEIGHTS[0]))
    if path.endswith(".woff2"):
        return None
    file = _scripts().get(path)
    return file.read_bytes() if file else None


@cache
def _scripts() -> dict[str, Path]:
    """Streamlit's own files by their path in an address: only what is listed here is ever read."""
    top = Path(streamlit.__file__).parent / "static"
    return {f"/{file.relative_to(top).as_posix()}": file for file in (top / "static").rglob("*") if file.is_file()}
