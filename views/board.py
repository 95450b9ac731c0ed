"""The advisory board: the best people for its seats under rules, with reasons; proposals; and the invitations."""

import streamlit as st

from ui import frame
from ui.board import form, invitations, page, saved, shown
from ui.i18n import _, ngettext, number

st.title(_("Advisory board"), anchor=False)
frame.say(_("Say how many seats there are, which fields matter and which rules hold. The best board is worked out, "
            "with what each seat adds and who else could take it."))
start, given, version = page.asked()
frame.say(ngettext("{n} expert of the registry knows one of the fields.",
                   "{n} experts of the registry know one of the fields.", len(given.people)).format(
                       n=number(len(given.people))), quiet=True)
if given.left_out:
    frame.say(_("{n} more who know fewer of them are not looked at.").format(n=number(given.left_out)), quiet=True)
wanted = form.ask(start, given, version)
if st.button(_("Work out the board"), type="primary", icon=":material/groups:", key="board-work"):
    page.work(wanted, given)
done, fresh = page.done(wanted)
if done:
    if not fresh:
        frame.say(_("The rules or the registry have changed since this was worked out. Work it out again."))
    shown.result(done, given)
    if done.best.ids and fresh:
        saved.keep(wanted, done)

st.subheader(_("Proposals"), anchor=False)
proposals = saved.all()
saved.compare(proposals)
chosen = saved.choose(proposals)
if chosen:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(_("Open it in the form"), on_click=page.open, args=(chosen,), key="board-open",
                  icon=":material/edit:", type="tertiary")
        st.button(_("Remove it"), on_click=saved.remove, args=(chosen.name,), key="board-remove",
                  icon=":material/delete:", type="tertiary")
        frame.link("independence", _("Check its independence"), people=",".join(chosen.ids))
        frame.link("whatif", _("What if somebody were missing?"), board=chosen.name)
    st.subheader(_("Invitations"), anchor=False)
    invitations.show(chosen)
