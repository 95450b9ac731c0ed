"""The plan as it was known on a day: its tasks and targets, in the shape in which the page's questions give them."""

from collections.abc import Iterable
from typing import Any

from graph.compile.known import Past
from graph.compile.model import EdgeState, NodeState

Row = dict[str, Any]
_LATEST = {"late": 0, "this_year": 1, "recurring": 3, "waiting": 4, "undated": 4, "done": 5, "stopped": 6}
#: What is counted of the whole registry, by the name under which it is shown.
COUNTED = {"experts": "Expert", "organisations": "Organization", "fields": "Field", "agreements": "Agreement",
           "tasks": "Task"}


def tasks(past: Past, year: int) -> list[Row]:
    """The rows of ``plan/tasks``, those that end first at the top."""
    nodes = past.all_of("Task")
    edges = [edge for edge in past.edges("Task", *nodes) if edge.key.type in ("LEADS", "COORDINATES")]
    bodies = past.nodes({edge.key.start: edge.start_label for edge in edges})
    rows = [_task(node, year, edges, bodies) for node in nodes.values()]
    return sorted(rows, key=lambda row: (_LATEST.get(row["timing"], 2), row["until_year"] or 9999, row["number"],
                                         row["id"]))


def goals(past: Past) -> list[Row]:
    """The rows of ``plan/goals``, each target with its latest figure."""
    nodes = past.all_of("Goal")
    edges = [edge for edge in past.edges("Goal", *nodes) if edge.key.type == "MEASURES"]
    figures = past.nodes({edge.key.start: "Figure" for edge in edges})
    ordered = sorted(nodes.values(), key=lambda node: (node.props.get("position") or 9999, node.id))
    return [_goal(node, [figures[edge.key.start] for edge in edges if edge.key.end == node.id]) for node in ordered]


def counts(past: Past) -> dict[str, int]:
    """How many of each there were."""
    return {name: past.count(label) for name, label in COUNTED.items()}


def timing(task: dict[str, Any], year: int) -> str:
    """How urgent a task is in a year; the same cases in the same order as in ``plan/tasks``."""
    until, since = task.get("until"), task.get("since")
    if task.get("state") in ("done", "stopped"):
        return str(task["state"])
    if task.get("waits_for") and not task.get("triggered_on"):
        return "waiting"
    if until and until <= year:
        return "late" if until < year else "this_year"
    if task.get("recurs"):
        return "recurring"
    if since and since > year:
        return "later"
    return "running" if until else "undated"


def _task(node: NodeState, year: int, edges: list[EdgeState], bodies: dict[str, NodeState]) -> Row:
    props = node.props

    def ends(type: str) -> list[Row]:
        return _named(bodies[edge.key.start] for edge in edges if (edge.key.type, edge.key.end) == (type, node.id))

    return {
        "id": node.id, "name_kind": list(node.labels), "number": props["number"],
        "name": props.get("name") or props.get("text"), "name_en": props.get("name_en"),
        "leads": ends("LEADS"), "coordinators": ends("COORDINATES"),
        "window": props.get("window"), "timing": timing(props, year), "group": props.get("group"),
        "until_year": props.get("until"), "sources": props["sources"],
    }


def _goal(node: NodeState, measured: list[NodeState]) -> Row:
    props = node.props
    figure = min(measured, key=lambda one: (_backwards(one.props.get("as_of") or ""), one.id)).props if measured else {}
    return {
        "id": node.id, "name": props.get("name") or props.get("text"), "name_en": props.get("name_en"),
        "comparison": props.get("comparison"), "target": props.get("target"), "unit": props.get("unit"),
        "until_year": props.get("until"), "figure": figure.get("value"), "figure_to": figure.get("value_to"),
        "as_of": figure.get("as_of"), "scope": figure.get("scope"), "sources": props["sources"],
    }


def _named(bodies: Iterable[NodeState]) -> list[Row]:
    rows = [{"id": one.id, "name": one.props.get("name"), "name_en": one.props.get("name_en"),
             "kind": sorted(one.labels)} for one in bodies]
    return sorted(rows, key=lambda row: (row["name"] or "", row["id"]))


def _backwards(text: str) -> tuple[int, ...]:
    """What sorts a later date before an earlier one, and no date last."""
    return (*(-ord(letter) for letter in text), 0)
