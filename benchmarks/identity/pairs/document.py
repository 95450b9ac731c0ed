"""The tables of docs/name-pairs.md, from the rows and classes of the set."""

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.identity.pairs.row import ROOT, Class, Pair, classes

PAGE = ROOT / "docs" / "name-pairs.md"
_BEGIN, _END = "<!-- tables: written by python -m benchmarks.identity.pairs -->", "<!-- end of tables -->"
_TRADITIONS = {"vi": "Vietnamese", "ja": "Japanese", "tw": "Taiwanese", "us": "American (firms only)"}
_PARTS = (("vi-", "Vietnamese people"), ("ja-", "Japanese people"), ("tw-", "Taiwanese people"),
          ("org-", "Organisations"))


def page(pairs: Sequence[Pair], written: str) -> str:
    """The page as it is written, with the tables of these rows."""
    before, rest = written.split(_BEGIN)
    return "\n".join((before + _BEGIN, "", *_tables(pairs), _END + rest.split(_END)[1]))


def _tables(pairs: Sequence[Pair]) -> Iterator[str]:
    yield from _counts(pairs)
    known, examples = classes(), {pair.class_: pair for pair in reversed(pairs)}
    count = Counter(pair.class_ for pair in pairs)
    for prefix, title in _PARTS:
        for same in (True, False):
            yield from (f"### {title} that {'may be one' if same else 'cannot be one'}", "",
                        "| class | pairs | one | other | why | seen in real pairs |", "|---|---|---|---|---|---|")
            yield from (_line(one, count[one.code], examples[one.code]) for one in known.values()
                        if one.code.startswith(prefix) and one.same == same)
            yield ""


def _counts(pairs: Sequence[Pair]) -> Iterator[str]:
    count = Counter((pair.kind, pair.tradition, pair.same) for pair in pairs)
    yield from ("| | people: may be one | people: cannot | organisations: may be one | organisations: cannot |",
                "|---|---|---|---|---|")
    for code, title in _TRADITIONS.items():
        cells = (count[kind, code, same] for kind in ("person", "organisation") for same in (True, False))
        yield f"| {title} | {' | '.join(str(cell) for cell in cells)} |"
    cells = (sum(pair.kind == kind and pair.same == same for pair in pairs)
             for kind in ("person", "organisation") for same in (True, False))
    yield from (f"| **all {len(pairs):,}** | {' | '.join(f'**{cell}**' for cell in cells)} |", "")


def _line(one: Class, count: int, example: Pair) -> str:
    spelled = [text.replace("|", "\\|") for text in (example.one, example.other)]
    return f"| `{one.code}` | {count} | {spelled[0]} | {spelled[1]} | {one.reason} | {one.seen} |"
