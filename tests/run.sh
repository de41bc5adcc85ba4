#!/bin/sh
# Runs test programs that speak TAP, two at a time, prints what failed, ends with "N passed, N failed".
# Usage: run.sh PROGRAM... ; a program that dies or plans nothing counts as one failure, and so does
# one that leaves files in the folder for temporary files.
set -u
if [ "${1:-}" = --one ]; then # --one FOLDER PROGRAM: leaves its output and its counts in the folder
    out=$(mktemp "$2/XXXXXX")
    mkdir -m 711 "$out.tmp"
    TMPDIR=$out.tmp CMOCKA_MESSAGE_OUTPUT=TAP "$3" >"$out" 2>&1 </dev/null
    status=$?
    left=$(ls -A "$out.tmp")
    [ -z "$left" ] || echo "not ok - leaves files behind: $left" >>"$out"
    ok=$(grep -c '^ok ' "$out"); bad=$(grep -c '^not ok ' "$out")
    if [ "$bad" -eq 0 ] && { [ $status -ne 0 ] || [ "$ok" -eq 0 ]; }; then bad=1; fi
    if [ "$bad" -gt 0 ]; then
        { echo "FAILED: $3 (exit $status)"; grep -v '^ok ' "$out" | tail -n 60; } >"$out.told"
    elif [ -n "${V:-}" ]; then
        echo "ok: $3 ($ok)" >"$out.told"
    fi
    echo "$ok $bad" >"$out.counts"
    exit 0
fi
folder=$(mktemp -d)
chmod 711 "$folder" # some tests look at it as somebody else
trap 'rm -rf "$folder"' EXIT
printf '%s\0' "$@" | xargs -0 -n 1 -P "${JOBS:-2}" sh "$0" --one "$folder"
cat "$folder"/*.told 2>/dev/null
cat "$folder"/*.counts | awk -v programs=$# '
    { passed += $1; failed += $2 }
    END {
        failed += programs - NR # one whose runner did not come back
        print passed " passed, " failed + 0 " failed"
        exit failed > 0
    }'
