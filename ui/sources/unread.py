"""The lines of a batch that could not be read: why, and as a workbook that is corrected and brought in again."""

from functools import partial
from typing import Any

import streamlit as st

from ledger.batches import Batch
from loaders.spreadsheet.rest import Rest, workbook
from ui import data, export, frame
from ui.i18n import _, in_words_of, language, ngettext, number
from ui.table import table

Row = dict[str, Any]
REJECT = ("file", "sheet", "line", "column", "reason")


def show(batch: Batch, sender: str) -> None:
    """The lines with their reasons; for the owner of the file as a workbook."""
    rows = data.registry().ledger.rejects(batch.id)
    known = any(row["cells"] for row in rows)
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.say(ngettext("{n} line could not be read and is not in this batch; the others are.",
                           "{n} lines could not be read and are not in this batch; the others are.",
                           len(rows)).format(n=number(len(rows))))
        st.download_button(
            _("Download them (XLSX)"), partial(in_words_of, language(), lambda: _file(rows, batch, sender, known)),
            export.file_name(f"rejects-{batch.id}", "xlsx", False), export.XLSX, key="rejects-xlsx",
            icon=":material/download:", type="tertiary", on_click="ignore")
    if known:
        frame.say(_("The file has the reason beside each line. Correct it and bring it in here: it adds to this "
                    "delivery."), quiet=True)
    table(rows, f"rejects-{batch.id}", REJECT, first=5)


def _file(rows: list[Row], batch: Batch, sender: str, known: bool) -> bytes:
    """The lines with what stands in them; where that is not known, only where they are and why."""
    if known:
        return workbook(Rest(batch.source, sender, batch.as_of, batch.id), rows, language())
    title = _("Lines that could not be read: {title}").format(title=batch.title)
    return export.xlsx(export.frame(rows, REJECT, False), title, False)
