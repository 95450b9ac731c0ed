"""The letter of a request on the page: its language, its text to be changed, and how it leaves: copied, Word, mail."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from ui import data, export, frame
from ui.i18n import _
from ui.letters import draft as letters
from ui.letters import en as letters_en
from ui.letters import ja as letters_ja
from ui.letters import vi as letters_vi
from ui.letters import zh as letters_zh
from ui.letters.draft import LANGUAGES, About, Asker, Draft, Letter, Line
from ui.partners import found as partners_found
from ui.partners.found import Row
from ui.partners.paper import DOCX
from ui.paths.hops import Hop

DRAFTS = {"vi": letters_vi.draft, "en": letters_en.draft, "ja": letters_ja.draft, "zh": letters_zh.draft}
#: The language of a letter by the country to which it goes; English elsewhere.
_SPOKEN = {"VN": "vi", "JP": "ja", "TW": "zh"}
#: Of a suggestion's fields, how many a letter names.
_FIELDS = 3
#: What stands in a letter until its writer has a name.
NAMELESS = "……"


class Written(NamedTuple):
    """What stands in the letter: its language and text, and whether somebody changed it."""

    lang: str
    text: str
    changed: bool


def letter(about: About, to: Row, asker: Mapping[str, str], reply_by: date, day: date, **more: Any) -> Letter:
    """A letter to a person or body of the registry; where they work is looked up."""
    name, position, unit = (str(asker.get(one) or "") for one in Asker._fields)
    return Letter(about, to, Asker(name or NAMELESS, position, unit), day, reply_by,
                  at=house(to["id"]) if "Expert" in to["kind"] else {}, **more)


def show(said: Letter, key: str, kept: Mapping[str, str] | None = None) -> Written:
    """Draws the letter; ``kept``: texts by language that somebody changed before."""
    lang = st.segmented_control(
        _("Language of the letter"), list(LANGUAGES), format_func=LANGUAGES.__getitem__, required=True,
        default=language_for(said), key=f"letter-lang-{key}") or "vi"
    draft = DRAFTS[lang](said)
    first = (kept or {}).get(lang) or draft.text
    # Another draft is another field: what was typed into the one before does not stand in it.
    text = st.text_area(_("Letter"), first, height=420, key=f"letter-{key}-{lang}-{hash(first)}", max_chars=8000,
                        label_visibility="collapsed")
    written = Written(lang, text or "", bool(text) and text.strip() != draft.text)
    sent = as_changed(draft, written)
    _leave(sent, lang, key)
    return written


def as_changed(draft: Draft, written: Written) -> Draft:
    """The letter as it is to be sent: where somebody changed it, every line as it stands there."""
    return draft if not written.changed else Draft(
        draft.subject, tuple(Line(line) for line in written.text.splitlines()))


def language_for(said: Letter) -> str:
    """The language in which a letter begins: of the country where the reader is."""
    return _SPOKEN.get(str((said.at or said.to).get("code") or ""), "en")


def house(person: str) -> Row:
    """Where somebody works now; empty where nobody knows."""
    posts = data.read("partners/houses", ids=[person])
    return partners_found.about([posts[0]["id"]]).get(posts[0]["id"], {}) if posts else {}


def known(way: Sequence[Hop]) -> Row:
    """Whom the one who introduces wrote works with and who is at the target now; empty where it is not so plain."""
    if len(way) != 2 or [step.how for step in way] != ["COAUTHOR_OF", "AFFILIATED_WITH"] or way[1].facts.get("until"):
        return {}
    return way[0].other


def target(node: Row) -> Row:
    """An organisation with its country under all its names."""
    place = {name.replace("country", "name"): node.get(name)
             for name in ("country", "country_vi", "country_en", "country_ja", "country_zh")}
    return {**node, "place_in": place}


def fields(source: str, other: str) -> tuple[Row, ...]:
    """What the two have in common, the rarest first; else what the other has that completes it."""
    fit = partners_found.again(source, [other]).get(other, {"reasons": []})
    for code in ("fields_shared", "fields_completing"):
        found = fields_of([id for reason in fit["reasons"] if reason["code"] == code for id in reason["ids"]])
        if found:
            return found
    return ()


def fields_of(ids: Sequence[str]) -> tuple[Row, ...]:
    """The first few fields of these ids, under all their names."""
    found = partners_found.about(ids[:_FIELDS])
    return tuple(found[id] for id in ids[:_FIELDS] if id in found)


def _leave(sent: Draft, lang: str, key: str) -> None:
    watermark = data.in_force("illustration")
    address, whole = letters.mail(sent)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"noprint-letter-{key}"):
        with st.popover(_("Copy"), icon=":material/content_copy:", type="tertiary", key=f"letter-copy-{key}"):
            st.code(sent.text, language=None, wrap_lines=True)
        st.download_button(
            _("Word document"), partial(letters.docx, sent, lang, export.warning() if watermark else ""),
            export.file_name("letter", "docx", watermark), DOCX, key=f"letter-docx-{key}", on_click="ignore",
            type="tertiary", icon=":material/description:")
        st.link_button(_("Open in the mail program"), address, icon=":material/mail:", type="tertiary")
    said = [_("No address is filled in: the registry does not hand out how people can be reached.")]
    said += [] if whole else [_("The letter is too long for a mail address: the mail program opens with its subject; "
                                "copy the text into it.")]
    frame.say(" ".join(said), quiet=True)
