# From nothing but Python 3.11+ and make: `make run`, `make test`, `make verify`, `make bench`.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
STAMP  := $(VENV)/.installed
BEGUN   = $(patsubst %/journal.jsonl,%,$(firstword $(wildcard results/company_presets*/journal.jsonl)))

.DEFAULT_GOAL := help
.PHONY: help run test verify bench clean

help:
	@echo "make run      one company run in three ways, side by side: volatility, service, cost, profit; in five minutes"
	@echo "make test     lint, types and the tests"
	@echo "make verify   the published numbers and exact traces, on all cores; ROWS=B1,Q5 for some of them"
	@echo "make bench    speed and memory, against other simulators"
	@echo "make clean    remove the environment and the caches"

# An interrupted study is taken up again; a new one lies in a folder of its own.
run: $(STAMP)
	@$(PY) -m experiments $(if $(BEGUN),resume $(BEGUN),compare experiment=company_presets)

test: $(STAMP)
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m pytest -q -n auto -m "not verify"

verify: $(STAMP)
	@$(PY) -m tests.verify $(ROWS:%=ROWS=%)
	@$(if $(ROWS),,$(PY) -m tests.statements)
	@$(if $(ROWS),,$(PY) -m pytest -q tests/traces tests/scenarios/test_assembly.py)
	@$(if $(ROWS),,$(PY) -m pytest -q -n auto -m verify)

bench: $(STAMP)
	@$(PY) -m tests.benchmarks

# One stamp: the environment stands and holds what pyproject.toml and constraints.txt ask for.
$(STAMP): pyproject.toml constraints.txt
	@set -e; chosen=""; \
	for python in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then chosen="$$python"; break; fi; \
	done; \
	if [ -z "$$chosen" ]; then \
		echo "Python 3.11 or later is needed and was not found (tried $(PYTHON), python3.14 to python3.11)." >&2; \
		echo "Install it, or say which one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	if ! "$$chosen" -m venv $(VENV) >$(VENV).log 2>&1; then \
		cat $(VENV).log >&2; rm -rf $(VENV) $(VENV).log; \
		version=$$("$$chosen" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		echo "The environment $(VENV) could not be made: this Python lacks its venv module." >&2; \
		echo "On Debian or Ubuntu: apt install python3-venv (or python$$version-venv); then run make again." >&2; exit 1; \
	fi; \
	rm -f $(VENV).log; \
	echo "Installing into $(VENV) with $$("$$chosen" --version)"; \
	$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,distributed,optimise]'; \
	touch $(STAMP)

clean:
	rm -rf $(VENV) .bench-venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks .verify
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
