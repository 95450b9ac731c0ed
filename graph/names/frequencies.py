"""How frequent the parts of names are in each naming tradition, out of a frozen table: what sharing one is worth.

A share is among all names of the tradition and comes from the table alone, so a score depends on its two names only.
"""

import csv
from collections.abc import Iterator
from functools import cache
from math import log2
from pathlib import Path

TABLES = Path(__file__).parent
#: The version of the tables beside this module, said in their first lines: a frozen model names it.
VERSION = "1"
#: The share of a part that the table does not know, by tradition: its rarest ones are about five times as frequent.
_UNKNOWN = {"vi": 2e-4, "zh": 3e-4, "ja": 1.5e-4, "ko": 8e-4, "western": 1.5e-4}


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of this package without its comments and its heading."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(line for line in file if not line.startswith("#"))
        next(lines)
        yield from lines


@cache
def shares(tradition: str, part: str) -> dict[str, float]:
    """The shares of all known tokens of one part (``family``, ``middle``, ``given``) of one tradition."""
    return {token: int(count) / 1e6 for kind, told, token, count in rows("name_parts")
            if kind == tradition and told == part}


@cache
def share(tradition: str, part: str, token: str) -> float:
    """How large a share of the tradition's names has this token as this part; a small one for an unknown token."""
    return shares(tradition, part).get(token) or _UNKNOWN[tradition]


@cache
def bits(tradition: str, part: str, token: str) -> float:
    """What sharing the token is worth, in bits: 1.7 for the family name Nguyen, 13 for one that is not in the table."""
    return -log2(share(tradition, part, token))


@cache
def letter_bits(tradition: str, part: str, letter: str) -> float:
    """What sharing the first letter alone is worth, in bits."""
    known = shares(tradition, part)
    total = sum(known.values())
    return -log2(max(sum(x for token, x in known.items() if token[0] == letter) / total, 0.01))
