"""The measures of a whole network: counted beside whoever asks, kept until the next are finished."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from graph.analysis import standing
from graph.analysis.metrics import Measures
from graph.analysis.network import Network
from graph.analysis.projection import Projection
from graph.analysis.standing import Standings
from graph.errors import StoreUnavailable

Make = Callable[..., Projection]
NODES = {"ann": "Expert", "bob": "Expert", "cam": "Expert"}


class Graph:
    """A graph that moves on."""

    def __init__(self, make: Make) -> None:
        self.make, self.applied, self.ties = make, 1, [("ann", "bob")]
        self.reachable = True

    def project(self, _: Any) -> Projection:
        if not self.reachable:
            raise StoreUnavailable("the database is away")
        p = self.make(NODES, COAUTHOR_OF=list(self.ties))
        return Projection("curators", {"applied": str(self.applied), "epoch": "a"}, p.nodes, p.said, p.codes)


@pytest.fixture
def graph(make: Make) -> Graph:
    return Graph(make)


def finished(standings: Standings, graph: Graph) -> standing.Standing | None:
    """The standing after the count that asking began has ended."""
    standings.of("curators", graph.applied, "a")
    standings.wait("curators", 60)
    return standings.of("curators", graph.applied, "a")


def test_nobody_waits_and_the_last_stands_until_the_next_is_finished(
        graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on, counts = threading.Event(), []
    count = standing.measures

    def slowly(given: Network) -> Measures:
        counts.append(len(given.one))
        assert may_go_on.wait(60)
        return count(given)

    monkeypatch.setattr(standing, "measures", slowly)
    monkeypatch.setattr(standing, "_PAUSE", 0.0)
    standings = Standings(graph.project)
    assert standings.of("curators", 1, "a") is None and standings.of("curators", 1, "a") is None
    may_go_on.set()
    first = finished(standings, graph)
    assert first is not None and first.applied == 1 and first.measures.of("cam")["degree"] == 0
    assert counts == [1], "who asks twice does not begin twice"
    may_go_on.clear()
    graph.applied, graph.ties = 2, [("ann", "bob"), ("bob", "cam")]
    assert standings.of("curators", 2, "a") is first and standings.of("curators", 2, "a") is first
    may_go_on.set()
    second = finished(standings, graph)
    assert second is not None and second.applied == 2 and second.measures.of("cam")["degree"] == 1


def test_a_change_that_is_none_of_the_networks_is_not_counted_again(
        graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_PAUSE", 0.0)
    standings = Standings(graph.project)
    first = finished(standings, graph)
    graph.applied = 5
    second = finished(standings, graph)
    assert first is not None and second is not None
    assert second.applied == 5 and second.measures is first.measures


def test_a_large_network_is_counted_in_a_process_of_its_own(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_AT_ONCE", 0)
    monkeypatch.setattr(standing, "measures", lambda given: pytest.fail("counted in the pages' process"))
    found = finished(Standings(graph.project), graph)
    assert found is not None and found.measures.of("ann")["degree"] == 1


def test_a_graph_that_is_away_is_asked_again(graph: Graph) -> None:
    standings = Standings(graph.project)
    graph.reachable = False
    assert finished(standings, graph) is None
    graph.reachable = True
    standings.wait("curators", 60)
    assert finished(standings, graph) is not None


def test_nothing_is_kept_after_an_erasure_and_nothing_counted_after_the_end(graph: Graph) -> None:
    standings = Standings(graph.project)
    assert finished(standings, graph) is not None
    standings.close()
    standings.forget()
    assert finished(standings, graph) is None
