"""The kept outlines are those of the font that the pages use."""

import json

from ui import symbols


def test_kept_outlines_are_those_of_the_font() -> None:
    kept = {name: tuple(drawing) for name, drawing in json.loads(symbols.FILE.read_text("utf-8")).items()}
    assert kept == symbols.cut(symbols.wanted())


def test_every_kind_has_a_picture() -> None:
    drawn = "data:image/svg+xml;base64,"
    assert [name for name in symbols.wanted() if not symbols.symbol(name).startswith(drawn)] == []


def test_an_unknown_symbol_is_a_plain_disc() -> None:
    assert symbols.symbol("no_such_symbol") == ""
    assert symbols.disc("no_such_symbol", "#000000").startswith("data:image/svg+xml")


def test_the_small_font_draws_every_symbol_that_code_names() -> None:
    """Where this fails a symbol is new: `python -m ui.symbols` cuts the font again."""
    assert set(symbols.used()) - symbols.held(symbols.FONT.read_bytes()) == set()
    assert {"home", "undo", "expand_more", "keyboard_double_arrow_left"} <= set(symbols.used())


def test_a_cut_font_holds_what_it_was_cut_to() -> None:
    assert symbols.held(symbols.small(["home", "graph_2"])) == {"home", "graph_2"}
