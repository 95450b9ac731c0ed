"""The page of possible duplicates: one question after the other, both sides, why it is asked, and three keys."""

from functools import cache, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from graph.duplicates.model import Duplicate
from ui import acts, address, data, frame, kinds
from ui.duplicates import compare, joined, matching, queue, words
from ui.frame import paragraph
from ui.i18n import _, language, later, ngettext, number
from ui.sources import under_way

if TYPE_CHECKING:
    from graph.match.reasons import Reason

HERE = Path(__file__).resolve().parent
#: What the page shows: the queue, what nobody was sure of, what was decided today, what the matcher joined.
WAYS = {"waiting": later("Waiting for a decision"), "unsure": later("Unsure"), "decided": later("Decided today"),
        "joined": later("Joined by the matcher")}
LABELS = {"": later("All"), "Expert": later("Experts"), "Organization": later("Organisations")}


def dress() -> None:
    """The style of the page."""
    st.html(f"<style>{_css()}</style>")


def show() -> None:
    """Draws the queue and its lists; after a decision no more than this runs again."""
    queue.begin()
    _once()(key="duplicates-once")
    with st.container(key="noprint-duplicates-matching"):
        if matching.running():
            under_way.block()
    st.fragment(_body)()


def waiting() -> None:
    """One line for other pages: how many pairs wait, and where; nothing where none does."""
    count = data.duplicates()
    if count:
        frame.link("duplicates", ngettext("{n} possible duplicate waits for a decision",
                                          "{n} possible duplicates wait for a decision", count).format(n=number(count)))


def _body() -> None:
    with frame.calm():
        with st.container(horizontal=True, horizontal_alignment="distribute", key="noprint-duplicates-ways"):
            way = st.segmented_control(_("Show"), list(WAYS), required=True, format_func=lambda one: _(WAYS[one]),
                                       label_visibility="collapsed", **address.bound("way", WAYS, "waiting"))
            label = st.segmented_control(_("Kind"), list(LABELS), required=True, label_visibility="collapsed",
                                         format_func=lambda one: _(LABELS[one]), **address.bound("of", LABELS))
        if way == "joined":
            joined.joined(label or "")
        elif way == "decided":
            joined.decided()
        else:
            _asked(label or "", way == "unsure")


def _asked(label: str, unsure: bool) -> None:
    settling = queue.settling()
    done, pair = queue.decided(), queue.first(label, unsure)
    mine = next((one for one in done if one.by == acts.by()), None)
    _progress(len(done), bool(pair) and not unsure, settling)
    with st.container(horizontal=True, vertical_alignment="center", key="duplicates-keys"):
        if pair:
            _keys(pair)
        if mine:
            _back(mine)
    # A place of its own: where the parts of the next pair are other ones, nothing of the last is left below them.
    with st.container(key="duplicates-question"):
        if pair:
            _question(pair)
            _look_again("tertiary")
        else:
            _nothing(unsure)


def _progress(done: int, more: bool, settling: bool) -> None:
    """How far one is today, in the queue where there is ``more`` of it; and whether the graph comes after."""
    every = done + queue.waiting(done)
    today = ngettext("{n} decided today", "{n} decided today", done).format(n=number(done))
    at = _("{at} of {all}").format(at=number(done + 1), all=number(every)) if more else ""
    late = _("the network is being brought up to date meanwhile") if settling else ""
    st.progress(done / max(every, 1), " · ".join(said for said in (at, today, late) if said))


def _keys(pair: Duplicate) -> None:
    for verdict, (word, icon) in words.VERDICTS.items():
        # The pair is in the widget's key: what is pressed twice by mistake does not decide the next one unseen.
        st.button(_(word), key=f"{verdict}-{pair.one}-{pair.other}", icon=f":material/{icon}:",
                  shortcut=words.KEYS[language()][verdict], on_click=partial(queue.decide, pair, verdict))


def _back(last: queue.Decision) -> None:
    # One button, whichever decision it takes back: of two, while the next page is being drawn, a key would press both.
    st.button(_("Undo"), key="back", icon=":material/undo:", type="tertiary",
              shortcut=words.KEYS[language()]["back"], on_click=partial(queue.take_back, last.judgement))
    st.html(f'<p class="kn-quiet kn-last">{escape(queue.told([last])[0])}</p>', width="content")


def _question(pair: Duplicate) -> None:
    """Both sides at once, and beside them, as soon as it is worked out, why this is asked."""
    left, right = data.registry().sides(pair)
    chips = [kinds.chip(_("Unsure"), icon="help")] if pair.unsure else []
    asked = f'<p class="kn-question">{escape(_(words.QUESTIONS[pair.label]))} {"".join(chips)}</p>'
    begun = f'<div class="kn-asked">{asked}{compare.table(left, right)}<aside class="kn-because">'
    place, hangs = None, _consequence(pair)
    if not queue.explained(pair):
        # Only then: an empty place would be seen for a moment.
        place = st.empty()
        place.html(f"{begun}{hangs}{_because(pair, paragraph(_('Being worked out'), quiet=True))}</aside></div>")
    said = "".join(_reason(pair.label, reason) for reason in queue.reasons(pair))
    (place or st).html(f"{begun}{hangs}{_because(pair, said)}</aside></div>")


def _consequence(pair: Duplicate) -> str:
    """What joining would change, where it changes anything."""
    if not pair.consequence:
        return ""
    said = "".join(f"<p>{escape(words.consequence(code))}</p>" for code in pair.consequence)
    return f'<h3>{escape(_("If they are one"))}</h3><div class="kn-why">{said}</div>'


def _reason(label: str, reason: "Reason") -> str:
    both, rare = words.shared(reason), words.rarity(reason)
    more = " ".join(said for said in (both and f"{both}.", rare) if said)
    quiet = f' <span class="kn-none">{escape(more)}</span>' if more else ""
    return f"<p>{words.sign(reason)}{escape(words.sentence(label, reason))}{quiet}</p>"


def _because(pair: Duplicate, said: str) -> str:
    return (f'<h3>{escape(_("Why this is asked"))}</h3>{paragraph(words.likely(pair.weight), quiet=True)}'
            f'<div class="kn-why">{said}</div>')


def _nothing(unsure: bool) -> None:
    """The queue is empty: why, and what can be done."""
    if unsure:
        frame.say(_("There is no pair of which somebody was not sure."))
        return
    frame.say(_("No pair waits for a decision. Bring in a list, or let the registry look for duplicates again: each "
                "pair that may be one comes here with what speaks for it."))
    with st.container(horizontal=True, vertical_alignment="center"):
        _look_again("primary")
        frame.link("sources", _("Bring in a list"))


def _look_again(kind: Literal["primary", "tertiary"]) -> None:
    if st.button(_("Look for duplicates"), icon=":material/search:", type=kind, key="duplicates-match",
                 disabled=matching.running()):
        matching.begin()
        st.rerun()


@cache
def _css() -> str:
    return (HERE / "page.css").read_text(encoding="utf-8")


@cache
def _once() -> Any:
    """A component that shows nothing: it sees to it that a key that is held down counts once."""
    return st.components.v2.component("ketnoi_once", html="", js=(HERE / "page.js").read_text(encoding="utf-8"))
