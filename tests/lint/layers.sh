#!/bin/sh
# Checks every include of src/ against src/LAYERS: rooms, single-user headers, cycles between files.
# Usage: tests/lint/layers.sh [SRC_DIR]; prints each offence as file:line, exits 1 if any.
set -eu
src=${1:-src}
cd "$src"
files=$(find . -name '*.[ch]' | sed 's|^\./||' | sort)
# shellcheck disable=SC2086
grep -nE '^[[:space:]]*#[[:space:]]*include' $files /dev/null | awk -v layers=LAYERS '
function room_of(path) { return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "app" }
BEGIN {
    while ((getline line < layers) > 0) {
        sub(/#.*/, "", line)
        if (line ~ /^\[only\]/) { only = 1; continue }
        n = split(line, part, /:[ \t]*/)
        if (n < 1 || part[1] == "") continue
        if (only) { user[part[1]] = part[2]; continue }
        m = split(part[2], allowed, /[ \t]+/)
        for (i = 1; i <= m; i++) if (allowed[i] != "") {
            if (!(allowed[i] in known)) { print "LAYERS: " part[1] " names " allowed[i] ", which does not stand above it"; bad = 1 }
            may[part[1], allowed[i]] = 1
        }
        known[part[1]] = 1; may[part[1], part[1]] = 1; may[part[1], "base"] = 1
    }
}
{
    split($0, at, ":"); file = at[1]; where = at[1] ":" at[2]
    target = $0; sub(/^[^<"]*[<"]/, "", target); sub(/[>"].*$/, "", target)
    if ($0 ~ /include[[:space:]]*</) {
        for (h in user) if (target == h || target ~ ("/" h "$")) {
            ok = 0; m = split(user[h], who, /[ \t]+/)
            for (i = 1; i <= m; i++) if (who[i] != "" && index(file, who[i]) == 1) ok = 1
            if (!ok) { print where ": <" target "> is for " user[h] " alone"; bad = 1 }
        }
        next
    }
    from = room_of(file); to = room_of(target)
    if (!(from in known)) { print where ": " from " is no room of LAYERS"; bad = 1 }
    else if (!((from, to) in may)) { print where ": " from " may not include " target; bad = 1 }
}
END { exit bad }
'
# shellcheck disable=SC2086
cycle=$(grep -E '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' $files /dev/null \
    | sed -E 's/^([^:]*):[^"]*"([^"]*)".*/\1 \2/' | awk '$1 ~ /\.h$/' | tsort 2>&1 >/dev/null) || true
if [ -n "$cycle" ]; then
    printf 'include cycle:\n%s\n' "$cycle"; exit 1
fi
echo "layers: $(echo "$files" | wc -l) files in order"
