"""Requests from one person to others, for an introduction, for advice, or to join a board: opened once, then moved.
Every move is kept.

A request is a working paper whose versions are what was done, one after the other; its state is read from them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, TypeAlias
from uuid import uuid4

import orjson
from sqlalchemy import Connection, insert, select

from ledger import tables
from ledger.database import reading, writing
from ledger.errors import NotPossible
from ledger.ledger import Ledger
from ledger.log import now

PAPER = "request"
Kind: TypeAlias = Literal["introduction", "advice", "invitation"]
_ANSWERED: Mapping[str, tuple[str, ...]] = {
    "drafted": ("asked", "withdrawn"), "asked": ("accepted", "declined", "answered", "withdrawn"),
    "accepted": ("answered", "declined", "withdrawn"), "answered": ("rated",), "rated": ("rated",),
    "declined": ("asked",), "withdrawn": ("asked",)}
#: What may follow on each state of one who is asked, ``drafted`` being before anybody was. Who accepts an invitation
#: has answered it.
NEXT: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    "introduction": _ANSWERED, "advice": _ANSWERED,
    "invitation": {**_ANSWERED, "asked": ("accepted", "declined", "withdrawn"), "accepted": ()}}
KINDS: tuple[Kind, ...] = tuple(NEXT)
#: Waiting for somebody else, where anything can follow: what has a day by which a reply is due.
_WAITING = ("asked", "accepted")
#: Takes back the last move of one who is asked, which stays in the history.
BACK = "back"
#: Keeps a letter to one who is asked as somebody changed it; how far it is with them stays as it was.
WRITTEN = "written"


class Move(NamedTuple):
    """One thing that was done: ``state`` reached with ``who`` (a node's id), by whom, when, and what was said of it."""

    state: str
    who: str
    by: str
    at: str
    said: Mapping[str, Any]


class Request(NamedTuple):
    """One request: what was said when it was opened, and all that was done since, in order."""

    id: str
    kind: Kind
    said: Mapping[str, Any]
    by: str
    at: str
    moves: tuple[Move, ...]

    @property
    def asked(self) -> tuple[str, ...]:
        """Who is asked, or is to be, in the order in which they came."""
        return tuple(dict.fromkeys((*self.said.get("whom", ()), *(move.who for move in self.moves))))

    def standing(self, who: str) -> tuple[Move, ...]:
        """The moves with somebody that were not taken back."""
        kept: list[Move] = []
        for move in (move for move in self.moves if move.who == who):
            if move.state == BACK:
                del kept[-1:]
            elif move.state != WRITTEN:
                kept.append(move)
        return tuple(kept)

    def letters(self, who: str) -> dict[str, str]:
        """The letters to somebody that were changed, by language; those of the opening are to the first."""
        first = self.said.get("letters") or {} if who in self.asked[:1] else {}
        kept = [move.said["letters"] for move in self.moves if (move.state, move.who) == (WRITTEN, who)]
        return {lang: text for letters in (first, *kept) for lang, text in letters.items()}

    def state(self, who: str) -> str:
        """How far it is with somebody."""
        return next((move.state for move in reversed(self.standing(who))), "drafted")

    def following(self, who: str) -> tuple[str, ...]:
        """The states that may follow with somebody."""
        return NEXT[self.kind][self.state(who)]

    def waits(self, who: str) -> bool:
        """Whether somebody was asked whose reply is not there yet."""
        return self.state(who) in _WAITING and bool(self.following(who))

    def open(self, who: str) -> bool:
        """Whether something is still to come with somebody: the letter, a reply, or what came of it."""
        return self.state(who) in ("drafted", "answered") or self.waits(who)

    def latest(self, who: str, name: str) -> Any:
        """The last value that was said of somebody, else the one with which it was opened."""
        return next((move.said[name] for move in reversed(self.standing(who)) if name in move.said),
                    self.said.get(name))

    def late(self, who: str, today: str) -> bool:
        """Whether the day by which somebody was to reply has passed without one."""
        due = str(self.latest(who, "reply_by") or "")
        return self.waits(who) and "" != due < today


def open_request(ledger: Ledger, kind: Kind, by: str, said: Mapping[str, Any]) -> str:
    """Keep a new request; its id. ``whom``: ids of those who are to be asked, ``reply_by``: an ISO date."""
    if kind not in KINDS:
        raise NotPossible(f"a request is an introduction, advice or an invitation, not {kind}")
    _check_day(said)
    id = uuid4().hex[:20]
    with writing(ledger.engine) as connection:
        _write(connection, id, 1, {"kind": kind, "by": by, "said": dict(said)})
    return id


def move(ledger: Ledger, id: str, state: str, who: str, by: str, **said: Any) -> None:
    """Write what was done about a request with somebody; NotPossible where that cannot follow on what was before."""
    _check_day(said)
    with writing(ledger.engine) as connection:
        found = _folded(_rows(connection, id)).get(id)
        if found is None:
            raise NotPossible("there is no such request; go back to the list of requests")
        before = found.state(who)
        if not _follows(found, state, who):
            raise NotPossible(f"this cannot follow here: it is {before} by now; look at the request again")
        version = len(found.moves) + 2
        _write(connection, id, version, {"state": state, "who": who, "by": by, "said": said})


def _follows(found: Request, state: str, who: str) -> bool:
    if state == BACK:
        return bool(found.standing(who))
    if state == WRITTEN:
        return who in found.asked
    # Somebody else who is to be asked comes in as a draft, too.
    return state in found.following(who) or (state == "drafted" and who not in found.asked)


def requests(ledger: Ledger, id: str = "") -> list[Request]:
    """All requests, or the one of an id, the latest opened first."""
    with reading(ledger.engine) as connection:
        found = _folded(_rows(connection, id))
    return sorted(found.values(), key=lambda one: (one.at, one.id), reverse=True)


def _rows(connection: Connection, id: str) -> list[Any]:
    table = tables.document
    statement = select(table.c.name, table.c.body, table.c.at).where(table.c.kind == PAPER)
    statement = statement.where(table.c.name == id) if id else statement
    return list(connection.execute(statement.order_by(table.c.name, table.c.version)).all())


def _folded(rows: list[Any]) -> dict[str, Request]:
    found: dict[str, Request] = {}
    for row in rows:
        told = orjson.loads(row.body)
        if "kind" in told:
            found[row.name] = Request(row.name, told["kind"], told["said"], told["by"], row.at, ())
        elif row.name in found:
            done = Move(told["state"], told["who"], told["by"], row.at, told["said"])
            found[row.name] = found[row.name]._replace(moves=(*found[row.name].moves, done))
    return found


def _write(connection: Connection, id: str, version: int, body: dict[str, Any]) -> None:
    connection.execute(insert(tables.document).values(
        kind=PAPER, owner="", name=id, version=version, at=now(), body=orjson.dumps(body).decode()))


def _check_day(said: Mapping[str, Any]) -> None:
    try:
        date.fromisoformat(str(said.get("reply_by") or "2026-01-01"))
    except ValueError as error:
        raise NotPossible(f"{said['reply_by']} is no day by which somebody can reply") from error
