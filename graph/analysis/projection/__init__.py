"""The network of one audience as arrays: read once, afterwards patched by what compile changed."""

from graph.analysis.projection.arrays import Edges, Nodes
from graph.analysis.projection.keeping import Also, Projections
from graph.analysis.projection.model import Projection

__all__ = ["Also", "Edges", "Nodes", "Projection", "Projections"]
