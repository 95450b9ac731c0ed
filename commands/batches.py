"""Batches: what was delivered, what it would change, and whether it holds."""

from dataclasses import asdict
from textwrap import shorten
from typing import Any

from commands.match import matched, sentence
from commands.options import Anyway, AsJson, BatchId, By, curator, ledger, registry
from commands.output import as_json, progress, say, table
from graph.registry import Registry
from loaders import jobs

_COLUMNS = ("id", "state", "source", "as_of", "records", "rejected", "by", "title")
_LINES, _WIDTH = 20, 60


def batches(json: AsJson = False) -> None:
    """List what was loaded, the newest first.

    Example: `ketnoi batches`
    """
    with ledger() as opened:
        rows = [asdict(batch) for batch in opened.batches()]
    if json:
        return as_json(rows)
    return table(rows, _COLUMNS, "Nothing was loaded yet: `ketnoi load start --accept` brings the starting registry.")


def preview(batch: BatchId, json: AsJson = False) -> None:
    """Show what a batch would change before it is accepted.

    Example: `ketnoi preview 3`
    """
    with registry() as opened:
        seen = opened.preview(opened.ledger.batch(batch).id)
    if json:
        return as_json({"batch": batch, **asdict(seen), "counts": seen.counts})
    for kind in seen.counts:
        changes = [_brief(asdict(change)) for change in getattr(seen, kind)]
        if changes:
            say(f"{kind}: {len(changes)}")
            table(changes[:_LINES], ("label", "name", "property", "old", "new", "sources"), "")
        if len(changes) > _LINES:
            say(f"… and {len(changes) - _LINES} more; `--json` has all of them")
    return say(", ".join(f"{kind} {number}" for kind, number in seen.counts.items()))


def _brief(change: dict[str, Any]) -> dict[str, Any]:
    """The change with long wordings cut, so that a line of the table stays a line."""
    return {name: shorten(value, _WIDTH, placeholder=" …") if isinstance(value, str) and len(value) > _WIDTH else value
            for name, value in change.items()}


def accept(batch: BatchId, anyway: Anyway = False, by: By = "", json: AsJson = False) -> None:
    """Let a batch hold, or hold again after it was undone.

    Example: `ketnoi accept 3`
    """
    with registry() as opened:
        job, known = jobs.mine(), opened.ledger.batch(batch)
        # A job that was killed after it had accepted has only the network left to bring up.
        done = known.seq if job and job.resumed and known.state == "accepted" else None
        if job:
            job.remember(batch)
        turned(opened, batch, done or opened.ledger.accept(batch, curator(by), anyway), "accepted", json)


def undo(batch: BatchId, by: By = "", json: AsJson = False) -> None:
    """Take a batch back as if it had never been; `ketnoi accept` brings it in again.

    Example: `ketnoi undo 3`
    """
    with registry() as opened:
        turned(opened, batch, opened.ledger.undo(batch, curator(by)), "undone", json)


def turned(opened: Registry, batch: int, seq: int, state: str, json: bool) -> None:
    """Bring the graph up to the log's row ``seq``, compare what is new, and report the batch's new state."""
    settle(opened)
    done = matched(opened)
    told: dict[str, Any] = {"batch": batch, "state": state, "seq": seq, "matched": done._asdict()}
    as_json(told) if json else say(f"Batch {batch} is {state}.")
    if not json and done.looked_at:
        say(sentence(done))


def settle(opened: Registry) -> int:
    """Bring the graph up to the ledger, with a bar on a terminal; the row of the log it stands at."""
    with progress() as step:
        return opened.settle(lambda done: step("Building the network", done, 0))
