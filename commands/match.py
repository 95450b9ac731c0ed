"""Who is who: things that may be one are compared, joined where that is sure, and listed where a person has to look."""

from dataclasses import asdict
from typing import Annotated

import typer

from commands.options import AsJson, By, curator, registry
from commands.output import as_json, progress, say, table
from graph.duplicates import Matched
from graph.errors import BadSetting
from graph.registry import Registry

_COLUMNS = ("label", "one", "name", "other", "other_name", "weight", "consequence", "unsure")


def match(
    everything: Annotated[bool, typer.Option("--all", help="Compare everything again, not only what is new.")] = False,
    withdraw_all: Annotated[bool, typer.Option("--withdraw-all", help=(
        "Take back all joins of the matcher at once; it does not make them again by itself."))] = False,
    again: Annotated[bool, typer.Option("--again", help=(
        "Also join what a person took apart, but nothing that they judged different or unsure."))] = False,
    by: By = "", json: AsJson = False,
) -> None:
    """Compare what is new with all people and organisations, and join what is surely one.

    Example: `ketnoi match --all`
    """
    if withdraw_all and (everything or again):
        raise BadSetting("--withdraw-all takes joins back and compares nothing: leave --all and --again out.")
    with registry() as opened:
        if withdraw_all:
            count = opened.withdraw_joins(curator(by))
            as_json({"withdrawn": count}) if json else say(
                f"{_counted(count, 'join')} withdrawn; `ketnoi match --again` makes them anew.")
            return
        with progress() as step:
            done = opened.match(step, anew=everything, again=again)
    as_json(done._asdict()) if json else say(sentence(done))


def duplicates(
    limit: Annotated[int, typer.Option(min=1, help="How many pairs.")] = 20, json: AsJson = False,
) -> None:
    """List pairs that may be one and wait for a decision, those first that change most.

    Example: `ketnoi duplicates --limit 50`
    """
    with registry() as opened:
        opened.settle()
        pairs = [asdict(pair) for pair in opened.duplicates(limit)]
        names = opened.names({pair[end] for pair in pairs for end in ("one", "other")})
    rows = [{**pair, "name": names.get(pair["one"], ""), "other_name": names.get(pair["other"], "")} for pair in pairs]
    as_json(rows) if json else table(
        rows, _COLUMNS, "No pairs wait. `ketnoi match` compares what was loaded since the last time.")


def matched(opened: Registry) -> Matched:
    """Compare what was accepted or undone just now, with a bar on a terminal."""
    with progress() as step:
        return opened.match(step)


def sentence(done: Matched) -> str:
    """What a matching did, for people."""
    taken = f", {_counted(done.withdrawn, 'join')} withdrawn" if done.withdrawn else ""
    waits = f"{done.waiting} wait: the page Duplicates" if done.waiting else "none wait"
    return f"{_counted(done.joined, 'pair')} joined{taken}, {waits}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
