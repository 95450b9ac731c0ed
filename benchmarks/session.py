"""A visitor without a browser: one session over the web socket, as a browser's, until its page has been drawn."""

import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol


def drawn(port: int, patience: float = 120.0, query: str = "") -> int:
    """Open the first page of the server on that loopback port and wait for the end of its script: how many elements
    it drew. TimeoutError where that takes longer than ``patience`` seconds."""
    until = time.monotonic() + patience
    ask = BackMsg()
    ask.rerun_script.query_string = query
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=None, proxy=None,
                 subprotocols=[Subprotocol("streamlit")]) as socket:
        socket.send(ask.SerializeToString())
        elements = 0
        while True:
            said = ForwardMsg()
            said.ParseFromString(socket.recv(timeout=max(0.1, until - time.monotonic()), decode=False))
            elements += said.WhichOneof("type") == "delta"
            if said.WhichOneof("type") == "script_finished":
                return int(elements)
