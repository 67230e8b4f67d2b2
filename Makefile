# Everything happens in .venv, which is made here; nothing else on the machine is touched.
# `make` alone lists what there is. ARGS goes through: make run ARGS="open", make test ARGS="tests/journey -k level".

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-print-directory

ARGS ?=
PYTHONS ?= python3 python3.14 python3.13 python3.12 python3.11 python
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Twice as many workers as processors: the tests of the app and of what it starts mostly wait.
WORKERS = $(shell $(BIN)/python -c 'import os; print(min(8, 2 * (os.cpu_count() or 1)))')
TEST_ARGS = $(if $(ARGS),$(ARGS),-n $(WORKERS))

.PHONY: help
help: ## this list
	@echo "gmrsj: guided maturity journeys in the terminal"
	@echo
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' Makefile | while IFS='	' read -r name about; do printf '  make %-8s %s\n' "$$name" "$$about"; done

.PHONY: run
run: $(VENV)/installed ## open the app (the first time: install it here)
	@chmod 700 saves
	@$(BIN)/python -m gmrsj_tui $(ARGS)

.PHONY: test
test: $(VENV)/installed-dev ## run the tests
	@$(BIN)/python -m pytest $(TEST_ARGS)

.PHONY: torture
torture: $(VENV)/installed-dev ## kill, fill and damage the saves at length, and print the figures
	@$(BIN)/python -m tests.torture $(ARGS)

.PHONY: lint
lint: ruff mypy imports ## ruff, mypy and the import rules

.PHONY: ruff mypy imports
ruff: $(VENV)/installed-dev
	@$(BIN)/ruff check .

mypy: $(VENV)/installed-dev
	@$(BIN)/mypy

imports: $(VENV)/installed-dev
	@$(BIN)/lint-imports

.PHONY: check
check: lint test ## lint, then test: what a change must pass

.PHONY: bench
bench: $(VENV)/installed-dev ## measure the speed, as ratios to a floor of the same run
	@$(BIN)/python -m benchmarks $(ARGS)

.PHONY: clean
clean: ## remove the environment and what the tools left; journeys stay
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# An environment whose Python is gone, as after an upgrade of the system, is made and filled anew.
$(shell [ -x $(BIN)/python ] || rm -f $(VENV)/installed $(VENV)/installed-dev)

# The first Python that is new enough and can make an environment. What a name leads to may be a wrapper without a
# Python behind it, so each is asked, not looked up. Made aside and moved, so that an interrupted make leaves nothing.
$(BIN)/python:
	@for python in $(PYTHONS); do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    rm -rf $(VENV); \
	    echo "making $(VENV) with $$("$$python" --version)"; \
	    "$$python" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; \
	    exit 0; \
	  fi; \
	done; \
	echo "gmrsj needs Python 3.11 or newer with its venv module, and found none among: $(PYTHONS)." >&2; \
	echo "Install one (on Debian and Ubuntu: python3.11 and python3.11-venv), or name yours: make run PYTHONS=/path/to/python3" >&2; \
	exit 1

$(VENV)/installed: pyproject.toml $(BIN)/python
	@echo "installing gmrsj into $(VENV)"
	@$(PIP) install --editable '.[all]'
	@touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt $(BIN)/python
	@echo "installing gmrsj and its tools into $(VENV)"
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/installed
