"""Bringing something in: a file, a pasted table, or what an open source finds; and the batch that comes of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from graph.errors import RegistryError
from graph.names import clean
from ledger.staging import Staged
from loaders import catalog, source, template
from loaders.catalog import LOADER, LOADERS, Loader
from loaders.source import Delivery
from ui import acts, data, frame
from ui.i18n import _, language, later, number
from ui.i18n import date as day
from ui.sources import lists, open_sources, returned, under_way

_WORDS = """<style>
[class*="st-key-intake-file"] section > span button p { font-size: 0; }
[class*="st-key-intake-file"] section > span button p::after { content: "CHOOSE"; font-size: .95rem; }
[class*="st-key-intake-file"] [data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
</style>"""
WAYS = {"file": later("A file"), "paste": later("Paste a table"), "open": later("Search open sources")}
COUNT, NOTICES = "intake-count", "intake-notices"
#: What is sure to be read while one waits; beyond it, and from open sources always, it is read beside the page.
SMALL = 2 * 1024 * 1024


def form() -> int | None:
    """The form that takes something in; the batch to look at, once there is one."""
    with st.container(border=True, key="noprint-intake"):
        way = st.segmented_control(_("Bring in"), list(WAYS), default="file", required=True, key="intake-way",
                                   format_func=lambda one: _(WAYS[one]), label_visibility="collapsed")
        if way == "open":
            open_sources.ask()
            return None
        return _pasted() if way == "paste" else _file()


def notices(batch: int) -> None:
    """Says what was left out of a delivery on purpose, while the session that read it lasts."""
    for sentence in st.session_state.get(NOTICES, {}).get(batch, ()):
        frame.say(sentence, quiet=True)


def _file() -> int | None:
    # Streamlit's own words of this widget are English only; the label says what may be given.
    st.html(_WORDS.replace("CHOOSE", _("Choose a file")))
    given = st.file_uploader(
        _("A list (XLSX, CSV), a plan or a news item (DOCX, HTML, TXT, PDF), or a file of an open source"),
        key=f"intake-file-{st.session_state.get(COUNT, 0)}", type=list(catalog.ENDINGS))
    if given is None:
        _template()
        return None
    loader = _loader(given)
    if loader.name == "returned":
        return _read(returned.show(given.name, given.getvalue()))
    if loader.name == "spreadsheet":
        return _staged(lists.ask(given.name, given.getvalue(), given.file_id), given.name)
    frame.say(_about(loader), quiet=True)
    if not st.button(_("Read the file"), type="primary", icon=":material/preview:", key="intake-read"):
        return None
    if not loader.written and (loader.name != "bibtex" or given.size > SMALL):
        under_way.begin(["load", loader.name, "{0}"], _name(given.name), [(given.name, given.getvalue())])
        _emptied()
        st.rerun()
    return _staged(partial(_delivery, loader, given), given.name)


def _pasted() -> int | None:
    return _staged(lists.paste(), _("pasted table"))


def _loader(given: UploadedFile) -> Loader:
    """The loader that reads a file: the one that knows it by its content, unless another is chosen."""
    fitting = [loader for loader in LOADERS if given.name.lower().endswith(loader.endings)]
    key = f"intake-loader-{given.file_id}"
    if key not in st.session_state:
        with _written(given) as path:
            known = catalog.loader_of(path)
        st.session_state[key] = (known or fitting[-1]).name
    names = [loader.name for loader in fitting]
    chosen = st.selectbox(_("Read as"), names, format_func=lambda name: LOADER[name].title(language()), key=key)
    return LOADER[chosen]


def _about(loader: Loader) -> str:
    """What becomes of such a file, and of which source it is."""
    if loader.name == "plan":
        return _("Will be read as a plan: its targets and the tasks of its annex.")
    if loader.name == "document":
        return _("Will be read for proposals: agreements, events, roles and figures, each to be decided by you.")
    origin = loader.module.ORIGIN
    return _("{source}. Licence: {licence}. {basis}.").format(
        source=origin.title, licence=origin.licence, basis=origin.legal_basis.rstrip("."))


def _delivery(loader: Loader, given: UploadedFile) -> Delivery:
    with _written(given) as path:
        made: Delivery = loader.module.delivery(path)
        made.rows = list(made.rows)
        return made


class _written:
    """An upload as a file of its own name while it is read; the folders in it come from outside and are not kept."""

    def __init__(self, given: UploadedFile) -> None:
        self._given, self._folder = given, TemporaryDirectory()

    def __enter__(self) -> Path:
        path = Path(self._folder.name) / _name(self._given.name)
        path.write_bytes(self._given.getvalue())
        return path

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


def _name(given: str) -> str:
    return clean(Path(given.replace("\\", "/")).name) or "file"


def _staged(read: Callable[[], Delivery] | None, name: str) -> int | None:
    """Stage what is read; the batch that came of it. What cannot be read is said in its sentence."""
    if read is None:
        return None
    try:
        with st.spinner(_("Reading {file}").format(file=_name(name))):
            delivery = read()
            staged = source.stage(data.registry().ledger, delivery, acts.by())
    except RegistryError as error:
        st.error(str(error), icon=":material/error:")
        return None
    if staged.batch is not None:
        st.session_state[NOTICES] = {**st.session_state.get(NOTICES, {}), staged.batch: delivery.notices}
    return _outcome(staged, _name(name))


def _outcome(staged: Staged, name: str) -> int | None:
    if staged.batch is not None:
        return _read(staged.batch)
    same = data.registry().ledger.batch(staged.same_as or 0)
    st.info(_("{file} says the same as the delivery of {date} that is in force ({n} records): nothing changes.").format(
        file=name, date=day(same.as_of), n=number(staged.records)), icon=":material/check:")
    return None


def _read(batch: int | None) -> int | None:
    if batch is not None:
        _emptied()
    return batch


def _emptied() -> None:
    """Another key is an empty field: the file was read and need not stand above its preview."""
    st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1


def _template() -> None:
    frame.say(_("No list yet? Fill in the template: each of its sheets may be left empty."), quiet=True)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.download_button(
            _("Download the template (XLSX)"), partial(_blank, language()), f"ketnoi-{_('template')}.xlsx",
            key="intake-template", icon=":material/download:", type="tertiary", on_click="ignore")
        frame.link("edit", _("Add one by hand"))


def _blank(lang: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        template.template(path, lang)
        return path.read_bytes()
