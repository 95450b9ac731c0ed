"""Settings: where they come from, what they derive, and what they refuse."""

from pathlib import Path

import pytest

from graph.errors import BadSetting
from graph.settings import Settings


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_nothing_set_is_one_folder_with_an_embedded_engine(tmp_path: Path) -> None:
    settings = Settings.load({"KETNOI_HOME": str(tmp_path / "nhà")})
    assert settings.ledger == f"sqlite:///{(tmp_path / 'nhà' / 'ledger.sqlite').as_posix()}"
    assert (settings.graph, settings.audiences) == (None, ("curators",))
    assert Settings.load({}).home.name == "ketnoi"


def test_the_environment_goes_before_the_file_here_and_that_before_the_one_at_home(tmp_path: Path, here: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / ".env").write_text("KETNOI_CURATOR=Lan\nKETNOI_GRAPH=bolt://a:1\nKETNOI_GRAPH_USER=u\n", encoding="utf-8")
    (here / ".env").write_text(f"KETNOI_HOME={home}\nKETNOI_GRAPH=bolt://b:2\nKETNOI_GRAPH_USER=v\n", encoding="utf-8")
    settings = Settings.load({"KETNOI_GRAPH_USER": "w"})
    assert (settings.curator, settings.graph, settings.user) == ("Lan", "bolt://b:2", "w")


@pytest.mark.parametrize(("env", "audiences"), [
    ({}, 1), ({"KETNOI_EVERYONE": "1"}, 2), ({"KETNOI_EVERYONE": "no"}, 1), ({"KETNOI_GRAPH": "neo4j://a"}, 1),
    ({"KETNOI_GRAPH": "neo4j://a", "KETNOI_EVERYONE": "1"}, 1),
    ({"KETNOI_GRAPH": "neo4j://a", "KETNOI_GRAPH_EVERYONE": "neo4j+s://b:7687/"}, 2),
])
def test_how_many_graphs_are_kept(env: dict[str, str], audiences: int) -> None:
    assert len(Settings.load(env).audiences) == audiences


@pytest.mark.parametrize(("env", "named"), [
    ({"KETNOI_GRAPH": "http://a:7474"}, "KETNOI_GRAPH"),
    ({"KETNOI_GRAPH": "neo4j://"}, "KETNOI_GRAPH"),
    ({"KETNOI_GRAPH": "bolt://a:99999"}, "KETNOI_GRAPH"),
    ({"KETNOI_GRAPH": "bolt://user:secret@a"}, "KETNOI_GRAPH_PASSWORD"),
    ({"KETNOI_GRAPH_EVERYONE": "bolt://a"}, "KETNOI_EVERYONE"),
    ({"KETNOI_GRAPH": "bolt://a:7687", "KETNOI_GRAPH_EVERYONE": "neo4j://A:7687"}, "each audience"),
    ({"KETNOI_GRAPH": "bolt://a", "KETNOI_GRAPH_EVERYONE": "neo4j://a:7687"}, "each audience"),
    ({"KETNOI_LEDGER": "mysql://a"}, "KETNOI_LEDGER"),
    ({"KETNOI_EVERYONE": "maybe"}, "KETNOI_EVERYONE"),
])
def test_a_bad_value_is_named(env: dict[str, str], named: str) -> None:
    with pytest.raises(BadSetting, match=named) as refused:
        Settings.load(env)
    assert "secret" not in str(refused.value)


def test_a_file_that_is_no_text_is_named(here: Path) -> None:
    (here / ".env").write_bytes(b"\xff\xfeK\x00")
    with pytest.raises(BadSetting, match=r"\.env"):
        Settings.load({})


def test_passwords_are_in_no_repr() -> None:
    settings = Settings.load({"KETNOI_GRAPH": "bolt://a", "KETNOI_GRAPH_PASSWORD": "mật-khẩu",
                              "KETNOI_LEDGER": "postgresql://u:mật-khẩu@h/d"})
    assert settings.password == "mật-khẩu" and settings.ledger == "postgresql+psycopg://u:mật-khẩu@h/d"
    assert "mật-khẩu" not in repr(settings)
