"""The component of neo4j-viz without what it brings along for everything else that could be built with it.

It holds the style sheet and the typefaces of a whole design system: 290 kB of 870 as they come over the line, of which
it uses a thirtieth.
"""

import re
from functools import cache
from importlib.resources import files

#: The style sheet as the script holds it: a text that begins with a typeface.
_SHEET = re.compile(r'(?<== ")@font-face\{(?:[^"\\]|\\.)*(?=")')
_FACE = re.compile(r"@font-face\{[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
_CLASS = re.compile(r"\.((?:[\w-]|\\\\.)+)")
_WORD = re.compile(r"[^\s\"'`]+")


@cache
def component() -> str:
    """The graph component of neo4j-viz as a module; it asks no other host for anything. Takes a second the first time.
    """
    return lean((files("neo4j_viz") / "resources" / "streamlit_v2" / "graph.js").read_text(encoding="utf-8"))


def lean(script: str) -> str:
    """The same script with those rules of its style sheet alone whose classes it names; without its typefaces, which
    are for words that it never draws here. A script that is built in another way stays as it is."""
    sheet = _SHEET.search(script)
    if sheet is None:
        return script
    before, after = script[:sheet.start()], script[sheet.end():]
    named = {*_WORD.findall(before), *_WORD.findall(after)}

    def used(rule: re.Match[str]) -> str:
        classes = (name.replace("\\", "") for name in _CLASS.findall(rule[1]))
        return rule[0] if named.issuperset(classes) else ""

    return f"{before}{_RULE.sub(used, _FACE.sub('', sheet[0]))}{after}"
