"""Whether a word can be a Vietnamese syllable: its initial, its rhyme, and a tone that this rhyme may bear."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_INITIALS = ("ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr",
             "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "r", "s", "t", "v", "x", "")
_RHYMES = frozenset([
    "a", "ac", "ach", "ai", "ak", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăk", "ăm", "ăn",
    "ăng", "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep",
    "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp",
    "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang",
    "oanh", "oao", "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi",
    "om", "on", "ong", "ooc", "oong", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm",
    "ơn", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uên", "uênh", "uêt", "ui", "um",
    "un", "ung", "uô", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "up", "ut", "uy", "uya", "uych", "uyên",
    "uyêt", "uynh", "uyt", "uyu", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương",
    "ươp", "ươt", "ươu", "ưt", "ưu", "y", "yêm", "yên", "yêng", "yêt", "yêu"])
_STOPPED = re.compile(r"(?:[ptck]|ch)$")
# Before these vowels c, g and ng are written k, gh and ngh, and nowhere else.
_FRONT = re.compile(r"[eêiy]")


@lru_cache(maxsize=50_000)
def legal(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable, whatever it means."""
    spread = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in spread if mark in _TONES]
    if len(tones) > 1 or len(word) > 7:
        return False
    bare = unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in _TONES))
    return bare == "gi" or _spelled("q", bare.removeprefix("q"), tones) or any(
        _spelled(initial, bare[len(initial):], tones) for initial in _INITIALS if bare.startswith(initial))


def _spelled(initial: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _RHYMES or not _open(rhyme, tones):
        return False
    front = _FRONT.match(rhyme) is not None
    if initial in ("k", "gh", "ngh"):
        return front
    return not (front and (initial in ("c", "ng") or (initial == "g" and rhyme[0] != "i")))


def _open(rhyme: str, tones: list[str]) -> bool:
    """A rhyme that ends in a stop bears one of two tones, and bears one."""
    return not _STOPPED.search(rhyme) or tones in (["\u0301"], ["\u0323"])


def spelling(token: str) -> bool | None:
    """Whether a token reads as Vietnamese; None where it says nothing: no letter beyond ASCII, or an abbreviation."""
    core = token.strip("".join(char for char in set(token) if not char.isalpha()))
    if core.isascii():
        return None
    # A capital after a small letter stands in no Vietnamese word.
    if not core.isalpha() or any(one.islower() and other.isupper() for one, other in pairwise(core)):
        return False
    if core.isupper() and len(core) <= 6 and not re.search("[AEIOUYĂÂÊÔƠƯ]", unicodedata.normalize("NFD", core)):
        return None
    return legal(core)
