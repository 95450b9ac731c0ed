"""What others would do: naive rules, nomenklatura and plain Splink, each judging pairs of names."""

from collections.abc import Callable

from benchmarks.identity.baselines.mentions import supported_name, surname_and_initial
from benchmarks.identity.baselines.plain import exact, folded_tokens, jaro_winkler
from benchmarks.identity.baselines.rules import Judge, Unavailable
from benchmarks.identity.baselines.with_nomenklatura import logic_v2
from benchmarks.identity.baselines.with_splink import default_names
from benchmarks.identity.measures import Groups
from benchmarks.identity.sets import Mentions

Grouping = Callable[[Mentions], Groups]
_NOMENKLATURA, _SPLINK = "nomenklatura logic-v2", "splink default"

JUDGES: dict[str, Judge] = {
    "exact": exact, "folded tokens": folded_tokens, "jaro-winkler": jaro_winkler, _NOMENKLATURA: logic_v2,
    _SPLINK: default_names,
}
FOR_MENTIONS: dict[str, Grouping] = {
    "surname and initial": surname_and_initial, "full name with co-author or affiliation": supported_name,
}
#: How many pairs of two people a slow one is given.
MOST = {_NOMENKLATURA: 20_000, _SPLINK: 200_000}

__all__ = ["FOR_MENTIONS", "JUDGES", "MOST", "Grouping", "Judge", "Unavailable"]
