"""From a delivery to a batch: staged with a bar, accepted where asked for, and reported."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from commands.batches import settle
from commands.match import matched, sentence
from commands.options import curator, registry
from commands.output import Step, as_json, note, progress, say, table
from graph.errors import BadSource, Held
from graph.registry import Registry
from ledger.ledger import Ledger
from ledger.staging import Staged
from loaders import jobs, source
from loaders.source import Delivery, Reject, Row

REJECT = ("file", "sheet", "line", "column", "reason")
Told = dict[str, Any]


def deliver(read: Callable[[Registry], Delivery], accept: bool, by: str, strict: bool, json: bool) -> None:
    """Stage one delivery, accept it where asked for, and report; Held where it has to wait for a decision."""
    by = curator(by)
    with registry() as opened:
        delivery = read(opened)
        if strict:
            _refuse_rejects(delivery, json)
        staged = staged_by(opened.ledger, delivery, by)
        told = told_of(opened.ledger, staged)
        waits = _accept(opened, told, by) if accept and staged.batch is not None else None
        told |= _settled(opened) if accept else {}
    for notice in delivery.notices:
        note(notice)
    as_json(told) if json else report(told)
    if waits:
        raise waits


def deliver_all(read: Iterable[tuple[str, Callable[[], Delivery]]], accept: bool, by: str, json: bool) -> None:
    """The same for many, settled once at the end; what cannot be read is told, and the others go on."""
    by, results, failed = curator(by), [], 0
    with registry() as opened:
        for name, delivery in read:
            try:
                staged = staged_by(opened.ledger, made := delivery(), by)
                told = {"file": name, "source": made.origin.id, **told_of(opened.ledger, staged)}
                waits = _accept(opened, told, by) if accept and staged.batch is not None else None
                told |= {"sentence": str(waits)} if waits else {}
            except BadSource as error:
                told = {"file": name, "state": "refused", "batch": None, "sentence": str(error)}
            failed += told["state"] in ("refused", "held")
            results.append(told)
            if not json:
                say(f"{name}: {_sentence(told)}")
        done = _settled(opened) if accept else {}
    if json:
        as_json(results)
    elif done:
        say(sentence(done["matched"]))
    if failed:
        raise BadSource(f"{failed} of {len(results)} files were not loaded; what is said of each stands above.")


def staged_by(ledger: Ledger, delivery: Delivery, by: str) -> Staged:
    """Stage a delivery with a bar; in a job, gone on with where an earlier process was killed."""
    total = len(delivery.rows) if isinstance(delivery.rows, list) else 0
    with progress() as step:
        delivery.rows = _counted(delivery.rows, delivery.title or delivery.origin.title, total, step)
        return source.stage(ledger, delivery, by, jobs.mine())


def _settled(opened: Registry) -> Told:
    """Bring the graph up to the ledger and compare what is new with all that exists; what that did, if anything."""
    settle(opened)
    done = matched(opened)
    return {"matched": done} if done.looked_at else {}


def _accept(opened: Registry, told: Told, by: str) -> Held | None:
    """Accept the batch; what it waits for where it is held."""
    try:
        told |= {"seq": opened.ledger.accept(told["batch"], by), "state": "accepted"}
    except Held as held:
        told |= {"state": "held"}
        return held
    return None


def _counted(rows: Iterable[Row], title: str, total: int, step: Step) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        if number % 100 == 0:
            step(title, number, total)
        yield row


def _refuse_rejects(delivery: Delivery, json: bool) -> None:
    """Read everything first, and refuse the file as a whole where a line cannot be read."""
    rows = list(delivery.rows)
    rejects = [_line(row) for row in rows if isinstance(row, Reject)]
    if rejects:
        as_json({"state": "refused", "rejects": rejects}) if json else table(rejects, REJECT, "")
        raise BadSource(f"{len(rejects)} lines cannot be read, so nothing was loaded; mend them or leave --strict out.")
    delivery.rows = rows


def _line(reject: Reject) -> Told:
    return {name: getattr(reject, name) for name in REJECT}


def told_of(ledger: Ledger, staged: Staged) -> Told:
    """What staging did, with the lines that could not be read."""
    rejects = ledger.rejects(staged.batch) if staged.batch is not None and staged.rejected else []
    state = "unchanged" if staged.batch is None else "staged"
    return {**staged._asdict(), "state": state, "rejects": rejects}


def report(told: Told) -> None:
    """Say what was done, for people."""
    if told["rejects"]:
        table(told["rejects"], REJECT, "")
    say(_sentence(told))
    if "matched" in told:
        say(sentence(told["matched"]))
    if told["state"] == "staged":
        note(f"`ketnoi preview {told['batch']}` shows what it changes, `ketnoi accept {told['batch']}` brings it in.")


def _sentence(told: Told) -> str:
    if told["state"] == "refused":
        return str(told["sentence"])
    if told["batch"] is None and told["same_as"] is None:
        return "Nothing new: the registry says so already."
    if told["batch"] is None:
        return f"Nothing new: batch {told['same_as']} says the same and is in force."
    return (f"Batch {told['batch']} is {told['state']}: {told['records']} records, "
            f"{told['rejected']} lines that cannot be read.")
