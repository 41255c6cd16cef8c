#!/usr/bin/env bash
# Measures the Palace beside its peers on release builds, prints one table, and writes docs/PERFORMANCE.md. It starts what
# it needs and leaves nothing behind. ONLY=rows measures some of: start,keys,flat,rich,crowd,hidden,stalled,soak,api,visit.
# QUICK=1 measures a little of each and leaves the report alone. GAMES=number makes the crowd another than 50.
# PROGRAMS=folder takes programs that are built already.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/local/paths.sh
. deploy/local/services.sh

JOURNEYS=e2e/journeys
SESSIONS=80
engine=

[ "$(id -u)" = 0 ] || { echo "Run it as root: it measures other users' processes." >&2; exit 1; }

stop() {
    trap '' INT TERM
    trap - EXIT
    stop_services
    remove_peers
    [ -z "$engine" ] || deploy/local/docker.sh stop
}
trap 'exit 130' INT TERM
trap stop EXIT

# Only where measuring was killed is there any.
remove_peers() {
    docker ps --all --quiet --filter label=palace.bench 2>/dev/null | xargs --no-run-if-empty docker rm --force >/dev/null
}

# Two ports that are free now, below those that the kernel gives to connections: on a busy machine one of these may be
# taken before a service listens on it.
free_ports() {
    python3 -c 'import random, socket
def is_free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
print(*[port for port in random.sample(range(20000, 30000), 100) if is_free(port)][:2])'
}

deploy/local/setup.sh bench
engine=$(deploy/local/docker.sh start)
if [ -z "${PROGRAMS:-}" ]; then
    PROGRAMS=$(deploy/local/build.sh release)
    cargo build --release --locked --package bench >&2
fi
e2e/corpus/standing.sh --only-assemble
[ -d "$JOURNEYS/node_modules/playwright-core" ] || npm --prefix "$JOURNEYS" ci --no-audit --no-fund >&2

read -r gateway_port executor_port < <(free_ports)
# A number of its own, so that its sandboxes are told from those of others on this machine.
export MAX_CONCURRENT_SESSIONS=$SESSIONS EXECUTOR_ID=$$
# Its many people come from one address, and do in minutes what people do in hours.
export RATE_LIMIT_GENERAL=1000000,1000000 RATE_LIMIT_STRICT=1000000,1000000 RATE_LIMIT_EXECUTION=1000000,1000000
start_services "$PROGRAMS" "$gateway_port" "$executor_port"
arguments=(--url "http://127.0.0.1:$gateway_port" --gateway "$gateway_process" --executor "$executor_process"
    --executor-id "$EXECUTOR_ID" --executor-url "http://127.0.0.1:$executor_port" --journeys "$JOURNEYS" --image "${SANDBOX_IMAGE:-palace-sandbox:latest}")
[ -z "${ONLY:-}" ] || arguments+=(--only "$ONLY")
[ -z "${GAMES:-}" ] || arguments+=(--games "$GAMES")
[ -z "${QUICK:-}" ] || arguments+=(--quick)
# Its viewers stand for other machines: games must not take their processor time.
echo -10 >/proc/self/autogroup 2>/dev/null || true
"$PROGRAMS/bench" "${arguments[@]}"
