"""What ties organisations: parts and wholes, successions; and mentions of those that the file itself does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.ror.body import Body
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row

#: From a record's word to the relation, and whether the other one is where it starts.
_EDGES = {"parent": ("PART_OF", False), "child": ("PART_OF", True),
          "successor": ("SUCCEEDED_BY", False), "predecessor": ("SUCCEEDED_BY", True)}
_WHAT = {"PART_OF": "is part of itself", "SUCCEEDED_BY": "succeeds itself"}

Pair = tuple[str, str]


@dataclass(slots=True)
class Ties:
    """The ties of a file, gathered while its records pass, since a relation may name what comes later in the file."""

    told: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    #: By relation, each pair once with the number of the record that says it first.
    pairs: dict[str, dict[Pair, int]] = field(default_factory=lambda: {type: {} for type in _WHAT})

    def add(self, body: Body, number: int) -> None:
        """Take in what one record says about others; of a withdrawn one only that it is."""
        if body.withdrawn:
            self.withdrawn.add(body.ror)
            return
        self.told.add(body.ror)
        for other in body.related:
            type, reversed = _EDGES[other.type]
            pair = (other.ror, body.ror) if reversed else (body.ror, other.ror)
            self.pairs[type].setdefault(pair, number)
            self.labels[other.ror] = self.labels.get(other.ror) or other.label

    def rows(self, file: str) -> Iterator[Row]:
        """Mentions first, then each relation once; a Reject for one by which a body would be above itself."""
        mentioned: set[str] = set()
        for type, pairs in self.pairs.items():
            standing = {pair: number for pair, number in pairs.items() if self.withdrawn.isdisjoint(pair)}
            closing = circular(standing)
            for pair, number in standing.items():
                if pair in closing:
                    yield Reject(file, "", number, "relationships", f"By this relation {' to '.join(pair)}, the "
                                 f"organisation {_WHAT[type]}; both organisations were taken, the relation was not.")
                    continue
                for ror in pair:
                    if ror not in self.told and ror not in mentioned:
                        mentioned.add(ror)
                        yield self._mentioned(ror)
                yield EdgeRow(type, self._ref(pair[0]), self._ref(pair[1]))

    def _mentioned(self, ror: str) -> NodeRow:
        label = self.labels[ror]
        return NodeRow("Organization", _mention(ror), {"ror": ror, **({"name": label} if label else {})})

    def _ref(self, ror: str) -> Ref:
        return Ref("Organization", ror if ror in self.told else _mention(ror))


def circular(pairs: dict[Pair, int]) -> set[Pair]:
    """The pairs that close a circle, found by walking from each start in their order; the others hold no circle."""
    onward: dict[str, list[str]] = {}
    for start, end in pairs:
        onward.setdefault(start, []).append(end)
    found: set[Pair] = set()
    left: set[str] = set()
    for start in onward:
        if start not in left:
            _walk(start, onward, left, found)
    return found


def _walk(start: str, onward: dict[str, list[str]], left: set[str], found: set[Pair]) -> None:
    """Go through everything that can be reached, without recursion: a chain may be as long as the file."""
    path, within = [(start, iter(onward[start]))], {start}
    while path:
        at, rest = path[-1]
        further = next(rest, None)
        if further is None:
            path.pop()
            within.discard(at)
            left.add(at)
        elif further in within:
            found.add((at, further))
        elif further not in left:
            path.append((further, iter(onward.get(further, ()))))
            within.add(further)


def _mention(ror: str) -> str:
    """The key of an organisation that is only named: another than its record's, which it must never replace."""
    return f"mention:{ror}"
