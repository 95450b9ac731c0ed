"""The cards of the home page: large actions for each kind of user, and the last changes."""

from dataclasses import dataclass

import streamlit as st

from ui import data
from ui.address import bound
from ui.frame import link, say
from ui.i18n import KEY, _, date, language, later, ngettext, number
from ui.pages import BY_STEM


@dataclass(frozen=True, slots=True)
class Action:
    """One large action: a verb, what it does, its symbol, and where it is done."""

    verb: str
    about: str
    icon: str
    stem: str
    query: tuple[tuple[str, str], ...] = ()


#: Who comes, and what they come to do.
USERS: dict[str, tuple[Action, ...]] = {
    later("Innovation centre"): (
        Action(later("Bring in a list"),
               later("Experts and organisations from a spreadsheet"), "upload_file", "sources"),
        Action(later("Decide what waits"),
               later("Batches to look at, accept or undo"), "rule", "sources"),
        Action(later("Build the advisory network"),
               later("Seats and rules; proposals to compare and invite"), "diversity_3", "board"),
        Action(later("Make a list of guests"),
               later("Filter organisations and take the list away"), "mail", "organisations"),
    ),
    later("University or institute"): (
        Action(later("Find industry partners"),
               later("Who fits, why, and who can introduce us"), "factory", "partners", (("kind", "Firm"),)),
        Action(later("State needs and offers"),
               later("By a form; a curator reviews them"), "swap_horiz", "exchange"),
        Action(later("Who can introduce us?"),
               later("Through whom a person or organisation can be reached"), "route", "paths"),
        Action(later("Our own page"),
               later("What the registry says about us"), "school", "organisations", (("kind", "University"),)),
    ),
    later("Public office"): (
        Action(later("See who works with whom"),
               later("Partners abroad, with the United States, Japan and Taiwan"), "public", "world"),
        Action(later("Progress of the plan's tasks"),
               later("Who leads, what ends this year, what waits"), "flag", "plan"),
        Action(later("Gaps by field"),
               later("Where the plan has nobody behind it"), "troubleshoot", "gaps"),
        Action(later("Take away a report"),
               later("The tasks as an Excel workbook, or any page as a print"), "summarize", "plan"),
    ),
}


def actions() -> None:
    """"I am …" and four actions for whom was chosen; the choice is kept."""
    first = next(iter(USERS))
    who = st.segmented_control(_("I am from a"), list(USERS), required=True, format_func=_,
                               **bound("who", USERS, first))
    with st.grid(4, gap="small", key="noprint-actions"):
        for action in USERS[who or first]:
            _card(action)


def changes(most: int = 5) -> None:
    """The deliveries that came into force last, the latest first."""
    accepted = [row for row in data.batches() if row["state"] == "accepted"]
    for row in sorted(accepted, key=lambda row: row["seq"] or 0, reverse=True)[:most]:
        source = data.sources().get(row["source"], {}).get("title") or row["source"]
        records = ngettext("{n} record", "{n} records", row["records"]).format(n=number(row["records"]))
        what = row["title"] or source
        say(_("{when}: {what}, {records}").format(when=date(str(row["staged_at"])), what=what, records=records))
    link("sources", _("All batches"))


def _card(action: Action) -> None:
    with st.container(border=True, height="stretch", gap="xsmall", key=f"card-{action.icon}"):
        st.page_link(BY_STEM[action.stem].path, label=f"**{_(action.verb)}**", icon=f":material/{action.icon}:",
                     query_params={**dict(action.query), KEY: language()})
        st.caption(_(action.about))
