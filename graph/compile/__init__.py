"""From ledger to graph: cluster, choose, link, derive, apply; a file a step."""

from graph.compile.apply import Target
from graph.compile.memory import MemoryGraph
from graph.compile.model import VERSION, Difference, EdgeKey, EdgeState, NodeState
from graph.compile.settle import Progress, rebuild, settle

__all__ = [
    "VERSION", "Difference", "EdgeKey", "EdgeState", "MemoryGraph", "NodeState", "Progress", "Target", "rebuild", "settle",
]
