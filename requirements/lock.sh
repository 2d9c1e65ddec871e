#!/bin/sh
# Makes the locks fit pyproject.toml. What still fits stays; --upgrade asks for the newest.
# Each lock serves every Python and system: what differs between them carries a marker.
set -eu
cd "$(dirname "$0")/.."

compile() { # compile NAME ARGUMENT…
  name=$1
  shift
  "${UV:-uv}" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
    --no-build --custom-compile-command 'make lock' --output-file "requirements/$name.txt" "$@"
}

compile docs pyproject.toml --group build --group docs "$@"
compile test pyproject.toml --group test --constraints requirements/docs.txt "$@"
compile supply --group supply "$@"

# the oldest: what pyproject.toml asks for, each at its lower bound, and today's test tools
lowest=$(mktemp)
trap 'rm -f "$lowest"' EXIT
"${UV:-uv}" pip compile --quiet --no-config --universal --python-version 3.11 --no-build \
  --resolution lowest-direct --no-header --no-annotate --output-file "$lowest" \
  pyproject.toml --extra search --group build
compile oldest pyproject.toml --extra search --group build --group quick --no-annotate \
  --constraints "$lowest" "$@"
