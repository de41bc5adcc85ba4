#!/bin/sh
# Runs test programs that speak TAP, prints what failed, ends with "N passed, N failed".
# Usage: run.sh PROGRAM... ; a program that dies or plans nothing counts as one failure.
set -u
passed=0 failed=0
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for program in "$@"; do
    CMOCKA_MESSAGE_OUTPUT=TAP "$program" >"$out" 2>&1
    status=$?
    ok=$(grep -c '^ok ' "$out"); bad=$(grep -c '^not ok ' "$out")
    if [ "$bad" -eq 0 ] && { [ $status -ne 0 ] || [ "$ok" -eq 0 ]; }; then bad=1; fi
    passed=$((passed + ok)) failed=$((failed + bad))
    if [ "$bad" -gt 0 ]; then
        echo "FAILED: $program (exit $status)"
        grep -v '^ok ' "$out" | tail -n 60
    elif [ -n "${V:-}" ]; then
        echo "ok: $program ($ok)"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
