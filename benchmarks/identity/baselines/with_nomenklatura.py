"""nomenklatura's logic_v2, which screens names against lists of sanctioned people and firms."""

from collections.abc import Sequence
from typing import Any

from benchmarks.identity.baselines.rules import Judged, Pair, Unavailable

#: The threshold from which yente, its server, calls a candidate a match (SCORE_THRESHOLD in yente's settings).
THRESHOLD = 0.7


def logic_v2(pairs: Sequence[Pair], schema: str) -> Judged:
    """Scores with the settings that it comes with; the first name is the query, the second the candidate."""
    try:
        from followthemoney import model
        from nomenklatura.matching.logic_v2.model import LogicV2
    except ImportError as error:
        raise Unavailable("nomenklatura is not installed: pip install -e '.[bench]'") from error
    config = LogicV2.default_config()
    entities = {name: _entity(model, schema, name) for name in {name for pair in pairs for name in pair}}
    return Judged([LogicV2.compare(entities[one], entities[other], config).score for one, other in pairs], [THRESHOLD])


def _entity(model: Any, schema: str, name: str) -> Any:
    """An entity of one property; what it computes of names it keeps by id, so the name is the id."""
    entity = model.make_entity(schema)
    entity.id = name
    entity.add("name", name)
    return entity
