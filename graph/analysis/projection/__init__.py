"""The network of one audience as arrays: read once, afterwards patched by what compile changed."""

from graph.analysis.projection.arrays import Edges, Nodes
from graph.analysis.projection.keeping import Projections
from graph.analysis.projection.model import Projection

__all__ = ["Edges", "Nodes", "Projection", "Projections"]
