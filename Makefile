# One word runs it; `.ci/run` runs the same words on a machine with nothing on it.
PYTHON ?= python
.PHONY: check lint types test test-neo4j docs docs-check bench fuzz neo4j lock wheel

check: lint types docs-check test  ## everything that has to hold before a change is handed in

lint:  ## style and common mistakes
	$(PYTHON) -m ruff check .

types:  ## mypy, strict
	$(PYTHON) -m mypy

test:  ## the README's test command
	$(PYTHON) -m pytest

test-neo4j:  ## the part of the suite that reads or writes the graph, on Neo4j
	$(PYTHON) tests/servers/on_neo4j.py tests/graph/test_store.py tests/graph/test_promises.py \
		tests/test_queries.py tests/views

docs:  ## what is generated from the code
	$(PYTHON) -m graph.schema.document docs/schema.md

docs-check:  ## fails where a generated page differs from the code
	$(PYTHON) -m graph.schema.document --check docs/schema.md

bench:  ## the figures of docs/benchmarks.md
	$(PYTHON) -m benchmarks

neo4j:  ## a Neo4j server for a developer, with its address and password on the screen
	$(PYTHON) tests/servers/neo4j.py

lock:  ## write the locked, hashed releases again from pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --no-annotate --python-version 3.11 \
		--extra test --output-file requirements.lock pyproject.toml

wheel:
	$(PYTHON) -m pip wheel --no-deps --wheel-dir dist .

fuzz:  ## the loaders that take text apart, on whatever bytes; SECONDS for each (needs `pip install -e '.[fuzz]'`)
	$(PYTHON) tests/fuzz/harness.py --seconds $(or $(SECONDS),60)
