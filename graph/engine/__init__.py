"""The embedded ArcadeDB engine: one process of its own for a data folder, shared by all who use the folder."""

from graph.engine.client import Client, full, purge, stop
from graph.engine.folder import USER, Address, Folder

__all__ = ["USER", "Address", "Client", "Folder", "full", "purge", "stop"]
