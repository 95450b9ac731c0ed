"""Who may see what: decided once, here, before anything is written. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

from ledger.state import Judgement

#: States in which an agreement, a need or an offer is the curators' business only.
_UNDER_WAY = {"Agreement": {"contact", "talks"}, "Need": {"review"}, "Offer": {"review"}}


def is_hidden(judgements: Collection[Judgement]) -> bool:
    """Whether any member of a cluster was hidden."""
    return any(judgement.verdict == "hidden" for judgement in judgements)


def is_published(judgements: Collection[Judgement], in_published_batch: bool) -> bool:
    """Whether a person was published, singly or with a batch."""
    return in_published_batch or any(judgement.verdict == "published" for judgement in judgements)


def is_public(label: str, props: Mapping[str, Any]) -> bool:
    """Whether a thing of this label may be public in its present state; people need more than that."""
    return props.get("state") not in _UNDER_WAY.get(label, ())
