"""Whether people are independent of each other, or of a firm or project: every tie with its date and source."""

from graph.analysis.independence.finding import ties, verdicts
from graph.analysis.independence.model import Advice, Facts, Part, Party, Post, Tie, Together, Verdict

__all__ = ["Advice", "Facts", "Part", "Party", "Post", "Tie", "Together", "Verdict", "ties", "verdicts"]
