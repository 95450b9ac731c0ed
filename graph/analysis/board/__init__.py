"""Who should sit on a board: the best choice under rules, proven, what each seat adds, and which rule costs what."""

from graph.analysis.board.model import (
    APART,
    AVAILABLE,
    ORGANISATION,
    SEATS,
    Board,
    Candidate,
    Cover,
    Quota,
    Rule,
    Rules,
    Want,
)
from graph.analysis.board.problem import Problem, problem
from graph.analysis.board.solving import contradiction, possible, solve
from graph.analysis.board.swapping import greedy
from graph.analysis.board.telling import Absent, Cost, Seat, Stand, absent, costs, seats, with_them

__all__ = ["APART", "AVAILABLE", "ORGANISATION", "SEATS", "Absent", "Board", "Candidate", "Cost", "Cover", "Problem",
           "Quota", "Rule", "Rules", "Seat", "Stand", "Want", "absent", "contradiction", "costs", "greedy", "possible",
           "problem", "seats", "solve", "with_them"]
