"""How many people are likely to have a name: out of frozen tables, so that a score depends on its two records alone."""

import csv
from functools import cache, lru_cache
from importlib.resources import files
from math import log2

from graph.names.frequencies import bits

#: About how many researchers a naming tradition has, as log2. Where Vietnamese names are gathered, as here, the whole
#: country is in question.
_PEOPLE = {"zh": 21.5, "western": 22.5, "ja": 19.5, "ko": 20.0, "vi": 24.5}
#: Parts of a name are not drawn independently: above so many bits a name says less than its parts do together.
_INDEPENDENT, _BEYOND = 12.0, 0.8


def namesakes(tradition: str, rarity: float, family: str, given: str) -> float:
    """About how many people have a name beside one who has it, as log2; ``rarity`` in bits, its parts folded."""
    tradition = tradition if tradition in _PEOPLE else "western"
    rarity -= _commoner(tradition, "family", family) + _commoner(tradition, "given", given)
    return _PEOPLE[tradition] - min(rarity, _INDEPENDENT) - _BEYOND * max(0.0, rarity - _INDEPENDENT)


@lru_cache(262_144)
def _commoner(tradition: str, part: str, token: str) -> float:
    """By how many bits a part is commoner than the tables of names know."""
    share = _shares().get((part, token)) if tradition == "western" else None
    return max(0.0, bits(tradition, part, token) + log2(share)) if share else 0.0


@cache
def _shares() -> dict[tuple[str, str], float]:
    text = files("graph.match").joinpath("person_parts.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#"))
    return {(row["part"], row["token"]): int(row["per_million"]) / 1e6 for row in rows}
