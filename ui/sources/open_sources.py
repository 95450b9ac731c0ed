"""What open sources find: the words to ask for, how often to ask again, and what is asked again already."""

import streamlit as st

from graph import places
from graph.moment import today
from loaders import wanted
from loaders.wanted import Refresh, Wanted
from ui import acts, data, frame
from ui.i18n import _, date, language, later, ngettext, number
from ui.sources import under_way
from ui.table import table

#: What can be asked: loader, kind of OpenAlex, and the words for it.
ASKED: dict[str, tuple[str, str, str]] = {
    "works": ("openalex", "works", later("Works and their authors (OpenAlex)")),
    "authors": ("openalex", "authors", later("People (OpenAlex)")),
    "organisations": ("ror", "", later("Universities, institutes, firms (ROR)")),
}
HOSTS = {"openalex": "api.openalex.org", "ror": "api.ror.org"}
HEADINGS = (later("Source"), later("How often"), later("Last"), later("State"))
#: The filter of OpenAlex that keeps to a country, by kind.
_COUNTRY = {"works": "institutions.country_code", "authors": "last_known_institutions.country_code"}
EVERY = {0: later("Only now"), 30: later("Every month"), 90: later("Every three months")}


def ask() -> None:
    """The form; what is asked for is fetched beside the page and waits there to be looked at."""
    what = st.selectbox(_("What to look for"), list(ASKED), format_func=lambda one: _(ASKED[one][2]), key="ask-what")
    host = HOSTS[ASKED[what][0]]
    if host not in data.registry().settings.hosts:
        sentence = _("The settings do not let loaders reach {host} (KETNOI_HOSTS), so it cannot be asked.")
        frame.say(sentence.format(host=host))
        return
    words = st.text_input(_("Words, or a name"), key="ask-words", max_chars=200,
                          placeholder=_("for example: semiconductor packaging"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        country = _country() if what in _COUNTRY else ""
        every = st.selectbox(_("Ask again"), list(EVERY), format_func=lambda one: _(EVERY[one]), key="ask-every")
        begin = st.button(_("Search"), type="primary", icon=":material/travel_explore:", disabled=not words.strip())
    frame.say(_("Only what you type here is sent, to {host}.").format(host=host), quiet=True)
    if begin:
        _begin(what, words.strip(), country, every)


def _begin(what: str, words: str, country: str, every: int) -> None:
    loader, kind, _about = ASKED[what]
    filters = {_COUNTRY[what]: country} if country else {}
    wish = Wanted(loader, search=words, kind=kind or Wanted("").kind, filter=filters)
    arguments = ["load", loader, "--search", words, *(("--kind", kind) if kind else ())]
    arguments += [part for name, value in filters.items() for part in ("--filter", f"{name}={value}")]
    under_way.begin([*arguments, *(("--every", str(every)) if every else ())], wish.title)
    acts.told(_("It is being fetched beside this page."))
    st.rerun()


def _country() -> str:
    named = places.names("vi" if language() == "vi" else "en")
    codes = sorted(named, key=lambda code: (code not in ("VN", "US", "JP", "TW"), named[code]))
    return st.selectbox(_("Country/territory"), ["", *codes], key="ask-country",
                        format_func=lambda code: named.get(code, _("All")))


def repeated() -> None:
    """What is asked again by itself, when it is due, and how to end that; nothing where nothing is."""
    known = wanted.repeated(data.registry().ledger)
    if not known:
        return
    st.subheader(_("Asked again"), anchor=False)
    frame.say(_("The command “ketnoi load --due”, run once a day, loads what is due; it waits here to be looked at."),
              quiet=True)
    chosen = table([_row(one) for one in known], f"repeated-{len(known)}", pick=_("Choose the row"))
    if chosen:
        label = ngettext("No longer ask {n}", "No longer ask {n}", len(chosen)).format(n=number(len(chosen)))
        acts.button(label, _end, [known[place] for place in chosen], key="repeat-end", icon=":material/event_busy:",
                    done=_("It is no longer asked again."))


def _row(one: Refresh) -> dict[str, str]:
    every = ngettext("every {n} day", "every {n} days", one.days).format(n=number(one.days))
    return {"source": one.wanted.title, "how_often": every, "last": date(one.last) or "–",
            "state": _("Due") if one.is_due(today()) else _("Up to date")}


def _end(some: list[Refresh]) -> None:
    for one in some:
        wanted.repeat(data.registry().ledger, one.wanted, 0, one.last)
