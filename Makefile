# The developer's manual. `make` alone lists what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet
SITE ?= output
# make lock UPGRADE=--upgrade takes the newest of everything, or UPGRADE="--upgrade-package NAME" of one
UPGRADE ?=
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --no-emit-options --no-header --strip-extras --allow-unsafe
SLOW := browser broken laws scenarios wheel

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site check unit test laws golden audit lighthouse pictures bench lock clean

help:
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do \
		printf 'make %-10s %s\n' "$$name" "$$what"; done

site: $(VENV)/.site  ## environment, pinned libraries, output/ from content/
	@$(RUN) -m site_gen build
	@echo "Trang đã có trong output/. Để xem: chạy $(BIN)/site-gen serve rồi mở http://127.0.0.1:8000/"

check: $(VENV)/.test  ## format, lint, types and storeys
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

unit: $(VENV)/.test  ## the quick tests, under a minute
	$(RUN) -m pytest tests $(SLOW:%=--ignore=tests/%)

test: $(VENV)/.test node_modules/.installed  ## all tests, in a browser too
	@browser="$$($(RUN) tools/browser.py)" && SITE_GEN_BROWSER="$$browser" $(RUN) -m pytest

laws: $(VENV)/.test  ## the property tests, with many examples
	$(RUN) -m pytest tests/laws --hypothesis-profile=thorough

golden: $(VENV)/.test  ## rewrite tests/golden/expected; then look at git diff
	SITE_GEN_GOLDEN=rewrite $(RUN) -m pytest tests/golden

audit: $(VENV)/.site node_modules/.installed  ## HTML, links, feeds of the built site, and of samples of what it lacks
	$(RUN) -m site_gen build
	$(RUN) tools/audit.py $(SITE)
	@mkdir -p .audit
	$(RUN) -m site_gen build --site tests/rare --output .audit/rare --now "2026-09-01 08:00"
	$(RUN) tools/audit.py .audit/rare

lighthouse: $(VENV)/.site tools/lighthouse/node_modules/.installed  ## what a phone sees of home, a list, an article; five times each
	$(RUN) -m site_gen build
	$(RUN) tools/lighthouse.py $(SITE)

pictures: $(VENV)/.test  ## take docs/pictures anew
	$(RUN) tools/pictures.py docs/pictures

bench: $(VENV)/.bench  ## side by side with Hugo, in turn; DATA=folder for real articles, SIZES="1000 10000", LARGE=50000
	$(RUN) benchmarks/bench.py $(if $(DATA),--data $(DATA)) $(if $(SIZES),--sizes $(SIZES))
	$(RUN) benchmarks/steps.py $(if $(DATA),--data $(DATA))
	$(RUN) benchmarks/quality.py $(if $(DATA),--data $(DATA)) $(if $(LARGE),--large $(LARGE))
	$(RUN) benchmarks/alike.py $(if $(DATA),--data $(DATA))

lock: $(VENV)/.test  ## pin every library again, with hashes, without addresses
	$(LOCK) $(UPGRADE) --output-file requirements/site.txt pyproject.toml requirements/besides.in
	$(LOCK) $(UPGRADE) --extra dev --constraint requirements/site.txt \
		--output-file requirements/test.txt pyproject.toml requirements/besides.in
	$(LOCK) $(UPGRADE) --extra bench --constraint requirements/site.txt \
		--output-file requirements/bench.txt pyproject.toml requirements/besides.in
	@$(RUN) tools/provide.py npm nodejs npm >/dev/null
	npm install --package-lock-only --ignore-scripts
	npm --prefix tools/lighthouse install --package-lock-only --ignore-scripts

clean:  ## remove everything that was made, the environment too
	rm -rf $(VENV) output .cache tests/rare/.cache .audit build dist node_modules tools/lighthouse/node_modules *.egg-info \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Stamps: each says that a step is done and has not changed since.

$(VENV)/.made: tools/environment.py tools/provide.py
	@$(PYTHON) tools/environment.py $(VENV)
	@touch $@

$(VENV)/.site: $(VENV)/.made requirements/site.txt pyproject.toml
	$(PIP) install --require-hashes --requirement requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements/test.txt
	$(PIP) install --require-hashes --requirement requirements/test.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.site requirements/bench.txt
	$(PIP) install --require-hashes --requirement requirements/bench.txt
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc
	@$(PYTHON) tools/provide.py npm nodejs npm >/dev/null
	npm ci --ignore-scripts
	@touch $@

tools/lighthouse/node_modules/.installed: tools/lighthouse/package.json tools/lighthouse/package-lock.json
	@$(PYTHON) tools/provide.py npm nodejs npm >/dev/null
	npm --prefix tools/lighthouse ci --ignore-scripts
	@touch $@
