#!/bin/sh
# The helpers of lib.sh, and the generator of invented tables.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
GENERATE=$BUILD/tests/bench/generate

run 0 --version
has 'the version names the program' "$out" shenbao
is 'JSON is read by path' "$(json '$.a[1].名' '{"a":[0,{"名":"南岭"}]}')" 南岭
ok 'a differing text fails a test' sh -c '. tests/cli/lib.sh; is x a b | grep -q "^not ok 1"'
ok 'broken JSON fails' sh -c '. tests/cli/lib.sh; ! json "$" "{" 2>/dev/null'

"$GENERATE" recommended 300 7 >"$DIR/a.csv"
is 'a table has a heading and its rows' "$(wc -l <"$DIR/a.csv")" 301
"$GENERATE" recommended 300 7 | cmp -s - "$DIR/a.csv"
is 'the same seed gives the same table' $? 0
"$GENERATE" recommended 300 8 | cmp -s - "$DIR/a.csv"
is 'another seed another' $? 1
ok 'a table can be written in GB18030' sh -c 'iconv -f UTF-8 -t GB18030 "$DIR/a.csv" >"$DIR/gb.csv"'
is 'names with quotes and commas occur' "$(grep -c '"""' "$DIR/a.csv" | sed 's/[1-9][0-9]*/some/')" some
finish
