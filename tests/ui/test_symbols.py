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
