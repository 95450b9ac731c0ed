"""How two are linked: the best few paths, who can introduce whom, contacts of contacts. Pure."""

from graph.analysis.paths.contacts import Contact, second_degree
from graph.analysis.paths.finding import Path, Step, Usable, best
from graph.analysis.paths.introducing import Introducer, introducers

__all__ = ["Contact", "Introducer", "Path", "Step", "Usable", "best", "introducers", "second_degree"]
