#!/bin/sh
# Resolve pyproject.toml into lock files of versions and hashes, for every supported Python and system.
# They name no index: pip takes the one that the machine is set up for.
set -eu
cd "$(dirname "$0")/.."
environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT
python3 -m venv "$environment"
"$environment/bin/python" -m pip install --quiet uv

resolve() {
  "$environment/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate "$@"
}
resolve pyproject.toml --output-file requirements/runtime.txt
resolve pyproject.toml --group dev --output-file requirements/dev.txt
resolve --group checkov --output-file requirements/checkov.txt
# The lowest version that pyproject.toml allows is the oldest that we say we support.
resolve --group checkov --resolution lowest-direct --output-file requirements/checkov-oldest.txt
# The SDK for Node.js, where there is one to lock it with.
if command -v npm >/dev/null; then
  rm -f requirements/node/package-lock.json
  (cd requirements/node &&
    npm install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved=true)
fi
