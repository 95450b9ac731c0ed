"""The naive rules: equal as written, equal tokens after folding, Jaro–Winkler on the sorted tokens."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from benchmarks.identity.baselines.rules import Judged, Pair
from graph.names import fold

SIMILAR = 0.9


def exact(pairs: Sequence[Pair], schema: str) -> Judged:
    """Equal character by character."""
    return Judged([float(one == other) for one, other in pairs], [1.0])


def folded_tokens(pairs: Sequence[Pair], schema: str) -> Judged:
    """The same tokens in any order once case, accents and punctuation are gone."""
    return Judged([float(tokens(one) == tokens(other)) for one, other in pairs], [1.0])


def jaro_winkler(pairs: Sequence[Pair], schema: str) -> Judged:
    """Jaro–Winkler similarity of the folded tokens, sorted."""
    return Judged([JaroWinkler.similarity(tokens(one), tokens(other)) for one, other in pairs], [SIMILAR])


@lru_cache(maxsize=200_000)
def tokens(name: str) -> str:
    """A name's folded tokens, each once, in alphabetical order."""
    return " ".join(sorted(set(fold(name).split())))
