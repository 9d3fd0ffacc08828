# Everything that can be done with Meerstem from the shell; `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST_OPTIONS ?=

.DEFAULT_GOAL := help
.PHONY: help install run test check format bench strings clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/installed: requirements.txt requirements-dev.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Meerstem needs Python 3.11 or newer: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

install: $(VENV)/installed  ## set up everything that is needed, in .venv

run: install  ## start the app; the first time it offers the example study
	@$(BIN)/python -m tools.open_browser &
	$(BIN)/streamlit run streamlit_app.py

test: install check  ## all tests, after `make check`
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(PYTEST_OPTIONS)

check: install  ## format, lint, types, floors, translations; and hints for plain Dutch
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py tests/test_readability.py tests/test_translations.py tests/test_docs.py
	@$(BIN)/python -m tools.plain_dutch

format: install  ## mend what the formatter and the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install  ## measure; prints figures with their conditions
	$(BIN)/python -m benchmarks

strings: install  ## bring the languages in pages/frame/locale up to date with the sentences in the code
	$(BIN)/python -m tools.strings

clean:  ## remove what was installed and made (not the study's data)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
