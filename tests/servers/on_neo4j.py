"""Runs pytest with ``KETNOI_GRAPH`` at a Neo4j for each audience, in each of two workers that share nothing.

``python tests/servers/on_neo4j.py ARGS``; ``tests/conftest.py`` gives each worker its own of the databases.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import neo4j as server  # the module beside this one; the driver of that name is not needed here

#: As many databases as two workers of pytest need for both audiences, in one process.
DATABASES = 4


def main(arguments: list[str]) -> int:
    """Start a server for each worker and audience, run pytest with these arguments, stop them; pytest's exit code."""
    if server.missing():
        raise SystemExit(f"Install {server.missing()} to run Neo4j.")
    started = server.start(heap="2g", count=DATABASES, options=server.BRIEFLY)
    environment = {**os.environ, "KETNOI_TEST_GRAPHS": " ".join(started.urls), "KETNOI_GRAPH_USER": started.user,
                   "KETNOI_GRAPH_PASSWORD": started.password}
    try:
        command = [sys.executable, "-m", "pytest", "-n", str(DATABASES // 2), *arguments]
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        started.stop()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
