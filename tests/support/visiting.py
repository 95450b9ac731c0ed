"""Pages as a visitor meets them, without a browser: opened from the entry point, read and pressed."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ENTRANCE = Path(__file__).resolve().parents[2] / "streamlit_app.py"
_TOLD = ("title", "header", "subheader", "markdown", "caption", "html", "text", "error")


def page(stem: str, lang: str = "en", **address: str) -> AppTest:
    """A page with an address, in a language, after the first one was open."""
    app = AppTest.from_file(str(ENTRANCE), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(f"views/{stem}.py").run()


def said(app: AppTest) -> str:
    """All text of a page."""
    return "\n".join(str(getattr(one, "value", None) or one.proto) for kind in _TOLD for one in app.get(kind))


def press(app: AppTest, label: str) -> AppTest:
    """The page after its button of that label was pressed."""
    return next(button for button in app.button if button.label == label).click().run()
