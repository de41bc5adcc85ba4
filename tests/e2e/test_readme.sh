#!/bin/sh
# The picture of the screen in README.md is what the program shows on the desk of make demo, and the tour undoes
# what it did.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
export E2E_CLOCK=1795255200 # as in tests/cli/test_manual.sh

sed -n '/^## 屏幕/,/^## /p' README.md | sed -n '/^```/,/^```/p' | grep -v '^```' >"$DIR/picture"
is "the picture is a whole screen" "$(wc -l <"$DIR/picture")" 24
{
    cat <<'END'
run $SHENBAO -d "$DESK" init --unit 示例支撑中心 --class 支撑中心 --name 张收件
run $SHENBAO -d "$DESK" demo
start -d "$DESK"
wait 今天要办的事
key 3
wait 次收件
key F7
type 20240037
wait 1次收件符合 20240037
key Enter
key Enter
wait 收件登记
END
    sed 's/^ */wait /' "$DIR/picture"
    printf 'key F10\nexit 0\n'
} >"$DIR/readme.script"
"$BUILD/tests/e2e/run_script" "$DIR/readme.script" "$SHENBAO" >"$DIR/outcome" 2>&1
ok "the program shows what the picture shows" test $? -eq 0 || sed 's/^/# /' "$DIR/outcome"

# The number that the tour undoes is that of the import before it.
run 1 -d "$DESK" table import tests/data/tables/255-gb18030.csv --notice 255
has "the tour undoes its import" "$err$out" "shenbao undo $(sed -n 's/^shenbao undo //p' README.md)"
finish
