# What can be done here; `make` alone lists it. Needs Python 3.11 or newer, and nothing else.
# PYTHON=/path/to/python picks one; ARGS="-k sentences" goes to pytest; DATA=folder says where the data lies.

PYTHON ?=
ARGS ?=
DATA ?= ../shared/data

VENV := .venv
PY := $(VENV)/bin/python
CANDIDATES = $(if $(PYTHON),$(PYTHON),python3.13 python3.12 python3.11 python3)
# What a command prints goes into a document only where the command succeeds: of a pipe, only the last one's end counts.
PRINTED := build/printed
PUT = $(PY) docs/sections.py < $(PRINTED)
READ_DEMO = $(VENV)/bin/tearwise read --file docs/demo.txt --explain

.PHONY: help demo data test check docs bench bundle readme clean

help: ## list what can be done
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 18

demo: $(VENV)/base ## install, then read the account in docs/demo.txt
	@$(READ_DEMO)

data: $(VENV)/base ## check every data file: texts, phrases, questions, help lines
	@$(PY) -m tearwise.data

# Many tests start the program. Where Python is not to keep bytecode, each would compile all of it again.
test: $(VENV)/test $(VENV)/generator/made ## install, then run the tests
	@$(PY) -m compileall -q src
	@$(PY) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(VENV)/dev ## lint, format, types, import directions, documents
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports
	@$(PY) -m pytest --quiet tests/promises/test_documents.py tests/promises/test_commands.py

docs: $(VENV)/docs ## build the documentation as a site, in site/
	@NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict
	@echo "Open site/index.html, or, with search: $(PY) -m http.server --bind 127.0.0.1 --directory site"

bench: $(VENV)/bench ## measure, and write docs/benchmarks.md and benchmarks/results.json (needs DATA)
	@$(PY) -m benchmarks "$(DATA)" .

bundle: $(VENV)/train ## make another bundle from DATA, in the place of the one that ships (without a GPU it reads less well)
	@$(PY) -m training.bundle --data "$(DATA)"
	@mkdir -p $(dir $(PRINTED))
	@$(PY) -m training.safety --data "$(DATA)" > $(PRINTED) && $(PUT) docs/risks.md figures --markdown
	@$(PY) -m training.replies > $(PRINTED) && $(PUT) docs/reply-check.md figures --markdown

readme: $(VENV)/base ## put what `make demo` prints, and the measured figures, into README.md
	@mkdir -p $(dir $(PRINTED))
	@COLUMNS=78 $(READ_DEMO) > $(PRINTED) && $(PUT) README.md demo
	@$(PY) -m training.card > $(PRINTED) && $(PUT) README.md results --markdown

clean: ## remove the environment and what tools left (build/, hours of training, stays)
	@rm -rf $(VENV) dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The environment. Each stamp says that an extra is installed for this pyproject.toml; the second run does nothing.

$(VENV)/made:
	@for python in $(CANDIDATES); do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$($$python --version)"; \
	    $$python -m venv --clear $(VENV) && touch $@; exit; \
	  fi; \
	done; \
	echo "Tearwise needs Python 3.11 or newer with its venv module (Debian, Ubuntu: apt install python3-venv);" \
	  "tried: $(CANDIDATES). Name one: make PYTHON=/path/to/python3 $(MAKECMDGOALS)" >&2; exit 1

$(VENV)/base: pyproject.toml | $(VENV)/made
	$(call install,)
	@touch $@

$(VENV)/test: pyproject.toml | $(VENV)/made
	$(call install,test)
	@touch $@ $(VENV)/base

# Generates a client from the API's description, for one test; it needs another Typer than Tearwise does.
$(VENV)/generator/made: | $(VENV)/made
	@$(PY) -m venv $(VENV)/generator
	@$(VENV)/generator/bin/python -m pip install -qq --disable-pip-version-check 'openapi-python-client>=0.26'
	@touch $@

$(VENV)/dev: pyproject.toml | $(VENV)/made
	$(call install,dev)
	@touch $@ $(VENV)/base $(VENV)/test

$(VENV)/docs: pyproject.toml | $(VENV)/made
	$(call install,docs)
	@touch $@ $(VENV)/base

$(VENV)/bench: pyproject.toml | $(VENV)/made
	$(call install,bench)
	@touch $@ $(VENV)/base

$(VENV)/train: pyproject.toml | $(VENV)/made
	$(call install,train)
	@touch $@ $(VENV)/base

define install
	@echo "Installing Tearwise$(if $(1), and what is needed to $(or $(for_$(1)),$(1)),)"
	@$(PY) -m pip install -qq --disable-pip-version-check --editable '.$(if $(1),[$(1)])'
endef
for_dev = check and test it
for_test = test it
for_docs = build its documentation
for_bench = compare it with others
for_train = train it
