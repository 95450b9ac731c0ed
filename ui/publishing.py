"""Who may see a thing: publishing and hiding it, and saying that there is no such thing."""

import streamlit as st

from ui import acts, edits
from ui.frame import say
from ui.i18n import _


def show(id: str, label: str, name: str) -> None:
    """Draws the state in a sentence, with what can be done about it."""
    hidden = edits.decisions(id, "hidden")
    published = edits.decisions(id, "published")
    st.subheader(_("Who may see it"), anchor=False)
    if hidden:
        say(_("Hidden: only curators see it."))
    elif label == "Expert" and not published:
        say(_("Not published: only curators see this person. Publish with consent or on a legal basis."))
    else:
        say(_("Published: everybody who may use the registry sees it."))
    with st.container(horizontal=True, key="noprint-publishing"):
        if label == "Expert" and not published:
            acts.button(_("Publish"), edits.decide, "published", id, key="publish", icon=":material/visibility:",
                        done=_("Published."))
        if label == "Expert" and published:
            acts.button(_("Take the publication back"), edits.withdraw, published, key="unpublish",
                        icon=":material/visibility_off:", done=_("No longer published."))
        if hidden:
            acts.button(_("Show again"), edits.withdraw, hidden, key="unhide", icon=":material/visibility:",
                        done=_("No longer hidden."))
        else:
            acts.button(_("Hide"), edits.decide, "hidden", id, key="hide", icon=":material/visibility_off:",
                        done=_("Hidden."))
        with st.popover(_("There is no such thing"), icon=":material/delete:", type="tertiary"):
            say(_("It leaves lists, maps and counts, whatever sources say. The edit can be undone under Sources."))
            acts.button(_("Take it out"), edits.take_out, id, label, name, key="absent", done=_("Taken out."))
