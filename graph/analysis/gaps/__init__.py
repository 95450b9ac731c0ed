"""Where the programme has nobody: what the network holds for each field, what was asked, and what it endangers. Pure.

``coverage`` counts who is there, ``survey`` says what is known of who is not, ``consequence`` orders gaps by the plan,
``joints`` names whom the network cannot lose.
"""

from graph.analysis.gaps.consequence import Endangered, consequence, endangered, urgency
from graph.analysis.gaps.coverage import CITY, HOME, KINDS, Count, Holding, counts, coverage, members
from graph.analysis.gaps.given import given
from graph.analysis.gaps.joints import Joint, joints
from graph.analysis.gaps.survey import ANSWERS, UNASKED, Survey, is_gap, latest, surveys

__all__ = ["ANSWERS", "CITY", "HOME", "KINDS", "UNASKED", "Count", "Endangered", "Holding", "Joint", "Survey",
           "consequence", "counts", "coverage", "endangered", "given", "is_gap", "joints", "latest", "members",
           "surveys", "urgency"]
