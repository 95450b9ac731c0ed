"""Who may import whom (DESIGN, §10): one walk over the syntax trees, one line for each breach."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("queries", "ledger", "graph", "loaders", "ui", "views", "commands", "data", "locale")
ENTRANCES = ("cli", "commands", "streamlit_app")

# What each part may import of ours; the entrances may import anything.
OURS: dict[str, tuple[str, ...]] = {
    "queries": (),
    "ledger": (),
    "graph": ("queries", "ledger"),
    "loaders": ("ledger", "graph.schema", "graph.ids", "graph.names", "graph.places", "graph.errors"),
    "ui": ("graph", "ledger", "queries", "loaders"),
    "views": ("ui", "graph.schema"),
    "data": (),
    "locale": (),
}

# Third-party packages that have a home: the only modules that may import them.
HOMES: dict[str, tuple[str, ...]] = {
    "sqlalchemy": ("ledger",),
    "psycopg": ("ledger",),
    "neo4j": ("graph.store", "graph.engine"),
    "arcadedb": ("graph.engine",),
    "splink": ("graph.match",),
    "duckdb": ("graph.match",),
    "pyspark": ("graph.match",),
    "pypinyin": ("graph.names",),
    "pykakasi": ("graph.names",),
    "igraph": ("graph.analysis",),
    "scipy": ("graph.analysis",),
    "highspy": ("graph.analysis",),
    "openpyxl": ("loaders", "ui"),
    "docx": ("loaders", "ui"),
    "lxml": ("loaders",),
    "requests": ("loaders",),
    "httpx": ("loaders",),
    "urllib.request": ("loaders", "graph.engine"),
    "streamlit": ("ui", "views", "streamlit_app"),
    "altair": ("ui", "views"),
    "plotly": ("ui", "views"),
    "pydeck": ("ui", "views"),
    "pyvis": ("ui",),
    "neo4j_viz": ("ui",),
    "networkx": ("graph.analysis", "ui"),
    "typer": ("cli", "commands"),
    "rich": ("cli", "commands"),
    # Measured against, or offered beside us, but never leant on.
    "py2neo": (),
    "neomodel": (),
    "nomenklatura": (),
}
STANDARD_ONLY = ("queries",)
POSIX_ONLY = {"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "syslog"}
NO_MEANING = {"utils", "helpers", "common", "core", "services", "base"}


def imports(tree: ast.AST) -> list[tuple[int, str]]:
    """Line and full name of each import; ``from a import b`` is ``a.b``, a relative one starts with a dot."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.lineno, f"{'.' * node.level}{node.module or ''}.{alias.name}") for alias in node.names]
    return found


def within(name: str, homes: tuple[str, ...]) -> bool:
    """Whether a dotted name is one of these modules or inside one."""
    return any(name == home or name.startswith(f"{home}.") for home in homes)


def breach(module: str, name: str) -> str | None:
    """Why ``module`` may not import ``name``, or ``None`` where it may."""
    part, top = module.split(".")[0], name.split(".")[0]
    if not top:
        return "is relative: name it from the root"
    if top in OURS or top in ENTRANCES:
        free = part in ENTRANCES or top == part or within(name, OURS[part])
        return None if free else f"is not for {part}"
    if top in POSIX_ONLY:
        return "is missing on Windows"
    if part in STANDARD_ONLY and top not in sys.stdlib_module_names:
        return f"is outside the standard library, all that {part} may use"
    home = next((home for home in HOMES if within(name, (home,))), None)
    if home and not within(module, HOMES[home]):
        return f"lives only in {', '.join(HOMES[home]) or 'tests and benchmarks'}"
    return None


def breaches(module: str, path: str, text: str) -> list[str]:
    """One line ``path:line imports name: why`` for each breach in a module's text."""
    found = [(line, name, breach(module, name)) for line, name in imports(ast.parse(text))]
    return [f"{path}:{line} imports {name}: {why}" for line, name, why in found if why]


def modules() -> list[tuple[str, Path]]:
    """Every module of ours with its dotted name."""
    files = [path for part in PARTS for path in sorted((ROOT / part).rglob("*.py"))]
    files += [path for entrance in ENTRANCES if (path := ROOT / f"{entrance}.py").exists()]
    return [(".".join(path.relative_to(ROOT).with_suffix("").parts), path) for path in files]


def test_every_import_keeps_to_its_layer() -> None:
    found = [line for module, path in modules()
             for line in breaches(module, path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))]
    assert found == []


def test_the_walk_sees_the_project() -> None:
    names = {module for module, _ in modules()}
    assert {"cli", "streamlit_app", "graph.ids", "graph.store", "ledger.ledger", "loaders.source"} <= names


def test_planted_breaches_are_told_with_their_line() -> None:
    assert breaches("views.gaps", "views/gaps.py", "import os\nimport neo4j\n") == [
        "views/gaps.py:2 imports neo4j: lives only in graph.store, graph.engine"]
    assert breach("loaders.plan", "graph.store.Store") == "is not for loaders"
    assert breach("loaders.plan", "graph.ids.make_id") is None
    assert breach("ledger.ledger", "graph.compile.cluster") == "is not for ledger"
    assert breach("queries", "orjson.loads") is not None
    assert breach("graph.compile.apply", "sqlalchemy") == "lives only in ledger"
    assert breach("graph.engine.lock", "fcntl") == "is missing on Windows"
    assert breach("ui.panel", "..graph.store") == "is relative: name it from the root"
    assert breach("cli", "graph.registry.Registry") is None


def declared() -> set[str]:
    """The distributions that an installation without extras brings, and the optional driver of PostgreSQL."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    return {re.split(r"[^\w.-]", text)[0].lower() for text in wanted}


def test_what_is_imported_is_declared() -> None:
    # A package that only the developers' tools bring would be missing at the user's.
    owners = packages_distributions()
    found = {name.split(".")[0] for _, path in modules() for _, name in imports(ast.parse(path.read_text("utf-8")))}
    foreign = found - sys.stdlib_module_names - set(OURS) - set(ENTRANCES)
    assert sorted(name for name in foreign if not declared() & {owner.lower() for owner in owners.get(name, ())}) == []


def test_no_module_is_named_after_nothing() -> None:
    assert [module for module, _ in modules() if NO_MEANING & set(module.split("."))] == []


def test_tests_are_no_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
