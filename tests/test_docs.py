"""The documents keep up with the code: commands, recipes, links, the generated page."""

import re
from pathlib import Path

import pytest
import typer

from cli import app
from graph.schema.document import document

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ADDING = (ROOT / "docs/adding.md").read_text("utf-8")
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))


def commands() -> dict[str, str]:
    """Every command by its full name, with its help."""
    found = {}

    def walk(command: object, name: str) -> None:
        inner = getattr(command, "commands", None)
        if inner is None:
            found[name] = getattr(command, "help", None) or ""
        for word, one in (inner or {}).items():
            walk(one, f"{name} {word}".strip())

    walk(typer.main.get_command(app), "")
    return found


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented_with_an_example(name: str) -> None:
    assert f"`ketnoi {name}" in README


@pytest.mark.parametrize(("name", "told"), commands().items())
def test_every_command_has_help_with_an_example(name: str, told: str) -> None:
    assert re.match(r"[A-Z0-9].{15,}", told), "a sentence"
    assert f"Example: `ketnoi {name}" in told


def test_the_table_of_commands_names_no_other() -> None:
    named = set(re.findall(r"^\| ([a-z]+) \| `ketnoi", README, re.M))
    assert named == {name.split()[0] for name in commands()}


def test_the_first_screen_has_the_two_lines() -> None:
    first = README.split("## ")[0]
    assert "pip install -e . && ketnoi " in first
    assert "pip install -e '.[test]' && pytest" in first


def test_every_setting_is_documented() -> None:
    known = set(re.findall(r'"(KETNOI_[A-Z_]+)"', (ROOT / "graph/settings.py").read_text("utf-8")))
    assert known
    assert sorted(name for name in known if f"`{name}`" not in README) == []


@pytest.mark.parametrize("recipe", ["A source", "A query", "A page", "A label", "A gap"])
def test_recipes_name_files_that_exist(recipe: str) -> None:
    text = re.split(r"^## ", ADDING, flags=re.M)
    steps = next(part for part in text if part.startswith(recipe))
    named = [name for name in re.findall(r"`([\w.-]+(?:/[\w<>.-]*)+|[\w-]+\.\w{2,4})`", steps) if "<" not in name]
    assert len(named) >= 2
    assert [name for name in named if not (ROOT / name).exists() and not (ROOT / "tests" / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    local = [link.split("#")[0] for link in links if "://" not in link and not link.startswith("#")]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_generated_page_is_what_the_schema_says() -> None:
    assert (ROOT / "docs/schema.md").read_text("utf-8") == document(), "run `make docs`"


def test_every_decision_has_a_date_a_choice_a_reason_and_a_cost() -> None:
    decisions = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    for path in decisions:
        text = path.read_text("utf-8")
        assert re.search(r"^20\d\d-\d\d-\d\d$", text, re.M), path.name
        assert all(f"**{part}.**" in text for part in ("Choice", "Why", "Cost")), path.name
