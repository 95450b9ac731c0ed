"""One person, one node: things that may be one are matched, wait for a curator or are joined, and are parted again."""

from graph.duplicates.clusters import history, links, split, unsplit
from graph.duplicates.matching import match
from graph.duplicates.model import Duplicate, Event, Link, Matched, Side, Split, Tie, Value
from graph.duplicates.queue import count, duplicates
from graph.duplicates.reasons import why_many
from graph.duplicates.scoring import Step
from graph.duplicates.sides import names, sides

__all__ = ["Duplicate", "Event", "Link", "Matched", "Side", "Split", "Step", "Tie", "Value", "count", "duplicates",
           "history", "links", "match", "names", "sides", "split", "unsplit", "why_many"]
