import pytest

from benchmarks import document
from benchmarks.__main__ import MEASUREMENTS
from benchmarks.predictions import PREDICTED

MEASURED = {
    "load": {
        "at": "2026-11-23T20:00:00+00:00", "machine": "2 cores", "load": [0.1, 0.2, 0.3],
        "versions": {"neo4j": "6.4.1"},
        "figures": {
            "ratio": 1.2, "nodes": 181222,
            "bare": {"a": {"seconds": 3.0, "peak": {"ours": 5, "engine": 7}}, "b": {"seconds": 4.0}},
            "times": {"all": {"median": 0.2, "slowest": 0.5, "times": 7, "last": 0.3}},
        },
    },
}


def test_the_page_of_figures_is_what_the_figures_give() -> None:
    written = document.PAGE.read_text("utf-8")
    assert written == document.page(document.results()), "run `python -m benchmarks.document`"


def test_every_measurement_is_explained_and_was_expected() -> None:
    assert set(MEASUREMENTS) == set(document.ABOUT) == set(PREDICTED)


@pytest.mark.parametrize("line", [
    "| ratio | 1.2 |", "| nodes | 181,222 |", "| all | 0.2 (slowest 0.5, last 0.3) |",
    "| | seconds | peak |", "| a | 3.0 | ours 5, engine 7 |", "| b | 4.0 |  |",
    "Measured 2026-11-23 on 2 cores; load of the machine 0.1 before; neo4j 6.4.1.",
])
def test_figures_become_tables(line: str) -> None:
    assert line in document.page(MEASURED).splitlines()


def test_what_was_not_measured_says_so() -> None:
    assert document.page(MEASURED).count("Not measured yet.") == len(document.ABOUT) - 1
