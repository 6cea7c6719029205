# make briefs   set everything up and build the briefs of this repository into build/
# make test     set everything up and run what continuous integration runs
# make conformance   build the briefs and have veraPDF judge each PDF; needs Java
# All work in a clean clone, and offline once they have run.

PYTHON ?= python3
VENV ?= .venv
OUTPUT ?= build

BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
LOCK := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.PHONY: briefs test conformance check lint types layers fresh pytest format docs pictures catalogues compare lock clean
.DELETE_ON_ERROR:

briefs: $(VENV)/.run
	$(BIN)/briefgen build --output $(OUTPUT)

test: check

conformance: briefs $(VENV)/.conformance
	$(BIN)/python benchmarks/conformance.py $(OUTPUT)/*.pdf

check: lint types layers fresh pytest

lint: $(VENV)/.develop
	$(BIN)/ruff check --output-format concise
	$(BIN)/ruff format --check --output-format concise

types: $(VENV)/.develop
	$(BIN)/mypy

layers: $(VENV)/.develop
	$(BIN)/lint-imports

fresh: $(VENV)/.develop
	$(BIN)/python docs/build.py --check
	$(BIN)/python docs/catalogues.py --check

pytest: $(VENV)/.develop
	$(BIN)/python -m pytest

format: $(VENV)/.develop
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/.develop
	$(BIN)/python docs/build.py

# Draw the pages that the README shows.
pictures: $(VENV)/.develop
	$(BIN)/python docs/pictures.py

# Gather the phrases that the program prints of itself; what is new wants a translation in briefgen/language/catalogues.
catalogues: $(VENV)/.develop
	$(BIN)/python docs/catalogues.py

# Which facts of seeds/ came, went and changed since a revision; by default since before the extractor last changed.
EXTRACTOR := briefgen/extract briefgen/grammar briefgen/ingest
SINCE ?= $$(git log -1 --format=%H -- $(EXTRACTOR))^
compare: $(VENV)/.develop
	$(BIN)/python benchmarks/extraction.py --compare "$(SINCE)"

# Resolve the pinned requirements anew, for every Python and platform at once.
lock: $(VENV)/.develop
	$(LOCK) --extra charts --build-deps-for editable --output-file requirements/run.txt pyproject.toml
	$(LOCK) --output-file requirements/develop.txt requirements/develop.in
	$(LOCK) --output-file requirements/conformance.txt requirements/conformance.in

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find briefgen tests docs benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

$(VENV)/.run: requirements/run.txt requirements/system.sh pyproject.toml
	sh requirements/system.sh $(PYTHON)
	test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(INSTALL) --require-hashes --requirement requirements/run.txt
	$(INSTALL) --no-deps --no-index --no-build-isolation --editable .
	touch $@

$(VENV)/.develop: $(VENV)/.run requirements/develop.txt requirements/system.sh
	sh requirements/system.sh $(PYTHON) develop
	$(INSTALL) --require-hashes --requirement requirements/develop.txt
	touch $@

$(VENV)/.conformance: $(VENV)/.run requirements/conformance.txt requirements/system.sh
	sh requirements/system.sh $(PYTHON) conformance
	$(INSTALL) --require-hashes --requirement requirements/conformance.txt
	touch $@
