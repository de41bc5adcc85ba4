#!/bin/sh
# Migrations are numbered 0001, 0002 … without gaps or doubles: a desk knows only how many it has seen.
cd "$(dirname "$0")/../.." || exit 1
wanted=1
bad=
for file in schema/migrations/*.sql; do
    [ "$(basename "$file" | cut -c1-4)" = "$(printf %04d $wanted)" ] || bad="$bad $file"
    wanted=$((wanted + 1))
done
if [ -z "$bad" ]; then
    echo "ok 1 - migrations are numbered in a row"
else
    echo "not ok 1 - not in a row:$bad"
fi
echo 1..1
