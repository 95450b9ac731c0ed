"""Who may see a thing: publishing and hiding it, and saying that there is no such thing."""

import streamlit as st

from ledger.batches import Batch
from ui import acts, data
from ui.edit import edits
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


def batch(of: Batch) -> None:
    """Publishing the people of a whole batch, which is an act of its own with its reason, and taking that back."""
    subject, ledger = f"batch:{of.id}", data.registry().ledger
    standing = ledger.state().judgements
    published = [one.id for one in ledger.judgements([subject]) if one.verdict == "published" and one.id in standing]
    if published:
        acts.button(_("Take the publication back"), edits.withdraw, published, key="unpublish-batch",
                    icon=":material/visibility_off:", done=_("No longer published."))
        return
    if not any(mention[1:3] == ("node", "Expert") for mention in ledger.said_by([of.id])):
        return
    with st.popover(_("Publish its people"), icon=":material/visibility:", type="tertiary"):
        say(_("Everybody who may use the registry will see the people of this batch, without contact data."))
        basis = next((one["legal_basis"] for one in ledger.sources() if one["id"] == of.source), "")
        reason = st.text_area(_("Consent or legal basis"), basis, key="publish-basis")
        acts.button(_("Publish"), _publish, subject, reason, key="publish-batch", icon=":material/visibility:",
                    type="primary", disabled=not reason.strip(), done=_("Published."))


def _publish(subject: str, reason: str) -> None:
    data.registry().ledger.judge("published", subject, reason=reason.strip(), by=acts.by())
    acts.settle()
