"""The map as one file: it opens without a network, shows every name as text, and runs nothing but what it brought."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ui.map import offline as offline_map
from ui.network.networks import Network, place

HOSTILE = "</script><img src=x onerror=\"document.title='owned';fetch('http://evil.invalid/')\">"
ATTRIBUTE = "\"' onmouseover='document.title=1' <b>in bold</b> &lt;i&gt; ${document.title=2} {{7*7}}"


def node(id: str, name: str, label: str = "Firm", degree: int = 2) -> dict[str, Any]:
    return {"id": id, "name": name, "label": label, "labels": ["Organization", label], "degree": degree,
            "sources": ["start"]}


@pytest.fixture
def network() -> Network:
    names = (HOSTILE, ATTRIBUTE, "Đại học Bách khoa Hà Nội")
    nodes = tuple(node(f"secret-id-{index}", name) for index, name in enumerate(names))
    edges = tuple({"one": f"secret-id-{index}", "other": f"secret-id-{(index + 1) % 3}", "type": "PART_OF", "weight": 1}
                  for index in range(3))
    return place(Network(nodes, edges, 1845))


@pytest.fixture
def about() -> offline_map.About:
    return offline_map.About("Bản đồ", f"Ai với ai? {HOSTILE}", ["Nhật Bản", HOSTILE], "22/11/2026",
                             ["Nguồn A", HOSTILE], "Có dữ liệu minh họa.")


@pytest.fixture
def page(network: Network, about: offline_map.About, tmp_path: Path) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs chromium on the PATH")
    path = tmp_path / "map.html"
    path.write_bytes(offline_map.html(network, about))
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.asked, opened.said = [], []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.on("console", lambda message: opened.said.append(message.text))
        opened.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.goto(path.as_uri())
        opened.wait_for_selector("html[data-ready=yes]", timeout=20_000)
        yield opened
        browser.close()


def test_it_asks_nobody_and_complains_of_nothing(page: Any) -> None:
    page.wait_for_timeout(300)
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert page.said == []


def test_a_hostile_name_is_shown_as_text_and_runs_nothing(page: Any) -> None:
    page.fill("#search", "</script>")
    page.press("#search", "Enter")
    page.wait_for_selector("#card:not([hidden])")
    assert page.inner_text("#card h2") == HOSTILE
    names = page.locator("#card li button").all_inner_texts()
    assert ATTRIBUTE in names
    assert page.title() == "Bản đồ"
    assert page.locator("img[src='x']").count() == 0
    assert page.locator("#card b, h1 b, header img").count() == 0


def test_a_hint_beside_the_pointer_is_text(page: Any) -> None:
    found = page.evaluate("""() => {
        const box = document.createElement('div');
        const data = JSON.parse(document.getElementById('map-data').textContent);
        return data.nodes.map((node) => [typeof node.title, node.label]);
    }""")
    assert all(kind == "undefined" for kind, _ in found), "pyvis must not carry titles: vis shows them as markup"


def test_head_says_filters_day_share_sources_and_watermark(page: Any) -> None:
    head, foot = page.inner_text("header"), page.inner_text("footer")
    assert "Nhật Bản" in head and "22/11/2026" in head and "Có dữ liệu minh họa." in head
    assert "1.845" in head and HOSTILE in head
    assert "Nguồn A" in foot and HOSTILE in foot
    assert page.locator(".watermark").count() == 1


def test_only_our_two_scripts_may_run(page: Any) -> None:
    ran = page.evaluate("""() => { const made = document.createElement('script');
        made.textContent = 'window.owned = 1'; document.body.append(made); return window.owned; }""")
    assert ran is None


def test_ids_are_opaque_and_data_cannot_end_its_element(network: Network, about: offline_map.About) -> None:
    text = offline_map.html(network, about).decode()
    data = re.search(r'<script type="application/json" id="map-data">(.*?)</script>', text, re.S)
    assert data is not None
    assert "secret-id" not in text
    assert "<" not in data[1]
    assert {one["name"] for one in json.loads(data[1])["about"].values()} == {one["name"] for one in network.nodes}


def test_the_same_map_is_the_same_file(network: Network, about: offline_map.About) -> None:
    assert offline_map.html(network, about) == offline_map.html(network, about)


def test_without_illustration_there_is_no_watermark(network: Network, about: offline_map.About) -> None:
    plain = offline_map.About(about.title, "?", (), about.day, ())
    assert b'class="watermark"' not in offline_map.html(network, plain)
