"""What a name is: folding for look-ups that keeps the original for display."""

import re
import unicodedata

_KEPT_APART = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss"})


def clean(text: str) -> str:
    """NFC, no control characters, single spaces: what a text is at the door."""
    printable = "".join(" " if unicodedata.category(char) in ("Cc", "Zs", "Zl", "Zp") else char for char in text)
    return re.sub(r" +", " ", unicodedata.normalize("NFC", printable)).strip()


def fold(text: str) -> str:
    """Lower case without accents, punctuation as single spaces; other scripts stay as they are."""
    if text.isascii():
        return " ".join(re.findall(r"\w+", text.lower()))
    spread = unicodedata.normalize("NFKD", text.translate(_KEPT_APART)).casefold()
    bare = "".join(char for char in spread if not unicodedata.combining(char) or "\u3099" <= char <= "\u309a")
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", bare)))
