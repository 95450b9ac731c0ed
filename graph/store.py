"""The graph over Bolt: reading by question, and the few kinds of writing that compile needs."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn, TypeVar

import neo4j
from neo4j import exceptions as trouble

import queries
from graph.engine.drivers import LOST, Drivers
from graph.errors import Overtaken, StoreUnavailable, UnknownQuery
from graph.schema import NODE, SUBKIND, Audience, cypher
from graph.settings import Settings

_LABELS = frozenset((*NODE, *SUBKIND))
_T = TypeVar("_T")
_Statement = tuple[str, dict[str, Any]]
_Work = Callable[[neo4j.ManagedTransaction], _T]
#: What one deleting transaction takes, so that it fits into any server's memory.
_WIPED_AT_ONCE = 20_000
_STREAMED_AT_ONCE = 5_000
#: How long a supposed change may hold up others who write to the same nodes, on Neo4j; on a busy machine it needs half
#: of that to plan the questions of the gaps for the first time.
_SUPPOSED_SECONDS = 60.0


class Answer(NamedTuple):
    """The rows of a question, and the ledger's entry up to which the graph was compiled when it was asked."""

    rows: list[dict[str, Any]]
    applied: int


class _Supposed(Exception):
    """Ends the transaction of a supposed change, and carries what was answered in it."""

    def __init__(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        super().__init__()
        self.rows = rows


class Store:
    """The graphs of one registry, one for each audience, in the embedded engine or in Neo4j."""

    def __init__(self, settings: Settings) -> None:
        self.audiences = settings.audiences
        self._drivers = Drivers(settings)

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
            return Answer(_alike(_rows(tx, text, parameters)), applied)

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
        opened = self._drivers.session(audience, self._drivers.of(audience), _STREAMED_AT_ONCE)
        with opened as session, session.begin_transaction() as tx:
            # These give plain values; looking through each for nodes takes more than all the rest of reading it.
            for record in tx.run(statement, parameters):
                yield dict(zip(record.keys(), record.values(), strict=True))

    def prepare(self, audience: Audience) -> None:
        """Make constraints and indexes; StoreUnavailable where the database holds somebody else's data."""
        if self.meta(audience) is None and self.rows(audience, cypher.ANYTHING):
            raise StoreUnavailable(f"The database at {self._drivers.where(audience)} holds data that is not this "
                                   "registry's: give an empty database in KETNOI_GRAPH, or empty this one yourself.")
        for statement in cypher.constraints():
            self._change(audience, statement)

    def write(self, audience: Audience, statements: Sequence[_Statement],
              before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        """Run the statements in one transaction that takes the graph from the state ``before`` to ``after``.

        Raises Overtaken where the graph is in another state: somebody else compiled meanwhile.
        """
        self._run(audience, lambda tx: _advance(tx, statements, _present(before), _present(after)))

    def suppose(self, audience: Audience, statements: Sequence[_Statement], asked: Mapping[str, dict[str, Any]],
                applied: int) -> dict[str, list[dict[str, Any]]]:
        """The rows of several questions by name as they would be after the statements, which are never kept.

        Their transaction always ends by giving it up, and nobody else sees into it. Raises Overtaken where the graph
        is not, or is no longer, at the ledger's entry ``applied``; StoreUnavailable where the database refuses.
        """
        texts = {name: _question(name, given) for name, given in asked.items()}

        def work(tx: neo4j.ManagedTransaction) -> NoReturn:
            _stands(tx, applied)
            for text, parameters in statements:
                tx.run(text, parameters).consume()
            rows = {name: _alike(_rows(tx, texts[name], given)) for name, given in asked.items()}
            _stands(tx, applied)
            raise _Supposed(rows)  # Only who returns is committed.

        try:
            self._run(audience, neo4j.unit_of_work(timeout=_SUPPOSED_SECONDS)(work))
        except _Supposed as supposed:
            return supposed.rows
        except trouble.Neo4jError as error:
            raise StoreUnavailable(f"The database at {self._drivers.where(audience)} does not let a change be supposed "
                                   f"({error.code}); nothing was written.") from error

    def wipe(self, audience: Audience) -> None:
        """Delete everything; afterwards the database is as new and has to be prepared."""
        if self._drivers.embedded and self.rows(audience, cypher.COUNT)[0]["nodes"] > _WIPED_AT_ONCE:
            self._drivers.empty(audience)
            return
        # Meta last: a wipe that was cut short must still be known as ours.
        for pattern in ("()-[x]->()", "(x) WHERE NOT x:Meta", "(x)"):
            text = f"MATCH {pattern} WITH x LIMIT {_WIPED_AT_ONCE} DELETE x RETURN count(*) AS gone"
            while self._change(audience, text)[0]["gone"]:
                pass

    def forget(self) -> None:
        """Let the embedded engine begin anew on empty files, so that no byte of the past is left; it has to be rebuilt.

        The files of a Neo4j are its administrator's: nothing happens there.
        """
        self._drivers.empty()

    def close(self) -> None:
        """Let go of all connections, and of the engine."""
        self._drivers.close()

    def _change(self, audience: Audience, text: str) -> list[dict[str, Any]]:
        return self._run(audience, lambda tx: _rows(tx, text))

    def _run(self, audience: Audience, work: _Work[_T], read: bool = False) -> _T:
        """Do the work in a managed transaction; a connection that was lost is made anew, once."""
        # The embedded engine may have been started again, with another port and password.
        again = self._drivers.embedded or self._drivers.connected(audience)
        while True:
            driver = None
            try:
                driver = self._drivers.of(audience)
                return self._attempt(audience, driver, work, read)
            except LOST as error:
                self._drivers.retire(audience, driver)
                if not again:
                    raise self._drivers.lost(audience, error) from error
                again = False

    def _attempt(self, audience: Audience, driver: neo4j.Driver, work: _Work[_T], read: bool) -> _T:
        for pause in self._drivers.pauses:
            try:
                with self._drivers.session(audience, driver) as session:
                    return session.execute_read(work) if read else session.execute_write(work)
            except trouble.TransientError:
                time.sleep(pause)
            except trouble.Neo4jError as error:
                raise self._drivers.explained(audience, error) from error
        raise StoreUnavailable(f"The database at {self._drivers.where(audience)} is too busy: try again.")


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


def _alike(value: Any) -> Any:
    """The same, with labels in order: an engine gives those of a node in whatever order it keeps them."""
    if isinstance(value, dict):
        return {name: _alike(one) for name, one in value.items()}
    if not isinstance(value, list) or not value:
        return value
    return sorted(value) if all(isinstance(one, str) and one in _LABELS for one in value) else list(map(_alike, value))


def _present(meta: dict[str, Any] | None) -> dict[str, Any] | None:
    """The state as a database gives it back: with its id, without what is None."""
    return None if meta is None else {"id": "meta"} | {name: value for name, value in meta.items() if value is not None}


def _stands(tx: neo4j.ManagedTransaction, applied: int) -> None:
    meta = _rows(tx, cypher.META)
    if not meta or meta[0]["meta"].get("applied") != applied:
        raise Overtaken("Another program changed the graph meanwhile: try again.")


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
