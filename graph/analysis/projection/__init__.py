"""The network of one audience as arrays: read once, afterwards patched by what compile changed."""

from graph.analysis.projection.keeping import Projections
from graph.analysis.projection.model import Edges, Nodes, Projection

__all__ = ["Edges", "Nodes", "Projection", "Projections"]
