"""DOCX as lines: paragraphs and table rows of the body, with the numbers that Word writes by itself."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from graph.errors import BadSource
from loaders.documents.line import MOST_CELLS, MOST_LINES, Cell, Line, row, tidy
from loaders.documents.numbering import Numbering
from loaders.limits import check_zip

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_T, _R, _TAB = qn("w:t"), qn("w:r"), qn("w:tab")
_BREAKS = frozenset((qn("w:br"), qn("w:cr")))
_VAL = qn("w:val")
_CONTAINERS = frozenset((qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag")))
# What zipfile, zlib, lxml and python-docx raise for damaged packages; they have no common base.
_FAILURES = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, PythonDocxError, OpcError, KeyError, ValueError,
             OSError, EOFError, AttributeError, NotImplementedError)


def word_lines(path: Path) -> list[Line]:
    """The paragraphs and rows of a DOCX file, numbered from 1; BadSource where it is broken, locked or too large."""
    check_zip(path)
    try:
        document = docx.Document(str(path))
        numbering = Numbering.of(document)
        body = document.element.body
    except _FAILURES as error:
        raise BadSource(f"{path.name}: the file is broken or is no Word document; save it again as .docx.") from error
    read = list(islice(_lines(body, numbering), MOST_LINES + 1))
    if len(read) > MOST_LINES:
        raise BadSource(f"{path.name}: the file has more than {MOST_LINES:,} paragraphs and rows; split it.")
    lines = (replace(line, number=number) for number, line in enumerate(read, 1))
    return [line for line in lines if line.text or line.cells]


def _lines(parent: etree._Element, numbering: Numbering) -> Iterator[Line]:
    for child in parent:
        if child.tag == _P:
            yield Line(0, _text(child, numbering), bold=_bold(child))
        elif child.tag == _TBL:
            yield from _rows(child, numbering)
        elif child.tag in _CONTAINERS:
            yield from _lines(child, numbering)


def _rows(table: etree._Element, numbering: Numbering) -> Iterator[Line]:
    for line in table.iter(_TR):
        if line.find(f".//{_TBL}") is None:
            yield row(0, list(islice(_cells(line, numbering), MOST_CELLS)))
        elif next(line.iterancestors(_TR), None) is None:
            # A row that holds a table is layout: its own text is paragraphs, the inner rows come by themselves.
            paragraphs = (paragraph for cell in line.iter(_TC) for paragraph in cell.findall(_P))
            yield from (Line(0, _text(paragraph, numbering), bold=_bold(paragraph)) for paragraph in paragraphs)


def _cells(line: etree._Element, numbering: Numbering) -> Iterator[Cell]:
    yield from [Cell("")] * _number(line.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    for cell in line.iter(_TC):
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        merged = merge is not None and merge.get(_VAL, "continue") == "continue"
        paragraphs = list(cell.iter(_P))
        text = "" if merged else tidy("\n".join(_text(paragraph, numbering) for paragraph in paragraphs))
        bold = bool(text) and all(_bold(paragraph) for paragraph in paragraphs if _plain(paragraph).strip())
        yield Cell(text, bold, merged)
        span = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
        yield from [Cell("", merged=merged)] * (span - 1)


def _number(element: etree._Element | None, default: int) -> int:
    value = element.get(_VAL, "") if element is not None else ""
    return min(int(value), 50) if value.isdecimal() else default


def _text(paragraph: etree._Element, numbering: Numbering) -> str:
    mark = numbering.mark(paragraph)
    return tidy(f"{mark} {_plain(paragraph)}" if mark else _plain(paragraph))


def _plain(paragraph: etree._Element) -> str:
    parts = []
    # Deleted text is w:delText, so that only what stands in the document is read.
    for node in paragraph.iter():
        if node.tag == _T:
            parts.append(node.text or "")
        elif node.tag in _BREAKS:
            parts.append("\n")
        elif node.tag == _TAB and _in_run(node):
            parts.append(" ")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
    return "".join(parts)


def _in_run(node: etree._Element) -> bool:
    # The tab stops of a paragraph's layout have the same tag as a typed tab.
    parent = node.getparent()
    return parent is not None and parent.tag == _R


def _bold(paragraph: etree._Element) -> bool:
    runs = [run for run in paragraph.iter(_R) if "".join(text.text or "" for text in run.findall(_T)).strip()]
    if not runs:
        return False
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return (style is not None and "heading" in style.get(_VAL, "").lower()) or all(_bold_run(run) for run in runs)


def _bold_run(run: etree._Element) -> bool:
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return bold is not None and bold.get(_VAL, "1") not in ("0", "false", "off")
