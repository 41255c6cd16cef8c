#!/usr/bin/env bash
# Sets up what the tests need, then runs all of them: sources, units, services against a real PostgreSQL and a real
# Docker engine, the sandbox image, and journeys through the whole Palace in a real browser.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/local/paths.sh
. deploy/local/services.sh

WEB=gateway/web
JOURNEYS=e2e/journeys
database_process=
engine=

step() { printf '\n=== %s (after %d s)\n' "$*" "$SECONDS"; }

stop() {
    trap '' INT TERM
    trap - EXIT
    stop_services
    if [ -n "$database_process" ]; then
        kill "$database_process" 2>/dev/null || true
        wait "$database_process" 2>/dev/null || true
    fi
    [ -z "$engine" ] || deploy/local/docker.sh stop
}
trap 'exit 130' INT TERM
trap stop EXIT

# Two ports that are free now.
free_ports() {
    python3 -c 'import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(socket.getsockname()[1] for socket in sockets))'
}

# A private PostgreSQL for the tests; each makes a database of its own in it.
start_database() {
    local pipe=.local/test-database-url
    rm -f "$pipe"
    mkfifo "$pipe"
    setsid "$programs/gateway" private-database .local/test-postgres >"$pipe" </dev/null &
    database_process=$!
    read -r TEST_DATABASE_URL <"$pipe"
    rm "$pipe"
    export TEST_DATABASE_URL
}

# The services on data of their own, which were emptied first, and with limits that so many requests do not meet.
# start_apart FOLDER
start_apart() {
    rm -rf "$1"
    export LOCAL_DIRECTORY=$1 RATE_LIMIT_{GENERAL,STRICT,EXECUTION}=1000000,1000000
    export JWT_PRIVATE_KEY_FILE=$KEYS/executor-signing-private.pem
    start_services "$programs" "$gateway_port" "$executor_port"
}

step "Set-up"
deploy/local/setup.sh test
engine=$(deploy/local/docker.sh start)
programs=$(deploy/local/build.sh dev)

step "Sources"
npm --prefix "$JOURNEYS" ci --no-audit --no-fund
deploy/local/lint.sh

step "Front end"
npm --prefix "$WEB" run check:generated
npm --prefix "$WEB" run check:size
npm --prefix "$WEB" test

step "Services"
start_database
cargo nextest run --workspace --locked --profile ci

step "Sandbox image"
executor/image/test.sh

step "Every kind of game with every choice"
executor/games/check/run.sh "$programs"

step "Journeys in a browser"
read -r gateway_port executor_port < <(free_ports)
rm -rf .local/pictures
start_apart .local/journeys
PALACE_GATEWAY=$(realpath "$programs/gateway") PALACE_URL=http://127.0.0.1:$gateway_port npm --prefix "$JOURNEYS" test

step "The API against its document"
stop_services
start_apart .local/contract
e2e/contract/run.sh "http://127.0.0.1:$gateway_port" "$programs"

step "All tests passed"
