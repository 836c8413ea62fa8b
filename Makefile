# The front door: run, test, check, eval, bench. CI runs exactly these.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
HANDBOOK ?= $(SHARED)/corpora/gitlab-2022
CORPUS ?= $(if $(wildcard $(HANDBOOK)),$(HANDBOOK),corpus)

.PHONY: run test check format eval bench constraints clean

## run: answer questions in the terminal, from the example handbook
run: $(VENV)/.installed
	@$(BIN)/rolecall ask

## test: install what the tests need, and run them all
test: $(VENV)/.installed-dev
	@$(BIN)/pytest

## check: format, lint, types, Dockerfile
check: $(VENV)/.installed-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/hadolint Dockerfile

format: $(VENV)/.installed-dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

## eval: answer the question sets, and score the answers
eval: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.evaluation --shared $(SHARED)

## bench: how long loading and answering take (CORPUS=folder for another handbook)
bench: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.bench $(CORPUS)

## constraints: write down the versions that the tests passed with
constraints: $(VENV)/.installed-dev
	@$(BIN)/pip freeze --exclude-editable > constraints.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Makefile:1: $(PYTHON) is older than Python 3.11; name a newer one, such as: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@

clean:
	@rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
