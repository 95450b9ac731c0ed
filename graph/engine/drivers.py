"""One Bolt driver for each audience, to the embedded engine or to Neo4j: what differs between the two is here."""

import logging
import threading

import neo4j
from neo4j import exceptions as trouble

from graph.engine.client import Client, full, purge
from graph.engine.folder import USER
from graph.errors import StoreUnavailable
from graph.schema import Audience
from graph.settings import Settings

#: What a driver raises where a server is gone, silent, unknown, or has another password than before.
LOST = (trouble.ServiceUnavailable, trouble.SessionExpired, trouble.AuthError)
#: How long a server may take to say hello.
_CONNECT_SECONDS = 10.0
#: How long the driver retries conflicts and a change of a cluster's leader.
_RETRY_SECONDS = 15.0
#: On the embedded engine it must not: it would try the port of an engine that died, instead of asking for the new one.
_NO_RETRY = -1.0
_ENGINE_PAUSES = tuple(0.01 * 2**n for n in range(8))

# Its warnings about retries belong into a log file if somebody sets one up, not between the lines of a command.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Drivers:
    """The connections of one store; used by many threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine = None if settings.graph else Client(settings.engine_home)
        self._current: dict[Audience, neo4j.Driver] = {}
        self._retired: list[neo4j.Driver] = []
        self._making = threading.Lock()
        # What this process wrote, it reads back, also from a follower of a cluster.
        self._bookmarks = {audience: neo4j.GraphDatabase.bookmark_manager() for audience in settings.audiences}

    @property
    def embedded(self) -> bool:
        """Whether the engine is ours, and therefore found again after it died."""
        return self._engine is not None

    @property
    def pauses(self) -> tuple[float, ...]:
        """Seconds to wait after each conflict, beside what the driver does by itself."""
        return _ENGINE_PAUSES if self.embedded else (0.0,)

    def of(self, audience: Audience) -> neo4j.Driver:
        """A driver that reached its server; one of ``LOST`` where it cannot."""
        with self._making:
            if audience not in self._current:
                self._current[audience] = self._connected(audience)
            return self._current[audience]

    def connected(self, audience: Audience) -> bool:
        """Whether the server answered before."""
        return audience in self._current

    def session(self, audience: Audience, driver: neo4j.Driver, fetch_size: int = 1000) -> neo4j.Session:
        """A session with the audience's database."""
        # Neo4j Community has one database, the user's home; the embedded engine has one for each audience.
        database = audience if self.embedded else None
        return driver.session(database=database, fetch_size=fetch_size, bookmark_manager=self._bookmarks[audience])

    def retire(self, audience: Audience, driver: neo4j.Driver | None) -> None:
        """Use this driver no more; other threads may still be in the middle of something with it."""
        with self._making:
            if driver is not None and self._current.get(audience) is driver:
                self._retired.append(self._current.pop(audience))

    def empty(self, *audiences: Audience) -> None:
        """Give the embedded engine new, empty files for these audiences; for all where none is named."""
        if self.embedded:
            purge(self._settings.engine_home, *audiences)
            for audience in list(self._current):
                self.retire(audience, self._current.get(audience))

    def close(self) -> None:
        """Let go of all connections, and of the engine."""
        for driver in (*self._current.values(), *self._retired):
            driver.close()
        self._current.clear()
        self._retired.clear()
        if self._engine is not None:
            self._engine.close()

    def where(self, audience: Audience) -> str:
        """The address as the settings have it, for messages."""
        url = self._settings.graph if audience == "curators" else self._settings.graph_everyone
        return url or str(self._settings.engine_home)

    def lost(self, audience: Audience, error: Exception) -> StoreUnavailable:
        """One of ``LOST`` as a sentence that says what to do."""
        where = self.where(audience)
        if isinstance(error, trouble.AuthError):
            return StoreUnavailable(f"{where} refuses the user {self._settings.user} or the password: "
                                    "set KETNOI_GRAPH_USER and KETNOI_GRAPH_PASSWORD.")
        return StoreUnavailable(f"Cannot reach the database at {where}: start it, or correct KETNOI_GRAPH.")

    def explained(self, audience: Audience, error: trouble.Neo4jError) -> Exception:
        """The same trouble as a sentence where we know what to do about it; otherwise as it is."""
        where = self.where(audience)
        if isinstance(error, LOST):
            return error
        if (error.code or "").startswith("Neo.ClientError.Security."):
            return StoreUnavailable(f"The user {self._settings.user} may not do this at {where}: give it the right.")
        if "No space left" in str(error) or (self.embedded and full(self._settings.engine_home)):
            return StoreUnavailable(f"The disk of {where} is full: free some space and try again.")
        return error

    def _connected(self, audience: Audience) -> neo4j.Driver:
        url, user, password = self._address(audience)
        driver = neo4j.GraphDatabase.driver(
            url, auth=(user, password), user_agent="ketnoi", notifications_min_severity="OFF",
            connection_timeout=5.0, connection_acquisition_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_NO_RETRY if self.embedded else _RETRY_SECONDS)
        try:
            # At once, because a managed transaction would try a server that is down for as long as it retries.
            driver.verify_connectivity()
        except ValueError as error:  # what the driver says of a host name that nobody knows
            driver.close()
            raise trouble.ServiceUnavailable(str(error)) from error
        except BaseException:
            driver.close()
            raise
        return driver

    def _address(self, audience: Audience) -> tuple[str, str, str]:
        if self._engine is not None:
            found = self._engine.find()
            return found.url, USER, found.password
        return self.where(audience), self._settings.user, self._settings.password
