# html · example · test · serve · clean. Each target sets up its own virtual environment in .venv,
# from the locks in requirements/: the same versions everywhere, each file of them known by its hash.
# lock · sbom · licences · audit have theirs in .venv-supply: docs/development/supply-chain.md
#
#   make html SPHINXOPTS="-W --keep-going"    options for Sphinx
#   make test PYTESTOPTS="-k status"          options for pytest
#   make html PYTHON=python3.13               the Python that .venv is made of
#   make lock LOCKOPTS="--upgrade"            the newest versions that pyproject.toml allows

PYTHON     ?= python3
VENV       ?= .venv
SPHINXOPTS ?=
PYTESTOPTS ?= -n auto
PORT       ?= 8000
LOCKOPTS   ?=
# wheels alone: nothing that is installed runs code by that. PIPOPTS= where there is no wheel
PIPOPTS    ?= --only-binary :all:

python := $(VENV)/bin/python
supply := $(VENV)-supply
install := -m pip install -qq --disable-pip-version-check
locked := $(install) --require-hashes $(PIPOPTS)
editable := $(install) --no-deps --no-build-isolation --editable .
output := _build/html
build  := -m sphinx -b html -d _build/doctrees

.DEFAULT_GOAL := help
.PHONY: help html example test serve clean lock sbom licences audit

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

clean: ## remove what was built and the virtual environments
	@rm -rf _build dist $(VENV) $(supply)
	@echo "Removed _build, dist, $(VENV) and $(supply)."

lock: $(supply)/.ready ## make the locks in requirements/ fit pyproject.toml
	@UV=$(supply)/bin/uv sh requirements/lock.sh $(LOCKOPTS)

sbom: $(VENV)/.docs $(supply)/.ready ## write the bill of materials into dist/
	@$(supply)/bin/python requirements/sbom.py $(python) dist/sbom.cdx.json

licences: $(VENV)/.test ## write docs/development/licences.md
	@$(python) requirements/licences.py

audit: $(supply)/.ready ## look for known weaknesses of what is locked (api.osv.dev)
	@sh requirements/audit.sh $(supply)/bin/pip-audit

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer \
	is needed; this is %d.%d: make PYTHON=python3.13 ..." % sys.version_info[:2])'
	@echo "Setting up $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.docs: pyproject.toml requirements/docs.txt | $(VENV)/.made
	@echo "Installing what the site needs into $(VENV)"
	@$(python) $(locked) -r requirements/docs.txt
	@$(python) $(editable)
	@touch $@

$(VENV)/.test: pyproject.toml requirements/test.txt | $(VENV)/.made
	@echo "Installing what the tests need into $(VENV)"
	@$(python) $(locked) -r requirements/test.txt
	@$(python) $(editable)
	@touch $@ $(VENV)/.docs

$(supply)/.ready: requirements/supply.txt
	@$(PYTHON) -m venv $(supply)
	@$(supply)/bin/python $(locked) -r requirements/supply.txt
	@touch $@
