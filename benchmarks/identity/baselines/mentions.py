"""Rules that group mentions by more or less than the whole name."""

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx
from rapidfuzz import fuzz

from benchmarks.identity.baselines.plain import tokens
from benchmarks.identity.sets import Mentions
from graph.names import fold

#: From which token set ratio (of 100) two affiliations are similar.
SIMILAR = 90
_Mention = dict[str, Any]


def surname_and_initial(told: Mentions) -> dict[str, str]:
    """One group for each surname with one first initial."""
    return {mention["mention_id"]: _short(mention) for mention in told.mentions}


def supported_name(told: Mentions) -> dict[str, int]:
    """Groups of equal folded tokens, where a common co-author or a similar affiliation links directly or by others."""
    coauthors = _coauthors(told)
    links: nx.Graph[Any] = nx.Graph()
    links.add_nodes_from(mention["mention_id"] for mention in told.mentions)
    for mentions in _by(told, lambda mention: tokens(mention["raw_name"])).values():
        links.add_edges_from((one["mention_id"], other["mention_id"]) for one, other in combinations(mentions, 2)
                             if coauthors[one["mention_id"]] & coauthors[other["mention_id"]] or _near(one, other))
    return {item: number for number, part in enumerate(nx.connected_components(links)) for item in part}


def _short(mention: _Mention) -> str:
    words = fold(mention["raw_name"]).split() or [""]
    surname, forename = (fold(mention.get(part) or "") for part in ("lastname", "firstname"))
    return f"{surname or words[-1]} {(forename or words[0])[:1]}"


def _coauthors(told: Mentions) -> dict[str, set[str]]:
    """The others on the same work, by their folded tokens, and whom the mention itself names."""
    works = {work: {tokens(one["raw_name"]) for one in mentions} for work, mentions in _by(told, _work).items()}
    return {mention["mention_id"]: (works.get(_work(mention), set()) | set(map(tokens, mention.get("coauthors") or ())))
            - {tokens(mention["raw_name"])} for mention in told.mentions}


def _work(mention: _Mention) -> str:
    return mention.get("doi") or ""


def _by(told: Mentions, key: Callable[[_Mention], str]) -> dict[str, list[_Mention]]:
    """The mentions by what they have in common; not those where that is empty."""
    found = defaultdict(list)
    for mention in told.mentions:
        found[key(mention)].append(mention)
    found.pop("", None)
    return found


def _near(one: _Mention, other: _Mention) -> bool:
    here, there = (fold(mention.get("affiliation") or "") for mention in (one, other))
    return bool(here and there) and fuzz.token_set_ratio(here, there) >= SIMILAR
