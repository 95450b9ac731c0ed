"""Who asks, and until when: the questions that every request begins with, filled in as they were the last time."""

from datetime import date, timedelta

import streamlit as st

from graph.names import clean
from ledger import requests
from ui import data
from ui.i18n import _, titled
from ui.partners.found import Row

#: Days within which a reply is hoped for, unless somebody says otherwise.
REPLY_DAYS = 14
LONGEST = 120


def ask(house: Row, key: str) -> tuple[dict[str, str], date]:
    """Name, position and unit of who writes, and the day by which a reply is hoped for."""
    before = _before(str(house.get("id") or ""))
    # A country is nobody's unit.
    own = "" if "Country" in house.get("kind", ()) else titled(house)
    with st.container(horizontal=True):
        name = st.text_input(_("Your name"), before.get("name", ""), key=f"{key}-name", max_chars=LONGEST)
        position = st.text_input(_("Your position"), before.get("position", ""), key=f"{key}-position",
                                 max_chars=LONGEST)
    with st.container(horizontal=True):
        unit = st.text_input(_("Your unit"), before.get("unit") or own, key=f"{key}-unit", max_chars=200)
        today = date.today()
        due = st.date_input(_("Reply by"), today + timedelta(days=REPLY_DAYS), min_value=today, format="DD/MM/YYYY",
                            key=f"{key}-due", width=180)
    asker = {"name": clean(name or ""), "position": clean(position or ""), "unit": clean(unit or "")}
    return asker, due if isinstance(due, date) else today + timedelta(days=REPLY_DAYS)


def _before(house: str) -> dict[str, str]:
    """Who asked for this house the last time, else nobody."""
    for one in requests.requests(data.registry().ledger):
        if house and one.said.get("for") == house and isinstance(one.said.get("asker"), dict):
            return {str(name): str(value) for name, value in one.said["asker"].items()}
    return {}
