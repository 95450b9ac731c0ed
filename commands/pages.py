"""The process of the pages, run by `ketnoi run` as a script: Streamlit, which ends when its parent has ended."""

import os
import runpy
import signal
import sys
import threading


def _end_with_parent() -> None:
    # The pipe closes however the parent dies, killed or unplugged, on Windows as well.
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
