"""Writing parcels while the next are compiled: one thread for all graphs, and each graph's meta from first to last."""

from collections.abc import Callable, Iterable, Sequence
from queue import Queue
from threading import Thread

from graph.compile.apply import Meta, Target, difference
from graph.compile.model import Difference, Parcel

#: Called with the number of nodes and edges that were looked at so far.
Progress = Callable[[int], None]
#: Parcels that wait while one is written.
_WAITING = 3


def write(targets: Sequence[Target], wanted: Iterable[Parcel], final: Meta, empty: bool,
          progress: Progress | None) -> None:
    """Write parcels as they come; each graph says ``applying`` until all of its parcels are in."""
    apply = _Apply({target.audience: _Writer(target, final, empty) for target in targets}, progress)
    apply.start()
    try:
        for parcel in wanted:
            if apply.failed:
                break
            apply.queue.put(parcel)
    finally:
        apply.queue.put(None)
        apply.join()
    if apply.failed:
        raise apply.failed
    for writer in apply.writers.values():
        writer.finish()


class _Apply(Thread):
    """Writes what is queued until None; after a failure it only empties the queue, so that nobody waits to put."""

    def __init__(self, writers: "dict[str, _Writer]", progress: Progress | None) -> None:
        super().__init__(name="apply")
        self.writers, self.progress = writers, progress
        self.queue: Queue[Parcel | None] = Queue(_WAITING)
        self.failed: BaseException | None = None

    def run(self) -> None:
        done = 0
        while (parcel := self.queue.get()) is not None:
            if self.failed:
                continue
            try:
                self.writers[parcel.audience].write(parcel)
                done += len(parcel.nodes) + len(parcel.edges)
                if self.progress:
                    self.progress(done)
            except BaseException as error:  # handed to the thread that compiles
                self.failed = error


class _Writer:
    """Writes the parcels of one graph, from its first meta to its last."""

    def __init__(self, target: Target, final: Meta, empty: bool) -> None:
        self.target, self.final, self.empty = target, final, empty
        self.meta = target.meta()
        # Built anew, it has applied nothing before all is in; caught up, it keeps what it had.
        before = {name: self.meta[name] for name in ("applied", "day")} if self.meta else {"applied": -1, "day": ""}
        self.under_way = {**final, **before, "applying": final["applied"]}

    def write(self, parcel: Parcel) -> None:
        change = difference(self.target, parcel, self.empty)
        if len(change):
            self._put(change, self.under_way)

    def finish(self) -> None:
        if self.meta != self.final:
            self._put(Difference(), self.final)

    def _put(self, change: Difference, after: Meta) -> None:
        self.target.write(change, self.meta, after)
        self.meta = after
