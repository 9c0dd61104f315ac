# Everything a person or a machine does with this project. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup setup-operations setup-load run build test static install lint format format-seed sanitize validate release renew deposit bench microbench profile fuzz \
  check-conformance conformance check-browser check-chaos check-operate check-reload check-tls check-hardening check-wireproxies check-slow check-hostile \
  check-soak check-deploy check-search check-clients container dist clean

PRODUCT := osce-directory
PREFIX ?= /usr/local
SWIFT_FILES := Package.swift Sources Tests Benchmarks container

# $(call need,COMMAND,PACKAGES): installs Debian's packages, with sudo where needed, unless COMMAND finds what they bring.
define need
@PATH="$$PATH:/usr/sbin"; { $(1); } >/dev/null 2>&1 || { \
  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
  echo "Installing $(2)"; \
  $$sudo apt-get update -qq && \
  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2) >/dev/null; \
}
endef
VENV := python3 -c 'import ensurepip, venv'

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Hunks of `git diff` name the record (.gitattributes). A clone has to be told once.
SEED_HUNKS := '^ {2,4}[{]? ?"id": "([^"]*)"'
setup: ## Install the system packages that are missing (apt, with sudo where needed)
	@command -v swift >/dev/null || { echo "Swift 6.3 is needed: see https://www.swift.org/install/linux/" >&2; exit 69; }
	@git config diff.seed.xfuncname $(SEED_HUNKS) 2>/dev/null || true
	$(call need,pkg-config --exists libmicrohttpd nettle zlib libbrotlienc libxxhash sqlite3,libmicrohttpd-dev nettle-dev zlib1g-dev libbrotli-dev libxxhash-dev libsqlite3-dev pkg-config)

run: build ## Build and serve the embedded Seed on 127.0.0.1:8080
	@exec .build/release/$(PRODUCT) serve

build: setup ## Build the program for release
	swift build -c release --product $(PRODUCT)

test: setup ## Run every test
	swift test

ESSENTIALS := $(CURDIR)/.build-static/essentials
static: setup ## Build the program as it is installed and shipped, with Swift in it
	container/essentials.sh $(ESSENTIALS)
	swift build -c release --static-swift-stdlib --product $(PRODUCT) --scratch-path .build-static \
	  -Xswiftc -I$(ESSENTIALS) -Xlinker -L$(ESSENTIALS)

install: static ## Install the program, with its Seed and Swift in it, under PREFIX (/usr/local)
	install -D -m 755 .build-static/release/$(PRODUCT) $(DESTDIR)$(PREFIX)/bin/$(PRODUCT)

lint: ## Check the form of the Swift files, the layers within targets, and figures that stand in two documents
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)
	python3 -B Tests/layers.py
	python3 -B Benchmarks/scaling.py --check

format: ## Put the Swift files into form
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

SANITIZED_RELOADS ?= 20
SANITIZED_RELOAD := python3 -B Tests/Operations/reload.py --sanitized --expected-by .build/release/$(PRODUCT) --reloads $(SANITIZED_RELOADS)
LEAKS := LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Sanitizers/leaks.supp:print_suppressions=0
SEEN_LOCKS := LD_PRELOAD=$(CURDIR)/.build-tsan/swift_mutex.so
SANITIZED_TESTS := --filter 'BudgetTests|MicroHTTPTests|DirectoryAPITests|DirectoryTests'
sanitize: build setup-load ## Run tests of C and threads, then reloads under load, under the thread and the address sanitizer
	mkdir -p .build-tsan
	clang -O1 -Wall -Wextra -Werror -shared -fPIC -o .build-tsan/swift_mutex.so Tests/Sanitizers/swift_mutex.c -ldl
	swift build --build-tests --sanitize=thread --scratch-path .build-tsan
	$(SEEN_LOCKS) swift test --skip-build --sanitize=thread --scratch-path .build-tsan $(SANITIZED_TESTS)
	$(SEEN_LOCKS) $(SANITIZED_RELOAD) .build-tsan/debug/$(PRODUCT)
	swift build --build-tests --sanitize=address --scratch-path .build-asan
	$(LEAKS) swift test --skip-build --sanitize=address --scratch-path .build-asan $(SANITIZED_TESTS)
	$(LEAKS) $(SANITIZED_RELOAD) .build-asan/debug/$(PRODUCT)

check-conformance: build ## Judge the built program with tools of others, from PyPI, in an environment of its own
	$(call need,type curl tidy && $(VENV),python3-venv curl tidy)
	Tests/Conformance/run.sh .build/release/$(PRODUCT)

conformance: check-conformance ## The same, by its former name

# openapi-generator runs in Java, and what it writes in TypeScript in node
check-clients: build ## Have generators of clients and other readers of files read what the program serves, each in an environment of its own
	$(call need,type curl java node tsc && $(VENV),python3-venv curl default-jre-headless nodejs node-typescript)
	Tests/Clients/run.sh .build/release/$(PRODUCT)

# A browser and what drives it, Java for the checker of HTML, pdftoppm for pictures of paper
BROWSER_PACKAGES := chromium chromium-driver default-jre-headless poppler-utils fontconfig fonts-dejavu-core fonts-liberation python3-venv
BROWSER ?=
check-search: build ## Ask what people ask, beside SQLite FTS5 and tantivy; write docs/benchmarks.md (SEARCH_OPERATIONS="10000 1000000" for times)
	@python3 -m venv .build-search && .build-search/bin/pip -q install -r Tests/Search/requirements.txt
	@.build-search/bin/python Tests/Search/check_search.py .build/release/$(PRODUCT) --operations $(SEARCH_OPERATIONS) --write docs/benchmarks.md

check-browser: build ## Read the site as a person does, in Chromium, at two widths; BROWSER="-k search" for some of it
	$(call need,type chromium chromedriver java pdftoppm fc-match && $(VENV),$(BROWSER_PACKAGES))
	Tests/Browser/run.sh .build/release/$(PRODUCT) $(BROWSER)

format-seed: build ## Put the seed files into their canonical layout
	.build/release/$(PRODUCT) format --seed Seed

# An editor needs no compiler: a program that is installed and knows the format of the Seed will do.
validate: ## Check the Seed and its layout as an editor would, findings included, by the installed program where it knows the format
	@format=$$(sed -n 's/^ *"format": *\([0-9]*\).*/\1/p' Seed/dataset.json); \
	installed=$$(command -v $(PRODUCT) || true); \
	if [ -n "$$installed" ] && [ "$$("$$installed" validate --seed-format 2>/dev/null)" = "$$format" ]; then program=$$installed; \
	else $(MAKE) --no-print-directory build && program=.build/release/$(PRODUCT); fi && \
	"$$program" validate --seed Seed --strict && "$$program" format --seed Seed --check

release: build ## Write a release of the data down: make release TITLE="What it is about"
	@test -n "$(TITLE)" || { echo 'Say what it is about: make release TITLE="Two missions closed"' >&2; exit 64; }
	@former=$$(mktemp -d) && trap 'rm -rf "$$former"' EXIT && \
	  git archive "$$(git log -1 --format=%H -- Seed/releases.json)" Seed | tar -x -C "$$former" && \
	  .build/release/$(PRODUCT) release --seed Seed --since "$$former/Seed" --title "$(TITLE)"

DEPOSIT ?= deposit
PUBLIC_URL ?=
deposit: build ## Write what Zenodo takes into DEPOSIT (deposit): archive, database, metadata, digests; PUBLIC_URL=https://… names the site
	.build/release/$(PRODUCT) export --format deposit --seed Seed $(if $(PUBLIC_URL),--public-url $(PUBLIC_URL)) $(DEPOSIT)

renew: setup ## Write anew what is made from the tables and the data: kept answers, examples in docs, Seed/schemas
	UPDATE_GOLDEN=1 UPDATE_DOCS=1 swift test

# what is shipped is measured; the profile tells Swift's runtime from ours by its libraries
bench: build static ## Measure side by side with bare libmicrohttpd, nginx, h2o and Hummingbird; write docs/benchmarks.md (half an hour)
	PROFILED=.build/release/$(PRODUCT) Benchmarks/bench.sh .build-static/release/$(PRODUCT)

MICROBENCH_COUNT ?=
microbench: setup ## Time the query engine alone, on the Seed or on MICROBENCH_COUNT=10000 operations
	@data=$(CURDIR)/.build-bench/data/$(MICROBENCH_COUNT); \
	[ -z "$(MICROBENCH_COUNT)" ] || [ -e "$$data/operations.json" ] || python3 -B Benchmarks/generate.py "$(MICROBENCH_COUNT)" "$$data"; \
	[ -z "$(MICROBENCH_COUNT)" ] || export MICROBENCHMARK_SEED="$$data"; \
	OSCE_DIRECTORY_MICROBENCHMARKS=1 swift package --scratch-path .build-bench/microbenchmarks benchmark --no-progress

profile: build ## Count instructions and allocations of a request under callgrind; write them into docs/benchmarks.md
	PARTS=profile Benchmarks/bench.sh .build/release/$(PRODUCT)

# apt starts the servers among these where there is an init system; the checks use none of those.
setup-operations: ## Install what stands around the program in the checks of operation
	$(call need,type haproxy nginx varnishd promtool systemd-analyze wrk logrotate && $(VENV),haproxy nginx-light varnish prometheus systemd wrk logrotate python3-venv)

setup-load: ## Install what asks and attacks in the checks of load
	$(call need,type wrk slowhttptest,wrk slowhttptest)

CHAOS ?=
OPERATE ?=
check-operate: build setup-operations ## Break things under a real Prometheus, see which alerts fire and what clients are told (about 8 minutes; OPERATE='"a seed with faults"')
	@PATH="$$PATH:/usr/sbin" python3 -B Tests/Operations/edge.py .build/release/$(PRODUCT)
	@PATH="$$PATH:/usr/sbin" python3 -B Tests/Operations/operate.py .build/release/$(PRODUCT) $(OPERATE)

check-chaos: build setup-operations ## Kill and update replicas behind HAProxy and Varnish under load (about 3 minutes)
	@PATH="$$PATH:/usr/sbin" python3 -B Tests/Operations/chaos.py $(CHAOS) .build/release/$(PRODUCT)

RELOADS ?= 1000
check-reload: build setup-operations ## Reload one process 1,000 times under full load and compare every answer (about 6 minutes; RELOADS=100)
	@python3 -B Tests/Operations/reload.py --reloads $(RELOADS) .build/release/$(PRODUCT)

check-tls: build ## Judge TLS by OpenSSL, sslscan and testssl.sh (about 4 minutes)
	$(call need,type openssl sslscan testssl,openssl sslscan testssl.sh)
	@python3 -B Tests/Operations/tls.py .build/release/$(PRODUCT)

check-hardening: build ## Read from the built program how it is protected against faults in its memory
	@Tests/Hardening/check.sh .build/release/$(PRODUCT)

check-wireproxies: build setup-operations ## Send the cases of Tests/Wire through HAProxy and nginx (1 minute)
	@python3 -B Tests/Wire/proxied.py .build/release/$(PRODUCT)

check-slow: build setup-load ## Hold a thousand slow connections of each kind and measure what others notice (2 minutes)
	@python3 -B Tests/Operations/slow.py .build/release/$(PRODUCT)

check-hostile: build ## Play what a hostile client can do, measure what others notice; write docs/operations.md (6 minutes)
	@python3 -B Tests/Operations/hostile.py .build/release/$(PRODUCT)

SOAK_REQUESTS ?= 10000000
check-soak: build setup-load ## Ask ten million times and watch the memory (4 to 10 minutes; SOAK_REQUESTS=100000 for fewer)
	@python3 -B Tests/Operations/soak.py .build/release/$(PRODUCT) $(SOAK_REQUESTS)

# lld, since gold fails at what the sanitizers add. trace-pc has each edge counted (Tests/Fuzz/Work), in place of
# libFuzzer's function of that name.
FUZZ_BUILD := swift build -c release --product fuzz --scratch-path .build-fuzz -Xswiftc -enable-testing \
  -Xswiftc -parse-as-library -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld -Xcc -fsanitize=fuzzer-no-link,address \
  -Xswiftc -Xllvm -Xswiftc -sanitizer-coverage-trace-pc -Xlinker --wrap=__sanitizer_cov_trace_pc
FUZZ_TARGETS ?= target query search accept content message seed cost shim
fuzz: build ## Fuzz for a minute each (FUZZ_SECONDS=60 FUZZ_TARGETS="target query search accept content message seed cost shim")
	OSCE_DIRECTORY_FUZZING=1 $(FUZZ_BUILD)
	@python3 Tests/Fuzz/dictionary.py .build/release/$(PRODUCT) .build-fuzz
	@Tests/Fuzz/fuzz.sh .build-fuzz/release/fuzz .build-fuzz $(FUZZ_TARGETS)

OPERATIONS_VENV := .build-operations/tools
$(OPERATIONS_VENV)/complete: docs/deploy/requirements.txt
	@python3 -m venv $(OPERATIONS_VENV)
	@$(OPERATIONS_VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

check-deploy: build setup-operations $(OPERATIONS_VENV)/complete ## Judge docs/deploy and the Dockerfile by the programs they are for
	@PATH="$$PATH:/usr/sbin" docs/deploy/check.sh $(OPERATIONS_VENV) .build/release/$(PRODUCT)

dist: static ## Put what a release publishes into .build-dist: program, files of deploy, SBOM, provenance, SHA-256 sums
	@sh container/dist.sh .build-static/release/$(PRODUCT) Package.resolved .build-dist

container: ## Build the container image with Docker
	docker build -t $(PRODUCT) .

clean: ## Remove what was built
	rm -rf .build .build-*
