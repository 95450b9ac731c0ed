# One word runs it; `.ci/run` runs the same words on a machine with nothing on it.
PYTHON ?= python
.PHONY: check lint types test test-neo4j docs docs-check bench bench-identity fuzz neo4j lock wheel spark

check: lint types docs-check test  ## everything that has to hold before a change is handed in

lint:  ## style and common mistakes
	$(PYTHON) -m ruff check .

types:  ## mypy, strict
	$(PYTHON) -m mypy

test:  ## the README's test command
	$(PYTHON) -m pytest

test-neo4j:  ## the part of the suite that reads or writes the graph, on Neo4j
	$(PYTHON) tests/servers/on_neo4j.py tests/graph/test_store.py tests/graph/test_promises.py \
		tests/graph/test_identity_promises.py tests/graph/analysis/test_projection.py tests/test_queries.py tests/views \
		--ignore=tests/views/test_extremes.py

docs:  ## what is generated from the code, and from what was measured
	$(PYTHON) -m graph.schema.document docs/schema.md
	$(PYTHON) -m benchmarks.document
	$(PYTHON) -m benchmarks.identity.document
	$(PYTHON) -m benchmarks.identity.pairs

docs-check:  ## fails where a generated page differs from the code
	$(PYTHON) -m graph.schema.document --check docs/schema.md
	$(PYTHON) -m benchmarks.document --check
	$(PYTHON) -m benchmarks.identity.document --check
	$(PYTHON) -m benchmarks.identity.pairs --check

bench:  ## the figures of docs/benchmarks.md
	$(PYTHON) -m benchmarks

SPEED ?= --speed
bench-identity:  ## the figures of docs/identity.md, over the sets in DATA; SPEED= leaves out the million records
	$(PYTHON) -m benchmarks.identity --data $(or $(DATA),../shared/data) --open-set $(SPEED) --write

neo4j:  ## a Neo4j server for a developer, with its address and password on the screen
	$(PYTHON) tests/servers/neo4j.py

lock:  ## write the locked, hashed releases again from pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --upgrade --no-header --no-annotate --python-version 3.11 \
		--extra test --output-file requirements.lock pyproject.toml

wheel:
	$(PYTHON) -m pip wheel --no-deps --wheel-dir dist .

fuzz:  ## the loaders that take text apart, on whatever bytes; SECONDS for each (needs `pip install -e '.[fuzz]'`)
	$(PYTHON) tests/fuzz/harness.py --seconds $(or $(SECONDS),60)

spark:  ## the matcher on Spark beside DuckDB: the same pairs, the same weights (needs Java and `pip install -e '.[spark]'`)
	$(PYTHON) -m benchmarks.identity.spark
