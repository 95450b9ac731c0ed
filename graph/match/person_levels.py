"""What two persons' records can agree in, as levels in SQL over the columns of both."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.match import person_names


class Level(NamedTuple):
    """One level of a comparison: its code, and the condition over columns ending in _l and _r; "" for the rest."""

    code: str
    condition: str


def _shared(column: str) -> str:
    """How many values two lists share; of lists that say nothing twice this takes a quarter of intersecting them."""
    return f"len(list_filter({column}_l, one -> list_contains({column}_r, one)))"


def _none(column: str) -> str:
    return f"array_length({column}_l) = 0 or array_length({column}_r) = 0"


def _most(column: str) -> str:
    return f"greatest(array_length({column}_l), array_length({column}_r))"


def _within(years: int, of: str = "") -> str:
    """No more than so many years between the two ranges; not so where a side tells no years."""
    return f"({of}since_l - {of}until_r <= {years} and {of}since_r - {of}until_l <= {years})"


_WORDS = _shared("stay_words")
_UNKNOWN = "coalesce(stay_size_l, 0) = 0 or coalesce(stay_size_r, 0) = 0"
#: Likeness of names tells nothing of two organisations whose identifiers differ.
_NO_IDS = "(array_length(stay_ids_l) = 0 or array_length(stay_ids_r) = 0)"
_SIZE = "least(stay_size_l, stay_size_r)"
#: Of somebody known by the works of few years these say more than of somebody known by the works of many.
_SPAN = "greatest(until_l - since_l, until_r - since_r)"
#: What two people of one name hardly share by chance.
_SUPPORT = ("ids", "stay_ids", "stay_names", "stay_common", "peers", "works", "domains")
#: How many others have the name, and the log2 of it below which that is so.
NAMESAKES = {"none": 0.0, "one": 1.5, "few": 3.0, "ten": 4.5, "dozens": 6.0, "hundred": 7.5, "hundreds": 9.0,
             "thousand": 10.5, "thousands": 12.5}
_NAMESAKES = "greatest(namesakes_l, namesakes_r)"


def _names() -> Iterator[Level]:
    """The levels of names; another name that somebody goes by comes before what agrees in a part only."""
    for level in person_names.LEVELS:
        if level.code == "dropped":
            # What the two are called first was compared already, and in more than its letters: 1 if these are alike.
            first = "case when first_name_l = first_name_r then 1 else 0 end"
            yield Level("alias", f"{_shared('all_names')} > {first}")
        yield Level(level.code, level.condition)


#: The comparisons by name: when nothing can be said, then the levels from the most to the least agreement.
LEVELS: dict[str, tuple[str, tuple[Level, ...]]] = {
    "name": ("name_text_l = '' or name_text_r = ''", tuple(_names())),
    "identifiers": (_none("ids"), (
        Level("shared", f"{_shared('ids')} >= 1"),
        Level("none_shared", ""))),
    "namesakes": ("namesakes_l is null or namesakes_r is null", (
        *(Level(code, f"{_NAMESAKES} < {most}") for code, most in NAMESAKES.items()),
        Level("tens_of_thousands", ""))),
    # The most frequent Vietnamese names are the whole country's, so they never decide alone.
    "support": ("name_tradition_l <> 'vi' and name_tradition_r <> 'vi'", (
        Level("some", " or ".join(f"{_shared(column)} >= 1" for column in _SUPPORT)),
        Level("none", ""))),
    "family": ("told_family_l = '' or told_family_r = ''", (
        Level("same", "told_family_l = told_family_r or told_family_l <> told_given_r"),
        Level("turned", ""))),
    "affiliations": (f"({_UNKNOWN}) and {_shared('domains')} = 0", (
        Level("same_id", f"{_shared('stay_ids')} >= 1"),
        Level("same_then", f"{_shared('stay_names')} >= 1 and {_within(1, 'stay_')}"),
        Level("same", f"{_shared('stay_names')} >= 1"),
        Level("same_common", f"{_shared('stay_common')} >= 1"),
        Level("much_alike", f"{_WORDS} >= 6 and {_NO_IDS}"),
        Level("same_domain", f"{_shared('domains')} >= 1 and ({_UNKNOWN} or {_NO_IDS})"),
        Level("alike", f"{_WORDS} >= 3 and {_WORDS} >= 0.6 * {_SIZE} and {_NO_IDS}"),
        Level("within", f"{_WORDS} >= 1 and {_WORDS} >= {_SIZE} and {_NO_IDS}"),
        Level("little_alike", f"{_WORDS} >= 2 and {_NO_IDS}"),
        Level("different", ""))),
    "coauthors": (_none("peers"), (
        Level("many", f"{_shared('peers')} >= 5"),
        Level("some", f"{_shared('peers')} >= 2"),
        Level("one", f"{_shared('peers')} >= 1"),
        Level("none", ""))),
    "works": (_none("works"), (
        Level("two_authors", f"{_shared('own_works')} >= 1"),
        Level("same", f"{_shared('works')} >= 1"),
        Level("different", ""))),
    "fields": (_none("fields"), (
        Level("most", f"2 * {_shared('fields')} >= {_most('fields')}"),
        Level("some", f"{_shared('fields')} >= 1"),
        Level("different", ""))),
    "venues": (_none("venues"), (
        Level("most_then", f"2 * {_shared('venues')} >= {_most('venues')} and {_within(1)}"),
        Level("most", f"2 * {_shared('venues')} >= {_most('venues')}"),
        Level("some", f"{_shared('venues')} >= 1"),
        Level("different", ""))),
    "years": ("since_l is null or since_r is null", (
        Level("same_time", f"{_within(1)} and {_SPAN} <= 3"),
        Level("near_time", f"{_within(5)} and {_SPAN} <= 3"),
        Level("overlapping", f"{_within(1)}"),
        Level("apart", f"{_within(15)}"),
        Level("far_apart", f"{_within(45)}"),
        Level("lifetimes", ""))),
}
#: Two records with values of one scheme and no identifier in common are two people.
APART = f"{_shared('schemes')} >= 1 and {_shared('ids')} = 0"
