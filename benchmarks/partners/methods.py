"""What is compared: our ranking and the ones that everybody knows, which are columns of ours."""

from dataclasses import replace

import numpy as np

from graph.analysis.partners.history import History, Meetings
from graph.analysis.partners.learning import learned
from graph.analysis.partners.trees import Forest

#: Methods that are a column of ours, by their name.
COLUMNS = {"common_neighbours": "common", "adamic_adar": "adamic", "preferential_attachment": "degree",
           "recent_works": "works3", "adamic_adar_recent": "aa_active"}
BASELINES = ("common_neighbours", "adamic_adar", "preferential_attachment", "recent_works")
OURS = "ketnoi"
_HIDDEN = 0.1


def trained(history: History, dated: bool) -> Forest | None:
    """Our ranking, from nothing but a history up to its year."""
    return learned(history) if dated else learned(_hidden(history), back=(1,))


def _hidden(history: History) -> History:
    """A history without years, a tenth of whose pairs are said to have met a year later."""
    met = history.meetings
    low, high = np.minimum(met.one, met.other), np.maximum(met.one, met.other)
    _, pair = np.unique(low * history.count + high, return_inverse=True)
    later = np.random.default_rng(1).random(int(pair.max(initial=-1)) + 1) < _HIDDEN
    year = later[pair].astype(np.int64)
    did = history.doings
    return replace(history, year=1, meetings=Meetings(met.one, met.other, year, met.share),
                   doings=replace(did, year=np.where(later[pair], 1, 0)))
