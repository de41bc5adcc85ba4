#!/bin/bash
# Plays every script of this directory, two at a time, each with a home and a desk of its own.
# Usage: test_scripts.sh [SCRIPT...]; BUILD is the build directory (set by make check).
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-$PWD/build/release}
export SHENBAO=$BUILD/tests/e2e/shenbao-fixed BUILD
export TERM=xterm-256color LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=Asia/Shanghai
[ $# -gt 0 ] || set -- tests/e2e/*.script

play() {
    dir=$(mktemp -d)
    export HOME=$dir XDG_DATA_HOME=$dir/data XDG_CONFIG_HOME=$dir/config XDG_STATE_HOME=$dir/state
    export XDG_RUNTIME_DIR=$dir TMPDIR=$dir DESK=$dir/desk.db
    out=$("$BUILD/tests/e2e/run_script" "$1" "$SHENBAO" 2>&1)
    status=$?
    case $out in
    *'ok 1 '*) ;;
    *) out="$out
not ok 1 - $1 (the runner ended with $status)" ;;
    esac
    printf '%s\n' "$out" | grep -v '^1\.\.'
    rm -rf "$dir"
    return $status
}
export -f play

echo "1..$#"
printf '%s\0' "$@" | xargs -0 -n 1 -P 2 bash -c 'out=$(play "$1"); s=$?; printf "%s\n" "$out"; exit $s' play
