#!/bin/sh
# Two people, two programs, one desk: both edit the same remark; whoever saves second sees both values
# and is asked. Each side is a script in a pty of its own; they wait for each other at fifos.
. tests/cli/lib.sh
run_script=$BUILD/tests/e2e/run_script
export TERM=xterm-256color XDG_RUNTIME_DIR="$DIR"

# tell NAME, hear NAME: one side waits until the other has come to the same point.
mkfifo "$DIR/typed" "$DIR/saved"
tell() { echo "run timeout 60 sh -c 'echo > $DIR/$1'"; }
hear() { echo "run timeout 60 cat $DIR/$1"; }

open_remark() {
    cat <<END
start -d "$DESK" -u $1
wait 今天要办的事
key F9
type 收件
key Down
key Enter
wait 20240001
key Enter
wait 收件登记
END
    for _ in 1 2 3 4 5 6 7 8 9; do echo "key Tab"; done
    echo "type $2"
    echo "wait $2"
}

run 0 -d "$DESK" -u zhang init --unit 广东示例通信管理局 --class 省级通信管理局 --name 张收件
run 0 -d "$DESK" -u zhang user add li --name 李样本 --roles clerk
run 0 -d "$DESK" -u zhang unit add 东海虚构铁塔
run 0 -d "$DESK" -u zhang receipt log --notice 255 --from 东海虚构铁塔 --at "2024-07-12 10:00" --basis 送达

{
    open_remark zhang 张收件写的
    tell typed
    hear saved
    cat <<END
key F2
wait 在您填写时被
wait 张收件写的
wait 李样本写的
size 50x160
wait 李样本写的
key Esc
wait 收件登记
wait 张收件写的
key F2
wait 在您填写时被
key F2
wait 已登记 20240001.
key F10
exit 0
END
} >"$DIR/second.script"
{
    hear typed
    open_remark li 李样本写的
    cat <<END
key F2
wait 已登记 20240001.
END
    tell saved
    cat <<END
key F10
exit 0
END
} >"$DIR/first.script"

# play NAME: keeps what the runner says.
play() {
    "$run_script" "$DIR/$1.script" "$SHENBAO" >"$DIR/$1.out" 2>&1
}
told() { sed 's/^/# /' "$DIR/$1.out"; }

play first &
ok "the second to save sees both and is asked" play second || told second
ok "the first to save is not disturbed" wait $! || told first
run 0 -d "$DESK" -u zhang --json log
is "what was replaced and by what is in the audit" \
    "$(json '$[0].changes[0].old' "$out") $(json '$[0].changes[0].new' "$out")" "李样本写的 张收件写的"
run 0 -d "$DESK" -u zhang verify
finish
