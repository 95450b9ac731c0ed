"""Identifiers of the seeded city: well-formed and with the right check digits, from a plain number."""

_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def orcid(number: int) -> str:
    """``0009-9000-0000-0017`` (ISO 7064 11-2), from a block that starts high."""
    digits = f"{9_900_000_000_000 + number:015d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    text = digits + ("X" if check == 10 else str(check))
    return "-".join(text[place:place + 4] for place in range(0, 16, 4))


def ror(number: int) -> str:
    """``0zz000a17`` (ISO 7064 97-10 over Crockford's base 32)."""
    value, letters = 32 ** 5 * 31 + number, ""
    for _ in range(6):
        value, place = divmod(value, 32)
        letters = _CROCKFORD[place] + letters
    body = f"0{letters}"
    whole = 0
    for letter in body:
        whole = whole * 32 + _CROCKFORD.index(letter)
    return f"{body}{98 - whole * 100 % 97:02d}"


def openalex(letter: str, number: int) -> str:
    """``A9900000017``."""
    return f"{letter}{9_900_000_000 + number}"


def doi(number: int) -> str:
    """``10.99999/city.17``."""
    return f"10.99999/city.{number}"
