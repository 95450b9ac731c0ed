"""Every question keeps the rules that make it readable, safe and equal on both engines."""

import re
from collections.abc import Iterator

import pytest

import queries
from graph.schema import EDGE, NODE, SUBKIND
from graph.store import Store

LABELS = {*NODE, *SUBKIND, "Meta"}
WRITING = r"(?<![.\w$:{])(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD|INSERT|ALTER|GRANT)\b(?!\s*[:)])"
NODE_PATTERN = re.compile(r"(?<![\w`])\(\s*(\w*)\s*((?::\s*[\w|&!:]+)?)\s*(?:\{[^}]*\})?\s*\)")
EDGE_PATTERN = re.compile(r"-\[\s*\w*\s*((?::\s*[\w|&!:]+)?)\s*(?:\*[\d.]*)?\s*(?:\{[^}]*\})?[^\]]*\]-")
AGGREGATE = re.compile(r"\b(count|sum|min|max|avg|collect)\s*\(", re.I)
#: A value for each parameter by its name, to run a question; other names take a text.
VALUES = {"words": [], "ids": [], "fields": [], "organisations": [], "countries": [], "skip": 0, "limit": 5,
          "year": 2026, "most": 5}


def faults(text: str) -> list[str]:
    """What is wrong with one question; empty where nothing."""
    header, body = parts(text)
    return [*header_faults(header, body), *body_faults(body), *order_faults(body)]


def parts(text: str) -> tuple[list[str], str]:
    """The comment lines at the top, and the statement without the insides of its strings."""
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    body = re.sub(r"'[^']*'|\"[^\"]*\"", "''", "\n".join(lines[first:]))
    return lines[:first], body


def header_faults(header: list[str], body: str) -> Iterator[str]:
    if not header or not re.fullmatch(r"// [^\W\d_a-z].*\.", header[0]):
        yield "line 1 is not a sentence that ends with a full stop"
    declared = [match[1] if (match := re.fullmatch(r"// \$(\w+): \S.*", line)) else line for line in header[1:]]
    used = set(re.findall(r"\$(\w+)", body))
    if len(declared) != len(set(declared)) or set(declared) != used:
        yield f"the header names {sorted(declared)}, the statement uses {sorted(used)}"


def body_faults(body: str) -> Iterator[str]:
    if "//" in body or "/*" in body:
        yield "a comment inside the statement"
    if ";" in body:
        yield "more than one statement, or a semicolon"
    if match := re.search(WRITING, body, re.I):
        yield f"the writing word {match[1]}"
    if match := re.search(r"\bCALL\s+[\w.]+\s*\(", body, re.I):
        yield f"a procedure, which the other engine may not have: {match[0]}"
    if len(body.splitlines()) > 40:
        yield "more than 40 lines"
    yield from vocabulary_faults(body)
    for column in columns(body):
        if not re.search(r"\bAS\s+\w+\s*$", column, re.I):
            yield f"the column {column!r} has no name of its own"


def vocabulary_faults(body: str) -> Iterator[str]:
    labelled = set(re.findall(r"\bAS\s+(\w+)", body, re.I)) | set(re.findall(r"\b(\w+)\s+IN\b", body))
    patterns = [(match[1], match[2]) for match in NODE_PATTERN.finditer(body)]
    labelled |= {name for name, labels in patterns if labels}
    for name, labels in patterns:
        if not labels and name not in labelled:
            yield f"the node ({name}) has no label"
        yield from (f"no label {label}" for label in words(labels) if label not in LABELS)
    for match in EDGE_PATTERN.finditer(body):
        if not match[1]:
            yield f"the relation {match[0]} has no type"
        yield from (f"no relation {type}" for type in words(match[1]) if type not in EDGE)
    if re.search(r"\)\s*<?--+>?\s*\(", body):
        yield "a relation without a type"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def columns(body: str) -> list[str]:
    """The columns that the statement gives back."""
    last = split(ending(body), r"\bORDER\s+BY\b|\bSKIP\b|\bLIMIT\b")[0]
    return split(re.sub(r"^\s*DISTINCT\b", "", last, flags=re.I), ",")


def ending(body: str) -> str:
    """What follows the last RETURN that is not inside of brackets."""
    return split(body, r"\bRETURN\b")[-1]


def split(text: str, by: str) -> list[str]:
    """The text between separators that stand outside of all brackets."""
    depth, began, found = 0, 0, []
    for match in re.finditer(rf"[(\[{{]|[)\]}}]|{by}", text, re.I):
        if match[0] in "([{":
            depth += 1
        elif match[0] in ")]}":
            depth -= 1
        elif depth == 0:
            found.append(text[began:match.start()].strip())
            began = match.end()
    return [*found, text[began:].strip()]


def order_faults(body: str) -> Iterator[str]:
    ordered = split(ending(body), r"\bORDER\s+BY\b")[1:]
    if not ordered:
        if not re.search(r"\bLIMIT\s+1\b", body) and not AGGREGATE.search(body):
            yield "rows without an ORDER BY"
        return
    if not re.search(r"\bLIMIT\b", body, re.I):
        yield "rows without a LIMIT"
    items = split(split(ordered[0], r"\bSKIP\b|\bLIMIT\b")[0], ",")
    names = [re.sub(r"\s+(ASC|DESC)$", "", item, flags=re.I).split(".")[-1] for item in items]
    given = {name for column in columns(body) for name in words(column)[-1:]}
    if any(name == "id" or name.endswith("_id") for name in names):
        return
    # Where rows are groups rather than things, what they are grouped by orders them.
    groups = {name for column in columns(body) if not AGGREGATE.search(column) for name in words(column)[-1:]}
    if "id" in given or not groups <= set(names):
        yield "an ORDER BY without an id"


@pytest.mark.parametrize("name", queries.names() or [pytest.param("", marks=pytest.mark.skip("no question yet"))])
def test_a_question_keeps_the_rules(name: str) -> None:
    assert faults(queries.text(name)) == []


@pytest.mark.parametrize("name", queries.names() or [pytest.param("", marks=pytest.mark.skip("no question yet"))])
def test_a_question_runs_on_an_empty_graph(name: str, store: Store) -> None:
    given = {parameter: VALUES.get(parameter, "x") for parameter in queries.parameters(name)}
    assert len(store.read(name, **given).rows) <= 1


GOOD = """// Experts of a field.
// $field: code of the field
// $limit: rows at most
MATCH (e:Expert)-[x:EXPERT_IN]->(:Field {code: $field})
WHERE e.folded CONTAINS "set; // create (x)"
OPTIONAL MATCH (e)-[:AFFILIATED_WITH]->(o:Firm|University)
WITH e, x, collect(o)[0] AS o
OPTIONAL MATCH (o)-[:LOCATED_IN]->(c:Country)
RETURN e.id AS id, e.name AS name, coalesce(x.works, 0) AS works, {code: c.code, set: 1} AS country
ORDER BY works DESC, id
LIMIT $limit
"""


def test_a_good_question_has_no_fault() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize(("old", "new", "fault"), [
    ("// Experts of a field.", "// Experts of a field", "line 1"),
    ("// Experts of a field.", "// experts of a field.", "line 1"),
    ("// Experts of a field.\n", "", "line 1"),
    ("// $limit: rows at most\n", "", "the header names"),
    ("// $limit: rows at most\n", "// $limit:\n", "the header names"),
    ("// $limit: rows at most\n", "// $limit: rows at most\n// $more: nothing\n", "the header names"),
    ("// $limit: rows at most\n", "// $limit: rows at most\n// $limit: again\n", "the header names"),
    ("MATCH (e:Expert)", "// why\nMATCH (e:Expert)", "the header names"),
    ("OPTIONAL", "// why\nOPTIONAL", "a comment inside"),
    ("LIMIT $limit", "LIMIT $limit;", "semicolon"),
    ("OPTIONAL MATCH (e)", "SET e.name = 1 OPTIONAL MATCH (e)", "the writing word SET"),
    ("OPTIONAL MATCH (e)", "detach delete e WITH e MATCH (e)", "the writing word detach"),
    ("OPTIONAL MATCH (e)", "CALL { CREATE (:Expert) } MATCH (e)", "the writing word CREATE"),
    ("OPTIONAL MATCH (e)", "CALL db.labels() MATCH (e)", "a procedure"),
    ("EXPERT_IN", "EXPERTS_IN", "no relation EXPERTS_IN"),
    ("[x:EXPERT_IN]", "[x]", "has no type"),
    ("-[x:EXPERT_IN]->", "-->", "without a type"),
    ("Firm|University", "Firm|Universty", "no label Universty"),
    ("(e:Expert)", "(e)", "the node (e) has no label"),
    ("(:Field {code: $field})", "( {code: $field})", "the node () has no label"),
    ("e.name AS name", "e.name", "has no name of its own"),
    ("RETURN", "RETURN *, ", "has no name of its own"),
    ("\nORDER BY works DESC, id", "", "an ORDER BY"),
    ("works DESC, id", "works DESC", "an ORDER BY without an id"),
    ("// $limit: rows at most\n", "", "the header"),
    ("\nLIMIT $limit", "", "without a LIMIT"),
])
def test_a_planted_fault_is_seen(old: str, new: str, fault: str) -> None:
    assert old in GOOD
    planted = GOOD.replace(old, new, 1)
    if fault == "an ORDER BY":
        planted, fault = planted.replace("collect(o)[0] AS o", "o"), "without an ORDER BY"
    assert any(fault in found for found in faults(planted)), faults(planted)


def test_a_fault_in_a_group_is_seen() -> None:
    grouped = ("// Works by year.\nMATCH (w:Work)\nRETURN w.year AS year, w.kind AS kind, count(w) AS works\n"
               "ORDER BY year, kind\nLIMIT 100\n")
    assert faults(grouped) == []
    assert faults(grouped.replace("year, kind\n", "year\n")) == ["an ORDER BY without an id"]


def test_an_unknown_name_lists_near_ones() -> None:
    if not queries.names():
        pytest.skip("no question yet")
    known = queries.names()[0]
    with pytest.raises(KeyError, match=re.escape(known)):
        queries.text(f"{known}s")
    with pytest.raises(KeyError):
        queries.text("../queries/__init__")


def test_names_are_found_by_their_folder() -> None:
    for name in queries.names():
        folder = name.partition("/")[0] + "/"
        assert name in queries.names(folder) and queries.caption(name).endswith(".")
    assert list(queries.names()) == sorted(queries.names())


def test_the_most_rows_of_a_question_stand_in_its_last_line() -> None:
    assert queries.limit("gaps/field_without_expert") == 500
    # One is cut in its middle, the other by a parameter.
    assert queries.limit("gaps/expert_overseas_without_tie") is queries.limit("edit/choose_country") is None
