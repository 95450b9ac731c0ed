"""What a name is: folding for look-ups that keeps the original for display."""

import re
import unicodedata

_KEPT_APART = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss"})

# The categories Cc, Zs, Zl and Zp, spelled out: one pass of the pattern takes a fifth of asking for each character's.
_SPACED = re.compile("[\x00-\x1f\x7f-\x9f \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def clean(text: str) -> str:
    """NFC, no control characters, single spaces: what a text is at the door."""
    return _SPACED.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Lower case without accents, punctuation as single spaces; other scripts stay as they are."""
    if text.isascii():
        return " ".join(re.findall(r"\w+", text.lower()))
    spread = unicodedata.normalize("NFKD", text.translate(_KEPT_APART)).casefold()
    bare = "".join(char for char in spread if not unicodedata.combining(char) or "\u3099" <= char <= "\u309a")
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", bare)))
