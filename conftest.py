"""On CI a skip must be one that the README names for an empty machine; any other fails the run."""

import os
from collections.abc import Generator

import pytest

#: Parts of reasons that the README names: documents that are not in a clone, Spark, a small disk, an ordinary user,
#: Windows.
EXPECTED = ("with real data", "KETNOI_SPARK", "KETNOI_SMALL_DISK", "who is root", "Windows")

_unexpected: list[str] = []


def on_ci() -> bool:
    """Whether this run has to prove everything."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note each test that was skipped for a reason nobody expects."""
    _note(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Note each module that was skipped as a whole."""
    _note(report)


def _note(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if report.skipped and not hasattr(report, "wasxfail") and not any(one in reason for one in EXPECTED):
        _unexpected.append(f"{report.nodeid}: {reason}")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    """Fail a run on CI that would pass but for skips nobody expects."""
    if on_ci() and _unexpected and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which skips made a run on CI fail."""
    if on_ci() and _unexpected:
        terminalreporter.section("skipped, though CI has to run it")
        for line in _unexpected:
            terminalreporter.line(line)
