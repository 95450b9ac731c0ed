"""Decisions about things: judging, withdrawing, erasing, and what is remembered of all that."""

from dataclasses import asdict, is_dataclass
from typing import Annotated, Any

import orjson
import typer

from commands.batches import settle
from commands.options import AsJson, By, Yes, curator, registry
from commands.output import as_json, say, table
from graph.errors import NotPossible
from graph.registry import Registry
from loaders import jobs, wanted

Thing = Annotated[str, typer.Argument(metavar="ID", help="The id of a person, organisation …, as in its address.")]


def judge(
    verdict: Annotated[str, typer.Argument(help="same, different, unsure, verified, published, hidden …")],
    subject: Annotated[str, typer.Argument(metavar="ID", help="The thing it is about; `batch:3` for a whole batch.")],
    other: Annotated[str, typer.Argument(metavar="[ID]", help="The second thing, for same, different, unsure.")] = "",
    value: Annotated[str, typer.Option(help="JSON, where the verdict has a value.", metavar="JSON")] = "",
    reason: Annotated[str, typer.Option(help="Why, for the history.", metavar="TEXT")] = "",
    by: By = "", json: AsJson = False,
) -> None:
    """Decide: two things are the same or different, a thing is published or hidden.

    Example: `ketnoi judge same 4f0c…  91ab… --reason "one ORCID"`
    """
    with registry() as opened:
        ends = [_thing(opened, one) for one in (subject, other) if one]
        judged = opened.ledger.judge(verdict, *ends, value=_value(value), reason=reason, by=curator(by))
        settle(opened)
    told = {"judgement": judged.judgement, "seq": judged.seq}
    as_json(told) if json else say(f"Judgement {judged.judgement} is written; "
                                   f"`ketnoi withdraw {judged.judgement}` takes it back.")


def withdraw(
    judgement: Annotated[int, typer.Argument(metavar="JUDGEMENT", help="The number that `ketnoi judge` gave.")],
    by: By = "", json: AsJson = False,
) -> None:
    """Take a judgement back.

    Example: `ketnoi withdraw 12`
    """
    with registry() as opened:
        seq = opened.ledger.withdraw(judgement, curator(by))
        settle(opened)
    as_json({"judgement": judgement, "seq": seq}) if json else say(f"Judgement {judgement} is withdrawn.")


def erase(id: Thing, yes: Yes = False, by: By = "", json: AsJson = False) -> None:
    """Erase a person for good: everything that was said about them, here and in later loads.

    Backups made before still hold it. Example: `ketnoi erase 4f0c… --yes`
    """
    with registry() as opened:
        things = opened.erasable(id)
        if things and not yes:
            typer.confirm(f"Erase {id} with {len(things)} records of sources for good?", abort=True, err=True)
        seq = opened.erase(id, curator(by))
        # What a load keeps while it runs, or to be looked at, may hold anybody.
        jobs.forget_all(opened.settings.home)
        wanted.forget_all(opened.settings.home)
    as_json({"erased": id, "things": things, "seq": seq}) if json else say(f"{id} is erased.")


def history(id: Thing, json: AsJson = False) -> None:
    """Show everything that was said and decided about one thing, in order.

    Example: `ketnoi history 4f0c…`
    """
    with registry() as opened:
        _things(opened, id)
        events = [asdict(event) if is_dataclass(event) else event._asdict() for event in opened.history(id)]
    if json:
        return as_json(events)
    return table(events, ("seq", "at", "by", "act", "batch", "judgement", "source", "payload"), f"Nothing about {id}.")


def _things(opened: Registry, id: str) -> list[str]:
    things = opened.things(id)
    if not things:
        raise NotPossible(f"There is nothing with the id {id}; copy it from a page's address or `ketnoi export`.")
    return things


def _thing(opened: Registry, id: str) -> str:
    """A batch or record as it is; of a node the earliest of its things."""
    return id if ":" in id or id.isdigit() else _things(opened, id)[0]


def _value(text: str) -> Any:
    try:
        return orjson.loads(text) if text else None
    except orjson.JSONDecodeError as error:
        raise NotPossible(f"--value {text} is no JSON; write '\"advise\"' or '{{\"until\": \"2027\"}}'.") from error
