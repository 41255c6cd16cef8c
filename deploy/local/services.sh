# shellcheck shell=bash
# To be sourced: starts and stops the two services on this machine.
# Each service runs in a session of its own, so that Ctrl-C reaches the script alone, which then ends them in order.

KEYS=.local/keys
LOGS=.local/logs
READY_SECONDS=60
executor_process=
gateway_process=

# start_services FOLDER_WITH_PROGRAMS GATEWAY_PORT EXECUTOR_PORT
start_services() {
    local programs=$1 gateway_port=$2 executor_port=$3
    mkdir -p "$LOGS"
    "$programs/gateway" generate-keys "$KEYS" >/dev/null
    # Whoever presses Ctrl-C does not want to wait for games to finish.
    DRAIN_SECONDS=${DRAIN_SECONDS:-0} PORT=$executor_port JWT_PUBLIC_KEY_FILE=$KEYS/executor-signing-public.pem \
        setsid "$programs/executor" >"$LOGS/executor.log" 2>&1 </dev/null &
    executor_process=$!
    PORT=$gateway_port EXECUTOR_URL=http://127.0.0.1:$executor_port JWT_PRIVATE_KEY_FILE=$KEYS/executor-signing-private.pem \
        setsid "$programs/gateway" >"$LOGS/gateway.log" 2>&1 </dev/null &
    gateway_process=$!
    wait_until_ready "$executor_process" executor "http://127.0.0.1:$executor_port"
    wait_until_ready "$gateway_process" gateway "http://127.0.0.1:$gateway_port"
}

wait_until_ready() {
    local process=$1 name=$2 address=$3 deadline=$((SECONDS + READY_SECONDS))
    until curl --silent --fail --output /dev/null --max-time 5 "$address/readyz"; do
        if ! kill -0 "$process" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
            echo "The $name did not start:" >&2
            tail -n 5 "$LOGS/$name.log" >&2
            return 1
        fi
        sleep 0.1
    done
}

# The gateway first: it tells its users; then the executor, which ends games and removes their sandboxes.
stop_services() {
    local process
    for process in $gateway_process $executor_process; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    gateway_process=
    executor_process=
}
