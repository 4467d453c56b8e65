# The two commands: `make serve` runs the memorial, `make test` passes its tests.
# Both need only python3 (3.11 to 3.13, with venv) and make.

PORT ?= 8000
BENCH ?=
DRILL ?=
export PORT

.PHONY: help serve curator test check bench drill-submissions drill-junk screenshots handbook-pictures messages format clean

help:
	@echo "make serve     run the memorial with the founding record on http://127.0.0.1:$(PORT)"
	@echo "make curator   make an account for the curators' desk"
	@echo "make test      run the tests"
	@echo "make check     lint, types, import walls, migrations, deployment settings"
	@echo "make bench     print the server's time for each class of page"
	@echo "make drill-submissions  1,000 letters arrive while the server is killed again and again"
	@echo "make drill-junk  10,000 pieces of junk and 300 letters arrive mixed"
	@echo "make screenshots  pictures of every class of page in var/screenshots (needs chromium)"
	@echo "make handbook-pictures  the pictures of docs/curators.md in docs/img (needs chromium)"
	@echo "make messages  bring the translators' catalogues up to date and compile them"
	@echo "make format    lay out code and templates"
	@echo "make clean     remove the virtual environment and what was compiled (never the data in var/)"

serve:
	@deploy/serve

curator:
	@deploy/curator

test:
	@deploy/prepare dev && deploy/test

check:
	@deploy/prepare dev && deploy/check

bench:
	@deploy/prepare && .venv/bin/python manage.py benchmark_pages $(BENCH)

drill-submissions:
	@deploy/prepare dev && .venv/bin/python -m tests.drills submissions $(DRILL)

drill-junk:
	@deploy/prepare dev && .venv/bin/python -m tests.drills flood $(DRILL)

screenshots:
	@deploy/prepare dev && .venv/bin/python -m tests.browser.screenshots var/screenshots

handbook-pictures:
	@deploy/prepare dev && .venv/bin/python -m tests.browser.pictures docs/img

messages:
	@deploy/prepare dev && .venv/bin/python deploy/messages.py

format:
	@deploy/prepare dev && .venv/bin/ruff check --fix --quiet . && .venv/bin/ruff format --quiet . && find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
