"""The one place where loaders reach the outside: named hosts only, over HTTPS, with limits on time and size."""

import time
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import urljoin

import orjson
import requests
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from graph.errors import BadSource
from loaders.limits import MEGABYTE
from loaders.web.answer import Later, Question, accept, pour, redirected, sent
from loaders.web.connection import Address, GuardedAdapter, Watch, is_public

MAX_ANSWER, MAX_DOWNLOAD = 64 * MEGABYTE, 4_096 * MEGABYTE
#: Seconds for a whole answer and for a whole file, all attempts and pauses included.
ANSWERING, DOWNLOADING = 180, 3 * 3_600
MAX_REDIRECTS, ATTEMPTS, LONGEST_PAUSE = 5, 5, 60

Parameters = Mapping[str, str | int]


class Web:
    """What may be asked of the outside, and how. Not to be shared between threads.

    ``hosts`` are names, with a port where it is not 443. ``contact`` is the e-mail address that services ask for.
    ``authorities`` is a file of certificates to trust in place of the usual ones, as some offices need; ``allowed``
    says which addresses may be connected to, ``pause`` waits so many seconds.
    """

    def __init__(self, hosts: Collection[str], contact: str = "", *,
                 authorities: Path | None = None, allowed: Callable[[Address], bool] = is_public,
                 pause: Callable[[float], None] = time.sleep) -> None:
        self.hosts = frozenset(host.lower() for host in hosts)
        self.contact = contact
        self._authorities = authorities
        self._allowed = allowed
        self._pause = pause

    def get(self, url: str, parameters: Parameters | None = None, *, accept: str = "*/*", key: str = "",
            limit: int = MAX_ANSWER, seconds: float = ANSWERING) -> bytes:
        """The bytes of an answer, at most ``limit`` of them once unpacked; BadSource where there is none.

        ``key`` is sent as a bearer's token, so that it never stands in an address or a message.
        """
        sink = BytesIO()
        self._ask(Question(url, dict(parameters or {}), accept, key), sink, limit, seconds)
        return sink.getvalue()

    def json(self, url: str, parameters: Parameters | None = None, *, key: str = "") -> Any:
        """The JSON of an answer; BadSource where it is none."""
        answer = self.get(url, parameters, accept="application/json", key=key)
        try:
            return orjson.loads(answer)
        except (orjson.JSONDecodeError, RecursionError):
            raise BadSource(f"{parse_url(url).host}: the answer is no JSON; try again later.") from None

    def download(self, url: str, path: Path, parameters: Parameters | None = None, *, accept: str = "*/*",
                 limit: int = MAX_DOWNLOAD, seconds: float = DOWNLOADING) -> Path:
        """Write what is at an address into a file, which appears only once it is whole."""
        unfinished = path.with_name(f"{path.name}.part")
        try:
            with unfinished.open("w+b") as sink:
                self._ask(Question(url, dict(parameters or {}), accept), sink, limit, seconds)
            return unfinished.replace(path)
        except OSError as error:
            raise BadSource(f"{path.name}: the file cannot be written ({error.strerror}).") from error
        finally:
            unfinished.unlink(missing_ok=True)

    def _ask(self, question: Question, sink: IO[bytes], limit: int, seconds: float) -> None:
        """Ask until there is a whole answer in the sink, after growing pauses or those that the other side wants."""
        end = time.monotonic() + seconds
        for attempt in range(1, ATTEMPTS + 1):
            sink.seek(0)
            sink.truncate()
            watch = Watch(end - time.monotonic())
            try:
                with closing(watch):
                    self._follow(question, sink, limit, watch)
                if not watch.over:
                    return
                raise Later("The answer was cut off.")
            except Later as later:
                if watch.over:
                    raise BadSource(f"{parse_url(question.url).host}: there was no whole answer within {seconds:g} "
                                    "seconds; try again later.") from later
                wait = 2.0 ** (attempt - 1) if later.seconds is None else later.seconds
                if attempt == ATTEMPTS or wait > LONGEST_PAUSE or time.monotonic() + wait > end:
                    raise BadSource(str(later)) from later
                self._pause(wait)

    def _follow(self, question: Question, sink: IO[bytes], limit: int, watch: Watch) -> None:
        """Ask at one address, and at those to which it redirects: each is checked like the first."""
        for _ in range(MAX_REDIRECTS + 1):
            host = self._checked(question.url)
            with self._session(watch) as session, closing(sent(session, host, question)) as response:
                location = redirected(response)
                if location is None:
                    accept(host, response)
                    pour(host, response, sink, limit)
                    return
                url = urljoin(question.url, location)
                question = question.at(url, same_host=self._checked(url) == host)
        raise BadSource(f"{host}: the address leads from one to another more than {MAX_REDIRECTS} times; check it.")

    def _checked(self, url: str) -> str:
        """The host of an address, with its port where that is not 443; BadSource where it may not be asked."""
        try:
            parsed = parse_url(url)
        except LocationParseError as error:
            raise BadSource("This is no address of the web; check it.") from error
        host = (parsed.host or "").lower()
        if parsed.scheme != "https" or not host:
            raise BadSource(f"{host or 'This address'}: only addresses that begin with https:// are asked.")
        if parsed.auth:
            raise BadSource(f"{host}: an address must not hold a name or password.")
        named = host if parsed.port in (None, 443) else f"{host}:{parsed.port}"
        if named not in self.hosts:
            raise BadSource(f"{named} is not among the hosts that may be asked; KETNOI_HOSTS names them.")
        return named

    def _session(self, watch: Watch) -> requests.Session:
        """A session for one question: each has a connection of its own, which is checked and watched."""
        session = requests.Session()
        # Neither proxies, passwords nor certificates are taken from the environment.
        session.trust_env = False
        session.verify = str(self._authorities) if self._authorities else True
        session.adapters.clear()
        session.mount("https://", GuardedAdapter(self._allowed, watch))
        about = f" (mailto:{self.contact})" if self.contact else ""
        session.headers.update({"User-Agent": f"ketnoi{about}", "Accept-Encoding": "gzip, deflate"})
        return session


__all__ = ["MAX_ANSWER", "MAX_DOWNLOAD", "Address", "Parameters", "Web", "is_public"]
