#!/usr/bin/env bash
# `docker.sh start` makes sure that a Docker engine answers, and prints "started" if it had to start one; only who was told
# so may call `docker.sh stop`, which ends that engine: one that was there before belongs to somebody else.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/local/paths.sh

STATE=.local/docker
LOG=$STATE/dockerd.log
START_SECONDS=60
STOP_SECONDS=60

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }
answers() { docker version >/dev/null 2>&1; }

# When a process started, in ticks since boot: with its number, the name of one process and no other.
started_at() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

start() {
    answers && return
    [ -z "${DOCKER_HOST:-}" ] || fail "No Docker engine answers at DOCKER_HOST=$DOCKER_HOST."
    [ "$(id -u)" = 0 ] || fail "No Docker engine answers. Either none runs (sudo systemctl start docker), or this user may
not use it (sudo usermod --append --groups docker $USER, then log in again)."
    command -v dockerd >/dev/null || fail "There is no Docker engine; deploy/local/setup.sh installs one."
    mkdir -p "$STATE"
    if [ -d /run/systemd/system ]; then
        systemctl start docker
        echo systemd >"$STATE/started"
    else
        start_in_background
    fi
    wait_for_answer
    echo started
}

# In a session of its own: Ctrl-C in the terminal must not end the engine before the sandboxes that run on it.
start_in_background() {
    setsid dockerd >"$LOG" 2>&1 </dev/null &
    echo "$! $(started_at $!)" >"$STATE/started"
}

wait_for_answer() {
    local deadline=$((SECONDS + START_SECONDS))
    until answers; do
        if [ "$SECONDS" -ge "$deadline" ] || ! is_alive; then
            [ ! -e "$LOG" ] || tail -n 5 "$LOG" >&2
            stop
            fail "The Docker engine could not be started."
        fi
        sleep 0.1
    done
}

# Whether what `start` started still runs.
is_alive() {
    local process ticks
    read -r process ticks <"$STATE/started"
    [ "$process" = systemd ] || { [ -n "$ticks" ] && [ "$(started_at "$process")" = "$ticks" ]; }
}

stop() {
    [ -e "$STATE/started" ] || return 0
    local process alive=
    read -r process _ <"$STATE/started"
    is_alive && alive=yes
    # Before the engine has ended, as from then on the note may be that of the next engine.
    rm "$STATE/started"
    if [ "$process" = systemd ]; then
        systemctl stop docker.service docker.socket
    elif [ -n "$alive" ]; then
        kill "$process"
        wait_for_end "$process"
    fi
}

wait_for_end() {
    local deadline=$((SECONDS + STOP_SECONDS))
    while is_running "$1"; do
        [ "$SECONDS" -lt "$deadline" ] || fail "The Docker engine does not end."
        sleep 0.1
    done
}

# An ended process that nobody has asked for its exit code yet (a zombie) does not run.
is_running() {
    local state
    state=$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -c1) || return 1
    [ -n "$state" ] && [ "$state" != Z ]
}

case "${1:-}" in
    start | stop) "$1" ;;
    *) fail "usage: docker.sh start|stop" ;;
esac
