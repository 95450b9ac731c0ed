"""LaTeX as people write it in a bibliography, to plain text."""

import re
from functools import cache

from bibtexparser.library import Library
from bibtexparser.middlewares.latex_encoding import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field

from graph.names import clean

#: A value beyond this is no name, title or venue; reading it as LaTeX would only take time.
LONGEST = 20_000

_MARKED = re.compile(r"[\\$~{}]|--|``|''")
# Letters with horn and hook of VnTeX, which the decoder does not know.
_HORNS = {r"\ohorn": "ơ", r"\uhorn": "ư", r"\Ohorn": "Ơ", r"\Uhorn": "Ư", r"\OHORN": "Ơ", r"\UHORN": "Ư"}
_HORN = re.compile(r"\\(?:[ou]horn|[OU](?:horn|HORN))(?![A-Za-z])(?:\{\}|\s+)?")
_HOOK = re.compile(r"\\h(?:\s*\{([^{}]{1,20})\}|\s+(\\?\w))")
# In a bibliography these are signs; in LaTeX a bare one begins a comment, a column or a parameter.
_SIGN = re.compile(r"(?<!\\)([%&#])")
_GROUP = re.compile(r"[{}]")


def plain(value: str) -> str:
    """The text of a value in NFC with single spaces; what cannot be read as LaTeX stays as it is, without braces."""
    if not _MARKED.search(value):
        return clean(value)
    if "\\" not in value and "$" not in value and len(value) <= LONGEST:
        return clean(_ligatures(_GROUP.sub("", value)))
    return clean(_decoded(value[:LONGEST + 1]))


def _ligatures(text: str) -> str:
    for written, meant in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " ")):
        text = text.replace(written, meant)
    return text


def _decoded(value: str) -> str:
    prepared = _HORN.sub(lambda match: _HORNS[match[0].rstrip("{} \t\n")], value)
    prepared = _HOOK.sub(lambda match: f"{{{match[1] or match[2]}\u0309}}", prepared)
    prepared = _SIGN.sub(r"\\\1", prepared)
    if len(re.findall(r"(?<!\\)\$", prepared)) % 2:
        prepared = re.sub(r"(?<!\\)\$", r"\\$", prepared)
    decoded = _decoder().transform_entry(Entry("article", "", [Field("value", prepared)]), Library())
    # What is broken beyond reading comes back as an error, and stays as it is but for its braces.
    return str(decoded.fields[0].value) if isinstance(decoded, Entry) else _GROUP.sub("", value)


@cache
def _decoder() -> LatexDecodingMiddleware:
    return LatexDecodingMiddleware(keep_math_mode=False)
