"""Loads that run beside the page: how far each is, how fast, how long it takes; to be stopped or gone on with."""

from pathlib import Path

import streamlit as st

from loaders import jobs
from ui import acts, data, frame
from ui.duplicates import matching as duplicates_matching
from ui.i18n import _, later, ngettext, number

#: What is said of a job by its state, where it is not running.
STATES = {"waiting": later("Starting"), "broken": later("Broken off: the program or the machine was switched off"),
          "stopped": later("Stopped"), "failed": later("Not loaded"), "done": later("Loaded")}
#: The steps of the command, which speaks English, in the words of the page.
STEPS = {"Building the network": later("Bringing the network up to date"), "Reading": later("Reading what is known"),
         "Comparing": later("Comparing")}
_EVERY = "1s"


def home() -> Path:
    """The folder of the registry."""
    return data.registry().settings.home


def begin(arguments: list[str], title: str, uploads: list[tuple[str, bytes]] | None = None) -> None:
    """Start a command beside the page; see ``jobs.start``."""
    jobs.start(home(), [*arguments, "--by", acts.by(), "--json"], title, acts.by(), uploads or [])


def block() -> None:
    """Every job that is running, broke off, or has something to look at; nothing where there is none."""
    known = jobs.jobs(home())
    if not known:
        return
    with st.container(border=True, key="noprint-jobs"):
        # Only while something moves does the block look again by itself.
        st.fragment(_drawn, run_every=_EVERY if any(job.alive for job in known) else None)()


def _drawn() -> None:
    known = jobs.jobs(home())
    moving = {job.id for job in known if job.alive}
    before = st.session_state.get("jobs-moving", moving)
    st.session_state["jobs-moving"] = moving
    if before - moving:
        for job in known:
            if job.id in before - moving:
                duplicates_matching.ended(job)
        # Its batch is there now: the whole page has to know.
        st.rerun()
    for job in known:
        _one(job)


def _one(job: jobs.Job) -> None:
    with st.container(key=f"job-{job.id}", gap="xsmall"):
        if job.alive:
            st.progress(min(job.progress.share or 0.0, 1.0), f"{frame.literal(job.title)} · {_pace(job.progress)}")
        else:
            frame.say(f"{job.title}: {_outcome(job)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            _actions(job)


def _pace(progress: jobs.Progress) -> str:
    """What is under way, how many so far, how many a second, and how long the rest takes."""
    if progress.state == "waiting":
        return _(STATES["waiting"])
    said = [_(STEPS[progress.what])] if progress.what in STEPS else []
    if progress.done or not said:
        said.append(ngettext("{n} row", "{n} rows", progress.done).format(n=number(progress.done)))
    if progress.rate:
        said.append(_("{n} a second").format(n=number(progress.rate, 0)))
    if progress.left is not None:
        said.append(_left(progress.left))
    return " · ".join(said)


def _left(seconds: float) -> str:
    if seconds < 60:
        return _("less than a minute left")
    minutes = round(seconds / 60)
    return ngettext("about {n} minute left", "about {n} minutes left", minutes).format(n=number(minutes))


def _outcome(job: jobs.Job) -> str:
    state = _(STATES[job.progress.state])
    if job.progress.state == "failed":
        return f"{state}. {job.sentence()}"
    if job.progress.state != "done":
        return state
    told = job.result()
    if duplicates_matching.matches(job):
        return duplicates_matching.outcome(told)
    if told.get("state") == "unchanged":
        return _("It says the same as what is in force: nothing changes.")
    if "records" in told:
        return ngettext("{n} record is ready to be looked at.", "{n} records are ready to be looked at.",
                        told["records"]).format(n=number(told["records"]))
    return state


def _actions(job: jobs.Job) -> None:
    state = job.progress.state
    if job.alive:
        acts.button(_("Stop"), jobs.stop, job, key=f"stop-{job.id}", icon=":material/stop:", type="tertiary",
                    done=_("It stops at its next step."))
        return
    batch = job.result().get("batch") if state == "done" else None
    if batch and st.button(_("Look at it"), key=f"look-{job.id}", icon=":material/preview:", type="primary"):
        st.query_params["batch"] = str(batch)
        jobs.forget(job)
        st.rerun()
    if state == "done" and duplicates_matching.matches(job):
        frame.link("duplicates", _("Possible duplicates"))
    if state in ("broken", "stopped"):
        acts.button(_("Go on"), jobs.go_on, job, key=f"on-{job.id}", icon=":material/play_arrow:", type="primary")
    acts.button(_("Remove from this list"), jobs.forget, job, key=f"forget-{job.id}", icon=":material/close:",
                type="tertiary")
