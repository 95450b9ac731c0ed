"""Runs pytest with ``KETNOI_GRAPH`` at a Neo4j for each audience: ``python tests/servers/on_neo4j.py ARGS``."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import neo4j as server  # the module beside this one; the driver of that name is not needed here


def main(arguments: list[str]) -> int:
    """Start a server for each audience, run pytest with these arguments, stop them; pytest's exit code."""
    if server.missing():
        raise SystemExit(f"Install {server.missing()} to run Neo4j.")
    started = server.start(heap="2g", count=2, options=server.BRIEFLY)
    environment = {**os.environ, "KETNOI_GRAPH": started.urls[0], "KETNOI_GRAPH_EVERYONE": started.urls[1],
                   "KETNOI_GRAPH_USER": started.user, "KETNOI_GRAPH_PASSWORD": started.password}
    try:
        # One process: these two servers hold one database each.
        command = [sys.executable, "-m", "pytest", "-n", "0", *arguments]
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        started.stop()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
