#!/bin/sh
# Passwords on the command line: given, changed, asked for, counted; never told.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
ME=$(id -un)
mkdir -p "$DIR/state/shenbao"

# fed CODE TEXT ARGUMENTS…: run with a text on stdin, and with no terminal to ask on.
fed() {
    wanted=$1 text=$2
    shift 2
    out=$(printf '%s' "$text" | setsid "$SHENBAO" "$@" 2>"$DIR/stderr")
    code=$?
    err=$(cat "$DIR/stderr")
    ok "shenbao $* exits $wanted" test "$code" -eq "$wanted" ||
        printf '%s\n' "exit $code" "$out" "$err" | sed 's/^/# /'
}
# kept NAME TEXT: a password in a file of its own.
kept() {
    rm -f "$DIR/$1"
    (umask 077 && printf '%s\n' "$2" >"$DIR/$1")
}
# as FILE CODE ARGUMENTS…: with that file for the password.
as() {
    SHENBAO_PASSWORD_FILE=$DIR/$1
    export SHENBAO_PASSWORD_FILE
    shift
    wanted=$1
    shift
    fed "$wanted" '' "$@"
    unset SHENBAO_PASSWORD_FILE
}

run 0 -d "$DESK" init --unit 虚构支撑中心 --class 支撑中心 --name 张收件
run 0 -d "$DESK" user add li --name 李样本 --roles clerk
run 0 -d "$DESK" user add wang --name 王示例 --roles clerk

# ---- what will do ----
fed 64 'lamp river 7' -d "$DESK" user password li 'lamp river 7'
has 'not as an argument' "$err" '密码不写在命令行上'
ok 'and not told again' test "${err#*lamp}" = "$err"
fed 65 'short' -d "$DESK" user password li
fed 65 '台灯河流台灯河流' -d "$DESK" user password li
has 'an input method is told as such' "$err" 关掉输入法
fed 0 'lamp river 7
what stands behind the first line is no part of it
' -d "$DESK" user password li
run 0 -d "$DESK" --json user list
is 'a first password' "$(json '$[0].password' "$out")" first
is 'nobody else has one' "$(json '$[1].password' "$out")$(json '$[2].password' "$out")" nonenone
run 0 -d "$DESK" user list
has 'also told in words' "$out" 初次

# ---- who must give one ----
fed 77 '' -d "$DESK" -u li today
has 'it says what to do' "$err" SHENBAO_PASSWORD_FILE
fed 77 '' -d "$DESK" -u wang today
has 'without one only under the own login' "$err" 还没有密码
fed 0 '' -d "$DESK" -u "$ME" today
kept li 'lamp river 7'
as li 77 -d "$DESK" -u li today
has 'a first one must be changed' "$err" 'shenbao user password'
SHENBAO_PASSWORD_FILE=$DIR/li
export SHENBAO_PASSWORD_FILE
fed 65 'lamp river 7' -d "$DESK" -u li user password
fed 77 'tomato-glass-9' -d "$DESK" -u li user password wang
fed 0 'tomato-glass-9' -d "$DESK" -u li user password
has 'changed' "$err" 密码已换
unset SHENBAO_PASSWORD_FILE
as li 77 -d "$DESK" -u li today
has 'the old one no longer' "$err" '再错 4 次'
kept li 'tomato-glass-9'
as li 0 -d "$DESK" -u li today
is 'nothing is told of it' "$err" ''
as li 77 -d "$DESK" -u li user password wang

# ---- the file ----
chmod 644 "$DIR/li"
as li 78 -d "$DESK" -u li today
has 'others could read it' "$err" 'chmod 600'
as none 66 -d "$DESK" -u li today
mkdir -m 700 "$DIR/folder"
as folder 78 -d "$DESK" -u li today

# ---- too many wrong ones ----
kept wrong 'quite wrong 1'
for left in 4 3 2 1; do
    as wrong 77 -d "$DESK" -u li today
    has "then $left are left" "$err" "再错 $left 次"
done
as wrong 77 -d "$DESK" -u li today
has 'locked, until when' "$err" '锁到 07-16 09:56'
chmod 600 "$DIR/li"
as li 77 -d "$DESK" -u li today
has 'also for the right one' "$err" '锁到 07-16 09:56'
run 0 -d "$DESK" --json user list
has 'the list says so' "$(json '$[0].locked_until' "$out")" '2024-07-16 09:56'
E2E_CLOCK=$((1721094097 + 900))
export E2E_CLOCK
as li 0 -d "$DESK" -u li today
unset E2E_CLOCK

# ---- what is told of it ----
run 0 -d "$DESK" log
has 'the audit says who gave it' "$out" '给用户 李样本 初次密码'
has 'and who changed it' "$out" '李样本 换了自己的密码'
run 0 -d "$DESK" --json log
for secret in argon lamp tomato; do
    ok "the log has no $secret" test "${out#*"$secret"}" = "$out"
done
ok 'the technical log tells of refusals' grep -rq 'password was refused' "$DIR/state"
ok 'but of no password' sh -c '! grep -rqE "argon|lamp|tomato|wrong 1" "$DIR/state"'
run 65 -d "$DESK" undo 4
has 'not to be undone' "$err" '第 4 号是密码的事'
run 0 -d "$DESK" verify

# ---- a key ----
fed 0 '' -d "$DESK" -u li --by-key today
fed 0 '' -d "$DESK" -u wang --by-key today
chmod 660 "$DESK"
fed 77 '' -d "$DESK" --by-key -u wang today
chmod 600 "$DESK"
finish
