"""What is done about a request: each step is kept, and whoever accepts an invitation advises from then on."""

from typing import Any

from graph.errors import NotPossible
from ledger import requests
from ledger.requests import Request
from ui import acts, data
from ui.edit import edits
from ui.i18n import _


def move(id: str, state: str, who: str, said: dict[str, Any]) -> None:
    """Write what was done; where somebody else came first, say so."""
    _moved(id, state, who, said)


def appoint(request: Request, who: str, props: dict[str, Any]) -> None:
    """They accepted: from now on the registry says whom they advise, by which document and for which term."""
    ledger = data.registry().ledger
    seq = edits.join("ADVISES", data.resolve(who), data.resolve(str(request.said["for"])), props)
    batch = int(ledger.entries(seq - 1, seq)[0].subject)
    if not _moved(request.id, "accepted", who, {**props, "batch": batch}):
        acts.undo(batch)


def back(request: Request, who: str) -> None:
    """Take the last step back; with an acceptance goes what the registry says because of it."""
    batch = appointed(request, who)
    if _moved(request.id, requests.BACK, who, {}) and batch:
        acts.undo(batch)


def appointed(request: Request, who: str) -> int:
    """The batch by which somebody advises because they accepted this; 0 where they did not, or where it was undone."""
    if request.kind != "invitation" or request.state(who) != "accepted":
        return 0
    batch = int(request.latest(who, "batch") or 0)
    return batch if any(row["id"] == batch and row["state"] == "accepted" for row in data.batches()) else 0


def _moved(id: str, state: str, who: str, said: dict[str, Any]) -> bool:
    told = {name: value for name, value in said.items() if value not in (None, "")}
    try:
        requests.move(data.registry().ledger, id, state, who, acts.by(), **told)
    except NotPossible:
        acts.told(_("Somebody else changed this request meanwhile; look at it again."))
        return False
    acts.told(_("Kept in the history of the request."))
    return True
