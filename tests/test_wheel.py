"""What `pip install` of the built wheel brings: queries, words, data, theme and the entry point, not only modules."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROBE = """
import sys; sys.path.insert(0, sys.argv[1])
import queries
from pathlib import Path
assert Path(queries.__file__).is_relative_to(sys.argv[1]), queries.__file__
names = queries.names("gaps/")
assert names and "MATCH" in queries.text(names[0])
from loaders import start
assert len(start.fetch()["tasks"]) == 40
from ui import i18n
assert i18n.catalogue("vi").gettext("Experts") == "Chuyên gia"
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree without asking the network for the builder."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True,
                   capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """What is in it."""
    with zipfile.ZipFile(wheel) as archive:
        listed = archive.namelist()
    assert len(listed) == len(set(listed))
    return set(listed)


def test_everything_that_is_read_at_run_time_is_in_it(names: set[str]) -> None:
    wanted = [path for pattern in ("queries/**/*.cypher", "locale/**/*.po", "data/**/*.*", "views/*.py", "ui/**/*.*")
              for path in ROOT.glob(pattern) if "__pycache__" not in path.parts]
    assert len(wanted) > 20
    assert sorted(path.relative_to(ROOT).as_posix() for path in wanted
                  if path.relative_to(ROOT).as_posix() not in names) == []
    assert {"streamlit_app.py", "cli.py", ".streamlit/config.toml"} <= names


def test_what_is_only_for_developers_is_not(names: set[str]) -> None:
    assert [name for name in names if name.startswith(("tests/", "benchmarks/", "docs/", ".ci/", "conftest"))] == []


def test_the_licence_is_in_it(names: set[str]) -> None:
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_questions_facts_and_words_are_read_from_the_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    probe = subprocess.run([sys.executable, "-I", "-c", PROBE, str(tmp_path / "site")], cwd=tmp_path, check=False,
                           capture_output=True, text=True, encoding="utf-8")
    assert probe.returncode == 0, probe.stderr
