"""Capital and small letters of Vietnamese for patterns; Unicode mixes the two, so that no range such as À-Ỹ will do."""

_LATIN = [chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))]

UPPER = "".join(char for char in _LATIN if char.isupper())
LOWER = "".join(char for char in _LATIN if char.islower())
