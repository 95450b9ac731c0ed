"""What every measurement shares: its options, clocks, the memory of processes, and the way it reports."""

import argparse
import json
import os
import platform
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Self, TypeVar

import psutil

_T = TypeVar("_T")
_PACKAGES = ("arcadedb", "neo4j", "neo4j-rust-ext", "sqlalchemy", "streamlit", "igraph", "orjson")
_MEGABYTE = 1024 * 1024


class Clocked:
    """A stream that counts its items and the seconds that making them took."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = iter(items)
        self.seconds, self.count = 0.0, 0

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        began = time.perf_counter()
        try:
            item = next(self._items)
        finally:
            self.seconds += time.perf_counter() - began
        self.count += 1
        return item


class Watch:
    """Seconds, processor seconds and peak memory (MB) of this process and another, while the context lasts."""

    def __init__(self, other: int | None = None) -> None:
        self._processes = {"ours": psutil.Process(), **({"engine": psutil.Process(other)} if other else {})}
        self._peak = dict.fromkeys(self._processes, 0)
        self._done = threading.Event()
        self.seconds, self.processor = 0.0, dict.fromkeys(self._processes, 0.0)

    def __enter__(self) -> Self:
        self._began, self._before = time.perf_counter(), self._used()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._began
        self._done.set()
        self._thread.join()
        self.processor = {name: after - self._before[name] for name, after in self._used().items()}

    @property
    def peak(self) -> dict[str, int]:
        """Peak resident memory, MB."""
        return {name: peak // _MEGABYTE for name, peak in self._peak.items()}

    def _used(self) -> dict[str, float]:
        return {name: sum(process.cpu_times()[:2]) for name, process in self._processes.items()}

    def _sample(self) -> None:
        while True:
            for name, process in self._processes.items():
                with suppress(psutil.NoSuchProcess):
                    self._peak[name] = max(self._peak[name], process.memory_info().rss)
            if self._done.wait(0.2):
                return


def timed(act: Callable[[], _T]) -> tuple[float, _T]:
    """Seconds and result of one call."""
    began = time.perf_counter()
    result = act()
    return time.perf_counter() - began, result


def spread(seconds: Iterable[float]) -> dict[str, float]:
    """Median, slowest and number of several timings."""
    taken = sorted(seconds)
    return {"median": round(statistics.median(taken), 3), "slowest": round(taken[-1], 3), "times": len(taken)}


def options(about: str, argv: list[str] | None = None, experts: int = 100_000, **more: Any) -> argparse.Namespace:
    """The options of a measurement: ``--experts``, ``--json``, and flags with a default of False."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--experts", type=int, default=experts, help="size of the city (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    for name, help in more.items():
        parser.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=help)
    return parser.parse_args(argv)


def report(name: str, figures: dict[str, Any], as_json: bool) -> None:
    """Print what was measured, as JSON with machine and date, or as lines."""
    if as_json:
        print(json.dumps({"measurement": name, **surroundings(), "figures": figures}, ensure_ascii=False))
        return
    for line in lines(figures):
        print(line)


def lines(figures: dict[str, Any], depth: int = 0) -> Iterator[str]:
    """Figures as indented lines."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield f"{'  ' * depth}{name}"
            yield from lines(value, depth + 1)
        else:
            yield f"{'  ' * depth}{name:<{34 - 2 * depth}} {value}"


def surroundings() -> dict[str, Any]:
    """Machine, date, versions, and how busy the machine was with other things."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} cores, {psutil.virtual_memory().total // _MEGABYTE // 1024} GB, "
                   f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "load": [round(one, 1) for one in psutil.getloadavg()],
        "versions": dict(_versions()),
    }


def _versions() -> Iterator[tuple[str, str]]:
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):
            yield package, version(package)


def note(text: str) -> None:
    """A line about what is under way, where it does not disturb the JSON."""
    print(text, file=sys.stderr, flush=True)
