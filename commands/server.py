"""The pages as a child process on loopback: a free port, the start, the wait for the first answer, the end."""

import http.client
import ipaddress
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from commands import pages
from graph.errors import BadSetting, RegistryError

FIRST_PORT, LAST_PORT = 8501, 8599
_START_SECONDS, _STOP_SECONDS = 60.0, 10.0


def loopback(host: str) -> str:
    """The host as it is if it is this machine; BadSetting for any other."""
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise BadSetting(f"--host {host} is refused: without sign-in Ketnoi serves this machine only; leave it out.")
    return host


def free_port(host: str, wanted: int | None) -> int:
    """The wanted port, or the first free one from 8501 on; BadSetting where it is taken or none is free."""
    if wanted is not None:
        if not _free(host, wanted):
            raise BadSetting(f"Port {wanted} is in use by another program: name another by --port, or leave it out.")
        return wanted
    for port in range(FIRST_PORT, LAST_PORT + 1):
        if _free(host, port):
            return port
    raise BadSetting(f"No port from {FIRST_PORT} to {LAST_PORT} is free: name one by --port.")


def _free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError):
        return False
    return True


class Pages:
    """The running pages; a context that ends them."""

    def __init__(self, host: str, port: int, log: Path) -> None:
        self.host, self.port, self.log = host, port, log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as output:
            self._process = subprocess.Popen(self._command(), stdin=subprocess.PIPE, stdout=output, stderr=output)

    @property
    def url(self) -> str:
        """The address for a browser."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    def _command(self) -> list[str]:
        # -P: a folder called `graph` or `data` where the user happens to stand must not be taken for ours.
        return [sys.executable, "-P", str(pages.__file__), self.host, str(self.port)]

    def ready(self) -> None:
        """Wait for the first answer; RegistryError where the pages end or stay silent."""
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise RegistryError(f"The pages did not start; their messages are in {self.log}.")
            if self._answers():
                return
            time.sleep(0.1)
        raise RegistryError(f"The pages do not answer at {self.url}; their messages are in {self.log}.")

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()

    def wait(self) -> None:
        """Until the pages end by themselves, which they should not: RegistryError."""
        self._process.wait()
        raise RegistryError(f"The pages have ended; their messages are in {self.log}. Start them again by `ketnoi`.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the pages: kindly by closing their pipe, by force after some seconds."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
