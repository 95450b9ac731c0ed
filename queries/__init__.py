"""The questions: one Cypher statement a file, called by its path without the ending, such as ``expert/coauthors``.

A day that is known to the month or the year lasts to its end: questions compare it with ``"~"`` behind it, which sorts
behind every day in it (``"2026-11" + "~" >= "2026-11-28"``).
"""

import re
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_PARAMETER = re.compile(r"^// \$(\w+): (.+)$")
_LIMIT = re.compile(r"\nLIMIT (\d+)\s*$")


def names(prefix: str = "") -> tuple[str, ...]:
    """The sorted names of all questions that start with ``prefix``."""
    return tuple(name for name in _all() if name.startswith(prefix))


@cache
def text(name: str) -> str:
    """The whole file of one question; KeyError with near names where there is none."""
    if name not in _all():
        near = ", ".join(get_close_matches(name, _all(), n=3, cutoff=0.5)) or "none"
        raise KeyError(f"no question {name!r}; near names: {near}")
    return files(__name__).joinpath(*f"{name}.cypher".split("/")).read_text(encoding="utf-8")


def caption(name: str) -> str:
    """The sentence of the first line, which the panel shows."""
    return text(name).partition("\n")[0].removeprefix("//").strip()


@cache
def parameters(name: str) -> dict[str, str]:
    """Each parameter that the header names, in its order, with its meaning."""
    header = (_PARAMETER.match(line) for line in text(name).splitlines()[1:] if line.startswith("//"))
    return {match[1]: match[2].strip() for match in header if match}


@cache
def limit(name: str) -> int | None:
    """The most rows that a question answers; None where its last line names no number."""
    match = _LIMIT.search(text(name))
    return int(match[1]) if match else None


@cache
def _all() -> tuple[str, ...]:
    return tuple(sorted(_walk(files(__name__), "")))


def _walk(folder: Traversable, path: str) -> list[str]:
    found: list[str] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _walk(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(".cypher"):
            found.append(f"{path}{entry.name.removesuffix('.cypher')}")
    return found
