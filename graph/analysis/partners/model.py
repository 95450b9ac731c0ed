"""What a suggestion is: plain data, of which a page makes sentences."""

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple, TypeAlias

Verdict: TypeAlias = Literal["taken", "kept", "refused"]
#: Why a suggestion is refused.
REFUSALS = ("field", "capacity", "conflict", "in_touch", "terms", "location", "timing", "other")
#: The parts of a score, each between 0 and 1, and what each is worth; together 1.
WEIGHTS: Mapping[str, float] = {
    "network": 0.24, "exchange": 0.22, "fields": 0.18, "people": 0.14, "completing": 0.08, "priority": 0.07,
    "activity": 0.07}
#: The codes of reasons, see ``Reason``.
REASONS = ("need_met", "offer_wanted", "fields_shared", "fields_completing", "in_touch", "of_both", "met_at",
           "shared_partners", "tied", "distance", "likely", "priority_country", "activity")
#: The codes of what is missing, see ``Fit``.
MISSING = ("no_contact", "no_people", "no_fields", "no_agreement", "no_exchange", "no_way", "long_silent", "no_country")


class Reason(NamedTuple):
    """One reason. ``ids``, ``others`` and ``numbers`` run side by side where they are given, the weightiest first;
    ``total`` is how many there are where only the first are named, ``year`` the last one of it (0: unknown).

    need_met: our needs, their offers. offer_wanted: our offers, their needs.
    fields_shared: fields of both, with the weight of their rarity. fields_completing: fields of theirs that are not
    ours, ``others`` the whole that each shares with one of ours, with the weight of their rarity.
    in_touch: our people, their people, works together. of_both: people who are or were at both; 1 where still at both.
    met_at: events. shared_partners: organisations (or people), with what they share with both, the weaker tie.
    tied: what both share already: numbers are works and agreements. distance: steps from us or our people to them or
    theirs, along shared works and agreements. likely: its place among ``total``, by how new ties came about before.
    priority_country: the country. activity: what they shared with others in the three years up to ``year``.
    """

    code: str
    ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    total: int = 0
    year: int = 0


class Shift(NamedTuple):
    """How an earlier answer moved a suggestion: ``because`` of which one, and by which factor its score was multiplied.

    Codes: refused_location (same country), refused_field (its fields are those of what was refused), refused_kind
    (same kind and country as refused for capacity or terms), refused_itself (refused, and shown again because that is
    long ago), taken_like (same country and kind as one that was taken), kept (was kept).
    """

    code: str
    because: str
    factor: float


class Fit(NamedTuple):
    """A suggestion: ``score`` 0 to 1 after the ``shifts``; ``parts``: what each of WEIGHTS contributed before them.

    ``missing``: no_contact (no public contact known), no_people (nobody of theirs is known), no_fields, no_agreement
    (they are party to none), no_exchange (no need or offer of theirs), no_way (not linked to us in any number of
    steps), long_silent (nothing shared with anybody for five years), no_country.
    """

    id: str
    score: float
    parts: Mapping[str, float]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    shifts: tuple[Shift, ...]


class Answer(NamedTuple):
    """What was said of an earlier suggestion; ``on`` an ISO date, ``reason`` one of REFUSALS where it was refused."""

    id: str
    verdict: Verdict
    reason: str = ""
    on: str = ""


class Post(NamedTuple):
    """What a need or an offer is about besides its fields, and whether it is open today."""

    kind: str = ""
    open: bool = True


class Among(NamedTuple):
    """Which are wanted: any of these labels (Organization, Firm, Expert …), of these ISO codes, with any of these
    fields; empty: all. ``tied``: also who has an agreement with us, or (of people) wrote with us; where a country asks,
    always. ``only``: none but these ids."""

    labels: Collection[str] = ("Organization",)
    countries: Collection[str] = ()
    fields: Collection[str] = ()
    tied: bool = False
    only: Collection[str] = ()
