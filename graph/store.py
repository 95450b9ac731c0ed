"""The graph over Bolt: reading by question, and the few kinds of writing that compile needs."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import neo4j
from neo4j import exceptions as trouble

import queries
from graph import engine
from graph.errors import Overtaken, StoreUnavailable, UnknownQuery
from graph.schema import Audience, cypher
from graph.settings import Settings

_T = TypeVar("_T")
_Statement = tuple[str, dict[str, Any]]
_Work = Callable[[neo4j.ManagedTransaction], _T]
#: What one deleting transaction takes, so that it fits into any server's memory.
_WIPED_AT_ONCE = 20_000
_STREAMED_AT_ONCE = 5_000
#: How long a server may take to say hello.
_CONNECT_SECONDS = 10.0
#: How long the driver retries conflicts and a change of a cluster's leader.
_RETRY_SECONDS = 15.0
#: On the embedded engine it must not: it would try the port of an engine that died, instead of asking for the new one.
_NO_RETRY = -1.0
_ENGINE_PAUSES = tuple(0.01 * 2**n for n in range(8))

# Its warnings about retries belong into a log file if somebody sets one up, not between the lines of a command.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
_LOST = (trouble.ServiceUnavailable, trouble.SessionExpired, trouble.AuthError, ValueError)


class Answer(NamedTuple):
    """The rows of a question, and the ledger's entry up to which the graph was compiled when it was asked."""

    rows: list[dict[str, Any]]
    applied: int


class Store:
    """The graphs of one registry, one for each audience, in the embedded engine or in Neo4j."""

    def __init__(self, settings: Settings) -> None:
        self.audiences = settings.audiences
        self._settings = settings
        self._engine = None if settings.graph else engine.Client(settings.engine_home)
        self._pauses = (0.0,) if self._engine is None else _ENGINE_PAUSES
        self._drivers: dict[Audience, neo4j.Driver] = {}
        # What this process wrote, it reads back, also from a follower of a cluster.
        self._bookmarks = {audience: neo4j.GraphDatabase.bookmark_manager() for audience in self.audiences}

    @classmethod
    def open(cls, settings: Settings) -> "Store":
        """Connect to all audiences' graphs; StoreUnavailable with what to do where one cannot be reached."""
        store = cls(settings)
        try:
            for audience in store.audiences:
                store.rows(audience, cypher.ALIVE)
        except BaseException:
            store.close()
            raise
        return store

    def read(self, name: str, audience: Audience = "curators", **parameters: Any) -> Answer:
        """Ask the question of that name; UnknownQuery where there is none or its parameters are others."""
        text = _question(name, parameters)

        def work(tx: neo4j.ManagedTransaction) -> Answer:
            meta = _rows(tx, cypher.META)
            applied = meta[0]["meta"].get("applied", 0) if meta else 0
            return Answer(_rows(tx, text, parameters), applied)

        return self._run(audience, work, read=True)

    def meta(self, audience: Audience) -> dict[str, Any] | None:
        """What the graph says it was compiled from; None where nothing was compiled yet."""
        found = self.rows(audience, cypher.META)
        return found[0]["meta"] if found else None

    def rows(self, audience: Audience, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of one of the vocabulary's reading statements."""
        return self._run(audience, lambda tx: _rows(tx, statement, parameters), read=True)

    def stream(self, audience: Audience, statement: str, **parameters: Any) -> Iterator[dict[str, Any]]:
        """The rows of one reading statement, one after the other, without holding them all.

        The one place without a managed transaction: what was already handed out cannot be asked again.
        """
        self.rows(audience, cypher.ALIVE)  # so that a connection that was lost is made anew first
        with self._session(audience, _STREAMED_AT_ONCE) as session, session.begin_transaction() as tx:
            for record in tx.run(statement, parameters):
                yield record.data()

    def prepare(self, audience: Audience) -> None:
        """Make constraints and indexes; StoreUnavailable where the database holds somebody else's data."""
        if self.meta(audience) is None and self.rows(audience, cypher.ANYTHING):
            raise StoreUnavailable(f"The database at {self._where(audience)} holds data that is not this registry's: "
                                   "give an empty database in KETNOI_GRAPH, or empty this one yourself.")
        for statement in cypher.constraints():
            self._change(audience, statement)

    def write(self, audience: Audience, statements: Sequence[_Statement],
              before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        """Run the statements in one transaction that takes the graph from the state ``before`` to ``after``.

        Raises Overtaken where the graph is in another state: somebody else compiled meanwhile.
        """
        self._run(audience, lambda tx: _advance(tx, statements, _present(before), _present(after)))

    def wipe(self, audience: Audience) -> None:
        """Delete everything; afterwards the database is as new and has to be prepared."""
        if self._engine is not None:
            self._drop(audience)
            self._engine.recreate(audience)
            return
        # Meta last: a wipe that was cut short must still be known as ours.
        for pattern in ("()-[x]->()", "(x) WHERE NOT x:Meta", "(x)"):
            text = f"MATCH {pattern} WITH x LIMIT {_WIPED_AT_ONCE} DELETE x RETURN count(*) AS gone"
            while self._change(audience, text)[0]["gone"]:
                pass

    def close(self) -> None:
        """Let go of all connections, and of the engine."""
        for audience in list(self._drivers):
            self._drop(audience)
        if self._engine is not None:
            self._engine.close()

    def _change(self, audience: Audience, text: str) -> list[dict[str, Any]]:
        return self._run(audience, lambda tx: _rows(tx, text))

    def _run(self, audience: Audience, work: _Work[_T], read: bool = False) -> _T:
        """Do the work in a managed transaction; a connection that was lost is made anew, once."""
        connected = audience in self._drivers
        try:
            return self._attempt(audience, work, read)
        except _LOST as error:
            self._drop(audience)
            # The embedded engine may have been started again, with another port and password.
            if connected or self._engine is not None:
                return self._last_attempt(audience, work, read)
            raise StoreUnavailable(self._lost(audience, error)) from error

    def _last_attempt(self, audience: Audience, work: _Work[_T], read: bool) -> _T:
        try:
            return self._attempt(audience, work, read)
        except _LOST as error:
            self._drop(audience)
            raise StoreUnavailable(self._lost(audience, error)) from error

    def _attempt(self, audience: Audience, work: _Work[_T], read: bool) -> _T:
        for pause in self._pauses:
            try:
                with self._session(audience) as session:
                    return session.execute_read(work) if read else session.execute_write(work)
            except trouble.TransientError:
                time.sleep(pause)
            except trouble.Neo4jError as error:
                raise self._explained(audience, error) from error
        raise StoreUnavailable(f"The database at {self._where(audience)} is too busy: try again.")

    def _session(self, audience: Audience, fetch_size: int = 1000) -> neo4j.Session:
        # Neo4j Community has one database, the user's home; the embedded engine has one for each audience.
        database = None if self._engine is None else audience
        return self._driver(audience).session(
            database=database, fetch_size=fetch_size, bookmark_manager=self._bookmarks[audience])

    def _driver(self, audience: Audience) -> neo4j.Driver:
        driver = self._drivers.get(audience)
        if driver is None:
            url, user, password = self._address(audience)
            driver = neo4j.GraphDatabase.driver(
                url, auth=(user, password), user_agent="ketnoi",
                connection_timeout=5.0, connection_acquisition_timeout=_CONNECT_SECONDS,
                max_transaction_retry_time=_RETRY_SECONDS if self._engine is None else _NO_RETRY,
                notifications_min_severity="OFF")
            # At once, because a managed transaction would try a server that is down for as long as it retries.
            driver.verify_connectivity()
            self._drivers[audience] = driver
        return driver

    def _address(self, audience: Audience) -> tuple[str, str, str]:
        if self._engine is not None:
            found = self._engine.find()
            return found.url, engine.USER, found.password
        return self._where(audience), self._settings.user, self._settings.password

    def _where(self, audience: Audience) -> str:
        """The address as the settings have it, for messages."""
        url = self._settings.graph if audience == "curators" else self._settings.graph_everyone
        return url or str(self._settings.engine_home)

    def _drop(self, audience: Audience) -> None:
        driver = self._drivers.pop(audience, None)
        if driver is not None:
            driver.close()

    def _lost(self, audience: Audience, error: Exception) -> str:
        where = self._where(audience)
        if isinstance(error, trouble.AuthError):
            return (f"{where} refuses the user {self._settings.user} or the password: "
                    "set KETNOI_GRAPH_USER and KETNOI_GRAPH_PASSWORD.")
        return f"Cannot reach the database at {where}: start it, or correct KETNOI_GRAPH."

    def _explained(self, audience: Audience, error: trouble.Neo4jError) -> Exception:
        """The same trouble as one sentence where we know what to do about it; otherwise as it is."""
        where = self._where(audience)
        if (error.code or "").startswith("Neo.ClientError.Security.") and not isinstance(error, trouble.AuthError):
            return StoreUnavailable(f"The user {self._settings.user} may not do this at {where}: give it the right.")
        if "No space left" in str(error) or (self._engine is not None and engine.full(self._settings.engine_home)):
            return StoreUnavailable(f"The disk of {where} is full: free some space and try again.")
        return error


def _question(name: str, parameters: dict[str, Any]) -> str:
    """The text of a question whose header names exactly these parameters."""
    try:
        text, wanted = queries.text(name), set(queries.parameters(name))
    except KeyError as error:
        raise UnknownQuery(str(error.args[0])) from error
    if wanted != set(parameters):
        raise UnknownQuery(f"The question {name} takes {sorted(wanted)}, not {sorted(parameters)}.")
    return text


def _rows(tx: neo4j.ManagedTransaction, text: str, parameters: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    return [record.data() for record in tx.run(text, parameters)]


def _present(meta: dict[str, Any] | None) -> dict[str, Any] | None:
    """The state as a database gives it back: with its id, without what is None."""
    return None if meta is None else {"id": "meta"} | {name: value for name, value in meta.items() if value is not None}


def _advance(tx: neo4j.ManagedTransaction, statements: Sequence[_Statement],
             before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    found = _rows(tx, cypher.META_LOCKED)
    now = found[0]["meta"] if found else None
    if now == after and after != before:
        return  # Our own earlier try, whose acknowledgement was lost on the way.
    if now != before:
        raise Overtaken("Another program changed the graph meanwhile: try again.")
    for text, parameters in statements:
        tx.run(text, parameters).consume()
    if after is not None:
        tx.run(cypher.SET_META, meta=after).consume()
