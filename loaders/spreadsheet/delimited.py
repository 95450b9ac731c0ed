"""CSV in the encodings and with the separators that offices in Vietnam produce."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from graph.errors import BadSource
from loaders.spreadsheet import legacy

SEPARATORS = (";", ",", "\t")

# csv refuses fields over 128 kB of its own accord; our limits (20 MB a file, a sentence for each large cell) hold.
csv.field_size_limit(32 * 1024 * 1024)


def lines_of(path: Path, encoding: str = "") -> Iterator[tuple[int, tuple[str, ...]]]:
    """The lines of a CSV file, numbered as a spreadsheet program shows them; BadSource where it is no such file."""
    text = decoded(path.name, path.read_bytes(), encoding)
    hint = re.match(r"sep=(.)\r?\n", text)  # Excel's own hint is a line of the file, too
    separator = hint[1] if hint else _separator(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            if not (hint and number == 1):
                yield number, tuple(row)
    except csv.Error as error:
        raise BadSource(f"{path.name}, line {number + 1}: a quotation mark is not closed or stands inside a cell; "
                        "save the sheet as CSV again.") from error


def decoded(file: str, data: bytes, encoding: str = "") -> str:
    """Text in NFC from UTF-8, UTF-16 (with or without mark), Windows-1258 or 1252; BadSource where it is none of them.

    Bytes of an encoding from before Unicode, found or told by ``encoding``, come as the Latin letters of the same
    bytes: like the cells of a workbook that was typed in such a font, they are converted where they can be shown.
    """
    name = _unicode(file, data) or _older(data, encoding)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise BadSource(f"{file}: the text is neither UTF-8, UTF-16 nor Windows-1258, or the file was cut off; "
                        "save it as CSV UTF-8.") from error
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    if "\0" in text:
        raise BadSource(f"{file}: this is not a table of text; save it as .xlsx or as CSV UTF-8.")
    return text


def _unicode(file: str, data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:4000]
    if head.count(0) > len(head) // 4:
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    return "utf-8" if _is_utf8(file, data) else ""


def _older(data: bytes, encoding: str) -> str:
    lookalikes = data.decode("latin-1").split("\n")
    name = encoding or legacy.verdict(lookalikes).encoding
    if name in legacy.NAMES and name != "cp1258":
        return "latin-1"
    # Both have most letters of Europe; only where the tones of Vietnamese make words of them is it the Vietnamese one.
    return "cp1252" if name != "cp1258" and not legacy.weighed(lookalikes)["cp1258"].legal else "cp1258"


def _is_utf8(file: str, data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        loose = data.decode("utf-8", errors="replace")
        broken = loose.count("\ufffd")
        if sum(not char.isascii() for char in loose) <= 2 * broken:
            return False
        # A few wrong bytes in what is UTF-8 otherwise: the older encoding would make nonsense of all the rest.
        line = loose.count("\n", 0, loose.index("\ufffd")) + 1
        raise BadSource(f"{file}, line {line}: the text is damaged there (UTF-8 with wrong bytes); "
                        "save it as CSV UTF-8 again.") from None
    return True


def _separator(text: str) -> str:
    """The separator that cuts the first line into most cells; the next line decides where it has none."""
    for line in text[:20_000].splitlines()[:20]:
        counts = {separator: line.count(separator) for separator in SEPARATORS}
        if any(counts.values()):
            return max(counts, key=lambda separator: counts[separator])
    return SEPARATORS[0]
