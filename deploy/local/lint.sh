#!/usr/bin/env bash
# Everything that can be said about the sources without running them.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/local/paths.sh

cargo fmt --all --check
cargo clippy --workspace --all-targets --locked -- --deny warnings
cargo deny --locked --offline check bans licenses sources
shellcheck --severity=warning --external-sources deploy/local/*.sh executor/image/*.sh e2e/corpus/*.sh e2e/contract/*.sh .ci/run
npm --prefix gateway/web run lint
npm --prefix gateway/web run typecheck
