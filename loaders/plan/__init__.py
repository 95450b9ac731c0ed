"""The city's plan as a document: the plan, its targets, the tasks of its annex and who leads them.

``fetch`` reads a TXT, HTML or DOCX file into lines; ``rows`` is pure. The plan's key comes from its title, and a task
is ``<plan key>#<number>``, so that the draft without number and the issued version are the same things.
"""

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path

from graph.errors import BadSource
from loaders.documents import Line, read
from loaders.plan.goals import goals
from loaders.plan.outline import Outline, outline
from loaders.plan.table import table
from loaders.plan.tasks import tasks
from loaders.source import Delivery, NodeRow, Origin, Reject, Row

LOADER = "plan/1"
#: Above the registry's own start, so that what the document says of a window or lead speaks first.
RANK = 60

__all__ = ["LOADER", "delivery", "fetch", "recognises", "rows"]


def recognises(path: Path) -> bool:
    """Whether a document has a table of tasks, by which a plan is told from a news item about one."""
    try:
        return bool(table(path.name, fetch(path)).found)
    except BadSource:
        return False


def fetch(path: Path) -> list[Line]:
    """The lines of the document; BadSource where it is broken, locked, too large or no document."""
    return read(Path(path))


def rows(file: str, lines: list[Line]) -> Iterator[Row]:
    """Plan, targets, tasks, bodies and their relations, and a reject for what could not be read.

    BadSource where the document has no title or no table of tasks, so that it is no such plan at all.
    """
    rejects: list[Reject] = []
    plan = _outline(file, lines, rejects)
    found = table(file, lines)
    if not found.found:
        raise BadSource(f"{file}: no table of tasks was found; "
                        "it needs a heading row with “Nhiệm vụ” and “Đơn vị chủ trì”.")
    yield NodeRow("Plan", plan.key, {
        "name": plan.title, "code": plan.key, "number": plan.number, "issued_on": plan.issued_on,
        "issuer": plan.issuer, "signer": plan.signer,
    })
    yield from goals(lines, plan)
    yield from tasks(file, found.tasks, plan)
    yield from rejects
    yield from found.rejects


def delivery(path: Path, as_of: str | None = None) -> Delivery:
    """One copy of a plan, ready to be staged; it covers its whole source.

    Dated by its date of issue, else by ``as_of`` (ISO), else by the year that a draft leaves open, else by the file.
    A draft that was saved after the plan was issued must not win over the issued version.
    """
    path = Path(path)
    lines = fetch(path)
    plan = _outline(path.name, lines, [])
    written = datetime.datetime.fromtimestamp(path.stat().st_mtime, tz=datetime.UTC).date().isoformat()
    origin = Origin(
        f"plan:{plan.key}", plan.title, "document", rank=RANK,
        licence="Văn bản hành chính, không thuộc đối tượng bảo hộ quyền tác giả",
        legal_basis="Luật Sở hữu trí tuệ, Điều 15",
    )
    return Delivery(
        origin, list(rows(path.name, lines)), plan.issued_on or as_of or plan.dated or written, LOADER, covers=("*",),
        title=f"{path.name}{f' ({plan.number})' if plan.number else ''}",
        file_hash=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def _outline(file: str, lines: list[Line], rejects: list[Reject]) -> Outline:
    plan = outline(file, lines, rejects)
    if plan is None or not plan.key:
        raise BadSource(f"{file}: no title of a plan was found; it needs a line “KẾ HOẠCH” and the title below it.")
    return plan
