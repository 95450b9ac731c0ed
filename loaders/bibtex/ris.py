"""RIS: from the text of a file, as Scopus, Web of Science and IEEE Xplore export it, to its publications."""

import re
from collections.abc import Iterator
from typing import Any

import rispy

from graph import ids
from graph.names import clean
from loaders.bibtex.people import ris_people
from loaders.bibtex.publication import Publication
from loaders.source import Reject
from loaders.values import Unfit, first
from loaders.values import plain as text

#: Reference types to kinds of work; a type that is not here says nothing about it.
KINDS = {
    "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "article", "INPR": "article",
    "CONF": "conference-paper", "CPAPER": "conference-paper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "book-chapter", "ECHAP": "book-chapter", "THES": "dissertation", "RPRT": "report", "PAT": "patent",
    "DATA": "dataset", "COMP": "software", "UNPB": "preprint",
}
_BEGIN = re.compile(r"TY  - ?")
_END = re.compile(r"ER  -")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
#: What is read; notes, abstracts, addresses and file names are not.
_TAGS = {
    "TY": "kind", "TI": "title", "T1": "first_title", "CT": "caption_title", "BT": "book_title", "DO": "doi",
    "PY": "year", "Y1": "first_year", "DA": "date", "AU": "authors", "A1": "first_authors", "T2": "second_title",
    "JF": "journal_full", "JO": "journal", "JA": "journal_short", "C3": "conference", "KW": "keywords", "UK": "unknown",
    "ER": "end",
}
_LISTS = ["AU", "A1", "KW"]

Record = dict[str, Any]


def publications(file: str, ris: str) -> Iterator[Publication | Reject]:
    """Every record of a file in its order; a Reject for one that has no end or no title."""
    for line, lines, whole in _records(ris):
        if not whole:
            yield Reject(file, "", line, "ER", "This record has no end (ER); it may have been cut off.")
            continue
        try:
            yield _read(rispy.loads("\n".join(lines), mapping=_TAGS, list_tags=_LISTS, delimiter_tags_mapping={})[0])
        except Unfit as fault:
            yield Reject(file, "", line, fault.column, fault.reason)


def _records(ris: str) -> Iterator[tuple[int, list[str], bool]]:
    """The line on which each record begins, its lines, and whether it has its end."""
    lines: list[str] = []
    begun = 0
    for number, line in enumerate(ris.split("\n"), start=1):
        line = line.strip("\x0c\ufeff")
        if _BEGIN.match(line):
            if begun:
                yield begun, lines, False
            begun, lines = number, []
        if begun:
            lines.append(line)
            if _END.match(line):
                yield begun, lines, True
                begun = 0
    if begun:
        yield begun, lines, False


def _read(record: Record) -> Publication:
    title = first(_text(record, name) for name in ("title", "first_title", "caption_title", "book_title"))
    if not title:
        raise Unfit("TI", "This record has no title.")
    second = ("second_title", "journal_full", "journal", "conference", "book_title", "journal_short")
    venue = first(found for name in second if (found := _text(record, name)) != title)
    return Publication(title, ids.doi(record.get("doi")), _year(record), KINDS.get(record["kind"].upper()), venue,
                       ris_people([*record.get("first_authors", []), *record.get("authors", [])]),
                       tuple(found for word in record.get("keywords", []) if (found := clean(word))))


def _text(record: Record, name: str) -> str | None:
    return text(record.get(name) or "", next(tag for tag, known in _TAGS.items() if known == name))


def _year(record: Record) -> int | None:
    written = (str(record.get(name) or "") for name in ("year", "first_year", "date"))
    found = first(_YEAR.search(one) for one in written)
    return int(found[0]) if found else None
