"""Identifiers: any spelling in, the canonical form or ``None`` out; and the ids of things."""

import hashlib
import re

_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])", re.I)
_ROR = re.compile(r"(?:^|/)(0[a-hj-km-np-tv-z0-9]{6}\d{2})/?$", re.I)
_OPENALEX = re.compile(r"(?:^|/)([AIWTSPFC]\d{2,})/?$", re.I)
_DOI = re.compile(r"(10\.\d{4,9}/\S+)", re.I)
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def make_id(kind: str, *parts: str) -> str:
    """A 20-character id of a kind and its parts in order; the separator keeps ("1", "23") and ("12", "3") apart."""
    spoken = "\x1f".join((kind, *(part.replace("\x1f", " ") for part in parts)))
    return hashlib.blake2b(spoken.encode(), digest_size=10).hexdigest()


def thing_id(source: str, label: str, key: str) -> str:
    """The id of what one source calls one thing."""
    return make_id("thing", source, label, key)


def edge_id(source: str, type: str, start: str, end: str, discriminator: str = "") -> str:
    """The id of what one source says between two things."""
    return make_id("edge", source, type, start, end, discriminator)


def orcid(text: str | None) -> str | None:
    """``0000-0002-1825-0097`` from any spelling whose check digit is right (ISO 7064 11-2)."""
    match = _ORCID.search((text or "").strip())
    if match is None:
        return None
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(match.groups()).upper() if digits[-1] == ("X" if check == 10 else str(check)) else None


def ror(text: str | None) -> str | None:
    """``04nyv3z04`` from any spelling whose checksum is right (ISO 7064 97-10 over Crockford's base 32)."""
    match = _ROR.search((text or "").strip().lower())
    if match is None:
        return None
    body, check = match[1][:7], match[1][7:]
    value = 0
    for letter in body:
        value = value * 32 + _CROCKFORD.index(letter)
    return match[1] if f"{98 - (value * 100) % 97:02d}" == check else None


def openalex(text: str | None) -> str | None:
    """``A5023888391`` from any spelling."""
    match = _OPENALEX.search((text or "").strip())
    return match[1].upper() if match else None


def doi(text: str | None) -> str | None:
    """``10.1234/abc`` in lower case, without address or trailing punctuation."""
    match = _DOI.search((text or "").strip())
    return match[1].rstrip(".,;)]").lower() if match else None


def url(text: str | None) -> str | None:
    """An http or https address; a bare host gets https. Anything else, ``javascript:`` included, is ``None``."""
    value = (text or "").strip()
    if re.fullmatch(r"https?://[^\s<>\"']+\.[^\s<>\"']+", value, re.I):
        return value
    return f"https://{value}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[^\s<>\"']*)?", value) else None
