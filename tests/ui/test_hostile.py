"""Hostile strings in every text field of every kind of thing: every page and every file is opened, and nothing runs."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import openpyxl
import pytest
from browsing import chromium, listen, needs_chromium, serving, settle
from own import own_registry

from graph import engine
from graph.ids import thing_id
from graph.schema import EDGE, NODES, Prop
from ledger.staging import Rejected
from loaders import source
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref
from ui.pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_chromium
HOSTILE = (Path(__file__).resolve().parents[1] / "data" / "hostile.txt").read_text(encoding="utf-8").splitlines()
#: Things whose every field holds many of the strings, so that few pages show them all.
HUBS, COUNTRIES = 1, ("VN", "JP", "US", "TW")
LIST = Origin("sheet:hostile", HOSTILE[20], "spreadsheet", licence=HOSTILE[21])
#: Told by what runs in a page, were it to run.
TRAP = "window.ran = () => { window.owned = true }; window.alert = window.ran; window.print = window.ran;"
#: What no text of ours can have made, through every shadow root: handlers, foreign sources, addresses that run.
MADE = r"""() => {
  const found = [], text = /^(href|title|value|content|alt|placeholder|(data|aria)-.*)$/;
  const leads = /^(href|src|action|formaction|xlink:href)$/, runs = /^\s*(javascript|vbscript|data:text)/i;
  // A picture that holds itself asks nobody and runs nothing, whatever the words drawn in it.
  const wrong = (name, value) => name.startsWith('on') || name === 'srcdoc'
    || value.includes('evil.invalid') && !text.test(name) && !value.startsWith('data:image/')
    || leads.test(name) && runs.test(value);
  const walk = root => root.querySelectorAll('*').forEach(one => {
    for (const {name, value} of one.attributes)
      if (wrong(name, value)) found.push(`${one.tagName} ${name}=${value.slice(0, 80)}`);
    if (one.shadowRoot) walk(one.shadowRoot);
  });
  walk(document);
  return found;
}"""


def value(prop: Prop, text: str) -> Any:
    """The string as a value of such a field; nothing for numbers and codes."""
    return {"text": text, "long": text, "url": text, "list": [text]}.get(prop.kind)


def fields(props: tuple[Prop, ...], text: str) -> dict[str, Any]:
    return {prop.name: value(prop, text) for prop in props if not prop.derived and value(prop, text)}


def hub(number: int) -> str:
    return " ".join(HOSTILE[number::HUBS])


def nodes() -> Iterator[NodeRow]:
    for code in COUNTRIES:
        yield NodeRow("Country", code, {"code": code, "name": code, "priority": code != "VN"})
    for node in NODES:
        for number, text in enumerate(HOSTILE):
            more = {"number": number} if node.label == "Task" else {"year": 2000 + number % 25}
            level = {"level": ("stage", "field", "subfield")[number % 3]} if node.label == "Field" else {}
            kinds = (("University", "Firm")[number % 2],) if node.label == "Organization" else ()
            yield NodeRow(node.label, f"{number}", {**fields(node.props, text), **more, **level}, kinds)
    for label in ("Expert", "Organization", "Task"):
        node = next(one for one in NODES if one.label == label)
        for number in range(HUBS):
            said = {**fields(node.props, hub(number)), "name": f"Hub {HOSTILE[number]}", "number": 900 + number}
            yield NodeRow(label, f"hub{number}", said, ("University",) if label == "Organization" else ())


#: What joins the things with hostile names, from the hubs (``hub0``) or one by one.
JOINED = (
    ("AFFILIATED_WITH", "Expert", "Organization"), ("ADVISES", "Expert", "Organization"),
    ("AUTHORED", "Expert", "Work"),
    ("EXPERT_IN", "Expert", "Field"), ("TOOK_PART_IN", "Expert", "Event"), ("TOOK_PART_IN", "Organization", "Event"),
    ("PARTY_TO", "Organization", "Agreement"), ("ACTIVE_IN", "Organization", "Field"),
    ("LEADS", "Organization", "Task"),
    ("SEEKS", "Organization", "Need"), ("HAS", "Organization", "Offer"), ("SEEKS", "Expert", "Need"),
    ("PART_OF", "Organization", "Organization"), ("SUCCEEDED_BY", "Organization", "Organization"),
)
SINGLY = (
    ("COORDINATES", "Group", "Task"), ("SERVES", "Agreement", "Task"), ("ABOUT", "Work", "Field"),
    ("ABOUT", "Agreement", "Field"), ("MEASURES", "Figure", "Goal"), ("AUTHORED", "Expert", "Work"),
    ("AFFILIATED_WITH", "Expert", "Organization"), ("PARTY_TO", "Organization", "Agreement"),
)


def edges() -> Iterator[EdgeRow]:
    for number, text in enumerate(HOSTILE):
        for type, start, end in JOINED:
            said = fields(EDGE[type].props, text)
            yield EdgeRow(type, Ref(start, f"hub{number % HUBS}"), Ref(end, f"{number}"), said)
        for type, start, end in SINGLY:
            yield EdgeRow(type, Ref(start, f"{number}"), Ref(end, f"{number}"), fields(EDGE[type].props, text))
        yield EdgeRow("LOCATED_IN", Ref("Organization", f"{number}"), Ref("Country", COUNTRIES[number % 4]))
        for label in ("Task", "Goal"):
            yield EdgeRow("PART_OF", Ref(label, f"{number}"), Ref("Plan", "0"))
    for number in range(HUBS):
        yield EdgeRow("LOCATED_IN", Ref("Organization", f"hub{number}"), Ref("Country", "VN"))
        yield EdgeRow("PART_OF", Ref("Task", f"hub{number}"), Ref("Plan", "0"))
        yield EdgeRow(
            "AFFILIATED_WITH", Ref("Expert", "hub0"), Ref("Organization", f"hub{number}"), {"role": hub(number)})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry in which everything that is text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    rejects = [Rejected(text, text, 1, text, text) for text in HOSTILE[:40]]
    with pytest.MonkeyPatch.context() as patch:
        registry = own_registry(patch, folder, folder)
        rows = [*nodes(), *edges(), *rejects]
        staged = source.stage(registry.ledger, Delivery(LIST, rows, "2026-11-01", HOSTILE[1], title=HOSTILE[0]), "lan")
        registry.ledger.accept(staged.batch or 0, HOSTILE[22])
        registry.settle()
        registry.close()
    yield folder
    engine.stop(folder / "engine")


def at(label: str, key: str) -> str:
    return thing_id(LIST.id, label, key)


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 150


def addresses() -> Iterator[str]:
    """Every page of the menu, and those of single things, with the things that hold most of the strings."""
    one, other = (at("Organization", str(number)) for number in (20, 21))
    hubs = {label: tuple(f"id={at(label, f'hub{number}')}" for number in range(HUBS))
            for label in ("Expert", "Organization", "Task")}
    asked = {
        "expert": hubs["Expert"], "organisation": hubs["Organization"], "plan": hubs["Task"],
        "edit": hubs["Expert"] + hubs["Organization"], "map": hubs["Organization"], "world": ("at=JP",),
        "paths": (f"from={one}&to={other}", f"from={at('Expert', 'hub0')}"), "years": ("of=JP&in=2005&year=2010",),
        "agreement": (f"id={at('Agreement', '20')}",), "event": (f"id={at('Event', '20')}",),
        "agreements": ("show=board", "show=list"), "exchange": ("", f"id={at('Need', '20')}", f"new=Need&of={one}"),
        "partners": (f"for={at('Organization', 'hub0')}&tied=true", f"for={one}&tied=true"),
        "introductions": (f"for={one}&to={other}", "new=advice"),
        "gaps": (f"cell={quote(HOSTILE[20])}&of=experts&in=VN", "by=place&gap=university_without_industry_partner"),
        "search": ("q=%22%3E%3Cimg+src%3Dx+onerror%3Dran()%3E",)}
    for entry in PAGES:
        stem = "" if entry.stem == "home" else entry.stem
        yield from (f"{stem}?lang=en&{more}" for more in asked.get(entry.stem, ("",)))


def look(page: "Page", address: str) -> list[str]:
    """Opens an address, unfolds its lists, rests on what has a tip: what should not be there."""
    page.goto(address)
    page.wait_for_selector("h1", timeout=60_000)
    settle(page)
    # By script: what a hostile string covers cannot be reached by a pointer, and is to be looked at all the same.
    for more in page.locator("button.more").all():
        more.evaluate("one => one.click()")
    for tip in page.locator("td a, .caption, canvas").all()[:3]:
        for event in ("pointerenter", "mouseover", "mousemove", "focus"):
            tip.dispatch_event(event)
    found = [*page.evaluate(MADE), *(["a string was run"] * page.evaluate("window.owned === true"))]
    found += [one.inner_text()[:200] for one in page.locator('[data-testid="stException"]').all()]
    return [f"{address}: {one}" for one in found]


#: Pages whose files are taken.
TAKEN = ("experts?lang=en&", "map?lang=en&id=", "world?", "paths?lang=en&from=" + at("Organization", "20"))


def taken(page: "Page", folder: Path) -> Iterator[Path]:
    """Every file that the first button of a page offers, and what it offers beside it."""
    body = page.locator('[data-testid="stPopoverBody"]')
    buttons, place, count = page.locator('[data-testid="stDownloadButton"] button'), 0, 1
    while place < count:
        # Unfolded anew for each: whether it stays so after a file was taken is the browser's affair.
        page.keyboard.press("Escape")
        body.first.wait_for(state="detached", timeout=60_000)
        page.get_by_role("button", name="Download").first.evaluate("one => one.click()")
        body.locator('[data-testid="stDownloadButton"]').first.wait_for(timeout=60_000)
        count = buttons.count()
        with page.expect_download(timeout=60_000) as asked:
            buttons.nth(place).evaluate("one => one.click()")
        file = folder / f"{len(list(folder.iterdir()))}-{asked.value.suggested_filename}"
        asked.value.save_as(file)
        place += 1
        yield file


def wrong(page: "Page", file: Path) -> list[str]:
    """What is wrong with a file: a formula in a table, or what a drawing or a page would run."""
    if file.suffix == ".xlsx":
        book = openpyxl.load_workbook(file)
        cells = [cell for sheet in book for row in sheet for cell in row]
        return [f"{file.name}: {cell.value}" for cell in cells if cell.data_type == "f"]
    if file.suffix == ".csv":
        texts = [text for line in csv.reader(io.StringIO(file.read_text("utf-8-sig"))) for text in line]
        return [f"{file.name}: {text}" for text in texts if text.startswith(("=", "+", "-", "@"))]
    if file.suffix not in (".html", ".svg"):
        return []
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    found = [one for one in page.evaluate(MADE) if not one.startswith("SCRIPT")]
    return [f"{file.name}: {one}" for one in [*found, *(["a string was run"] * page.evaluate("window.owned === true"))]]


@pytest.fixture
def opened(home: Path) -> Iterator[tuple[str, "Page", "Page", list[str]]]:
    """The address of the app, a page that visits it, one that opens files, and what either asked for or ran."""
    trouble: list[str] = []
    with serving(home) as served, chromium() as browser:
        visitor, reader = (browser.new_page(viewport={"width": 1366, "height": 900}) for _ in range(2))
        listen(visitor, served, trouble)
        listen(reader, "file://", trouble)
        for page in (visitor, reader):
            page.add_init_script(TRAP)
            page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        yield served, visitor, reader, trouble


def test_nothing_runs_and_nothing_is_requested_on_any_page_or_in_any_file(
        opened: tuple[str, "Page", "Page", list[str]], tmp_path: Path) -> None:
    served, visitor, reader, trouble = opened
    found, files = [], []
    for address in addresses():
        found += look(visitor, f"{served}/{address}")
        if address.startswith(TAKEN):
            files += list(taken(visitor, tmp_path))
    found += [one for file in files for one in wrong(reader, file)]
    assert found == []
    assert {file.suffix for file in files} >= {".xlsx", ".csv", ".html", ".svg"}
    assert trouble == []
