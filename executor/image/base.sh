#!/usr/bin/env bash
# Makes sure that the image's base, a minimal Debian 12, is there, and prints its name.
#
# Where no registry can be reached, it is made from Debian's own packages instead; that needs root and debootstrap.
set -euo pipefail

BASE=${SANDBOX_BASE:-debian:bookworm-slim}
SUITE=bookworm
MIRROR=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
SECURITY_MIRROR=${DEBIAN_SECURITY_MIRROR:-http://deb.debian.org/debian-security}
PULL_SECONDS=120

say() { echo "$*" >&2; }

present() { docker image inspect "$BASE" >/dev/null 2>&1; }

pull() { timeout "$PULL_SECONDS" docker pull --quiet "$BASE" >&2; }

make_from_packages() {
    if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
        say "Cannot pull $BASE. Making it from Debian packages needs root and debootstrap."
        return 1
    fi
    root=$(mktemp -d)
    trap 'rm -rf "$root"' EXIT
    debootstrap --variant=minbase "$SUITE" "$root" "$MIRROR" >&2
    cat >"$root/etc/apt/sources.list" <<SOURCES
deb $MIRROR $SUITE main
deb $MIRROR $SUITE-updates main
deb $SECURITY_MIRROR $SUITE-security main
SOURCES
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root/etc/hostname" "$root/etc/resolv.conf"
    tar --directory "$root" --create . | docker import - "$BASE" >&2
}

present || pull || make_from_packages
echo "$BASE"
