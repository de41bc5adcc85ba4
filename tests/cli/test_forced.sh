#!/bin/sh
# The line of docs/deployment.md by which a key over SSH opens the desk: what it lets in and what it does not.
# First as sshd would run it, then by sshd itself where there is one.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
line=$(sed -n 's/^restrict,pty,command="\(.*\)" ssh-ed25519.*/\1/p' docs/deployment.md)
has 'the document has the line' "$line" '-u wang --by-key'
# The document's own, with this desk and this program.
forced=$(printf '%s' "$line" | sed "s|^shenbao -d [^ ]*|'$SHENBAO' -d '$DESK'|")

run 0 -d "$DESK" init --unit 虚构支撑中心 --class 支撑中心 --name 张收件
run 0 -d "$DESK" user add wang --name 王示例 --roles clerk
run 0 -d "$DESK" unit add 示例公司
printf 'lamp river 7\n' | "$SHENBAO" -d "$DESK" user password wang 2>/dev/null

# came CODE COMMAND: wang came by key, wanting to run something.
came() {
    out=$(SSH_ORIGINAL_COMMAND=$2 setsid sh -c "$forced" 2>"$DIR/stderr" </dev/null)
    code=$?
    err=$(cat "$DIR/stderr")
    is "by key, wanting '$2'" "$code" "$1"
}
came 0 ''
has 'no password is asked for, and it opens' "$err" '没有终端, 不能打开屏幕'
for wanted in sh 'user set wang --roles administrator' '-u zhang today' 'today; id' '$(id)' \
    '/usr/lib/openssh/sftp-server' 'scp -t /tmp' '--help'; do
    came 77 "$wanted"
    is 'nothing is told' "$out" ''
done
run 0 -d "$DESK" -u "$(id -un)" --json user list
is 'nothing has changed' "$(json '$[1].roles' "$out")" clerk

# A line with a command runs that one, whatever was wanted.
out=$(SSH_ORIGINAL_COMMAND='user list' setsid "$SHENBAO" -d "$DESK" -u wang --by-key setting list 2>&1)
has 'the command of the line' "$out" 字数容差
out=$(setsid "$SHENBAO" -d "$DESK" -u wang --by-key user add me --roles administrator 2>&1)
is 'with the rights of the person' $? 77

# The key is believed only where nobody else could name it.
chmod 640 "$DESK"
came 77 ''
has 'a shared file' "$err" '--by-key 只用于'
chmod 600 "$DESK"
run 64 -d "$DESK" today --by-key
run 77 -d "$DESK" --by-key -u nobody today
mv "$DESK" "$DIR/away.db"
came 66 ''
ok 'no new desk in its place' test ! -e "$DESK"
mv "$DIR/away.db" "$DESK"

# A table does not take the place of the desk, nor of a backup.
run 0 -d "$DESK" -u "$(id -un)" backup "$DIR/backup.db"
for target in "$DESK" "$DIR/backup.db"; do
    run 73 -d "$DESK" -u "$(id -un)" table export --notice 255 -o "$target"
    has 'it says why' "$err" 不能盖掉
done
run 0 -d "$DESK" -u "$(id -un)" verify

# ---- who else can open the file ----
is 'nobody: nothing is said' "$err" ''
chmod 755 "$DIR"
chmod 644 "$DESK"
run 0 -d "$DESK" -u "$(id -un)" verify
has 'everybody' "$err" '这台机器上的人都可读'
run 0 -d "$DESK" -u "$(id -un)" --json verify
is 'as JSON' "$(json '$.exposed' "$out")" 文件人人可读
chmod 700 "$DIR"
chmod 600 "$DESK"

# ---- sshd itself ----
sshd=/usr/sbin/sshd
if [ -x $sshd ] && command -v ssh >/dev/null; then
    [ "$(id -u)" -ne 0 ] || [ -d /run/sshd ] || { mkdir -m 755 /run/sshd && trap 'rm -rf "$DIR" /run/sshd' EXIT; }
    ssh-keygen -q -t ed25519 -N '' -f "$DIR/host"
    ssh-keygen -q -t ed25519 -N '' -f "$DIR/wang"
    printf 'restrict,pty,command="%s" %s\n' "$forced" "$(cat "$DIR/wang.pub")" >"$DIR/keys"
    cat >"$DIR/sshd_config" <<CONFIG
HostKey $DIR/host
AuthorizedKeysFile $DIR/keys
AuthenticationMethods publickey
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
PidFile none
LogLevel ERROR
Subsystem sftp internal-sftp
CONFIG
    # wangs ARGUMENTS…: wang's ssh; stdin is ours.
    wangs() {
        ssh -F none -i "$DIR/wang" -o IdentitiesOnly=yes -o BatchMode=yes -o LogLevel=ERROR \
            -o StrictHostKeyChecking=no -o UserKnownHostsFile="$DIR/known" \
            -o ProxyCommand="$sshd -i -f $DIR/sshd_config 2>$DIR/sshd.log" "$@" 2>&1
    }
    # over CODE ARGUMENTS…: it ends so.
    over() {
        wanted=$1
        shift
        out=$(wangs "$@")
        code=$?
        is "ssh $*" "$code" "$wanted"
    }
    here=$(id -un)@desk
    # An account that sshd lets nobody into (locked, without a shell) proves nothing.
    wangs "$here" </dev/null >/dev/null
    if [ $? -eq 255 ]; then
        echo '# sshd lets nobody into this account: not tried'
        finish
    fi
    over 0 "$here" </dev/null
    has 'the desk opens' "$out" 今天
    over 77 "$here" sh -c id </dev/null
    has 'no shell' "$out" 不能另带命令
    over 77 "$here" "$SHENBAO" -d "$DESK" -u "$(id -un)" user list </dev/null
    over 77 -s "$here" sftp </dev/null
    # F10 is waiting when the screen is there.
    printf '\033[21~' >"$DIR/f10"
    TERM=xterm-256color over 0 -tt "$here" <"$DIR/f10"
    has 'the screens, as wang' "$out" '王示例 收件员'
    over 255 -o ExitOnForwardFailure=yes -N -R 0:localhost:1 "$here" </dev/null
fi
finish
