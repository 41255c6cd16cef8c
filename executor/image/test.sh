#!/usr/bin/env bash
# Checks the built sandbox image from inside, and what it may do under the sandbox's restrictions.
set -euo pipefail
exec python3 "$(dirname "$0")/tests/main.py" "$@"
