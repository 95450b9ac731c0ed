"""What is cut from the component of neo4j-viz: rules whose classes it never names, and typefaces."""

from importlib.resources import files

from ui.network.lean import component, lean

SHEET = ("@font-face{font-family:Some Sans;src:url(data:font/woff2;base64,AAAA)}:where([data-x]){margin:0}"
         r".drawn{width:1px}.drawn .never{width:2px}.hover\\:wide{width:3px}"
         "@media print{.drawn{width:4px}.never{width:5px}}")
SCRIPT = (f'const before = "drawn"; const p = "{SHEET}"; const after = `one hover:wide`; '
          "export { after as default };")


def test_rules_are_kept_whose_classes_the_script_names() -> None:
    kept = r":where([data-x]){margin:0}.drawn{width:1px}.hover\\:wide{width:3px}@media print{.drawn{width:4px}}"
    assert lean(SCRIPT) == SCRIPT.replace(SHEET, kept)


def test_a_script_without_such_a_sheet_stays_as_it_is() -> None:
    assert lean(script := 'const p = "a{b}"; export { p as default };') == script


def test_the_component_is_a_third_smaller_and_draws_as_before() -> None:
    whole = (files("neo4j_viz") / "resources" / "streamlit_v2" / "graph.js").read_text(encoding="utf-8")
    assert len(component()) < len(whole) * 0.7, "neo4j-viz is built in another way; the map works, but comes slower"
    assert ".ndl-graph-visualization" in component()
    assert whole[-2000:] == component()[-2000:]
