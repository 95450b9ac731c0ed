"""Work that goes on beside whoever asked for it, where they would have to wait too long."""

from collections.abc import Callable
from contextlib import suppress
from threading import Thread


class Patience:
    """One thread for each name: who asks while it works waits for the same."""

    def __init__(self, about: str) -> None:
        self._about, self._threads = about, dict[str, Thread]()

    def within(self, seconds: float, name: str, work: Callable[[], object], *quiet: type[Exception]) -> bool:
        """Whether the work is done, or has given up, within so many seconds; else it goes on.

        ``quiet``: errors that are not told here, since who asks again meets them.
        """
        thread = self._threads.get(name)
        if thread is None or not thread.is_alive():
            thread = self._threads[name] = Thread(target=_quietly, args=(work, quiet), daemon=True,
                                                  name=f"{self._about} {name}")
            thread.start()
        thread.join(seconds)
        return not thread.is_alive()


def _quietly(work: Callable[[], object], quiet: tuple[type[Exception], ...]) -> None:
    with suppress(*quiet):
        work()
