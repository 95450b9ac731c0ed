"""What loaders may reach: each refusal for real, against a server of our own with a certificate of our own."""

import datetime
import gzip
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from graph.errors import BadSource
from graph.settings import HOSTS
from loaders.web import MAX_ANSWER, Web, is_public

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """An HTTPS server that answers as told, and remembers what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, Answer] = {}
        self.connections = 0
        self.authorities = folder / "authorities.pem"
        key = _certificate(self.authorities)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.authorities, key)
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, dict(self.headers)))
                server.answers[self.path.partition("?")[0]](self)

            def log_message(self, *_: Any) -> None:
                return

        class Quiet(ThreadingHTTPServer):
            def get_request(self) -> Any:
                server.connections += 1
                return super().get_request()

            def handle_error(self, *_: Any) -> None:
                return

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True,
                                                  do_handshake_on_connect=False)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def host(self) -> str:
        return f"localhost:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"https://{self.host}{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _certificate(path: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "ketnoi tests")])
    names = [x509.DNSName("localhost"), x509.DNSName("api.openalex.org")]
    now = datetime.datetime.now(datetime.UTC)
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256()))
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret = path.with_name("key.pem")
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                         serialization.NoEncryption()))
    return secret


def said(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            to.send_header(name.replace("_", "-"), value)
        to.end_headers()
        to.wfile.write(body)
    return answer


def in_turn(*answers: Answer) -> Answer:
    left = iter(answers)
    return lambda to: next(left)(to)


@pytest.fixture(scope="module")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("server"))
    yield server
    server.close()


@pytest.fixture
def server(_server: Server) -> Server:
    _server.asked.clear()
    _server.answers.clear()
    _server.connections = 0
    return _server


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def web(server: Server, pauses: list[float]) -> Web:
    """A Web that may ask the server, and does not really wait."""
    return Web([server.host], "curator@hanoi.example", authorities=server.authorities,
               allowed=lambda address: address.is_loopback, pause=pauses.append)


def test_an_answer_comes_back_with_what_was_asked(server: Server, web: Web) -> None:
    server.answers["/works"] = said(b'{"meta": {"count": 1}}')
    assert web.json(server.url("/works?filter=a:b"), {"cursor": "*", "mailto": web.contact}, key="secret") == {
        "meta": {"count": 1}}
    path, headers = server.asked[0]
    assert path == "/works?filter=a:b&cursor=%2A&mailto=curator%40hanoi.example"
    assert (headers["Authorization"], headers["Accept"]) == ("Bearer secret", "application/json")
    assert headers["User-Agent"] == "ketnoi (mailto:curator@hanoi.example)"


def test_what_is_no_json_is_refused(server: Server, web: Web) -> None:
    server.answers["/"] = said(b"<html>busy</html>")
    with pytest.raises(BadSource, match="no JSON"):
        web.json(server.url())


@pytest.mark.parametrize(("url", "reason"), [
    ("http://api.openalex.org/works", "https://"),
    ("file:///etc/passwd", "https://"),
    ("ftp://api.openalex.org/", "https://"),
    ("//api.openalex.org/works", "https://"),
    ("https:///works", "https://"),
    ("https://example.org/", "example.org is not among the hosts"),
    ("https://api.openalex.org.example.org/", "not among the hosts"),
    ("https://api.openalex.org:8443/", "api.openalex.org:8443 is not among the hosts"),
    ("https://api.openalex.org@example.org/", "name or password"),
    ("https://example.org\\@api.openalex.org/", "not among the hosts|name or password|no address"),
    ("https://127.0.0.1/", "not among the hosts"),
    ("https://[::1]/", "not among the hosts"),
    ("https://[::1/", "no address"),
    ("", "https://"),
])
def test_an_address_that_may_not_be_asked_is_refused_before_anything_is_sent(
        url: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    with pytest.raises(BadSource, match=reason):
        Web(HOSTS).get(url)


def test_a_public_name_that_leads_to_a_private_address_is_not_asked(
        server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the name is allowed and its certificate is right, but the other end is a machine in here."""
    server.answers["/works"] = said(b"{}")
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: here)
    with pytest.raises(BadSource, match=r"api\.openalex\.org leads to 127\.0\.0\.1, which is no public address"):
        Web(HOSTS, authorities=server.authorities).get("https://api.openalex.org/works")
    assert server.asked == []
    # The same server is asked where its address may be: so it was the address that was refused.
    web = Web(HOSTS, authorities=server.authorities, allowed=lambda address: True)
    assert web.get("https://api.openalex.org/works") == b"{}"


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
    "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "4000::1",
])
def test_no_such_address_is_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_such_an_address_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_certificate_that_nobody_vouches_for_is_refused(server: Server) -> None:
    web = Web([server.host], allowed=lambda address: True)
    with pytest.raises(BadSource, match="certificate cannot be trusted"):
        web.get(server.url())
    assert server.asked == [] and server.connections == 1


def test_a_redirect_is_followed_within_the_hosts(server: Server, web: Web) -> None:
    server.answers["/old"] = said(b"", 301, Location="/new?page=2")
    server.answers["/new"] = said(b"moved here")
    assert web.get(server.url("/old"), {"page": 1}, key="secret") == b"moved here"
    assert [path for path, _ in server.asked] == ["/old?page=1", "/new?page=2"]
    assert server.asked[1][1]["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(("to", "reason"), [
    ("http://localhost/", "https://"), ("https://example.org/", "not among the hosts"),
    ("https://169.254.169.254/latest/meta-data", "not among the hosts"), ("file:///etc/passwd", "https://"),
])
def test_a_redirect_is_checked_like_the_first_address(server: Server, web: Web, to: str, reason: str) -> None:
    server.answers["/"] = said(b"", 302, Location=to)
    with pytest.raises(BadSource, match=reason):
        web.get(server.url())


def test_a_redirect_to_a_private_address_is_not_followed(server: Server) -> None:
    """The first hop may be asked, the second has an allowed name that leads elsewhere."""
    server.answers["/"] = in_turn(said(b"", 302, Location="/"), said(b"secret"))
    hops = iter([True, False])
    web = Web([server.host], authorities=server.authorities, allowed=lambda address: next(hops))
    with pytest.raises(BadSource, match="no public address"):
        web.get(server.url())
    assert len(server.asked) == 1


def test_another_host_does_not_learn_the_token(server: Server, pauses: list[float]) -> None:
    other = f"api.openalex.org:{server.port}"
    server.answers["/"] = said(b"", 307, Location=f"https://{other}/there")
    server.answers["/there"] = said(b"ok")
    web = Web([server.host, other], authorities=server.authorities, allowed=lambda address: True)
    real = socket.getaddrinfo
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: real("localhost", *rest, **more))
        assert web.get(server.url(), key="secret") == b"ok"
    assert ["Authorization" in headers for _, headers in server.asked] == [True, False]


def test_redirects_in_a_circle_end(server: Server, web: Web) -> None:
    server.answers["/"] = said(b"", 302, Location="/")
    with pytest.raises(BadSource, match="more than 5 times"):
        web.get(server.url())
    assert len(server.asked) == 6


def test_a_busy_host_is_asked_again_after_the_pause_that_it_wants(
        server: Server, web: Web, pauses: list[float]) -> None:
    server.answers["/"] = in_turn(said(b"", 429, Retry_After="7"), said(b"", 503), said(b"", 500), said(b"at last"))
    assert web.get(server.url()) == b"at last"
    assert pauses == [7.0, 2.0, 4.0]


def test_a_pause_may_be_told_by_a_date(server: Server, web: Web, pauses: list[float]) -> None:
    then = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 30))
    server.answers["/"] = in_turn(said(b"", 429, Retry_After=then), said(b"", 429, Retry_After="soon"), said(b"ok"))
    assert web.get(server.url()) == b"ok"
    assert 25 < pauses[0] <= 30 and pauses[1] == 2.0


def test_a_host_that_wants_a_long_pause_is_left_alone(server: Server, web: Web, pauses: list[float]) -> None:
    server.answers["/"] = said(b"", 429, Retry_After="86400")
    with pytest.raises(BadSource, match=r"asks for a pause \(429\)"):
        web.get(server.url())
    assert (len(server.asked), pauses) == (1, [])


def test_a_host_that_stays_busy_is_given_up(server: Server, web: Web, pauses: list[float]) -> None:
    server.answers["/"] = said(b"", 502)
    with pytest.raises(BadSource, match=r"\(502\)"):
        web.get(server.url())
    assert (len(server.asked), pauses) == (5, [1.0, 2.0, 4.0, 8.0])


def test_a_refusal_is_not_repeated(server: Server, web: Web) -> None:
    server.answers["/works"] = said(b'{"error": "Invalid filter"}', 400)
    with pytest.raises(BadSource, match=r"refuses the question \(400 Bad Request\)") as refused:
        web.get(server.url("/works"), {"api_key": "secret"})
    assert len(server.asked) == 1 and "secret" not in str(refused.value)


def test_a_host_that_is_not_there_is_named(web: Web, pauses: list[float]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    lost = Web([f"localhost:{port}"], allowed=lambda address: True, pause=pauses.append)
    with pytest.raises(BadSource, match=f"localhost:{port} cannot be reached"):
        lost.get(f"https://localhost:{port}/")
    assert len(pauses) == 4


def test_an_answer_that_is_too_large_is_broken_off(server: Server, web: Web) -> None:
    server.answers["/"] = said(b"x" * 200_000)
    assert len(web.get(server.url(), limit=200_000)) == 200_000
    with pytest.raises(BadSource, match="larger than"):
        web.get(server.url(), limit=199_999)


def test_an_answer_is_measured_unpacked(server: Server, web: Web) -> None:
    """A few kilobytes that unpack to more than the limit; what is held meanwhile stays small."""
    bomb = gzip.compress(bytes(MAX_ANSWER + 1))
    assert len(bomb) < 100_000
    server.answers["/"] = said(bomb, Content_Encoding="gzip")
    with pytest.raises(BadSource, match="larger than 64 MB"):
        web.get(server.url())


def test_an_answer_that_is_not_what_it_says_is_refused(server: Server, web: Web) -> None:
    server.answers["/"] = said(b"this is no gzip", Content_Encoding="gzip")
    with pytest.raises(BadSource, match="packed in a way"):
        web.get(server.url())


def test_an_answer_that_breaks_off_is_asked_for_again(server: Server, web: Web) -> None:
    def broken(to: BaseHTTPRequestHandler) -> None:
        said(b"half", Content_Length="8")(to)
        to.close_connection = True
        to.connection.shutdown(socket.SHUT_RDWR)

    server.answers["/"] = in_turn(broken, said(b"complete"))
    assert web.get(server.url()) == b"complete"


@pytest.mark.parametrize("stage", ["headers", "body"])
def test_an_answer_that_drips_is_cut_off_when_time_is_up(server: Server, web: Web, stage: str) -> None:
    """A byte now and then keeps every timeout of a socket quiet."""
    def dripping(to: BaseHTTPRequestHandler) -> None:
        if stage == "body":
            to.send_response(200)
            to.send_header("Content-Length", "1000")
            to.end_headers()
        for _ in range(100):
            to.wfile.write(b"x")
            to.wfile.flush()
            time.sleep(0.05)

    server.answers["/"] = dripping
    began = time.monotonic()
    with pytest.raises(BadSource, match=r"no whole answer within 0\.5 seconds"):
        web.get(server.url(), seconds=0.5)
    assert time.monotonic() - began < 2


def test_proxies_and_passwords_of_the_environment_are_not_trusted(
        server: Server, web: Web, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine localhost login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "none.pem"))
    server.answers["/"] = said(b"direct")
    assert web.get(server.url()) == b"direct"
    assert "Authorization" not in server.asked[0][1]


def test_a_file_appears_once_it_is_whole(server: Server, web: Web, tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    server.answers["/"] = in_turn(said(b"", 503), said(b"a" * 300_000), said(b"b" * 300_000))
    assert web.download(server.url(), path) == path
    assert path.read_bytes() == b"a" * 300_000
    with pytest.raises(BadSource, match="larger than"):
        web.download(server.url(), path, limit=1000)
    assert path.read_bytes() == b"a" * 300_000, "the older copy stays"
    assert [one.name for one in tmp_path.iterdir()] == ["dump.zip"]


def test_a_folder_that_is_not_there_is_told(server: Server, web: Web, tmp_path: Path) -> None:
    with pytest.raises(BadSource, match=r"dump\.zip: the file cannot be written"):
        web.download(server.url(), tmp_path / "none" / "dump.zip")
