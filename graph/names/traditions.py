"""Which naming tradition a name in Latin letters belongs to, read from the name itself and not from any country."""

from collections.abc import Sequence
from functools import cache, lru_cache
from math import log

from graph.names import chinese, japanese, korean, vietnamese
from graph.names.frequencies import share, shares
from graph.names.western import Word

#: Shares of words that a tradition does not know: of its own shape, and foreign ones (Emily in Emily Chen).
_FOREIGN = {"vi": 2e-5, "zh": 2e-5, "ja": 4e-6, "ko": 4e-6, "western": 4e-5}


@cache
def _vi_given(word: str) -> float:
    known = [max(share("vi", "given", part), share("vi", "middle", part)) for part in vietnamese.split(word)]
    whole = all(vietnamese.is_syllable(part) for part in vietnamese.split(word))
    return known[0] * (0.05 * known[1] if len(known) > 1 else 1.0) if whole else _FOREIGN["vi"]


@cache
def _zh_given(word: str) -> float:
    found = 0.0
    for system, trust in ((chinese.PINYIN, 1.0), (chinese.WADE_GILES, 0.3), (chinese.TONGYONG, 0.1)):
        chance = trust if len(chinese.split(word, system)) < 3 else trust / 20
        for syllable in chinese.split(word, system):
            told = chinese.share_in_wade_giles("given", syllable) if system == chinese.WADE_GILES else 0.0
            chance *= told or share("zh", "given", syllable)
        found = max(found, chance * bool(chinese.split(word, system)))
    return max(found, _FOREIGN["zh"])


@cache
def _ja_given(word: str) -> float:
    plain = japanese.spelling(word)
    if plain in shares("ja", "given"):
        return share("ja", "given", plain)
    return 3e-4 if len(word) > 2 and japanese.is_romaji(word) else _FOREIGN["ja"]


@cache
def _ko_given(word: str) -> float:
    syllables = korean.split(word)
    return 0.009 ** len(syllables) * 1.2 if syllables else _FOREIGN["ko"]


@cache
def _western_given(word: str) -> float:
    known = max(shares("western", "given").get(word, 0.0), shares("western", "family").get(word, 0.0))
    return known or _FOREIGN["western"]


@cache
def _ja_family(word: str) -> float:
    plain = japanese.spelling(word)
    return shares("ja", "family").get(plain) or (1.5e-4 if len(word) > 3 and japanese.is_romaji(word) else 1e-6)


@cache
def _zh_family(word: str) -> float:
    families = shares("zh", "family")
    plain = chinese.spelling(word)
    if plain in families:
        return families[plain] * (1.0 if plain == word else 0.1)
    if chinese.is_only(word, chinese.TONGYONG):
        return families.get("".join(chinese.from_tongyong(word)), 1e-6) * 0.05
    return chinese.share_in_wade_giles("family", word) * 0.3 or 1e-6


@cache
def _vi_family(word: str) -> float:
    return shares("vi", "family").get(word) or (1e-5 if vietnamese.is_syllable(word) else 1e-7)


@cache
def _ko_family(word: str) -> float:
    return shares("ko", "family").get(word) or 1e-6


@cache
def _western_family(word: str) -> float:
    return shares("western", "family").get(word) or 4e-5


def is_family(word: str) -> bool:
    """Whether some tradition has this as a known family name."""
    return any(word in shares(tradition, "family") for tradition in _NAMES)


_NAMES = ("vi", "zh", "ja", "ko", "western")
_FAMILY = (_vi_family, _zh_family, _ja_family, _ko_family, _western_family)
_GIVEN = (_vi_given, _zh_given, _ja_given, _ko_given, _western_given)


@lru_cache(maxsize=100_000)
def _logs(part: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """How likely each tradition has the part in a given name, and how much likelier as a family name (logarithms)."""
    given = tuple(log(chance(part)) for chance in _GIVEN)
    return given, tuple(log(chance(part)) - before for chance, before in zip(_FAMILY, given, strict=True))


def likelihoods(words: Sequence[Word], family: str = "") -> dict[str, float]:
    """The logarithm of how likely each tradition writes this name, family name first or last, or as told."""
    parts = [part for word in words for part, initial in zip(word.parts, word.initials, strict=True) if not initial]
    if not parts:
        return dict.fromkeys(_NAMES, 0.0)
    logs = [_logs(part) for part in parts]
    first, last = logs[0][1], logs[-1][1]
    if family in parts:
        first = last = _logs(family)[1]
    given = [sum(column) for column in zip(*(each[0] for each in logs), strict=True)]
    return {name: total + max(one, other) for name, total, one, other in zip(_NAMES, given, first, last, strict=True)}


def likeliest(words: Sequence[Word], family: str = "") -> str:
    """``vi``, ``zh``, ``ja``, ``ko`` or ``western``."""
    scores = likelihoods(words, family)
    return max(scores, key=scores.__getitem__)
