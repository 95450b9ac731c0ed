"""Lists of name parts (parts.txt)."""

from pathlib import Path


def _read() -> dict[str, list[str]]:
    lines = Path(__file__).with_name("parts.txt").read_text("utf-8").splitlines()
    titled = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    return {title: words.split() for title, words in titled}


_LISTS = _read()


def parts(title: str) -> list[str]:
    """The parts of a list; what belongs together is joined by slashes."""
    return _LISTS[title]


def apart(title: str) -> list[tuple[str, ...]]:
    """The same, taken apart at the slashes."""
    return [tuple(part.split("/")) for part in _LISTS[title]]
