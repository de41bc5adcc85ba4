#!/bin/sh
# After the tests ran in MODE=cov: the share of lines they reached, per room and for the files below
# the aim. Fails when a room that decides something stays below it. Usage: coverage.sh BUILD
set -u
aim=90
find "$1/src" -name '*.gcda' -exec gcov -n {} + 2>/dev/null |
    awk -v aim=$aim '
    /^File / { file = $2; gsub("\047", "", file); next }
    /^Lines executed:/ && file ~ /^src\/[a-z]+\/.*\.c$/ {
        split($0, part, /[:%]| of /)
        split(file, path, "/")
        reached = part[2] * part[4] / 100
        lines[path[2]] += part[4]; hit[path[2]] += reached
        if (part[2] < aim) low[file] = part[2]
        file = ""
    }
    END {
        printf "%-10s %7s %7s\n", "room", "lines", "reached"
        for (room in lines) {
            share = 100 * hit[room] / lines[room]
            printf "%-10s %7d %6.1f%%\n", room, lines[room], share | "sort"
            if (room ~ /^(rules|text|notice|store|desk)$/ && share < aim) failed = failed " " room
        }
        close("sort")
        for (file in low) printf "%6.1f%%  %s\n", low[file], file | "sort -n"
        close("sort -n")
        if (failed) { print "below " aim "%:" failed; exit 1 }
    }'
