.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all bench torture load lint lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

setup: ## Make .venv ready: locked packages and the command .venv/bin/assessor
	@bash .ci/setup

demo: setup ## Write the reports of the example projects to build/
	@bash .ci/demo

test: setup ## Run every check that needs only Python and WeasyPrint's libraries
	@bash .ci/test

# SUITE_PASSED=1 says that make test has just passed on this very checkout.
test-all: $(if $(SUITE_PASSED),setup,test) ## Run also what needs a browser or PDF tools
	@bash .ci/demo
	@bash .ci/extras

bench: setup ## Measure speed, as ratios within one run
	@bash .ci/bench

torture: setup ## Kill the interview a thousand times, cut its power, count what is lost (minutes)
	@.venv/bin/python benchmarks/torture.py

load: setup ## Put the browser front under load and kill it a hundred times (minutes)
	@.venv/bin/python benchmarks/load.py

lint: setup ## Check style, types and floors
	@bash .ci/lint

lock: setup ## Choose new package versions and write both lock files
	@bash .ci/lock

clean: ## Remove what was built, except .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
	find assessor tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
