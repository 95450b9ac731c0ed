"""The counting process: ``python -m graph.analysis.counting`` reads a network of numbers and writes its measures."""

import io
import os
import sys

import numpy as np

from graph.analysis.metrics import COLUMNS, measured_from
from graph.analysis.network import Network


def answered(asked: bytes) -> bytes:
    """The measures of a network that ``standing.sent`` wrote, as ``standing.received`` reads them."""
    with np.load(io.BytesIO(asked), allow_pickle=False) as held:
        # Places stand for ids, which are never sent: they are in the order of the ids, and no more is asked of them.
        nameless = [""] * int(held["count"])
        found = measured_from(Network(nameless, held["one"], held["other"], held["weight"]), held["chosen"].tolist())
    stream = io.BytesIO()
    np.savez(stream, sources=np.array(found.sources), **{name: getattr(found, name) for name in COLUMNS})
    return stream.getvalue()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(2)  # Pages come first, but this is waited for, too.
    sys.stdout.buffer.write(answered(sys.stdin.buffer.read()))
