"""Who is a partner: an organisation with an agreement in force that has evidence. All others are known."""

from collections.abc import Collection, Mapping
from typing import Any

from graph.compile.ground import Ground
from graph.schema import Audience

_IN_FORCE = ("signed", "active")


def of(ground: Ground, organisations: Collection[str], first: bool = False) -> dict[Audience, set[str]]:
    """Those of these organisations that are partners, for each audience."""
    partners: dict[Audience, set[str]] = {audience: set() for audience in ground.audiences}
    # Nothing is linked yet when everything is new: the parties of agreements are looked at once they are.
    if not organisations or (ground.fresh and first):
        return partners
    home = {thing: cluster for cluster, things in ground.members(organisations).items() for thing in things}
    edges = [edge for edge in ground.index.edges_from(home, ["PARTY_TO"]) if not edge.gone]
    agreements = ground.now(edge.end for edge in edges)
    props = ground.props({thing.cluster for thing in agreements.values()})
    ends = ground.now(home)
    for edge in edges:
        agreement = agreements.get(edge.end)
        if agreement is None or not in_force(props.get(agreement.cluster, {}), ground.today):
            continue
        for audience in ground.audiences:
            if ground.see(agreement, audience) and ground.see(ends[edge.start], audience):
                partners[audience].add(home[edge.start])
    return partners


def in_force(agreement: Mapping[str, Any], today: str) -> bool:
    """Whether an agreement is signed, not past its end, and has evidence."""
    ends_on = str(agreement.get("ends_on") or "9999")
    # An end given as a year or a month ends with it: "2025" is over when "2026" begins.
    return (agreement.get("state") in _IN_FORCE and bool(agreement.get("evidence"))
            and today[: len(ends_on)] <= ends_on)


def expiring(ground: Ground, after: str) -> set[str]:
    """The agreements whose end was reached since a day."""
    if not after or after >= ground.today:
        return set()
    # Ends may be given as a year or a month, which sort before any day in them: begin a year early.
    things = ground.index.between("ends_on", str(int(after[:4]) - 1), ground.today)
    return {thing.cluster for thing in ground.now(things).values()}
