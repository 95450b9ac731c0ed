"""Matching runs beside the page: `ketnoi match` as a job, started by a button or after something was accepted."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from loaders import jobs
from ui import acts, data
from ui.i18n import _, ngettext, number

COMMAND = "match"
_AGAIN = "duplicates-match-again"


def begin() -> None:
    """Start matching; where it runs already it runs once more when that ends, for what came meanwhile."""
    home = data.registry().settings.home
    known = [job for job in jobs.jobs(home) if matches(job)]
    if any(job.alive for job in known):
        st.session_state[_AGAIN] = True
        return
    st.session_state.pop(_AGAIN, None)
    for job in known:
        # What was found before stands on the page of duplicates, and need not stand here.
        if job.progress.state == "done":
            jobs.forget(job)
    jobs.start(home, [COMMAND, "--by", acts.by(), "--json"], _("Look for duplicates"), acts.by())


def ended(job: jobs.Job) -> None:
    """A job ended that this visitor saw running: what it did is said, and what came while it matched is matched."""
    if not matches(job):
        return
    if job.progress.state == "done":
        acts.told(outcome(job.result()))
    if st.session_state.get(_AGAIN):
        begin()


def matches(job: jobs.Job) -> bool:
    """Whether a job is a matching."""
    return job.arguments[:1] == (COMMAND,)


def running() -> bool:
    """Whether matching runs now."""
    return any(job.alive and matches(job) for job in jobs.jobs(data.registry().settings.home))


def outcome(told: Mapping[str, Any]) -> str:
    """What a matching did, in a sentence."""
    joined, waiting = int(told.get("joined") or 0), int(told.get("waiting") or 0)
    return " ".join((
        ngettext("{n} pair was joined.", "{n} pairs were joined.", joined).format(n=number(joined)),
        ngettext("{n} pair waits for a decision.", "{n} pairs wait for a decision.", waiting).format(
            n=number(waiting))))
