#!/bin/sh
# Build the `pulumi` command from its published Go modules: build.sh FILE.
# go.mod fixes every version and go.sum every checksum; modules come from wherever this machine's Go is set up to take them.
set -eu
target=$1
cd "$(dirname "$0")"
module=github.com/pulumi/pulumi
version=$(sed -n "s|^.*$module/sdk/v3 \(v[0-9.]*\).*|\1|p" go.mod)
needed=$(sed -n 's/^go //p' go.mod)

if ! command -v go >/dev/null; then
  echo "The engine of Pulumi is built from its sources, which needs Go $needed or newer: https://go.dev/doc/install" >&2
  echo "Where an engine $version is at hand, no build is needed: HDS_PULUMI=/path/to/pulumi .venv/bin/python -m pytest tests/pulumi_engine" >&2
  exit 1
fi
echo "Building pulumi $version with $(go version | cut -d ' ' -f 3): some minutes the first time, 2 GB of memory."
mkdir -p "$(dirname "$target")"
go build -mod=readonly -o "$target.part" \
  -ldflags "-s -w -X $module/sdk/v3/go/common/version.Version=$version" "$module/pkg/v3/cmd/pulumi"
mv "$target.part" "$target"
"$target" version
