# make run: set up what is needed and serve the atlas.  make test: set up and run every test.
# HOST and PORT in the environment move the atlas, PYTHON names another interpreter.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --retries 2 --timeout 15
# A pip that was killed may leave half a package that looks whole: the next run installs all anew.
INSTALL = @again=; [ ! -e $(VENV)/cut ] || again=--force-reinstall; touch $(VENV)/cut; \
	  if $(PIP) install $$again --require-hashes -r $<; then rm $(VENV)/cut; touch $@; \
	  else code=$$?; [ $$code -ge 128 ] || [ -n "$$again" ] || rm $(VENV)/cut; \
	    echo "pip could not install what $< names. Is there a network? Run make again: it goes on from here."; exit 1; fi

.DEFAULT_GOAL := help
.PHONY: help run check dist test test-wide lint test-python test-browser test-rules test-js chromium screenshots bench bench-versions bench-load soak messages package lock clean venv

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: $(VENV)/run.ready node_modules/run.ready ## serve the atlas at http://127.0.0.1:8050
	@$(BIN)/python app.py

check: $(VENV)/run.ready ## check the tables in data/
	@$(BIN)/python app.py check

dist: $(VENV)/run.ready node_modules/run.ready ## pack the atlas as one ZIP file that opens without a server
	@$(BIN)/python -m scripts.dist

test: lint test-js test-python ## run every test: style, types, JavaScript, Python, real browser

lint: $(VENV)/test.ready node_modules/test.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	node_modules/.bin/biome check
	node_modules/.bin/tsc --project .

# Two at once: most of the time the tests of one wait for a browser.
test-python: $(VENV)/test.ready node_modules/test.ready chromium
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target test-browser test-rules

test-browser:
	$(BIN)/python -m pytest tests/browser

test-rules:
	$(BIN)/python -m pytest --ignore=tests/browser

test-wide: $(VENV)/test.ready node_modules/test.ready chromium ## run every browser test in the other languages too, on the exported files (behind a plain host, and from a stick), and on another history
	$(BIN)/python -m pytest tests/browser --language=ru
	$(BIN)/python -m pytest tests/browser --target=subpath --language=az
	$(BIN)/python -m pytest tests/browser --target=file --language=tr
	$(BIN)/python -m pytest tests/browser --target=file
	$(BIN)/python -m pytest tests/browser --atlas=island

test-js:
	@command -v node > /dev/null || { echo "Node.js is missing; the JavaScript tests need it. On Debian: apt-get install nodejs npm"; exit 1; }
	node --test tests/js/*.test.js

chromium: $(VENV)/test.ready
	@$(BIN)/python -m tests.chromium

screenshots: $(VENV)/test.ready node_modules/test.ready chromium ## make the pictures in docs/ again
	$(BIN)/python -m scripts.screenshots

bench: $(VENV)/bench.ready node_modules/test.ready bench/node_modules/ready chromium ## measure the atlas beside its peers, for docs/benchmarks.md
	$(BIN)/python -m bench
	$(BIN)/python -m pytest -m figures --write-figures

bench-versions: $(VENV)/test.ready node_modules/test.ready chromium ## measure this version beside one checked out in EARLIER=FOLDER
	@test -n "$(EARLIER)" || { echo "Name a folder with the earlier version: git worktree add ../earlier COMMIT; make bench-versions EARLIER=../earlier"; exit 2; }
	@test -e "$(EARLIER)/node_modules" || ln -s "$(CURDIR)/node_modules" "$(EARLIER)/node_modules"
	$(BIN)/python -m bench.versions "$(EARLIER)"

soak: $(VENV)/test.ready node_modules/test.ready chromium ## the long runs: two hundred visits of a kiosk
	$(BIN)/python -m pytest -m soak

bench-load: $(VENV)/test.ready node_modules/run.ready ## measure 200 readers at once, for docs/load.md
	$(BIN)/python -m bench.load

messages: $(VENV)/test.ready ## bring the catalogues in translations/ up to date with code and tables
	$(BIN)/python -m scripts.messages

package: $(VENV)/run.ready ## write data/datapackage.json and docs/codebook.md from the tables
	$(BIN)/python -m scripts.data_package
	$(BIN)/python -m scripts.codebook

lock: ## write the lock files again (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra test pyproject.toml -o requirements-test.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -c requirements-test.lock pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -c requirements-test.lock --extra bench pyproject.toml -o requirements-bench.lock

clean: ## remove all that set-up has made
	rm -rf $(VENV) node_modules .pytest_cache .mypy_cache .ruff_cache

# One that was made before, or cut off in the middle: what tells is whether it has its pip.
$(VENV)/made.ready:
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || $(MAKE) --no-print-directory venv
	@touch $@

venv:
	@command -v $(PYTHON) > /dev/null || { echo "Python is missing. On Debian: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "The atlas needs Python 3.11 or newer; name one with: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/run.ready: requirements.lock | $(VENV)/made.ready
	@echo "Installing the atlas's Python packages into $(VENV) (once, a minute or two) ..."
	$(INSTALL)

$(VENV)/test.ready: requirements-test.lock | $(VENV)/made.ready
	@echo "Installing the packages of the tests into $(VENV) (once) ..."
	$(INSTALL)
	@touch $(VENV)/run.ready

bench/node_modules/ready: bench/package-lock.json bench/package.json
	@echo "Installing what the peers of the bench load ..."
	@cd bench && npm ci --silent --prefer-offline && touch node_modules/ready

$(VENV)/bench.ready: requirements-bench.lock | $(VENV)/test.ready
	@echo "Installing the packages of the bench into $(VENV) (once) ..."
	$(INSTALL)

# Without npm the atlas runs on Plotly's full bundle and the system's fonts, and says so itself.
node_modules/run.ready: package-lock.json | $(VENV)/run.ready
	@if command -v npm > /dev/null; then \
	  echo "Installing the browser parts (once) ..."; \
	  $(BIN)/python -m scripts.install_parts --to-run || echo "Going on without them."; \
	fi

node_modules/test.ready: package-lock.json | $(VENV)/test.ready
	@command -v npm > /dev/null || { echo "npm is missing; the browser tests need it. On Debian: apt-get install nodejs npm"; exit 1; }
	@$(BIN)/python -m scripts.install_parts
