"""What changed in the graphs and when, for what is derived from them in turn: the search and whole-network measures.

It reaches back as far as it was kept; whoever stands still further back reads everything.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, func, insert, select

from ledger.derived import changed
from ledger.index import Index

#: More than this in one catch-up, or kept in all, is not worth remembering: reading everything is as fast.
MOST, KEPT = 20_000, 200_000
_FROM = "changes_from"


class Changes:
    """The log of an index, read and written inside the index's transaction."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def begin(self, seq: int) -> None:
        """Forget everything up to a row of the ledger's log."""
        self.index.connection.execute(delete(changed))
        self.index.mark(**{_FROM: str(seq)})

    def add(self, seq: int, nodes: Mapping[str, Iterable[str]]) -> None:
        """Note the nodes that a catch-up up to ``seq`` wrote, or whose relations it wrote, by audience."""
        rows = [{"seq": seq, "audience": audience, "node": node} for audience, some in nodes.items() for node in some]
        kept = self.index.connection.execute(select(func.count()).select_from(changed)).scalar_one()
        if len(rows) > MOST or kept + len(rows) > KEPT:
            self.begin(seq)
        elif rows:
            self.index.connection.execute(insert(changed), rows)

    def since(self, audience: str, seq: int) -> set[str] | None:
        """The nodes that changed after a row of the log; None where that is no longer known."""
        kept_from = self.index.marks().get(_FROM)
        if kept_from is None or seq < int(kept_from):
            return None
        chosen = select(changed.c.node).where(changed.c.audience == audience, changed.c.seq > seq).distinct()
        return set(self.index.connection.execute(chosen).scalars())
