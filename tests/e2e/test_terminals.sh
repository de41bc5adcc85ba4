#!/bin/bash
# The program opens on every terminal people come with, also on those whose description gives no size.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-$PWD/build/release}
export SHENBAO=$BUILD/tests/e2e/shenbao-fixed BUILD LANG=C.UTF-8 LC_ALL=C.UTF-8
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home XDG_STATE_HOME=$home DESK=$home/desk.db
set -- xterm xterm-256color linux putty putty-256color screen tmux-256color vt100 no-such-terminal

n=0
failed=0
for TERM in "$@"; do
    export TERM
    n=$((n + 1))
    if out=$("$BUILD/tests/e2e/run_script" tests/e2e/first_leave.script "$SHENBAO" 2>&1); then
        echo "ok $n - TERM=$TERM"
    else
        printf '%s\n' "$out" | sed 's/^/# /'
        echo "not ok $n - TERM=$TERM"
        failed=1
    fi
done
echo "1..$n"
exit $failed
