# shellcheck shell=bash
# To be sourced: finds the tools that setup.sh installs inside the project, and those an ordinary user's path leaves out.
export PATH="$PWD/.local/node/bin:$PWD/.local/cargo-tools/bin:$HOME/.cargo/bin:$PATH:/usr/sbin:/sbin"
