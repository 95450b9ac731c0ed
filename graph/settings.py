"""Where the registry lives and which stores it uses, read once from the environment and a ``.env`` file."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from platformdirs import user_data_dir

from graph.errors import BadSetting
from graph.schema import AUDIENCES, Audience

_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
#: The open sources' own hosts: what loaders may reach where nothing else is set.
HOSTS = ("api.openalex.org", "api.ror.org", "pub.orcid.org", "zenodo.org")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_YES, _NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Settings:
    """One registry: its folder, its ledger's URL, and the graph's address (``graph`` None: the embedded engine).

    ``everyone`` asks the embedded engine for the second audience; on Neo4j ``graph_everyone`` is its address.
    ``hosts``: the only ones that loaders reach. ``contact``: an address that open sources ask their users to give.
    Whatever may hold a password is kept out of the repr.
    """

    home: Path
    ledger: str = field(repr=False)
    graph: str | None = None
    graph_everyone: str | None = None
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    everyone: bool = False
    curator: str = "curator"
    hosts: tuple[str, ...] = HOSTS
    contact: str = ""
    openalex_key: str = field(default="", repr=False)

    @classmethod
    def load(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """The settings of ``env`` (default: the process's), then of ``.env`` here, then of ``.env`` in the home folder.

        Raises BadSetting for a value that cannot be used, naming the variable.
        """
        values = _merged(env)
        home = _home(values)
        graph = _address(values, "KETNOI_GRAPH")
        everyone = _address(values, "KETNOI_GRAPH_EVERYONE")
        _separate(graph, everyone)
        return cls(
            home=home,
            ledger=_ledger(values, home),
            graph=graph,
            graph_everyone=everyone,
            user=values.get("KETNOI_GRAPH_USER") or "neo4j",
            password=values.get("KETNOI_GRAPH_PASSWORD") or "",
            everyone=_flag(values, "KETNOI_EVERYONE"),
            curator=values.get("KETNOI_CURATOR") or "curator",
            hosts=_hosts(values),
            contact=(values.get("KETNOI_CONTACT") or "").strip(),
            openalex_key=(values.get("KETNOI_OPENALEX_KEY") or "").strip(),
        )

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """The graphs that are kept: the curators' always, everyone's where it was asked for."""
        wanted = self.everyone if self.graph is None else self.graph_everyone is not None
        return AUDIENCES if wanted else AUDIENCES[:1]

    @property
    def engine_home(self) -> Path:
        """The folder of the embedded engine."""
        return self.home / "engine"


def _merged(env: Mapping[str, str] | None) -> dict[str, str]:
    given = {name: value for name, value in (os.environ if env is None else env).items() if name.startswith("KETNOI_")}
    here = _dotenv(Path.cwd() / ".env")
    home = _home({**here, **given})
    return {**_dotenv(home / ".env"), **here, **given}


def _dotenv(path: Path) -> dict[str, str]:
    try:
        found = dotenv_values(path) if path.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"Cannot read the settings file {path}: save it as UTF-8, readable to you.") from error
    return {name: value for name, value in found.items() if value is not None and name.startswith("KETNOI_")}


def _home(values: Mapping[str, str]) -> Path:
    return Path(values.get("KETNOI_HOME") or user_data_dir("ketnoi", appauthor=False)).expanduser().absolute()


def _ledger(values: Mapping[str, str], home: Path) -> str:
    url = values.get("KETNOI_LEDGER") or f"sqlite:///{(home / 'ledger.sqlite').as_posix()}"
    if url.startswith("postgresql://"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise BadSetting("KETNOI_LEDGER must be sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE.")
    return url


def _address(values: Mapping[str, str], name: str) -> str | None:
    url = (values.get(name) or "").strip()
    if not url:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _SCHEMES and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise BadSetting(f"{name} must look like neo4j://HOST:7687 or bolt://HOST:7687.")
    if parts.username or parts.password:
        raise BadSetting(f"{name} must not hold a password: put it into KETNOI_GRAPH_USER and KETNOI_GRAPH_PASSWORD.")
    return url.rstrip("/")


def _separate(graph: str | None, everyone: str | None) -> None:
    if everyone is None:
        return
    if graph is None:
        raise BadSetting("KETNOI_GRAPH_EVERYONE needs KETNOI_GRAPH; with the embedded engine set KETNOI_EVERYONE=1.")
    if _server(graph) == _server(everyone):
        # One database for both would show to everyone what only curators may see.
        raise BadSetting("KETNOI_GRAPH_EVERYONE must be another server than KETNOI_GRAPH: each audience has its own.")


def _server(url: str) -> tuple[str | None, int]:
    parts = urlsplit(url)
    return parts.hostname, parts.port or 7687


def _hosts(values: Mapping[str, str]) -> tuple[str, ...]:
    given = values.get("KETNOI_HOSTS")
    if given is None:
        return HOSTS
    hosts = tuple(host for host in re.split(r"[\s,;]+", given.strip().lower()) if host)
    wrong = [host for host in hosts if not _HOST.fullmatch(host)]
    if wrong:
        raise BadSetting(f"KETNOI_HOSTS holds {wrong[0]}, which is no name of a host: write names separated by commas.")
    return hosts


def _flag(values: Mapping[str, str], name: str) -> bool:
    value = (values.get(name) or "").strip().lower()
    if value not in (*_YES, *_NO):
        raise BadSetting(f"{name} must be 1 or 0.")
    return value in _YES
