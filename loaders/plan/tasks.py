"""Tasks as rows: their properties, who leads and who takes part, and a reject for each thing that cannot be said."""

from collections.abc import Iterator

from graph.names import clean
from loaders.plan.bodies import Body, bodies
from loaders.plan.headings import COORDINATORS, LEADS, RESULTS, TEXT, WINDOW
from loaders.plan.kinds import is_vietnamese
from loaders.plan.outline import Outline
from loaders.plan.raw import RawTask
from loaders.plan.results import results
from loaders.plan.windows import Window, window
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row

_EDGES = ((LEADS, "LEADS"), (COORDINATORS, "COORDINATES"))
_LONGEST_LIST = 5_000


def tasks(file: str, raw: list[RawTask], plan: Outline) -> Iterator[Row]:
    """The rows of all tasks, then those of the bodies that they name, each body once with all its wordings."""
    named: dict[tuple[str, str], list[Body]] = {}
    for task in raw:
        yield from _task(file, task, plan)
        for role, edge in _EDGES:
            for row in _bodies(file, task, role, plan):
                if isinstance(row, Body):
                    named.setdefault((row.label, row.key), []).append(row)
                    yield EdgeRow(edge, Ref(row.label, row.key), Ref("Task", _code(plan, task)))
                else:
                    yield row
    if any(label == "Organization" for label, _ in named):
        yield NodeRow("Country", "VN", {"code": "VN"})
    for spoken in named.values():
        yield from _body(spoken)


def _code(plan: Outline, task: RawTask) -> str:
    return f"{plan.key}#{task.number}"


def _task(file: str, task: RawTask, plan: Outline) -> Iterator[Row]:
    code = _code(plan, task)
    written = clean(task.cells.get(WINDOW, "").replace("\n", " "))
    time = window(written) if written else Window()
    expected = results(task.cells.get(RESULTS, ""))
    yield NodeRow("Task", code, {
        "code": code, "number": task.number, "group": task.group, "group_number": task.group_number,
        "subgroup": task.subgroup, "text": clean(task.cells[TEXT].replace("\n", " ")).lstrip("-–•+ "),
        "results": expected, "window": written, "since": time.since, "until": time.until,
        "recurs": time.recurs, "waits_for": time.waits_for,
    })
    yield EdgeRow("PART_OF", Ref("Task", code), Ref("Plan", plan.key))
    if WINDOW in task.cells and not written:
        yield _reject(file, task, WINDOW, f"Task {task.number} has no time.")
    elif written and not time.says_something:
        yield _reject(file, task, WINDOW, f"“{written}” of task {task.number} names no year, rhythm or condition.")
    if RESULTS in task.cells and not expected:
        yield _reject(file, task, RESULTS, f"Task {task.number} has no expected result.")


def _bodies(file: str, task: RawTask, role: str, plan: Outline) -> Iterator[Body | Reject]:
    written = task.cells.get(role, "")
    if len(written) > _LONGEST_LIST:
        yield _reject(file, task, role, f"The bodies of task {task.number} fill over {_LONGEST_LIST:,} characters.")
        return
    found, unread = bodies(written, plan.place)
    yield from found
    for part in unread:
        yield _reject(file, task, role, f"“{part}” in task {task.number} is no name of an agency or class of bodies.")
    if role == LEADS and not found and not unread:
        yield _reject(file, task, role, f"Task {task.number} has no lead agency.")


def _body(spoken: list[Body]) -> Iterator[Row]:
    """One body with every wording that the document has for it; an organisation of a Vietnamese name is in Vietnam."""
    body = spoken[0]
    wordings = list(dict.fromkeys(said.wording for said in spoken if said.wording != body.name))
    yield NodeRow(body.label, body.key, {
        "name": body.name, "code": body.code, "aliases": wordings,
        **({"place": body.place} if body.place else {}),
    }, kinds=body.kinds)
    if body.label == "Organization" and (body.code or is_vietnamese(body.name)):
        yield EdgeRow("LOCATED_IN", Ref("Organization", body.key), Ref("Country", "VN"))


def _reject(file: str, task: RawTask, role: str, reason: str) -> Reject:
    return Reject(file, "", task.line, task.titles.get(role, role), reason)
