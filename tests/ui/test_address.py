"""Choices in the address: what is valid decides, the default is not shown, the last choice stays."""

from streamlit.testing.v1 import AppTest


def script() -> None:
    """A page with one choice."""
    import streamlit as st

    from ui.address import bound, chosen

    st.selectbox("colour", ["", "red", "blue"], **bound("colour", ("red", "blue")))
    st.text(chosen("colour"))


def test_the_address_decides() -> None:
    app = AppTest.from_function(script)
    app.query_params["colour"] = "blue"
    app.run()
    assert (app.selectbox[0].value, app.text[0].value) == ("blue", "blue")


def test_what_is_no_option_is_dropped() -> None:
    app = AppTest.from_function(script)
    app.query_params["colour"] = "<script>"
    app.run()
    assert app.selectbox[0].value == ""
    assert "colour" not in app.query_params


def test_a_choice_is_written_kept_and_taken_back() -> None:
    app = AppTest.from_function(script).run()
    app.selectbox[0].select("red").run()
    assert "red" in app.query_params["colour"]
    del app.query_params["colour"]  # as another page's address would
    app.run()
    assert app.selectbox[0].value == "red"
    assert "red" in app.query_params["colour"]
    app.selectbox[0].select("").run()
    assert app.text[0].value == ""
    assert "colour" not in app.query_params


def test_an_address_that_changes_wins_over_the_last_choice() -> None:
    app = AppTest.from_function(script).run()
    app.selectbox[0].select("red").run()
    app.query_params["colour"] = "blue"
    app.run()
    assert app.selectbox[0].value == "blue"
