#!/usr/bin/env bash
# Sets up what is missing, builds, and runs the whole Palace on this machine until Ctrl-C. Nothing has to be configured;
# PORT and EXECUTOR_PORT choose other ports than 5000 and 5001.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/local/paths.sh
. deploy/local/services.sh

gateway_port=${PORT:-5000}
executor_port=${EXECUTOR_PORT:-5001}
engine=

stop() {
    trap '' INT TERM
    trap - EXIT
    stop_services
    [ -z "$engine" ] || deploy/local/docker.sh stop
}
trap 'stop; exit 0' INT TERM
trap stop EXIT

deploy/local/setup.sh
engine=$(deploy/local/docker.sh start)
programs=$(deploy/local/build.sh release)
start_services "$programs" "$gateway_port" "$executor_port"
printf '\n    Pixel is ready:  http://localhost:%s\n\n    Ctrl-C stops everything. Logs are in %s/\n\n' "$gateway_port" "$LOGS"
wait -n "$gateway_process" "$executor_process" || true
echo "A service has ended by itself; its log says why:" >&2
tail -n 3 "$LOGS/gateway.log" "$LOGS/executor.log" >&2
exit 1
