"""What the sets of mentions cannot tell of the matcher of persons, and how what they tell is learned."""

import math

from graph.match import person_names
from graph.match.person_levels import NAMESAKES

Weights = dict[tuple[str, str], float]

#: The sets of mentions, and how much more each mention counts: the smaller set is to count about as much as the larger.
SETS = {"qian_mentions": 1.0, "crossref_orcid_mentions": 3.0}

#: Weights in bits that are given: the sets have no identifiers, aliases or fields, no two sources, and few years.
GIVEN: Weights = {
    **{("name", level.code): math.log2(level.m / level.u) for level in person_names.LEVELS},
    # Two spellings of one name say almost as much as one, for namesakes spell differently, too.
    ("name", "folded"): 12.3, ("name", "spaced"): 12.0, ("name", "romanised"): 11.5, ("name", "reordered"): 11.0,
    ("name", "alias"): 11.0,
    ("identifiers", "shared"): 20.0, ("identifiers", "none_shared"): 0.0,
    # No name, field, venue and time together make up for this.
    ("support", "some"): 0.0, ("support", "none"): -8.0,
    ("family", "same"): 0.0,
    ("coauthors", "none"): -0.3,
    ("works", "two_authors"): -15.0, ("works", "same"): 8.0, ("works", "different"): 0.0,
    ("fields", "most"): 1.0, ("fields", "some"): 0.3, ("fields", "different"): -0.7,
    ("venues", "some"): 0.3, ("venues", "different"): -0.2,
    # A set of mentions is of few years, so it would take any two that have years for one.
    ("years", "same_time"): 2.0, ("years", "near_time"): 1.0, ("years", "overlapping"): 0.3, ("years", "apart"): -0.5,
    ("years", "far_apart"): -2.0, ("years", "lifetimes"): -8.0,
}

#: Comparisons of which one number is learned, what a level weighs for each of these: here bits for each bit.
SCALES = {"namesakes": {code: -max(0.0, most - 0.75) for code, most in (
    *NAMESAKES.items(), ("tens_of_thousands", 14.0))}}
