"""Which partner fits: houses ranked by fields, needs, acquaintances and the network, with reasons that can be checked.

``fits`` is what pages ask. Everything here is a pure function of the arrays of a projection and of plain data.
"""

from graph.analysis.partners.closeness import prepare
from graph.analysis.partners.model import (
    MISSING,
    REASONS,
    REFUSALS,
    WEIGHTS,
    Among,
    Answer,
    Fit,
    Post,
    Reason,
    Shift,
)
from graph.analysis.partners.ranking import fits

__all__ = ["MISSING", "REASONS", "REFUSALS", "WEIGHTS", "Among", "Answer", "Fit", "Post", "Reason", "Shift", "fits",
           "prepare"]
