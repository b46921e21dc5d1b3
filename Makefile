PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# The example is Chinese text on standard output, whatever the locale.
export PYTHONUTF8 := 1

.PHONY: demo test check bench clean

demo: $(VENV)/.runtime
	$(BIN)/planner example 工作报告 > example.yaml
	$(BIN)/planner draft example.yaml -o draft.docx

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q -n auto --dist loadfile

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python -m pytest -q -m bench

clean:
	rm -rf $(VENV) build dist node_modules draft.docx example.yaml
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find planner tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml | $(BIN)/python
	$(PIP) install -q -e .
	touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) install -q -e '.[dev]'
	touch $@ $(VENV)/.runtime
