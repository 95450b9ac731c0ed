"""Bringing in a file: which loader reads it, who sends it, and the batch that comes of it."""

from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from graph.errors import RegistryError
from graph.names import clean
from ledger.staging import Staged
from loaders import plan, source, spreadsheet, template
from ui import acts, data, frame
from ui.i18n import _, language, number
from ui.i18n import date as day

_WORDS = """<style>
[class*="st-key-intake-file"] section > span button p { font-size: 0; }
[class*="st-key-intake-file"] section > span button p::after { content: "CHOOSE"; font-size: .95rem; }
[class*="st-key-intake-file"] [data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
</style>"""
SPREADSHEET = (".xlsx", ".csv")
COUNT = "intake-count"
PLAN = (".docx", ".html", ".htm", ".txt")


def form() -> int | None:
    """The form that takes a file; the batch to look at, once there is one."""
    with st.container(border=True, key="noprint-intake"):
        # Streamlit's own words of this widget are English only; the label says what may be given.
        st.html(_WORDS.replace("CHOOSE", _("Choose a file")))
        given = st.file_uploader(
            _("A list (XLSX, CSV) or a plan (DOCX, HTML, TXT), at most 20 MB"),
            key=f"intake-file-{st.session_state.get(COUNT, 0)}",
            type=[ending.removeprefix(".") for ending in (*SPREADSHEET, *PLAN)])
        if given is None:
            _template()
            return None
        sender, as_of = _about(given)
        read = st.button(_("Read the file"), type="primary", icon=":material/preview:", key="intake-read")
    if not read:
        return None
    try:
        return _stage(given, sender, as_of)
    except RegistryError as error:
        st.error(str(error), icon=":material/error:")
        return None


def _about(given: UploadedFile) -> tuple[str, str]:
    """Who sends it and as of when; a plan says both itself."""
    if Path(given.name).suffix.lower() in PLAN:
        frame.say(_("Will be read as a plan: its targets and the tasks of its annex."), quiet=True)
        return "", ""
    with st.container(horizontal=True):
        sender = st.text_input(
            _("Sender"), Path(given.name).stem, key=f"intake-sender-{given.file_id}", max_chars=120,
            help=_("The unit that answers for this list. A later list of the same sender replaces it."))
        as_of = st.date_input(_("As of"), date.today(), format="DD/MM/YYYY", key="intake-as-of", width=180)
    return clean(sender), as_of.isoformat() if isinstance(as_of, date) else ""


def _stage(given: UploadedFile, sender: str, as_of: str) -> int | None:
    # The name is kept for the sentences about rejected lines, its folders are not: it comes from outside.
    name = clean(Path(given.name.replace("\\", "/")).name) or "file"
    with TemporaryDirectory() as folder, st.spinner(_("Reading {file}").format(file=name)):
        path = Path(folder) / name
        path.write_bytes(given.getvalue())
        delivery = (plan.delivery(path) if path.suffix.lower() in PLAN
                    else spreadsheet.delivery(path, sender or None, as_of or None))
        staged = source.stage(data.registry().ledger, delivery, acts.by())
    return _outcome(staged, name)


def _outcome(staged: Staged, name: str) -> int | None:
    if staged.batch is not None:
        # Another key is an empty field: the file was read and need not stand above its preview.
        st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
        return staged.batch
    same = data.registry().ledger.batch(staged.same_as or 0)
    st.info(_("{file} says the same as the delivery of {date} that is in force ({n} records): nothing changes.").format(
        file=name, date=day(same.as_of), n=number(staged.records)), icon=":material/check:")
    return None


def _template() -> None:
    frame.say(_("No list yet? Fill in the template: each of its sheets may be left empty."), quiet=True)
    with st.container(horizontal=True, gap="medium"):
        st.download_button(
            _("Download the template (XLSX)"), partial(_blank, language()), f"ketnoi-{_('template')}.xlsx",
            key="intake-template", icon=":material/download:", type="tertiary", on_click="ignore")
        frame.link("edit", _("Add one by hand"))


def _blank(lang: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        template.template(path, lang)
        return path.read_bytes()
