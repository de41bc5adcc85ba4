#!/bin/sh
# The desk as a file: made, opened by whom, backed up, restored, verified; what was done is told.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 66 $S unit list
has 'a missing desk says how to make one' "$err" 'shenbao init'
run 0 $S init --unit 南岭示例通信管理局 --class 省级通信管理局 --name 张收件
run 73 $S init
run 0 $S --json notice list
is 'the six notices are there' "$(json '$[#-1].code' "$out" | wc -l) $(printf '%s' "$out" | grep -c '"doc_no"')" '1 6'
for code in 255 粤76 粤76号 926 360 220 88; do
    run 0 $S notice show "$code"
done

run 77 -d "$DESK" -u li unit list
has 'an unknown user is told what to do' "$err" 'user add li'
run 0 $S user add li --name 李收件 --roles clerk
run 77 -d "$DESK" -u li user add wang
run 0 -d "$DESK" -u li unit add 东海虚构铁塔
run 65 $S user set zhang --roles clerk
has 'the last administrator stays' "$err" 最后一个管理员
run 65 $S user add li
run 65 $S user add 'no blank'

run 0 $S --json log
batch=$(json '$[0].batch' "$out")
is 'the newest act is the unit' "$(json '$[0].summary' "$out")" '新增单位 东海虚构铁塔'
is 'by whom' "$(json '$[0].person' "$out")" li
run 0 $S --json undo "$batch" --why 填错
undo=$(json '$.batch' "$out")
run 65 $S undo "$batch"
run 0 $S undo "$undo"
run 65 $S undo 99999
run 64 $S undo
run 64 $S undo x

run 0 $S backup "$DIR/a.backup"
run 73 $S backup "$DIR/a.backup"
run 77 -d "$DESK" -u li backup "$DIR/b.backup"
run 0 $S unit add 北原测试网络
run 0 $S restore "$DIR/a.backup"
run 0 $S --json unit list
is 'a unit added after the backup is gone' "$(json '$[#-1].name' "$out")" 东海虚构铁塔
ok 'what was there before the restore is kept beside' sh -c 'ls "$DESK".恢复前-* >/dev/null'
run 66 $S restore "$DIR/none"
printf 'not a desk' >"$DIR/junk"
run 65 $S restore "$DIR/junk"

# ---- through pipes, and places that cannot be
# shellcheck disable=SC2086
"$SHENBAO" $S backup - >"$DIR/piped" 2>/dev/null
is 'a backup goes to a pipe' $? 0
run 0 -d "$DIR/piped" -u zhang verify
# shellcheck disable=SC2086
"$SHENBAO" $S restore - <"$DIR/piped" >/dev/null 2>&1
is 'and comes back from one' $? 0
ok 'no file is called -' test ! -e -
# shellcheck disable=SC2086
"$SHENBAO" $S backup - >/dev/full 2>/dev/null
is 'a full disk is told' $? 74
run 65 $S restore "$DESK"
has 'the desk is no backup of itself' "$err" 现在的申报台
run 66 $S restore "$DIR"
run 73 $S backup /proc/no-such/a.backup
run 73 -d /proc/no-such.db init

run 0 $S --json verify
is 'the chain is whole' "$(json '$.entries' "$out")" "$(sqlite3 "$DESK" 'SELECT count(*) FROM audit')"
last='audit = (SELECT max(audit) FROM change)'
for edit in "UPDATE change SET kind = 'x' WHERE $last" "UPDATE change SET noun = 'x' WHERE $last" \
    "UPDATE change SET position = position + 1 WHERE $last" "UPDATE change SET new = 'x' WHERE $last" \
    "UPDATE change SET row_first = row_first + 1 WHERE $last" "DELETE FROM change WHERE $last" \
    "DELETE FROM audit WHERE id = 3" "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)"; do
    cp "$DESK" "$DIR/edited.db"
    sqlite3 "$DIR/edited.db" "$edit"
    run 65 -d "$DIR/edited.db" -u zhang verify
    has "verify finds: $edit" "$err" 记录
done
sqlite3 "$DESK" "UPDATE audit SET summary = 'x' WHERE id = 2"
run 65 $S verify
has 'the edited entry is named' "$err" '第 2 号'

run 64 $S nonsense
run 64 $S notice
has 'what a family of commands holds is told' "$err" 'notice list'
run 64 --nonsense
run 0 --help
for word in 'receipt log' 'unit check-code' verify; do
    has "help names $word" "$out" "$word"
done
run 0 $S today
run 0 -d "$DIR/new/desk.db" -u zhang
has 'without a terminal today is printed' "$out" 今天要办的事
has 'and that is said' "$err" 没有终端

# A desk for several accounts: what SQLite leaves beside the file is theirs to write as well.
run 0 -d "$DIR/office/desk.db" -u zhang init --shared
for file in "$DIR"/office/desk.db*; do
    is "${file##*/} of a shared desk is for the group" "$(stat -c %a "$file")" 660
done

run 64 $S user set li
run 64 $S unit list --order 没有的
}
finish
