# html · example · test · serve · clean. Each target sets up its own virtual environment in .venv.
#
#   make html SPHINXOPTS="-W --keep-going"    options for Sphinx
#   make test PYTESTOPTS="-k status"          options for pytest
#   make html PYTHON=python3.13               the Python that .venv is made of

PYTHON     ?= python3
VENV       ?= .venv
SPHINXOPTS ?=
PYTESTOPTS ?= -n auto
PORT       ?= 8000

python := $(VENV)/bin/python
output := _build/html
build  := -m sphinx -b html -d _build/doctrees

.DEFAULT_GOAL := help
.PHONY: help html example test serve clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

html: $(VENV)/.docs ## build the site and its PDFs into _build/html
	@$(python) $(build) -j auto $(SPHINXOPTS) . $(output)
	@echo "The site: $(output)/index.html"
	@for pdf in $(output)/pdf/*.pdf; do if [ -f "$$pdf" ]; then echo "A PDF: $$pdf"; fi; done

example: $(VENV)/.docs ## build the example archive, of an invented network, into _build/example
	@$(python) -m sphinx -b html -d _build/example-doctrees -j auto $(SPHINXOPTS) \
	  extensions/annual_report/example _build/example
	@echo "The example: _build/example/index.html"

test: $(VENV)/.test ## run the tests
	@$(python) -m pytest $(PYTESTOPTS)

serve: $(VENV)/.docs ## show the site on http://127.0.0.1:8000, and let it follow what is saved
	@$(VENV)/bin/annual-report serve --port $(PORT)

clean: ## remove what was built and the virtual environment
	@rm -rf _build dist $(VENV)
	@echo "Removed _build, dist and $(VENV)."

$(VENV)/.pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer \
	is needed; this is %d.%d: make PYTHON=python3.13 ..." % sys.version_info[:2])'
	@echo "Setting up $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(python) -m pip install -qq --disable-pip-version-check 'pip>=25.1'
	@touch $@

$(VENV)/.docs: pyproject.toml | $(VENV)/.pip
	@echo "Installing what the site needs into $(VENV)"
	@$(python) -m pip install -qq --editable . --group docs
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/.pip
	@echo "Installing what the tests need into $(VENV)"
	@$(python) -m pip install -qq --editable . --group docs --group test
	@touch $@ $(VENV)/.docs
