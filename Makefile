PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
TEMPLATES = $$(git ls-files -co --exclude-standard -- '*.html' ':!tests/')

.PHONY: help run test lint format bench requirements messages screenshots guide

help:
	@echo "make run [PORT=8000]   serve the site, with the demo publication the first time"
	@echo "make test              the whole suite; PostgreSQL too when DATABASE_URL names one"
	@echo "make lint              style, templates, import contract, migrations, deployment"
	@echo "make format            put code and templates into the house's form"
	@echo "make bench SET=folder  measure the search; SCALE=50000 times it (PostgreSQL: DATABASE_URL)"
	@echo "make messages          renew the French catalogue (needs gettext)"
	@echo "make screenshots       renew the pictures in docs/ (needs Chromium)"
	@echo "make guide             renew the pictures of the editor's guide (needs Chromium)"
	@echo "make requirements      pin the newest versions that requirements/*.in allow"

run: .venv/run.txt
	@$(BIN)/python manage.py prepare --port $(PORT)
	@export SITE_URL=http://127.0.0.1:$(PORT); \
	$(BIN)/python manage.py tick & exec $(BIN)/python manage.py runserver $(PORT)

test: .venv/dev.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/run.sh

lint: .venv/dev.txt
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/djlint --lint --quiet $(TEMPLATES)
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	ALLOWED_HOSTS=relais.example SITE_URL=https://relais.example \
	DATABASE_URL=postgres://127.0.0.1/relais DJANGO_SETTINGS_MODULE=config.settings.base \
	$(BIN)/python manage.py check --deploy --fail-level WARNING

format: .venv/dev.txt
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)

bench: .venv/bench.txt
	$(BIN)/python -m bench.search $(SET) $(if $(SCALE),--scale $(SCALE))

requirements: .venv/dev.txt
	for name in run dev bench; do \
		$(BIN)/uv pip compile --upgrade --universal --python-version 3.11 \
			--generate-hashes --no-emit-index-url \
			--custom-compile-command "make requirements" \
			requirements/$$name.in --output-file requirements/$$name.txt; \
	done

messages: .venv/dev.txt
	$(BIN)/python manage.py makemessages --locale fr --no-wrap --ignore .venv --ignore var --ignore tests
	$(BIN)/python manage.py compilemessages --locale fr --ignore .venv

screenshots: .venv/dev.txt
	$(BIN)/python -m tests.browser.screenshots docs/screenshots

guide: .venv/dev.txt
	$(BIN)/python -m tests.browser.guide_pictures docs/guide/images

# What is installed is what a requirements file says: each install leaves a copy of it.
.venv/%.txt: requirements/%.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Relais needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { \
		echo "Python can't make a virtual environment here: install its venv module (Debian: python3-venv)." >&2; exit 1; }
	@echo "Installing requirements/$*.txt…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		--requirement $< 2>.venv/pip.log || { tail -n 3 .venv/pip.log >&2; \
		echo "The requirements could not be installed: is this machine on the network?" >&2; exit 1; }
	@cp $< $@
