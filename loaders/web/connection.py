"""Connections of which the other end is known: only to allowed addresses, and cut off when time is up."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Timer

from requests.adapters import HTTPAdapter
from urllib3 import HTTPSConnectionPool
from urllib3.connection import HTTPSConnection

from graph.errors import BadSource

Address = IPv4Address | IPv6Address
_NAT64 = bytes.fromhex("0064ff9b") + bytes(8)


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet; one that carries an IPv4 address is judged by that."""
    if isinstance(address, IPv6Address):
        carried = address.ipv4_mapped or address.sixtofour or _translated(address)
        if carried is not None:
            return is_public(carried)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _translated(address: IPv6Address) -> IPv4Address | None:
    """The address behind NAT64 (64:ff9b::/96), through which networks without IPv4 reach everything."""
    return IPv4Address(address.packed[12:]) if address.packed[:12] == _NAT64 else None


class Watch:
    """Cuts a connection off when time is up, whatever it waits for: a byte now and then would hold it for ever."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._timer = Timer(max(seconds, 0), self._cut)
        self._timer.daemon = True
        self._timer.start()

    def add(self, connected: socket.socket) -> None:
        """Watch a connection, by a second handle: the first one goes into the encryption."""
        self._sockets.append(connected.dup())
        if self.over:
            self._cut()

    def _cut(self) -> None:
        self.over = True
        for connected in self._sockets:
            try:
                connected.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def close(self) -> None:
        """Stop watching."""
        self._timer.cancel()
        for connected in self._sockets:
            connected.close()


class GuardedAdapter(HTTPAdapter):
    """Connects only to allowed addresses: by the peer of the socket itself, so that no name server can trick it."""

    def __init__(self, allowed: Callable[[Address], bool], watch: Watch) -> None:
        super().__init__()

        class Connection(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                connected = super()._new_conn()
                peer = ip_address(connected.getpeername()[0].partition("%")[0])
                if not allowed(peer):
                    connected.close()
                    raise BadSource(f"{self.host} leads to {peer}, which is no public address; nothing was sent.")
                watch.add(connected)
                return connected

        class Pool(HTTPSConnectionPool):
            ConnectionCls = Connection

        self.poolmanager.pool_classes_by_scheme = {"https": Pool}
