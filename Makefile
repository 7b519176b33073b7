# The two that set everything up on a machine with Python and make: `make build`, `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: build test check lint types format golden benchmark benchmark-scale benchmark-page clean

build: $(VENV)/installed
	$(BIN)/graphbuilder build seeds --out exports

test: $(VENV)/installed
	$(BIN)/python -m pytest

# Everything; the parts can be made one by one.
check: lint types test

lint: $(VENV)/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python tools/format_turtle.py --check ontology/authority/*.ttl

types: $(VENV)/installed
	$(BIN)/mypy -p graphbuilder -p benchmarks

format: $(VENV)/installed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(VENV)/installed
	$(BIN)/python -m pytest tests/golden --rewrite-golden

benchmark: $(VENV)/installed
	$(BIN)/python -m benchmarks.run

benchmark-scale: $(VENV)/installed
	$(BIN)/python -m benchmarks.scale

benchmark-page: $(VENV)/installed
	$(BIN)/python -m benchmarks.page

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "graphbuilder needs Python 3.11 or newer: make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@
