"""BibTeX: from the text of a file to its publications, and a reject for each entry that cannot be read."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block, Entry, ImplicitComment, ParsingFailedBlock

from graph import ids
from graph.errors import BadSource
from loaders.bibtex.latex import plain
from loaders.bibtex.people import bibtex_people
from loaders.bibtex.publication import Publication
from loaders.source import Reject
from loaders.values import SHORT, Unfit
from loaders.values import plain as text

#: Entry types to kinds of work; a type that is not here says nothing about it.
KINDS = {
    "article": "article", "inproceedings": "conference-paper", "conference": "conference-paper",
    "proceedings": "proceedings", "book": "book", "incollection": "book-chapter", "inbook": "book-chapter",
    "phdthesis": "dissertation", "mastersthesis": "dissertation", "thesis": "dissertation",
    "techreport": "report", "report": "report", "patent": "patent", "dataset": "dataset", "software": "software",
}
_VENUES = ("journal", "journaltitle", "booktitle")
_INHERITED = ("booktitle", "journal", "journaltitle", "year", "date")
_LEFT_OVER = re.compile(r"[\s,}]*[A-Za-z_][\w+-]*\s*=\s*[{\"\d]")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/", re.I)

# What the parser warns of is told to whoever loads the file, as rejects.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


def publications(file: str, bibtex: str) -> Iterator[Publication | Reject]:
    """Every entry of a file in its order; BadSource where it is so broken that the parser gives up."""
    try:
        library = parse_string(bibtex, parse_stack=[])
    except Exception as error:  # the parser calls for a report of a bug, and says nothing about the file
        raise BadSource(f"{file}: this cannot be read as BibTeX; mend it or export it again.") from error
    macros = {string.key.lower(): str(string.value) for string in library.strings}
    entries = {id(block): entry for block in library.blocks if (entry := _entry(block))}
    # An entry without a name is nobody's parent: most others name no parent either.
    known = {entry.key.lower(): _Fields(entry, macros) for entry in reversed(entries.values()) if entry.key}
    for block, following in zip_longest(library.blocks, library.blocks[1:]):
        line = (block.start_line or 0) + 1
        if id(block) in entries:
            yield _publication(file, line, _Fields(entries[id(block)], macros), known, following)
        elif isinstance(block, ParsingFailedBlock):
            yield Reject(file, "", line, "", _reason(block.error))


def _entry(block: Block) -> Entry | None:
    """The entry of a block, also of one that repeats a key or a field: that is no harm to what it says."""
    while isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
        block = block.ignore_error_block
    return block if isinstance(block, Entry) else None


def _publication(file: str, line: int, fields: "_Fields", known: Mapping[str, "_Fields"],
                 following: Block | None) -> Publication | Reject:
    if isinstance(following, ImplicitComment) and _LEFT_OVER.match(following.comment):
        return Reject(file, "", line, "", "This entry ends before its last field; it has a closing brace too many.")
    try:
        return _read(fields, known.get(fields.own("crossref").lower()))
    except Unfit as fault:
        return Reject(file, "", line, fault.column, fault.reason)


def _read(fields: "_Fields", parent: "_Fields | None") -> Publication:
    inherited = {name: value for name in _INHERITED if parent and (value := parent.own(name))}
    if parent and "booktitle" not in inherited:
        inherited["booktitle"] = parent.own("title")

    def said(name: str) -> str:
        return fields.own(name) or inherited.get(name, "")

    title = _text(said("title"), "title")
    if not title:
        raise Unfit("title", "This entry has no title.")
    venue = next((found for name in _VENUES if (found := _text(said(name), name))), None)
    return Publication(title, _doi(fields), _year(said("year"), said("date")), KINDS.get(fields.type), venue,
                       bibtex_people(said("author")), _keywords(fields))


@dataclass(frozen=True)
class _Fields:
    """The fields of an entry by name, of one that stands twice the first, as BibTeX has it."""

    entry: Entry
    macros: Mapping[str, str]

    @property
    def type(self) -> str:
        return str(self.entry.entry_type).lower()

    @cached_property
    def raw(self) -> dict[str, str]:
        """The values as they stand in the file, with their braces or quotation marks."""
        return {field.key.lower(): str(field.value) for field in reversed(self.entry.fields)}

    def own(self, name: str) -> str:
        """The LaTeX of a field, empty where the entry does not have it."""
        return value(self.raw[name], self.macros) if name in self.raw else ""


def value(raw: str, macros: Mapping[str, str]) -> str:
    """A value without braces or quotation marks around it; names of ``@string`` and ``#`` between parts are followed.

    A word that no ``@string`` defines stands for itself: most who write ``journal = TODAES`` mean it so.
    """
    parts = []
    for part in _parts(raw):
        if part[:1] in ('"', "{"):
            parts.append(part[1:-1])
        else:
            macro = macros.get(part.lower(), part)
            parts.append(macro[1:-1] if macro[:1] in ('"', "{") else macro)
    return "".join(parts)


def _parts(raw: str) -> Iterator[str]:
    """The parts between ``#`` that stand outside of braces and quotation marks."""
    depth, quoted, start = 0, False, 0
    for at, char in enumerate(raw):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == '"' and depth == 0:
            quoted = not quoted
        elif char == "#" and depth == 0 and not quoted:
            yield raw[start:at].strip()
            start = at + 1
    yield raw[start:].strip()


def _text(latex: str, column: str) -> str | None:
    return text(plain(latex), column, SHORT)


def _doi(fields: _Fields) -> str | None:
    given = re.sub(r"[\\{}]", "", fields.own("doi"))
    address = re.sub(r"[\\{}]", "", fields.own("url"))
    return ids.doi(given) or (ids.doi(address) if _DOI_ADDRESS.match(address) else None)


def _year(*given: str) -> int | None:
    """The first year among these values; none where it is "to appear"."""
    found = next((match for one in given if (match := _YEAR.search(one))), None)
    return int(found[0]) if found else None


def _keywords(fields: _Fields) -> tuple[str, ...]:
    written = fields.own("keywords") or fields.own("keyword")
    return tuple(found for part in re.split(r"[,;]", written) if (found := plain(part)))


def _reason(error: Exception) -> str:
    reason = str(getattr(error, "abort_reason", ""))
    if "end of file" in reason:
        return "The file ends within this entry; a brace or quotation mark is missing, or the file was cut off."
    if "block start" in reason:
        return "The next entry begins before this one ends; a brace or quotation mark is missing in it."
    return "This entry cannot be read; between its name and its end there must be fields like year = {2024}, by commas."
