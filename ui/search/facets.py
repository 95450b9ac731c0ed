"""The filters of a search: what was chosen of each facet, in the address, and the widgets with their counts."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from graph.schema import NODE, SUBKIND
from graph.search import Found, Wanted
from ui import address, data, filters
from ui.address import bound
from ui.i18n import _, number, spoken, spoken_many, titled
from ui.search import hits

#: The names in the address: what kind of thing, where, which kind of body, which stage and field, two states.
WHAT, PLACE, BODY, STAGE, TOPIC, VERIFIED, FREE = "what", "place", "body", "stage", "topic", "verified", "free"
NAMES = (WHAT, PLACE, BODY, STAGE, TOPIC, VERIFIED, FREE)
_QUESTION, _TURNED, _PAGE = "search-question", "search-turned", "page"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One value of each facet, empty for all; ``stage`` and ``topic`` are codes of fields."""

    what: str = ""
    place: str = ""
    body: str = ""
    stage: str = ""
    topic: str = ""
    verified: str = ""
    free: str = ""

    def wanted(self, question: str, limit: int, skip: int = 0) -> Wanted:
        """What is looked for."""
        code = self.topic or self.stage
        return Wanted(
            question, tuple(filter(None, (self.what,))), tuple(filter(None, (self.place,))),
            tuple(filter(None, (self.body,))), _ids_below(code) if code else (), bool(self.verified),
            tuple(filter(None, (self.free,))), limit, skip)


def chosen(question: str) -> Chosen:
    """What the address says; another question than the last one begins without filters of the last."""
    if st.session_state.get(_QUESTION) != question:
        for name in NAMES:
            st.session_state.pop(name, None)
        st.session_state[_QUESTION] = question
    return Chosen(*(address.chosen(name) for name in NAMES))


def draw(found: Found, now: Chosen) -> None:
    """The widgets: only values that leave something, each with how many it leaves."""
    counts = found.facets
    kinds = hits.kind_counts(found)
    if len(kinds) > 1 or now.what:
        _pills(kinds, now)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="search-facets"):
        _select(PLACE, _("Country/territory"), _countries(counts.get("country", {})), now.place)
        _select(BODY, _("Kind of organisation"), {one: spoken_many(SUBKIND[one]) for one in counts.get("kind", {})
                                                  if one in SUBKIND}, now.body, counts.get("kind", {}))
        stages, topics = _fields(counts.get("field", {}), now.stage)
        _select(STAGE, _("Stage"), stages, now.stage)
        _select(TOPIC, _("Field"), topics, now.topic)
        _select(FREE, _("Available to"), _purposes(counts.get("free", {})), now.free, counts.get("free", {}))
        _verified(counts.get("verified", {}).get("yes", 0), now)


def _pills(kinds: dict[str, str], now: Chosen) -> None:
    words = kinds if not now.what or now.what in kinds else {now.what: spoken_many(NODE[now.what]), **kinds}
    st.pills(_("Kind"), list(words), format_func=words.__getitem__, label_visibility="collapsed",
             **bound(WHAT, words))


def _verified(count: int, now: Chosen) -> None:
    if count or now.verified:
        st.pills(_("State"), ["1"], format_func=lambda _one: f"{_('Verified')} · {number(count)}",
                 label_visibility="collapsed", **bound(VERIFIED, ("1",)))


def _select(name: str, label: str, words: Mapping[str, str], now: str, counts: Mapping[str, int] | None = None) -> None:
    """One choice, the commonest first where there are counts; nothing where there is nothing to choose."""
    if counts is not None:
        order = sorted(words, key=lambda one: (-counts[one], words[one]))
        words = {one: f"{words[one]} · {number(counts[one])}" for one in order}
    if now and now not in words:
        words = {**words, now: f"{now} · 0"}
    if len(words) > 1 or now:
        st.selectbox(label, ["", *words], format_func=lambda one: words.get(one, _("All")), width=190,
                     **bound(name, words))


def _countries(counts: Mapping[str, int]) -> dict[str, str]:
    named = {row["code"]: titled(row) for row in data.read("filters/countries")}
    order = sorted(counts, key=lambda code: (-counts[code], code))
    return {code: f"{named.get(code, code)} · {number(counts[code])}" for code in order}


def _purposes(counts: Mapping[str, int]) -> dict[str, str]:
    words = {choice.value: spoken(choice) for prop in NODE["Expert"].props if prop.name == "availability"
             for choice in prop.choices}
    return {one: words.get(one, one) for one in counts}


def _fields(counts: Mapping[str, int], stage: str) -> tuple[dict[str, str], dict[str, str]]:
    """The stages, and the fields below the one that is chosen or below all."""
    stages, topics, above = {}, {}, ""
    for row in data.read("filters/fields"):
        above = row["code"] if row["level"] == "stage" else above
        if not (count := counts.get(row["id"])):
            continue
        shown = f"{titled(row)} · {number(count)}"
        if row["level"] == "stage":
            stages[row["code"]] = shown
        elif stage in ("", above):
            topics[row["code"]] = ("\u2003" if row["level"] == "subfield" else "") + shown
    return stages, topics


def _ids_below(code: str) -> tuple[str, ...]:
    """A field with all its parts, as ids."""
    below = {*filters.parts(code)}
    found = tuple(sorted(row["id"] for row in data.read("filters/fields") if row["code"] in below))
    return found or (f"no field {code}",)


def clear() -> None:
    """Take all filters out of the address."""
    for name in NAMES:
        st.session_state.pop(name, None)
        if name in st.query_params:
            del st.query_params[name]
        st.session_state.pop(f"at-{name}", None)


def page(turned: str) -> int:
    """Which page of hits the address says is open; of other hits than before, the first.

    ``turned``: the key of the widget that turns these hits' pages.
    """
    before, st.session_state[_TURNED] = st.session_state.get(_TURNED, turned), turned
    if before != turned:
        st.query_params.pop(_PAGE, None)
    asked = st.query_params.get(_PAGE, "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1


def turn(turned: str) -> None:
    """Write into the address to which page somebody turned."""
    st.query_params[_PAGE] = str(st.session_state[turned])
