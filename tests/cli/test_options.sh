#!/bin/sh
# Options that every command has, help where it is asked for, and outputs that cannot be written.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

run 0 init -d "$DESK"
ok "-d behind the command says where" test -f "$DESK"
run 0 -d"$DESK" unit add 甲示例公司
run 0 unit list --json -d "$DESK" -u "$(id -un)"
is "and is the desk that is read" "$(json '$[0].name' "$out")" 甲示例公司
run 77 unit list -d "$DESK" -u nobody-here
run 64 unit list -d
has "a value that lacks is said" "$err" "-d 后面缺一个值"
run 0 -d "$DESK" -- unit add -- -d
run 0 -d "$DESK" --json unit list --where 名称:-d
is "behind -- nothing is an option" "$(json '$[0].name' "$out")" -d
run 64 -d "$DESK" --nothing unit list

for asked in 'unit add --help' 'unit add -h' 'unit --help'; do
    # shellcheck disable=SC2086
    run 0 $asked
    has "$asked tells the usage" "$out" "unit add 名称"
    is "$asked writes no sentence" "$err" ""
done
run 0 unit add --help
case $out in
*'unit merge'*) ok "help of one command is of it alone" false ;;
*) ok "help of one command is of it alone" true ;;
esac
run 64 unit
run 64 nothing --help

for command in --help --version 'unit list' 'unit add --help'; do
    # shellcheck disable=SC2086
    "$SHENBAO" -d "$DESK" $command >/dev/full 2>"$DIR/told"
    is "$command on a full disk is 74" $? 74
    ok "$command says so" test -s "$DIR/told"
    # shellcheck disable=SC2086
    "$SHENBAO" -d "$DESK" $command >&- 2>"$DIR/told"
    is "$command without an output is 74" $? 74
done
# Words in another encoding are not saved; a file may be called anything.
run 64 -d "$DESK" unit add "$(printf '\271\253\313\276')"
has "what is wrong with them is told" "$err" "不是 UTF-8"
odd=$DIR/$(printf '\261\355').csv
printf '序号,名称,申报单位\n1,甲件,甲示例公司\n' >"$odd"
run 0 -d "$DESK" --json table import "$odd" --notice 255
is "headings have other names too" "$(json '$.rows.new' "$out")" 1

finish
