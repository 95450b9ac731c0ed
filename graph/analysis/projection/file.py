"""A projection as one file below the registry's home: derived, readable by any process, and gone at an erasure."""

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import orjson
from numpy.typing import NDArray

from graph.analysis.projection.arrays import COLUMNS, KINDS, LABELS, Edges, Nodes
from graph.analysis.projection.model import Projection
from graph.schema import EDGES, Audience

#: Another number reads every graph anew; so does another vocabulary.
VERSION = "1"
_SHAPE = ",".join((VERSION, *LABELS, *KINDS, *(edge.type for edge in EDGES)))


def path(home: Path, audience: Audience) -> Path:
    """Where an audience's file is."""
    return home / "network" / f"{audience}.npz"


def save(file: Path, p: Projection) -> None:
    """Write it whole, or leave what was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    head = orjson.dumps({"shape": _SHAPE, "audience": p.audience, "marks": dict(p.marks), "codes": dict(p.codes)})
    arrays: dict[str, NDArray[Any]] = {"head": np.frombuffer(head, np.uint8), **_texts("ids", p.nodes.ids),
                                       **_texts("names", p.nodes.names)}
    arrays |= {f"node:{name}": getattr(p.nodes, name) for name in Nodes._fields[2:]}
    for type, edges in p.said.items():
        arrays |= {f"{type}:{name}": column for name, column in zip(COLUMNS, edges.columns(), strict=True)}
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    with fresh.open("wb") as stream:
        np.savez(stream, allow_pickle=False, **arrays)
    fresh.replace(file)


def load(file: Path) -> Projection | None:
    """What a file holds; None where it is missing, broken or of another version."""
    try:
        # At once, so that it is not open while somebody replaces it.
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as held:
            head = orjson.loads(held["head"].tobytes())
            return _read(held, head) if head["shape"] == _SHAPE else None
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def forget(file: Path) -> None:
    """Remove it, and what a process that was killed left of it."""
    for one in file.parent.glob(f"{file.name}*"):
        one.unlink(missing_ok=True)


def _read(held: Mapping[str, NDArray[Any]], head: dict[str, Any]) -> Projection:
    nodes = Nodes(_lines(held, "ids"), _lines(held, "names"), *(held[f"node:{name}"] for name in Nodes._fields[2:]))
    said = {edge.type: Edges(*(held[f"{edge.type}:{name}"] for name in COLUMNS)) for edge in EDGES}
    return Projection(head["audience"], head["marks"], nodes, said, head["codes"])


def _texts(name: str, texts: list[str]) -> dict[str, NDArray[Any]]:
    """Texts as the bytes of all of them and where each ends; a name may hold any character."""
    coded = [text.encode("utf-8", "surrogatepass") for text in texts]
    ends = np.cumsum([len(one) for one in coded], dtype=np.int64) if coded else np.zeros(0, np.int64)
    return {f"{name}:bytes": np.frombuffer(b"".join(coded), np.uint8), f"{name}:ends": ends}


def _lines(held: Mapping[str, NDArray[Any]], name: str) -> list[str]:
    whole, ends = held[f"{name}:bytes"].tobytes(), held[f"{name}:ends"].tolist()
    starts = [0, *ends[:-1]]
    return [whole[a:b].decode("utf-8", "surrogatepass") for a, b in zip(starts, ends, strict=False)] if ends else []
