# Everything a fresh machine with Python 3.11+ needs:  make run   or   make test
PYTHON ?= python3
# Address of PyTorch's CPU builds, where the ordinary build (several GB, for graphics cards) is not wanted.
TORCH_INDEX ?=
# Which tests, and how:  make test TESTS="tests/test_architecture.py -x"
TESTS ?=
PY := .venv/bin/python
# Written last, so that a set-up that was interrupted is begun again and never trusted.
READY := .venv/.ready
PIP := $(PY) -m pip install --disable-pip-version-check --constraint requirements.lock.txt
# A browser is opened where there is a screen; a server stays quiet.
SCREEN := $(if $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname)),--server.headless=false)

.DEFAULT_GOAL := help
.PHONY: help run test lint bench eval train shelf lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

run: shelf ## Set up, fill the shelf, build the index, open the app
	$(PY) -m streamlit run app.py $(SCREEN)

test: shelf lint ## Set up likewise, then lint and run every test
	$(PY) -m pytest $(TESTS)

lint: $(READY) ## Check style and format
	$(PY) -m ruff check
	$(PY) -m ruff format --check

bench: shelf ## Measure speed and memory
	$(PY) -m eval.speed

eval: shelf ## Ask all our questions, judge search and answers, hold the baseline
	$(PY) -m eval --split all --gate

train: shelf ## Learn the classifier of triage from corpus/precedents again (two minutes)
	$(PY) -m eval.learn.triage

# Texts that cannot be had are no reason to stop: the app and the tests say which are missing.
shelf: $(READY) ## Fetch the official texts that are missing and index what is there
	@$(PY) -m helpdesk corpus sync || echo "Going on with the texts that are there."
	@$(PY) -m helpdesk index

# pip fetches torch, because pip knows the wheel folders a machine may be set up with; uv fetches the rest, in seconds.
# Bytecode is compiled here, because where PYTHONDONTWRITEBYTECODE is set every import would be slow for ever.
$(READY): requirements.txt requirements.lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; name one:  make run PYTHON=python3.12" >&2; exit 1; }
	@test -e $(READY) || { echo "Making .venv (a few minutes, once) ..."; $(PYTHON) -m venv --clear .venv; }
	@rm -f $(READY)
	$(PIP) uv
	$(PIP) torch --no-deps $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX))
	$(PY) -m uv pip install --python $(PY) --compile-bytecode --requirements requirements.txt \
	  --group dev --constraints requirements.lock.txt
	@touch $(READY)

lock: $(READY) ## Pin again what the requirements pull in (then run the tests)
	$(PY) -m uv pip compile --quiet --universal --upgrade --no-annotate --no-header --group dev requirements.txt \
	  --output-file requirements.lock.txt

clean: ## Remove what can be made again; your shelf and .helpdesk/ stay
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
