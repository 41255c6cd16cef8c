#!/usr/bin/env bash
# Everything that can be said about the sources without running them.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/local/paths.sh

cargo fmt --all --check
cargo clippy --workspace --all-targets --locked -- --deny warnings
cargo deny --locked --offline check bans licenses sources
shellcheck --severity=warning --external-sources deploy/local/*.sh executor/image/*.sh executor/games/check/*.sh e2e/corpus/*.sh e2e/contract/*.sh .ci/run
npm --prefix gateway/web run lint
npm --prefix gateway/web run typecheck
[ -d e2e/journeys/node_modules ] || npm --prefix e2e/journeys ci --no-audit --no-fund
npm --prefix e2e/journeys run lint
npm --prefix e2e/journeys run typecheck
