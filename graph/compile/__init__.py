"""From ledger to graph: cluster, choose, link, derive, apply; a file a step."""

from graph.compile.apply import Target
from graph.compile.bolt import BoltGraph
from graph.compile.memory import MemoryGraph
from graph.compile.model import VERSION, Difference, EdgeKey, EdgeState, NodeState
from graph.compile.settle import compiled, rebuild, settle
from graph.compile.writing import Progress

__all__ = [
    "VERSION", "BoltGraph", "Difference", "EdgeKey", "EdgeState", "MemoryGraph", "NodeState", "Progress", "Target",
    "compiled", "rebuild", "settle",
]
