# The front door: run, test, check, eval, bench. CI runs exactly these.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 3000
SECONDS ?= 60
SHARED ?= ../shared
HANDBOOK ?= $(SHARED)/corpora/gitlab-2022
CORPUS ?= $(if $(wildcard $(HANDBOOK)),$(HANDBOOK),corpus)

.PHONY: run ask test test-browser test-wheel test-image fuzz screenshot check format eval train bench constraints clean

## run: open a workspace with the bot in a browser, on the example handbook (PORT=3001 for another port)
run: $(VENV)/.installed
	@$(BIN)/rolecall workspace --port $(PORT)

## ask: answer questions in the terminal
ask: $(VENV)/.installed
	@$(BIN)/rolecall ask

## test: install what the tests need, and run them all
test: $(VENV)/.installed-dev
	@$(BIN)/pytest

## test-browser: drive the page as a person would, in headless Chromium (Debian's package chromium, or CHROMIUM=path)
test-browser: $(VENV)/.installed-browser
	@$(BIN)/pytest --override-ini addopts=-q tests/browser

## test-wheel: build the wheel, install it into a clean venv, and ask it (half a minute)
test-wheel: $(VENV)/.installed-dev
	@$(BIN)/pytest --override-ini addopts=-q tests/packaging/test_wheel.py

## test-image: build the image and run it (a minute or two, as root, with Debian's packages buildah and debootstrap)
test-image: $(VENV)/.installed-dev
	@$(BIN)/pytest --override-ini addopts=-q -rs tests/packaging/test_image.py

## fuzz: send the bot what nobody should, for so many seconds (SECONDS=600 for longer, SEED=n to repeat a run)
fuzz: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.fuzz --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

## screenshot: make docs/workspace.png, the picture in README
screenshot: $(VENV)/.installed-browser
	@$(BIN)/python -m tests.browser.screenshot docs/workspace.png

## check: format, lint, types, Dockerfile
check: $(VENV)/.installed-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/hadolint Dockerfile

format: $(VENV)/.installed-dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

## eval: score the question sets, also with weights that their handbook did not teach
eval: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.evaluation --shared $(SHARED)

## train: learn the weights of the ranking from the question sets (SHARED=folder)
train: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.learning.train --shared $(SHARED)

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

$(VENV)/.installed-browser: $(VENV)/.installed-dev
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt --editable ".[browser]"
	@touch $@

clean:
	@rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
