"""The old encodings of Vietnamese, of which Python has no codec: what their look-alikes in Latin letters stand for.

A cell that was typed in a font such as .VnTime or VNI-Times holds Latin characters which that font draws as Vietnamese
letters; a file that such a program wrote holds the same as bytes. Both are read as one character a byte.
"""

import re
import unicodedata
from collections.abc import Callable

#: Encodings by the name that `--encoding` and a mapping use.
NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows", "viscii": "VISCII", "cp1258": "Windows-1258",
         "utf8": "UTF-8 read as Latin-1"}
#: What says that nothing is to be converted.
NONE = "none"

# Characters that Windows-1252 shows for the bytes 80 to 9F.
_BYTE = {bytes([byte]).decode("cp1252"): chr(byte) for byte in range(0x80, 0xA0)
         if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_AS_BYTES = str.maketrans(_BYTE)
_ONE_BYTE = re.compile(f"[\\x00-\xff{''.join(_BYTE)}]*")

# ABC fonts have seven capitals; all other capitals are small letters drawn large by a font of capitals (.VnTimeH).
_TCVN3 = dict(zip(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ", strict=True))
_CAPITALS = re.compile(r"[^\W\d_][A-ZĂÂÊÔƠƯĐ]")
_VISCII = dict(zip(
    "\x02\x05\x06\x14\x19\x1e" + bytes(range(0x80, 0x100)).decode("latin-1"),
    "ẲẴẪỶỸỴ"
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
    strict=True))
# VNI writes a letter and after it a mark; the mark of a vowel with a hat or a breve says its tone, too.
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HATS = {"â": "\u0302", **{mark: f"\u0302{tone}" for mark, tone in zip("áàåãä", _TONES.values(), strict=True)}}
_BREVES = {"ê": "\u0306", **{mark: f"\u0306{tone}" for mark, tone in zip("éèúüë", _TONES.values(), strict=True)}}
_VNI_MARKS = {"a": _TONES | _HATS | _BREVES, "e": _TONES | _HATS, "o": _TONES | _HATS, "u": _TONES, "y": _TONES,
              "ô": _TONES, "ö": _TONES}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile("([aeouyôö])([ùøûõïâáàåãäêéèúüë])|([ôöñíìæóòî])", re.I)


def decoded(text: str, encoding: str) -> str:
    """The text in Unicode (NFC), as far as its characters have a meaning in an encoding of ``NAMES``."""
    return unicodedata.normalize("NFC", _DECODERS[encoding](text))


def possible(text: str) -> bool:
    """Whether a text may be one of look-alikes: beyond ASCII it has only what one byte holds."""
    return not text.isascii() and _ONE_BYTE.fullmatch(text) is not None


def _tcvn3(text: str) -> str:
    read = "".join(_TCVN3.get(char, char) for char in text)
    if not re.search("[a-z]", text):
        return read.upper() if _CAPITALS.search(read) else read
    return re.sub(r"\S+", _large, read)


def _large(word: re.Match[str]) -> str:
    # A small letter within capitals was drawn as one; a capital that only begins a word says nothing.
    small = re.search("[a-z]", word[0]) or not _CAPITALS.search(word[0])
    return word[0] if small else word[0].upper()


def _viscii(text: str) -> str:
    return "".join(_VISCII.get(_BYTE.get(char, char), char) for char in text)


def _vni(text: str) -> str:
    return _VNI_PAIR.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    letter, mark, alone = match[1], match[2], match[3]
    if alone:
        return _cased(_VNI_LETTERS[alone.lower()], alone)
    tone = _VNI_MARKS[letter.lower()].get(mark.lower())
    base = _cased(_VNI_LETTERS.get(letter.lower(), letter), letter)
    return f"{base}{tone}" if tone else f"{base}{mark}"


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


def _cp1258(text: str) -> str:
    try:
        return _as_bytes(text).decode("cp1258")
    except UnicodeError:
        return text


def _utf8(text: str) -> str:
    for end in ("", "\xa0"):  # the last byte of à is a blank in Latin-1, which programs cut off
        try:
            return _as_bytes(text + end).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _as_bytes(text: str) -> bytes:
    return text.translate(_AS_BYTES).encode("latin-1")


_DECODERS: dict[str, Callable[[str], str]] = {
    "tcvn3": _tcvn3, "vni": _vni, "viscii": _viscii, "cp1258": _cp1258, "utf8": _utf8}
