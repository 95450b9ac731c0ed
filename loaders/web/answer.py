"""One question to one address, and what to make of its answer: take it, ask again later, or refuse it."""

import ssl
import time
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import IO

import requests
from urllib3.exceptions import DecodeError, HTTPError

from graph.errors import BadSource
from graph.names import clean
from loaders.limits import MEGABYTE

#: Seconds: until a connection stands, and between two bytes.
CONNECTING, READING = 10, 30
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: address, parameters, wanted kind of answer, and the token by which it is allowed."""

    url: str
    parameters: dict[str, str | int]
    accept: str = "*/*"
    key: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The lines of the request that are this question's own."""
        return {"Accept": self.accept, **({"Authorization": f"Bearer {self.key}"} if self.key else {})}

    def at(self, url: str, same_host: bool) -> "Question":
        """The same question at the address to which it was redirected; another host does not learn the token."""
        return replace(self, url=url, parameters={}, key=self.key if same_host else "")


class Later(Exception):
    """What may go well at another time; ``seconds`` is how long the other side asks to wait, if it does."""

    def __init__(self, sentence: str, seconds: float | None = None) -> None:
        super().__init__(sentence)
        self.seconds = seconds


def sent(session: requests.Session, host: str, question: Question) -> requests.Response:
    """The beginning of an answer; Later where the connection failed, BadSource where it must not be trusted."""
    try:
        return session.get(question.url, params=question.parameters, headers=question.headers, stream=True,
                           allow_redirects=False, timeout=(CONNECTING, READING))
    except requests.exceptions.SSLError as error:
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error)):
            raise BadSource(f"{host}: its certificate cannot be trusted; nothing was sent.") from error
        raise Later(f"{host}: no encrypted connection came about; try again later.") from error
    except (requests.exceptions.ConnectionError, requests.exceptions.Timeout) as error:
        raise Later(f"{host} cannot be reached; check the connection to the internet.") from error
    except (requests.exceptions.RequestException, HTTPError, ValueError) as error:
        raise BadSource(f"{host}: this address cannot be asked; check it.") from error


def _causes(error: BaseException) -> list[BaseException]:
    """An error and those that it was made of, the outermost first."""
    inner = getattr(error, "reason", None) or next(iter(error.args), None)
    return [error, *(_causes(inner) if isinstance(inner, BaseException) and inner is not error else ())]


def redirected(response: requests.Response) -> str | None:
    """The address to which an answer redirects, as it is written there."""
    return response.headers.get("Location", "") if response.status_code in _REDIRECTS else None


def accept(host: str, response: requests.Response) -> None:
    """Raise Later or BadSource with what a status means that is no success."""
    status = response.status_code
    if status in _BUSY:
        raise Later(f"{host} is busy or asks for a pause ({status}); try again later.",
                    pause(response.headers.get("Retry-After", "")))
    if status != 200:
        raise BadSource(f"{host} refuses the question ({status} {clean(response.reason or '')[:60]}); "
                        "check the address, the query and the key.")


def pause(text: str) -> float | None:
    """The seconds to wait, from a number of them or a date; ``None`` where nothing is asked for."""
    try:
        return max(float(text), 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(text).timestamp() - time.time(), 0.0)
    except (TypeError, ValueError, OverflowError):
        return None


def pour(host: str, response: requests.Response, sink: IO[bytes], limit: int) -> None:
    """Copy the body, unpacked, piece by piece as it comes in; BadSource beyond ``limit`` bytes."""
    size = 0
    try:
        while piece := response.raw.read1(_PIECE, decode_content=True):
            size += len(piece)
            if size > limit:
                raise BadSource(f"{host}: the answer is larger than {limit / MEGABYTE:g} MB and was broken off; "
                                "ask for less.")
            sink.write(piece)
    except DecodeError as error:
        raise BadSource(f"{host}: the answer is packed in a way that cannot be read.") from error
    except (HTTPError, ssl.SSLError, ConnectionError, TimeoutError) as error:
        raise Later(f"{host}: the answer broke off; try again later.") from error
