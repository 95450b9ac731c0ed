"""HTML as lines: blocks become paragraphs, rows of the innermost tables become rows; nothing is fetched or run."""

from pathlib import Path

from lxml import etree, html

from graph.errors import BadSource
from graph.names import clean
from loaders.documents.line import MOST_CELLS, MOST_LINES, Cell, Line, row, tidy
from loaders.documents.plain import decode

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong", "th")) | _HEADINGS
_SKIPPED = frozenset((
    "script", "style", "template", "head", "noscript", "svg", "iframe", "object", "textarea", "select",
))
_MOST_SPANNED = 50


def html_lines(path: Path) -> list[Line]:
    """The paragraphs and table rows of an HTML file; BadSource where there is no HTML in it."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(decode(path).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BadSource(f"{path.name}: no readable HTML is in the file; save the page again.") from error
    reader = _Reader()
    reader.walk(root)
    reader.flush(0)
    if len(reader.lines) > MOST_LINES:
        raise BadSource(f"{path.name}: the page has more than {MOST_LINES:,} paragraphs and rows; split it.")
    return reader.lines


class _Reader:
    """Goes through the elements once, keeping the text of the open block and the cells of the open row."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parts: list[tuple[str, bool]] = []
        self.bold = 0
        self.row: etree._Element | None = None
        self.cells: list[Cell] = []
        self.spans: dict[int, int] = {}

    def walk(self, root: etree._Element) -> None:
        """Read the whole tree; elements without a page of text (scripts, styles) are passed over."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if len(self.lines) > MOST_LINES:
                return
            if event == "start" and element.tag in _SKIPPED:
                walker.skip_subtree()
            elif event == "start":
                self._start(element)
            else:
                self._end(element)

    def flush(self, number: int) -> None:
        """End the open paragraph, if it has text."""
        text, bold = self._taken()
        if text:
            self.lines.append(Line(number, text, bold=bold))

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._say("\n")
        elif tag in _BLOCKS:
            self._boundary(element)
        if tag == "table" and self.row is None:
            self.spans = {}
        if tag == "tr" and self.row is None and element.find(".//table") is None:
            self.row, self.cells = element, []
        self.bold += tag in _BOLD or _styled_bold(element)
        self._say(_collapsed(element.text))

    def _end(self, element: etree._Element) -> None:
        if element.tag not in _SKIPPED:
            self.bold -= element.tag in _BOLD or _styled_bold(element)
            if element.tag in ("td", "th") and self.row is not None:
                self._cell(element)
            elif element is self.row:
                self._row(element)
            elif element.tag in _BLOCKS:
                self._boundary(element)
        self._say(_collapsed(element.tail))

    def _boundary(self, element: etree._Element) -> None:
        if self.row is None:
            self.flush(_line(element))
        else:
            self._say("\n")

    def _say(self, text: str) -> None:
        if text:
            self.parts.append((text, self.bold > 0))

    def _taken(self) -> tuple[str, bool]:
        said = [bold for text, bold in self.parts if text.strip()]
        text = tidy("".join(text for text, _ in self.parts))
        self.parts = []
        return text, bool(said) and all(said)

    def _cell(self, element: etree._Element) -> None:
        text, bold = self._taken()
        self._merged()
        down = _span(element, "rowspan") - 1
        for offset in range(min(_span(element, "colspan"), MOST_CELLS - len(self.cells))):
            if down:
                self.spans[len(self.cells)] = down
            self.cells.append(Cell("" if offset else text, bold))

    def _merged(self) -> None:
        while self.spans.get(len(self.cells), 0):
            self.spans[len(self.cells)] -= 1
            self.cells.append(Cell("", merged=True))

    def _row(self, element: etree._Element) -> None:
        self._taken()
        self._merged()
        if self.cells:
            self.lines.append(row(_line(element), self.cells))
        self.row, self.cells = None, []


def _line(element: etree._Element) -> int:
    return int(getattr(element, "sourceline", None) or 0)


def _collapsed(text: str | None) -> str:
    value = text or ""
    spaced = (" " if value[:1].isspace() else "") + clean(value) + (" " if value[-1:].isspace() else "")
    return spaced if value else ""


def _styled_bold(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "font-weight:bold" in style or "font-weight:700" in style


def _span(element: etree._Element, name: str) -> int:
    value = element.get(name) or "1"
    return min(int(value), _MOST_SPANNED) if value.isdecimal() and int(value) else 1
