# Everything a contributor or a pipeline does with this project. `make help` lists it.

# Left empty: the first CPython 3.11 or newer among the usual names is taken.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
EXAMPLES := examples/patient_portal_non_compliant examples/patient_portal_compliant

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test check format docs new-rule bench bench-audit build test-wheel test-checkov test-checkov-oldest test-node engine test-pulumi stacks sign lock clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-20s %s\n", $$1, $$2}'

setup: $(VENV)/.ready ## Build .venv from the lock files and install the project in it

demo: setup ## Scan the two bundled patient portals: one that fails, and its compliant twin
	@for example in $(EXAMPLES); do \
	  echo "\$$ hds scan $$example"; \
	  $(BIN)/hds scan "$$example" || test $$? -eq 1 || exit 1; \
	done

test: setup ## Run the tests (TESTS=path and ARGS='-k word' narrow them)
	$(BIN)/python -m pytest $(ARGS) $(or $(TESTS),tests)

check: setup ## Lint, format, types, import layers, generated documents and drawings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/generate_docs.py --check
	$(BIN)/python tools/draw_stacks.py --check

format: setup ## Rewrite the code as the linter and the formatter want it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup ## Write the rule pages, the tables, the README's program output and the stacks' drawings again
	$(BIN)/python tools/generate_docs.py
	$(BIN)/python tools/draw_stacks.py

new-rule: setup ## Scaffold a rule: make new-rule THEME=backup NAME=vault_is_locked
	$(BIN)/python tools/new_rule.py "$(THEME)" "$(NAME)"

bench: setup ## Time hds beside the peers found on this machine (ARGS=--quick for the small tree alone)
	$(BIN)/python benchmarks/side_by_side.py $(ARGS)

bench-audit: setup ## Audit an account of 3,000 resources on a local moto server: time, memory, calls
	$(BIN)/python benchmarks/aws_account.py $(ARGS)

build: setup ## Build the wheel and the source distribution into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

test-wheel: build .venv-checkov/.ready ## Install the wheel alone in a fresh environment: it must answer as the working tree does
	rm -rf .venv-wheel
	$(BIN)/python -m venv .venv-wheel
	.venv-wheel/bin/python -m pip install --quiet --requirement requirements/runtime.txt
	.venv-wheel/bin/python -m pip install --quiet --no-deps dist/*.whl
	HDS_WHEEL="$(abspath .venv-wheel/bin/hds)" HDS_CHECKOV="$(abspath .venv-checkov/bin/checkov)" \
	  $(BIN)/python -m pytest tests/wheel

test-checkov: setup .venv-checkov/.ready ## Run the rules under a plain Checkov, in an environment of its own
	HDS_CHECKOV="$(abspath .venv-checkov/bin/checkov)" $(BIN)/python -m pytest tests/checkov

test-checkov-oldest: setup .venv-checkov-oldest/.ready ## The same with the oldest Checkov supported, where signatures are none yet
	HDS_CHECKOV="$(abspath .venv-checkov-oldest/bin/checkov)" $(BIN)/python -m pytest tests/checkov

test-node: setup .venv-node/.ready ## Run Pulumi programs in Node.js, against an SDK in a folder of its own (needs node and npm)
	HDS_NODE_MODULES="$(abspath .venv-node/node_modules)" $(BIN)/python -m pytest tests/node tests/pulumi/test_pulumi_parity.py -k node

engine: .engine/pulumi ## Build Pulumi's engine from its sources (needs Go; minutes once, seconds with Go's cache)

test-pulumi: setup .engine/pulumi ## Drive the policy pack with the real engine of Pulumi
	HDS_PULUMI="$(abspath .engine/pulumi)" $(BIN)/python -m pytest tests/pulumi_engine

stacks: setup .engine/pulumi ## Preview, deploy with doubles of the hosts, and check every stack of pulumi_stacks/
	HDS_PULUMI="$(abspath .engine/pulumi)" $(BIN)/python -m pytest -rs tests/stacks

sign: .venv-checkov/.ready ## Pack policies/ into dist/ so that Checkov can verify it: make sign KEY=private.pem
	@test -n "$(KEY)" || { echo "make sign needs a private ECDSA P-256 key: make sign KEY=private.pem" >&2; \
	  echo "A new one: openssl ecparam -name prime256v1 -genkey -noout -out private.pem" >&2; exit 2; }
	.venv-checkov/bin/python tools/sign_policies.py --key "$(KEY)"

lock: ## Resolve the newest versions into requirements/ (needs the network)
	sh requirements/lock.sh

clean: ## Remove what the targets above made
	rm -rf $(VENV) .venv-* .engine dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "$$python -m venv $(VENV)"; exec "$$python" -m venv $(VENV); \
	  fi; \
	done; \
	echo "make setup needs CPython 3.11 or newer; found none. Name one: make setup PYTHON=/path/to/python3.12" >&2; exit 1

$(VENV)/.ready: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv-checkov/.ready .venv-checkov-oldest/.ready: .venv-%/.ready: requirements/%.txt | $(VENV)/.ready
	rm -rf $(@D)
	$(BIN)/python -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --requirement $<
	@touch $@

.venv-node/.ready: requirements/node/package.json requirements/node/package-lock.json
	@command -v npm >/dev/null || { echo "make test-node needs node 20 or newer and npm on the PATH" >&2; exit 1; }
	rm -rf $(@D)
	mkdir $(@D)
	cp $^ $(@D)
	cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

.engine/pulumi: tools/pulumi_engine/go.mod tools/pulumi_engine/go.sum
	sh tools/pulumi_engine/build.sh "$(abspath $@)"
