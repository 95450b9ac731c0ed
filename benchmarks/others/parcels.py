"""The rows of ``benchmarks.bare.Parcels`` as plain lists, and what a program of this folder prints.

Reads the file named on the command line; address, user, password and database come from the environment.
"""

import json
import os
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Kind = tuple[str, ...]
Rows = list[dict[str, Any]]


class Server(NamedTuple):
    """Where to load; ``database`` is empty for the server's own."""

    url: str
    user: str
    password: str
    database: str


def server() -> Server:
    """The server that the environment names."""
    return Server(*(os.environ[f"BENCH_{name}"] for name in ("URL", "USER", "PASSWORD", "DATABASE")))


def parcels() -> list[tuple[Kind, Rows]]:
    """All rows by kind, nodes first."""
    found = []
    with Path(sys.argv[1]).open("rb") as file:
        while file.peek(1):
            found.append(pickle.load(file))
    return sorted(found, key=lambda one: one[0][0] != "node")


def timed(nodes: Callable[[], int], edges: Callable[[], int]) -> None:
    """Load nodes, then edges, and print how many of each in how many seconds."""
    began = time.perf_counter()
    count = nodes()
    between = time.perf_counter()
    more = edges()
    print(json.dumps({"nodes": count, "relations": more, "seconds": round(time.perf_counter() - began, 2),
                      "seconds for nodes": round(between - began, 2)}))
