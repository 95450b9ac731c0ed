"""The page of possible duplicates: a pair is decided and the next comes, all of it is taken back, a node is split."""

from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from own import own_registry
from streamlit.testing.v1 import AppTest
from visiting import page, said

from graph.compile.components import MATCHER
from graph.ids import thing_id
from graph.match.reasons import Reason
from graph.registry import Registry
from ledger.derived import Likeness
from ledger.judgements import Decision
from ledger.likeness import Likenesses
from loaders import jobs, source
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref
from ui.duplicates import matching as duplicates_matching
from ui.duplicates import queue as duplicates_queue
from ui.i18n import catalogue

ROOT = Path(__file__).resolve().parents[2]
LIST, WEB = Origin("sheet:khoa", "Danh sách khoa", "spreadsheet"), Origin("web", "Trang hội nghị", "web")
ROWS = {
    LIST: [
        NodeRow("Organization", "a", {"name": "Đại học A"}, ("University",)),
        NodeRow("Expert", "an", {"name": "Nguyễn Văn An", "position": "Giảng viên"}),
        NodeRow("Expert", "binh", {"name": "Trần Thị Bình", "orcid": "0000-0002-1825-0097"}),
        NodeRow("Expert", "chi", {"name": "Lê Chi <b>&</b> *con*"}),
        EdgeRow("AFFILIATED_WITH", Ref("Expert", "an"), Ref("Organization", "a"), {"since": "2019"}),
    ],
    WEB: [
        NodeRow("Expert", "an", {"name": "An Van Nguyen", "position": "Lecturer"}),
        NodeRow("Expert", "binh", {"name": "Binh Tran", "orcid": "0000-0002-1825-0097"}),
        NodeRow("Expert", "chi", {"name": "Chi Le"}),
    ],
}
AN, AN_WEB = thing_id(LIST.id, "Expert", "an"), thing_id(WEB.id, "Expert", "an")
CHI, CHI_WEB = thing_id(LIST.id, "Expert", "chi"), thing_id(WEB.id, "Expert", "chi")
BINH, BINH_WEB = thing_id(LIST.id, "Expert", "binh"), thing_id(WEB.id, "Expert", "binh")
_ = catalogue("vi").gettext


@pytest.fixture
def registry(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The pages' own registry: three people in two lists, two pairs of whom wait, the first with a consequence."""
    registry = own_registry(monkeypatch, engine_folder, tmp_path)
    for origin, rows in ROWS.items():
        staged = source.stage(registry.ledger, Delivery(origin, rows, "2026-11-01", "test 1"), "test")
        registry.ledger.accept(staged.batch or 0, "test")
    registry.settle()
    alike = [Likeness(*sorted((AN, AN_WEB)), "Expert", 2.0, "gap path", 18, 1),
             Likeness(*sorted((CHI, CHI_WEB)), "Expert", 5.0, "", 0, 0)]
    with registry.index.transaction():
        Likenesses(registry.index).put({AN, AN_WEB, CHI, CHI_WEB}, alike)
    # Splink takes seconds, and what it says is tested where it is made.
    monkeypatch.setattr(Registry, "why_many", lambda self, pairs: [[Reason("name", "x", 6.0, ("", ""), 4000)]
                                                                   for _ in pairs])
    return registry


visit = partial(page, "duplicates", lang="vi")


def press(app: AppTest, label: str) -> AppTest:
    app = next(button for button in app.button if button.label == _(label)).click().run()
    assert not app.exception and not app.error
    return app


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def progress(app: AppTest) -> str:
    return str(app.get("progress")[0].proto.text)


def one(registry: Registry, *things: str) -> bool:
    return len({registry.resolve(thing) for thing in things}) == 1


def test_the_pair_that_changes_most_is_asked_first_with_both_sides_and_why(registry: Registry) -> None:
    app = visit()
    assert not app.exception
    text = said(app)
    assert "Nguyễn Văn An" in text and "An Van Nguyen" in text and "Chi Le" not in text
    assert "Danh sách khoa" in text and "Trang hội nghị" in text and "Đại học A (2019–)" in text
    assert "chỉ có hai người này" in text, "what would change is said"
    assert "khoảng 80 cặp là một" in text, "a weight of 2 is 4 to 1"
    assert progress(app) == "1 trong 2 · hôm nay đã quyết định 0"
    assert {"Cùng một", "Khác nhau", "Chưa chắc"} <= set(labels(app)) and _("Undo") not in labels(app)


def test_a_decision_is_in_the_ledger_and_the_graph_and_the_next_pair_is_there(registry: Registry) -> None:
    app = press(visit(), "Same")
    assert one(registry, AN, AN_WEB)
    (told,) = registry.ledger.about_pairs([AN])
    assert (told.verdict, told.by) == ("same", registry.settings.curator)
    assert "Chi Le" in said(app) and progress(app) == "2 trong 2 · hôm nay đã quyết định 1"
    app = press(app, "Different")
    assert not one(registry, CHI, CHI_WEB) and registry.duplicates_count() == 0
    assert "Không còn cặp nào chờ quyết định" in said(app) and _("Look for duplicates") in labels(app)


def test_undo_brings_the_pair_back_as_the_next_one(registry: Registry) -> None:
    app = press(press(visit(), "Same"), "Undo")
    assert not one(registry, AN, AN_WEB)
    assert "An Van Nguyen" in said(app) and progress(app) == "1 trong 2 · hôm nay đã quyết định 0"
    assert one(registry, AN, AN_WEB) is False and press(app, "Same") and one(registry, AN, AN_WEB)


def test_what_was_decided_today_is_taken_back_in_any_order(registry: Registry) -> None:
    press(press(visit(), "Same"), "Same")
    app = visit(way="decided")
    assert "Lê Chi &lt;b&gt;&amp;&lt;/b&gt; *con* – Chi Le" in said(app) or "Chi Le – Lê Chi &lt;b&gt;" in said(app)
    undo = [button for button in app.button if button.label == _("Undo")]
    assert len(undo) == 2
    app = undo[1].click().run()
    assert not app.exception and not one(registry, AN, AN_WEB) and one(registry, CHI, CHI_WEB)


def test_who_was_not_sure_can_look_again_and_what_was_unsure_comes_back_with_the_undo(registry: Registry) -> None:
    press(visit(), "Unsure")
    app = visit(way="unsure")
    assert "An Van Nguyen" in said(app)
    app = press(app, "Same")
    standing = registry.ledger.state().judgements
    held = [told.verdict for told in registry.ledger.about_pairs([AN]) if told.id in standing]
    assert held == ["same"], "what replaced it stands alone"
    press(app, "Undo")
    standing = registry.ledger.state().judgements
    assert [told.verdict for told in registry.ledger.about_pairs([AN]) if told.id in standing] == ["unsure"]


def test_only_one_kind_is_asked_for(registry: Registry) -> None:
    assert "An Van Nguyen" in said(visit(of="Expert"))
    app = visit(of="Organization")
    assert "An Van Nguyen" not in said(app) and _("Same") not in labels(app)


def test_text_from_outside_is_text_on_the_page(registry: Registry) -> None:
    app = press(visit(), "Different")
    assert "<b>&" not in said(app) and "&lt;b&gt;&amp;&lt;/b&gt;" in said(app)


def joined(registry: Registry) -> None:
    """The matcher joins both pairs."""
    registry.ledger.decide(MATCHER, [Decision("same", AN, AN_WEB, {"weight": 12.0}),
                                     Decision("same", CHI, CHI_WEB, {"weight": 8.0})])
    registry.settle()


def test_what_the_matcher_joined_is_taken_apart_all_at_once_and_brought_back(registry: Registry) -> None:
    joined(registry)
    app = visit(way="joined")
    assert "Hệ thống đã tự gộp 2 cặp" in said(app)
    assert not one(registry, AN, BINH)
    app.checkbox(key="joined-sure").check().run()
    app = app.button(key="joined-part-all").click().run()
    assert not app.exception
    assert not one(registry, AN, AN_WEB) and not one(registry, CHI, CHI_WEB)
    app = app.button(key="joined-back").click().run()
    assert not app.exception and one(registry, AN, AN_WEB) and one(registry, CHI, CHI_WEB)


def test_what_the_matcher_joined_is_found_by_name(registry: Registry) -> None:
    joined(registry)
    app = visit(way="joined")
    app.text_input(key="joined-words").set_value("chi le").run()
    assert "Hệ thống đã tự gộp 1 cặp" in said(app)
    app.checkbox(key="joined-sure").check().run()
    app.button(key="joined-part-all").click().run()
    assert one(registry, AN, AN_WEB) and not one(registry, CHI, CHI_WEB)


def chosen(monkeypatch: pytest.MonkeyPatch, *places: int) -> None:
    """The table of a node's things, whose boxes only a browser has, with these rows chosen."""
    from ui.cluster import members as cluster

    def table(rows: list[Any], key: str, show: Any = (), first: int = 15, pick: str = "") -> list[int]:
        return [place for place in places if pick and place < len(rows)]

    monkeypatch.setattr(cluster, "table", table)


def test_a_node_shows_what_holds_it_together_and_is_split_by_hand(registry: Registry,
                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    registry.ledger.judge("same", AN, AN_WEB, reason="gọi điện", by="hoa")
    registry.ledger.judge("same", AN_WEB, CHI_WEB, by="hoa")
    registry.settle()
    app = visit(id=AN_WEB)
    text = said(app)
    assert "chọn những mục" in text
    assert app.title[0].value == "An Van Nguyen gồm những mục nào" and "3 mục đã được gộp thành một" in text
    assert "hoa xác nhận cùng một" in text and "gọi điện" in text
    chosen(monkeypatch, 2)
    app = visit(id=AN_WEB)
    app.text_input(key="split-reason").set_value("hai người").run()
    app = app.button(key="split").click().run()
    assert not app.exception
    assert one(registry, AN, AN_WEB) and not one(registry, AN, CHI_WEB)
    assert "tách: " in said(app) and "hai người" in said(app)
    app = app.button(key="split-back").click().run()
    assert not app.exception and one(registry, AN, AN_WEB, CHI_WEB)


def test_what_a_shared_identifier_holds_together_says_so(registry: Registry) -> None:
    app = visit(id=BINH)
    assert "cùng ORCID: 0000-0002-1825-0097" in said(app) and _("Take back") not in labels(app)
    assert "Chưa có quyết định nào" in said(app)


def test_a_split_is_taken_back_from_the_history_as_a_whole(registry: Registry) -> None:
    registry.ledger.judge("same", AN, AN_WEB, by="hoa")
    registry.settle()
    registry.split(AN, [AN_WEB], "hoa")
    registry.settle()
    app = visit(id=AN_WEB)
    assert said(app).count("tách: ") == 1 and "rút lại" not in said(app)
    assert _("Redo") not in labels(app), "to join what is judged to differ would change nothing"
    press(app, "Undo")
    assert one(registry, AN, AN_WEB)


def test_a_decision_in_the_history_of_a_node_is_undone_and_redone(registry: Registry) -> None:
    registry.ledger.judge("different", AN, AN_WEB, by="hoa")
    registry.settle()
    app = press(visit(id=AN), "Undo")
    assert not registry.ledger.state().judgements
    press(app, "Redo")
    assert len(registry.ledger.state().judgements) == 1


def test_an_unknown_address_leads_back(registry: Registry) -> None:
    app = visit(id="0" * 20)
    assert not app.exception and app.title[0].value == "Không có mục nào ở địa chỉ này"


def test_a_decision_does_not_wait_for_a_long_build(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    app, ended, settle = visit(), Event(), Registry.settle
    monkeypatch.setattr(Registry, "settle", lambda self, progress=None: ended.wait(60) and settle(self, progress))
    monkeypatch.setattr(duplicates_queue, "PATIENCE", 0.01)
    app, told = press(app, "Same"), _("the network is being brought up to date meanwhile")
    assert "Chi Le" in said(app) and told in progress(app) and not one(registry, AN, AN_WEB)
    ended.set()
    monkeypatch.setattr(duplicates_queue, "PATIENCE", 60)
    app = press(app, "Unsure")
    assert one(registry, AN, AN_WEB) and told not in progress(app.run())


def test_matching_is_started_once_and_runs_again_for_what_came_meanwhile(
        registry: Registry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[Any] = []
    monkeypatch.setattr(jobs, "start", lambda *given: started.append(given[1]))
    asked = ["match", "--by", registry.settings.curator, "--json"]
    press(press(press(visit(), "Different"), "Different"), "Look for duplicates")
    assert started == [asked]
    running = jobs.Job(tmp_path, "", tuple(asked), "lan", "", jobs.Progress("running"))
    monkeypatch.setattr(jobs, "jobs", lambda home: [running])
    duplicates_matching.ended(running)
    duplicates_matching.begin()
    assert started == [asked], "nothing came before it ended, and while it runs no second one does"
    monkeypatch.setattr(jobs, "jobs", lambda home: [])
    duplicates_matching.ended(running)
    assert started == [asked, asked]
    assert duplicates_matching.outcome({"joined": 3, "waiting": 1}) == "Đã gộp 3 cặp. 1 cặp chờ quyết định."


def test_the_home_page_says_how_many_wait(registry: Registry) -> None:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    links = [link.proto.label for link in app.get("page_link")]
    assert "2 cặp nghi trùng chờ quyết định" in links
