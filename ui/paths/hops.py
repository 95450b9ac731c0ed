"""A path as a reader walks it: from one person or organisation to the next, and what joins the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui.i18n import titled

Row = dict[str, Any]
#: The relations of each pair of ids, in the order of the graph.
Facts = Mapping[tuple[str, str], Sequence[Row]]
#: What stands between two neighbours and is told with them: an agreement, an event, a task that both advise.
BETWEEN = ("Agreement", "Event", "Task")


@dataclass(frozen=True, slots=True)
class Hop:
    """One step: its ends in the order of the walk, how they are joined (a relation's type), and what is known of it.

    ``between``: the agreement, event or task that joins them.
    """

    one: Row
    other: Row
    how: str
    facts: Row
    between: Row | None = None

    @property
    def ends(self) -> tuple[Row, Row]:
        """The ends in the order in which the relation is told: who works somewhere stands before where."""
        told = (self.one, self.other)
        turned = self.between is None and self.facts.get("id") == self.other["id"]
        return told[::-1] if turned and self.how in ("AFFILIATED_WITH", "ADVISES", "PART_OF") else told

    @property
    def first(self) -> int:
        """The first year that is known; 0 where none is."""
        return year(self.facts.get("first_year")) or year(self.facts.get("since"))

    @property
    def last(self) -> int:
        """The last year, of what is counted by years or has ended; 0 where none is."""
        return year(self.facts.get("last_year")) or year(self.facts.get("until"))

    @property
    def works(self) -> int:
        """Shared works; 0 where the step is no matter of works."""
        return int(self.facts.get("works") or 0)


def hops(ids: Sequence[str], types: Sequence[str], nodes: Mapping[str, Row], facts: Facts) -> list[Hop]:
    """The steps of a path whose relations have these types; two steps over an agreement or event become one."""
    stations = [nodes.get(id) or {"id": id, "name": "", "kind": []} for id in ids]
    found, place = [], 0
    while place < len(types):
        one, other = stations[place], stations[place + 1]
        fact = telling(one["id"], other["id"], types[place], facts)
        over = place + 1 < len(types) and any(label in BETWEEN for label in other["kind"])
        found.append(Hop(one, stations[place + 2] if over else other, types[place], fact, other if over else None))
        place += 2 if over else 1
    return found


def telling(one: str, other: str, type: str, facts: Facts) -> Row:
    """The relation of that type that says most: it holds now, has more behind it, is later; empty where none is."""
    found = [fact for pair in ((one, other), (other, one)) for fact in facts.get(pair, ()) if fact["relation"] == type]
    return min(found, key=_rank) if found else {}


def full(node: Row) -> str:
    """Title and name of a person, or the name of a body, in the visitor's language where it has one."""
    return " ".join(str(part) for part in (node.get("title"), titled(node)) if part)


def linked(node: Row) -> Row:
    """A node as one of several in a cell of a table: under its full name, with the way to its page."""
    return {"id": node["id"], "kind": node["kind"], "name": full(node)}


def year(value: Any) -> int:
    """The year of a date or of a number; 0 where there is none."""
    text = str(value or "")[:4]
    return int(text) if text.isdigit() else 0


def _rank(fact: Row) -> tuple[bool, int, int, str]:
    return bool(fact.get("until")), -int(fact.get("works") or 0), -year(fact.get("since")), str(fact.get("role"))
