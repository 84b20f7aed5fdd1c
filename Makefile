# The first use makes .venv by itself: nothing but Python 3.11+, pip and make need be on the machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUN := $(BIN)/python -m generator
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal
# What is read from a site is kept by the module, so that a module stays with one process.
SITE_TESTS := $(BIN)/python -m pytest -n 2 --dist loadscope --no-loadscope-reorder site_tests
# By another name, so that `make -n` only tells what it would run.
SUBMAKE := $(MAKE)
ZONE := $(addprefix site_tests/test_,leaks.py lists.py screens.py valid.py)

.PHONY: site bench test test-fast test-content test-all test-zensical test-zone mutate check serve docs words lint clean packages wheel lock

site: $(READY)  ## build the site into site/
	$(RUN) build

words: $(READY)  ## gather the words that readers see, and bring the catalogues of all languages up to date
	$(BIN)/python -m scripts.words

test: $(READY)  ## run every test
	$(PYTEST) tests
	made=$$(mktemp -d) && trap 'rm -rf "$$made"' EXIT && export SITE_TESTS_MADE="$$made" && $(SITE_TESTS) && \
		$(SUBMAKE) --no-print-directory -j 2 --output-sync=target test-zensical test-zone

# One beside the other: each is short.
test-zensical: $(READY)  ## run what the second builder alone may break
	$(BIN)/python -m pytest site_tests --builder zensical

test-zone: $(READY)  ## look at the second site; its pages, links and citations are tested in a fork (`test_fork`)
	$(BIN)/python -m pytest --site tests/zone $(ZONE)

test-fast: $(READY)  ## run the tests of the tool alone: a minute and a half
	$(PYTEST) tests --ignore tests/content -m "not slow"

test-content: $(READY)  ## run the tests of the content
	$(PYTEST) tests/content

test-all: $(READY)  ## run every test, and the browser tests in every combination
	$(PYTEST) tests
	$(SITE_TESTS) --full
	$(SITE_TESTS) --full --builder zensical
	$(SITE_TESTS) --full --site tests/zone
	$(SITE_TESTS) --full --site tests/zone --builder zensical

mutate: $(READY)  ## plant small faults in the core, and tell which of them no test notices: half an hour
	$(BIN)/python -m tests.mutation

bench: $(READY)  ## time builds of large invented sites, by stage and size, against plain mkdocs-material: half an hour
	$(BIN)/python -m tests.bench

check: $(READY)  ## report what is wrong with the content
	$(RUN) check

serve: $(READY)  ## look at the site on this machine while it is edited
	$(RUN) serve

docs: $(READY)  ## build the documentation of the tool into build/documentation/
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict -q -f docs/mkdocs.yml

lint: $(READY)  ## style and types of the code
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check generator tests site_tests
	$(BIN)/python -m mypy

clean:  ## remove what was made, but not .venv
	rm -rf build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis test-artefacts

packages: $(READY)  ## fetch the two packages of npm of which the editor in the browser is made
	mkdir -p build/packages
	npm pack --silent --pack-destination build/packages $$($(BIN)/python -c \
		"from generator.admin import PACKAGES; print(*(each.wanted for each in PACKAGES))")

wheel: $(READY)  ## build the package that others install into dist/
	$(BIN)/python -m hatchling build -t wheel

lock: $(READY)  ## renew requirements.txt: exact versions with hashes, and no address of an index
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --group dev --all-extras pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --all-extras -c requirements.txt pyproject.toml -o generator/cli/starter/requirements.txt

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	printf '#!/bin/sh\nPYTHONPATH="%s" exec "%s/$(BIN)/python" -P -m generator "$$@"\n' "$(CURDIR)" "$(CURDIR)" > $(BIN)/explainer
	chmod +x $(BIN)/explainer
	touch $(READY)
