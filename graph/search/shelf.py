"""One audience's file, open, with all that is read of it once: its arrays, its concepts, the words that were asked."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np

from graph.search import columns
from graph.search.columns import Columns, Mask
from graph.search.index import Numbers, SearchIndex
from graph.search.understand import Vocabulary

#: Words whose documents are remembered: those of the questions that are just being typed.
_REMEMBERED = 128


@dataclass(slots=True)
class Shelf:
    """The file with the arrays and concepts of its graph, as of one row of the ledger's log (``read``)."""

    file: SearchIndex
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    below: dict[str, list[str]] = field(default_factory=dict)
    columns: Columns = field(default_factory=Columns)
    read: str = ""
    _asked: OrderedDict[str, Numbers] = field(default_factory=OrderedDict)
    _spelled: list[str] | None = None

    def parts(self, above: str) -> list[str]:
        """A field with everything below it."""
        found = [above]
        for one in found:
            found += [part for part in self.below.get(one, ()) if part not in found]
        return found

    def fresh(self, nodes: Collection[int] | None = None) -> "Shelf":
        """Another shelf that has read the file anew, or what some documents changed; who asks this one goes on."""
        known = nodes is not None and self.columns.size
        read = columns.patched(self.columns, self.file, nodes) if known else columns.read(self.file)
        return Shelf(self.file, self.vocabulary, self.below, read, self.read)

    def has(self, expression: str) -> Mask:
        """In which documents an expression of the full-text index occurs."""
        nodes = self._asked.get(expression)
        if nodes is None:
            (nodes,) = self.file.numbers("SELECT group_concat(rowid) FROM text WHERE text MATCH ?", [expression])
            self._asked[expression] = nodes
            while len(self._asked) > _REMEMBERED:
                self._asked.popitem(last=False)
        return self.columns.of(nodes)

    def forget(self) -> None:
        """Remember no question, as if the next one were the first."""
        self._asked.clear()

    def called(self, keys: Collection[str]) -> Mask:
        """Whose whole name one of these is, by `words.keys`."""
        nodes = [node for key in keys for (node,) in self.file.rows("SELECT node FROM called WHERE key = ?", [key])]
        return self.columns.of(np.array(nodes, np.int64))

    def spelled(self) -> list[str]:
        """Every word that occurs, for those that were typed wrongly; the commoner first."""
        if self._spelled is None:
            self._spelled = [term for (term,) in self.file.rows(
                "SELECT term FROM vocabulary WHERE length(term) > 2 ORDER BY doc DESC, term")]
        return self._spelled
