"""``docs/schema.md``, written from the vocabulary: ``python -m graph.schema.document [--check] FILE``."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.schema import EDGES, NODES, SUBKINDS, Edge, Node, Prop

_HEAD = """# Vocabulary

Written from `graph/schema/` by `make docs`; edit that, not this page.

Every node also carries its `id`, and every node and edge `sources`, the ids of the sources that say it. *Identifier*:
two things of one label with one value are one thing. *Contact*: stays in the ledger and is in no graph. *Curators*:
only in the curators' graph. *Derived*: compile writes it; no form, template or loader offers it.
"""


def document() -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *_contents(), "", *_nodes(), *_subkinds(), *_edges()]).rstrip() + "\n"


def _contents() -> Iterator[str]:
    yield "| label | Vietnamese | what it is |"
    yield "|---|---|---|"
    for node in NODES:
        yield f"| [`{node.label}`](#{node.label.lower()}) | {node.vi} | {node.about} |"


def _nodes() -> Iterator[str]:
    for node in NODES:
        yield from (f"## {node.label}", "", f"{node.vi} · {node.en}. {node.about}", "")
        yield from (*_props(node.props), *_met_by(node), "")


def _met_by(node: Node) -> Iterator[str]:
    leaving = [edge.type for edge in EDGES if node.label in edge.start]
    coming = [edge.type for edge in EDGES if node.label in edge.end]
    if leaving or coming:
        yield ""
    if leaving:
        yield f"From it: {_codes(leaving)}.  "
    if coming:
        yield f"To it: {_codes(coming)}."


def _subkinds() -> Iterator[str]:
    yield from ("## Further labels of Organization", "", "| label | Vietnamese | English |", "|---|---|---|")
    for kind in SUBKINDS:
        yield f"| `{kind.label}` | {kind.vi} | {kind.en} |"
    yield ""


def _edges() -> Iterator[str]:
    yield "## Relations"
    for edge in EDGES:
        ends = f"{_codes(edge.start)} → {_codes(edge.end)}"
        yield from ("", f"### {edge.type}", "", f"{ends}. {edge.about}{_notes(edge)}")
        if edge.props:
            yield from ("", *_props(edge.props))


def _notes(edge: Edge) -> str:
    told = f" Two between the same ends differ in {_codes(edge.key)}." if edge.key else ""
    return told + (" Derived." if edge.derived else "")


def _props(props: Iterable[Prop]) -> Iterator[str]:
    yield "| property | Vietnamese | English | kind | |"
    yield "|---|---|---|---|---|"
    for prop in props:
        yield f"| `{prop.name}` | {prop.vi} | {prop.en} | {_kind(prop)} | {_remarks(prop)} |"


def _kind(prop: Prop) -> str:
    return f"{prop.kind}: {_codes(choice.value for choice in prop.choices)}" if prop.choices else prop.kind


def _remarks(prop: Prop) -> str:
    marks = {"required": prop.required, "identifier": prop.identifier, "indexed": prop.indexed, "contact": prop.contact,
             "curators": prop.audience == "curators", "derived": prop.derived}
    return "; ".join([*(name for name, holds in marks.items() if holds), *([prop.about] if prop.about else [])])


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` say by exit code 1 that it is out of date."""
    path = Path(arguments[-1])
    if "--check" not in arguments:
        path.write_text(document(), "utf-8", newline="\n")
        return 0
    fresh = path.exists() and path.read_text("utf-8") == document()
    if not fresh:
        sys.stderr.write(f"{path} differs from graph/schema: run `make docs`\n")
    return 0 if fresh else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
