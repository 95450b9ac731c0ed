"""From pairs that are alike to judgements: what somebody decided, and which things bear on which."""

from collections.abc import Collection, Iterable

from graph.compile.cluster import Candidate, Same, clusters
from graph.compile.components import MATCHER
from graph.compile.ground import CHUNK
from graph.duplicates.joining import Joined, Known, Pair, join
from graph.duplicates.sayings import Sayings
from graph.duplicates.scoring import written
from ledger.derived import Likeness, Thing
from ledger.index import Index
from ledger.judgements import Decision
from ledger.ledger import Ledger
from ledger.likeness import Likenesses
from ledger.staging import chunks
from ledger.state import Judgement

#: From so many things on, all decisions are read at once.
_MANY = 20_000


def decide(sayings: Sayings, likenesses: Likenesses, label: str, least: float, seeds: Collection[str] | None,
           again: bool = False) -> Joined:
    """What the matcher is to judge, and to take back, about the things that these bear on (None: about all).

    ``least`` is the weight from which pairs are joined. A pair whose joining somebody took back is left alone, unless
    it is to be joined ``again``.
    """
    ledger = sayings.ledger
    if seeds is None:
        pairs, things = likenesses.of(label), _all(ledger, likenesses, label, least)
    else:
        things = _reached(likenesses, seeds, label, least)
        pairs = [pair for some in chunks(sorted(things), CHUNK) for pair in likenesses.at(some)]
    known = _known(ledger, likenesses.index, things, label, again)
    scored = {pair[:2]: pair for pair in pairs if pair.one in known.base and pair.other in known.base}
    enough = {ends for ends, pair in scored.items() if pair.weight >= least}
    return join(_followed(sayings, label, scored, known, least) if enough else [], enough, known)


def _followed(sayings: Sayings, label: str, scored: dict[Pair, Likeness], known: Known, least: float) -> list[Likeness]:
    """The pairs by which the matcher groups what is not one already, the heaviest first."""
    import pandas as pd

    from graph.match.grouping import Obstacles, joins

    frame = pd.DataFrame([(*ends, pair.weight) for ends, pair in sorted(scored.items())],
                         columns=["one", "other", "weight"])
    works = written(sayings, known.base) if label == "Expert" else {}
    values = {thing: [f"{scheme}:{value}" for scheme, value in its.items()] for thing, its in known.identifiers.items()}
    first: dict[str, str] = {}
    together = [(first.setdefault(cluster, thing), thing) for thing, cluster in sorted(known.base.items())]
    return [scored[ends] for ends in joins(frame, least, Obstacles(known.apart, works, values), together)]


def decision(pair: Likeness, version: str) -> Decision:
    """The judgement by which the matcher joins a pair; it names nobody, so that nothing need be erased in it."""
    return Decision("same", pair.one, pair.other, {"model": version, "weight": pair.weight})


def _all(ledger: Ledger, likenesses: Likenesses, label: str, least: float) -> set[str]:
    """The things that the matcher joins or joined, with all of their clusters."""
    found = {end for pair in likenesses.of(label, least) for end in pair[:2]}
    standing = ledger.standing_by(MATCHER, "same")
    found |= {end for some in chunks(standing, CHUNK) for one in ledger.judgements_of(some)
              for end in (one.subject, one.other)}
    return found | around(likenesses, found, label)


def around(likenesses: Likenesses, things: Collection[str], label: str) -> set[str]:
    """All things of the clusters to which those of these things belong that are of a label."""
    return {thing for some in chunks(sorted(things), CHUNK) for thing in likenesses.around(some, label)}


def _reached(likenesses: Likenesses, seeds: Collection[str], label: str, least: float) -> set[str]:
    """The things that are connected with these by pairs that weigh enough, or by being of one cluster."""
    pending = seen = around(likenesses, seeds, label)
    while pending:
        found = {end for some in chunks(sorted(pending), CHUNK) for pair in likenesses.at(some, least)
                 for end in pair[:2]}
        pending = around(likenesses, found - seen, label) - seen
        seen = seen | pending
    return seen


def _known(ledger: Ledger, index: Index, things: Collection[str], label: str, again: bool) -> Known:
    """What holds of these things without the matcher, and what the matcher judged before."""
    known = {id: thing for some in chunks(sorted(things), CHUNK) for id, thing in index.things(some).items()
             if thing.label == label}
    identifiers = _identifiers(index, known)
    judged = _judged(ledger, known)
    standing = ledger.state().judgements
    held = [one for one in judged if one.id in standing]
    curated = [Same(*_pair(one), True) for one in held if one.verdict == "same" and one.by != MATCHER]
    different = [_pair(one) for one in held if one.verdict == "different"]
    found = clusters({id: Candidate(id, label, (thing.seq, thing.record), identifiers.get(id, {}))
                      for id, thing in known.items()}, curated, different, _departments(index, known))
    apart = {_pair(one) for one in held if one.verdict in ("different", "unsure")}
    apart |= set() if again else _taken_back(ledger, judged, standing)
    mine = [(_pair(one), one.id) for one in held if one.verdict == "same" and one.by == MATCHER]
    return Known(found.cluster_of, identifiers, apart, mine)


def _judged(ledger: Ledger, known: Collection[str]) -> list[Judgement]:
    """The decisions on pairs of these things."""
    parts = [None] if len(known) > _MANY else chunks(sorted(known), CHUNK)
    found = {one.id: one for some in parts for one in ledger.about_pairs(some)}
    return [one for one in found.values() if one.subject in known and one.other in known]


def _identifiers(index: Index, known: Collection[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for some in chunks(sorted(known), CHUNK):
        for thing, scheme, value in index.values(some):
            if "." in scheme:
                found.setdefault(thing, {})[scheme.partition(".")[2]] = value
    return found


def _departments(index: Index, known: dict[str, Thing]) -> list[tuple[str, str]]:
    edges = (edge for some in chunks(sorted(known), CHUNK) for edge in index.edges_from(some, ["PART_OF"]))
    return [(edge.start, edge.end) for edge in edges if edge.source and edge.end in known]


def _taken_back(ledger: Ledger, judged: Iterable[Judgement], standing: Collection[int]) -> set[Pair]:
    """The pairs whose last joining a person took back."""
    latest: dict[Pair, int] = {}
    for one in judged:
        if one.verdict == "same":
            latest[_pair(one)] = max(latest.get(_pair(one), 0), one.id)
    withdrawn = {number: pair for pair, number in latest.items() if number not in standing}
    last = {int(entry.subject): entry.by for some in chunks(sorted(withdrawn), CHUNK) for entry in ledger.turns(some)}
    return {withdrawn[number] for number, by in last.items() if by != MATCHER}


def _pair(judgement: Judgement) -> Pair:
    one, other = sorted((judgement.subject, judgement.other))
    return one, other
