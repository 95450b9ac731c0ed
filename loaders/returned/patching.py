"""From the changes of a returned table to the patches of a curator, and to a batch of them that waits."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from graph.schema import NODE
from ledger.ledger import CURATOR, Ledger
from ledger.log import now
from ledger.record import Said
from ledger.staging import Staged
from loaders.returned.comparing import Change, Found
from loaders.returned.reasons import REASONS, Refused, short
from loaders.source import Reject

LOADER = "returned 1"
#: ``mine``: what the file says holds; ``theirs`` and ``skip``: what holds by now stays; ``out``: the thing goes.
Decision = Literal["mine", "theirs", "skip", "out"]
#: Missing rows that a notice names.
_NAMED = 5


def patches(found: Found, decisions: Mapping[str, Decision] | None = None) -> list[Said]:
    """The patches that a table means: plain changes, and what was decided under a conflict's key or a missing id.

    Without a decision a conflict changes nothing and a missing row stays.
    """
    decided = decisions or {}
    wanted = [change for change in found.changes if not change.conflict or decided.get(change.key) == "mine"]
    said = {change.id: Said("patch", change.id, change.label, {}) for change in wanted}
    for change in wanted:
        _add(said[change.id].payload, change)
    return [*said.values(), *(Said("patch", thing, one.label, {"absent": True})
                              for one in found.missing if decided.get(one.id) == "out" for thing in one.things)]


def notices(found: Found) -> list[str]:
    """What is worth saying to whoever loads it: about its columns, and the rows that are no longer in it."""
    if not found.missing:
        return list(found.notices)
    names = "; ".join(one.name for one in found.missing[:_NAMED]) + ("; …" if len(found.missing) > _NAMED else "")
    said = REASONS["deleted"][found.language == "en"].format(count=len(found.missing), names=names)
    return [*found.notices, said]


def rejects(found: Found) -> list[Reject]:
    """What is not taken where nobody can be asked: rejects, and conflicts as such."""
    return [*found.rejects, *(_crossed(found, change) for change in found.conflicts)]


def stage(ledger: Ledger, found: Found, by: str) -> Staged:
    """Stage the changes that nobody crossed as one batch of the curator; no batch where there is none.

    Conflicts are rejects of the batch, missing rows stay. It is previewed, accepted and undone like any batch.
    """
    said, refused = patches(found), rejects(found)
    if not said:
        return Staged(None, 0, len(refused), None)
    ledger.add_source(CURATOR, title="Curators", kind="curator", rank=1000)
    return ledger.stage(CURATOR, said, as_of=now(), loader=LOADER, title=found.file, by=by, file_hash=found.hash,
                        rejects=refused)


def _add(patch: dict[str, Any], change: Change) -> None:
    if NODE[change.label].prop(change.prop).many:
        holds, new = change.present or [], change.new or []
        _listed(patch, "add", change.prop, (one for one in new if one not in holds))
        _listed(patch, "remove", change.prop, (one for one in holds if one not in new))
    elif change.new is None:
        patch.setdefault("unset", []).append(change.prop)
    else:
        patch.setdefault("set", {})[change.prop] = change.new


def _listed(patch: dict[str, Any], act: str, name: str, values: Iterable[Any]) -> None:
    if some := list(values):
        patch.setdefault(act, {})[name] = some


def _crossed(found: Found, change: Change) -> Reject:
    # What holds may be a code; the sentence quotes it as the registry keeps it.
    holds, new = (short("" if value is None else value) for value in (change.present, change.new))
    reason = Refused("crossed", value=holds, other=new).sentence(found.language)
    return Reject(found.file, change.sheet, change.line, change.column, reason)
