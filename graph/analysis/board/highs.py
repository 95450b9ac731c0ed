"""The solver HiGHS: a linear programme, or a whole-number one, over columns between 0 and 1. The only place that knows
it."""

from typing import NamedTuple, TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats: TypeAlias = NDArray[np.float64]
#: Measured on boards of 15 among 2,000: trying out branches before taking one costs more than it saves here, and a
#: good board is known before, so that looking for one is wasted time.
_SEARCH = {"mip_pscost_minreliable": 0, "mip_heuristic_effort": 0.0, "mip_detect_symmetry": False,
           "mip_allow_restart": False, "mip_heuristic_run_rins": False, "mip_heuristic_run_rens": False,
           "mip_heuristic_run_root_reduced_cost": False, "mip_heuristic_run_feasibility_jump": False}


class Solved(NamedTuple):
    """``x`` is None where nothing fits the rows (or time was up before anything did); ``bound``: none has more.

    ``reduced``: what one unit of a column at its limit would change (of a linear programme).
    """

    x: Floats | None
    bound: float
    finished: bool
    reduced: Floats


def maximum(gain: Floats, rows: sparse.csr_array, least: Floats, most: Floats, *, whole: bool = False,
            seconds: float = 60.0, gap: float = 0.0, searching: bool = False) -> Solved:
    """The columns with the highest gain whose rows lie within limits; ``searching``: a good answer is known already."""
    if not len(gain):
        # The solver calls a programme without columns neither solved nor unsolvable.
        fits = bool((least <= 0).all() and (most >= 0).all())
        return Solved(gain if fits else None, 0.0 if fits else -np.inf, True, gain)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    options: dict[str, bool | float] = {"output_flag": False, "time_limit": seconds, "mip_rel_gap": gap,
                                        "mip_abs_gap": 1e-6, **(_SEARCH if searching else {})}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(gain, rows, least, most, whole))
    solver.run()
    status, info, answer = solver.getModelStatus(), solver.getInfo(), solver.getSolution()
    done = status == highspy.HighsModelStatus.kOptimal
    none = status == highspy.HighsModelStatus.kInfeasible
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    x = np.array(answer.col_value) if found else None
    bound = -np.inf if none else -float(info.mip_dual_bound if whole else info.objective_function_value)
    return Solved(x, bound, done or none, -np.array(answer.col_dual) if done and not whole else np.zeros(len(gain)))


def _model(gain: Floats, rows: sparse.csr_array, least: Floats, most: Floats, whole: bool) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(gain), rows.shape[0]
    model.col_cost_, model.col_lower_, model.col_upper_ = -gain, np.zeros(len(gain)), np.ones(len(gain))
    model.row_lower_, model.row_upper_ = least, most
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(gain)
    return model
