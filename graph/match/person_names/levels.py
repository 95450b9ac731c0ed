"""The levels of agreement of two names, as SQL over their columns alone, and what each weighs.

What a pair of names says is a matter of two comparisons. ``name`` is the way in which they agree: how often spellings
of one person differ so, against how many other spellings differ so as well. ``name_rarity`` is how rare the less
telling of the two is, and counts only where they agree at all. Both are added, as match weights are.
"""

from math import log2
from typing import NamedTuple

from graph.match.person_names.codes import PARTS


class Level(NamedTuple):
    """A level: its code, the condition over columns ending in _l and _r, and its probabilities."""

    code: str
    condition: str
    m: float
    u: float

    @property
    def weight(self) -> float:
        """The match weight, in bits."""
        return log2(self.m / self.u)


def _any(one: str, count: int) -> str:
    """Whether the two have one of the numbered columns' values in common; a negative number says nothing."""
    right = ", ".join(f"{one}{number}_r" for number in range(1, count + 1))
    return "(" + " or ".join(f"({one}{number}_l > 0 and {one}{number}_l in ({right}))"
                             for number in range(1, count + 1)) + ")"


def _across(one: str, count: int, other: str, others: int) -> str:
    """Whether a value of ``one`` on a side is a value of ``other`` on the other side."""
    def way(left: str, right: str) -> str:
        those = ", ".join(f"{other}{number}_{right}" for number in range(1, others + 1))
        return " or ".join(f"({one}{number}_{left} > 0 and {one}{number}_{left} in ({those}))"
                           for number in range(1, count + 1))
    return f"({way('l', 'r')} or {way('r', 'l')})"


_RIGHT = ", ".join(f"name_part{number}_r" for number in range(1, PARTS + 1))
_HITS = " + ".join(f"case when name_part{number}_l in ({_RIGHT}) then 1 else 0 end" for number in range(1, PARTS + 1))
# Empty places hold a number of their own and meet the same empty place: as many as both have.
_SHARED = f"({_HITS} - {PARTS} + greatest(name_full_l, name_full_r))"
_SAME_SIZE = "name_size_l = name_size_r"
_CLASHES = " or ".join(f"(name_part{one}_l = name_part{other}_r and name_mark{one}_l > 0 and "
                       f"name_mark{other}_r > 0 and name_mark{one}_l <> name_mark{other}_r)"
                       for one in range(1, PARTS + 1) for other in range(1, PARTS + 1))
#: No syllable has other marks on the other side, and no two names are in other characters of one script.
_MARKS = f"(not (name_marked_l and name_marked_r) or not ({_CLASHES}))"
_SCRIPT = "(name_script_l <> name_script_r or name_native_l = name_native_r)"
_COMMON = "bit_count(name_letters_l & name_letters_r)"
_LETTERS = f"{_COMMON} >= least(bit_count(name_letters_l), bit_count(name_letters_r))"


def _covered(small: str, large: str) -> str:
    """The parts of the smaller that are not in the larger are initials there, as far as letters tell."""
    return (f"name_full_{small} - {_SHARED} <= bit_count(name_initials_{large} & ~name_initials_{small} "
            f"& name_letters_{small})")


def _wholly(small: str) -> str:
    return (f"{_SHARED} = name_full_{small} and bit_count(name_initials_l & name_initials_r) = "
            f"name_size_{small} - name_full_{small}")


_SAME_PARTS = f"({_SAME_SIZE} and name_full_l = name_full_r and {_LETTERS} and {_SHARED} = name_full_l)"
# The name of fewer parts, or of fewer full ones, is the smaller; of two alike, both are.
_LEFT = "(name_size_l < name_size_r or (name_size_l = name_size_r and name_full_l <= name_full_r))"
_RIGHT_TOO = "(name_size_l > name_size_r or (name_size_l = name_size_r and name_full_l >= name_full_r))"
#: Every part of the smaller name is in the larger one, in full or as an initial.
# What costs least stands first in all of these: a pair that fails it is not looked at further.
_CONTAINED = (f"({_LETTERS} and {_SCRIPT} and {_SHARED} >= 1 and (({_LEFT} and {_covered('l', 'r')}) or "
              f"({_RIGHT_TOO} and {_covered('r', 'l')})) and {_MARKS} and not {_SAME_PARTS})")
#: The same, full parts in full.
_WHOLLY = f"({_CONTAINED} and (({_LEFT} and {_wholly('l')}) or ({_RIGHT_TOO} and {_wholly('r')})))"
_ORDERED = "(name_tradition_l in ('zh', 'ko') and name_tradition_r in ('zh', 'ko'))"
_EITHER_ORDERED = "(name_tradition_l in ('zh', 'ko') or name_tradition_r in ('zh', 'ko'))"
_SHORT, _BRIEF, _MONO = _any("name_short", 3), _any("name_brief", 3), _any("name_mono", 3)
_ABBREVIATED = "(name_abbreviated_l or name_abbreviated_r)"
# One letter more, less or other, or two letters that changed places.
_NEAR = ("bit_count(xor(name_bag_l, name_bag_r)) <= 2 and abs(length(name_line_l) - length(name_line_r)) <= 1 and "
         "length(name_line_l) >= 10 and name_size_l - name_full_l = name_size_r - name_full_r and "
         "name_script_l = '' and name_script_r = '' and levenshtein(name_line_l, name_line_r) <= "
         "case when name_bag_l = name_bag_r and length(name_line_l) = length(name_line_r) then 2 else 1 end")
_NICKNAME = ("name_family_l = name_family_r and name_tradition_l not in ('zh', 'ko', 'vi') and "
             f"name_tradition_r not in ('zh', 'ko', 'vi') and {_SCRIPT} and length(name_given_l) >= 3 and "
             "length(name_given_r) >= 3 and "
             "(starts_with(name_given_l, name_given_r) or starts_with(name_given_r, name_given_l))")
_UNREAD = ("name_family_l = name_family_r and (name_script_l = 'han') <> (name_script_r = 'han') and "
           "((name_script_l = 'han' and name_tradition_l = 'ja') or "
           "(name_script_r = 'han' and name_tradition_r = 'ja'))")
_WHOLE = f"({_any('name_whole', 2)} or (name_native_l <> '' and name_native_l = name_native_r))"
# Names written with marks are written in Vietnamese order; elsewhere it may be turned.
_TURNED = f"(not (name_marked_l and name_marked_r) or {_any('name_spelt', 2)})"

#: The rarity, in bits, at which the weights of `LEVELS` hold.
REFERENCE = 14.0


def _level(code: str, condition: str, m: float, ways: float) -> Level:
    """A level that one person's spellings reach with probability m, and in so many other ways."""
    return Level(code, condition, m, m * 2 ** -(log2(m / ways) + REFERENCE))


#: From the most to the least agreement; the last is what is left: a contradiction.
LEVELS = (
    _level("exact", "name_text_l = name_text_r", 0.60, 1),
    _level("folded", f"name_sorted_l = name_sorted_r and {_TURNED} and {_MARKS} and {_SCRIPT}", 0.12, 1),
    _level("spaced", f"{_WHOLE} and {_MARKS} and {_SCRIPT}", 0.08, 1),
    _level("romanised", f"({_any('name_spelt', 2)} or {_any('name_waded', 2)} or "
                        f"{_across('name_waded', 2, 'name_wade', 2)}) and {_MARKS} and {_SCRIPT}", 0.03, 1),
    _level("reordered", f"{_LETTERS} and {_SAME_PARTS} and not {_ORDERED} and {_TURNED} and {_MARKS} and {_SCRIPT}",
           0.03, 1),
    _level("dropped", f"(name_drop1_l > 0 or name_drop1_r > 0) and ({_across('name_spelt', 2, 'name_drop', 4)} or "
                      f"{_across('name_wade', 2, 'name_drop', 4)} or "
                      f"{_across('name_waded', 2, 'name_drop', 4)}) and {_SCRIPT}", 0.04, 2),
    _level("initials", f"{_SAME_SIZE} and {_LETTERS} and ({_SHORT} or ({_ABBREVIATED} and {_BRIEF}) or {_MONO}) and "
                       f"{_CONTAINED}", 0.06, 1.5),
    _level("shortened", f"{_LETTERS} and least(name_size_l, name_size_r) >= 3 and least(name_full_l, name_full_r) >= 2 "
                        f"and {_SHORT} and {_WHOLLY}", 0.01, 16),
    _level("letters", f"least(name_full_l, name_full_r) = 1 and {_ABBREVIATED} and {_BRIEF} and {_CONTAINED}",
           0.04, 1.5),
    _level("heard", f"{_any('name_heard', 2)} and {_SCRIPT}", 0.003, 6),
    _level("typing", f"{_NEAR} and not (name_valid_l and name_valid_r)", 0.004, 100),
    _level("near", f"{_NEAR} and name_family_l = name_family_r and name_tradition_l <> 'vi' and "
                   "name_tradition_r <> 'vi'", 0.001, 3000),
    _level("nickname", _NICKNAME, 0.003, 6),
    _level("mixed", f"{_LETTERS} and ({_SHORT} or ({_ABBREVIATED} and {_BRIEF})) and {_CONTAINED}", 0.01, 1500),
    _level("wholly", f"{_WHOLLY} and not {_EITHER_ORDERED}", 0.002, 4),
    Level("unread", _UNREAD, 0.005, 0.002),
    Level("loose", _CONTAINED, 0.002, 0.004),
    Level("contradiction", "", 0.015, 0.99),
)
#: The levels at which names agree, so that it matters how rare they are.
AGREEING = tuple(level.code for level in LEVELS[:-3])

_RARITY = "least(name_rarity_l, name_rarity_r)"
#: Bits of rarity, from the rarest: a name says less than its parts do, for they are not drawn independently.
_BANDS = (26, 24, 22, *range(20, 4, -1))
RARITIES = (*(Level(f"bits{band}", f"{_RARITY} >= {band}", 0.06, 0.06 * 2 ** -(band + 0.5 - REFERENCE))
              for band in _BANDS),
            Level("common", "", 0.06, 0.06 * 2 ** -(4.0 - REFERENCE)))
