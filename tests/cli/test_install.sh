#!/bin/sh
# An installed program finds its data under its own prefix, wherever it is called from; uninstall
# leaves nothing behind.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
ROOT=$DIR/root

# make_ TARGET: with the build the tests run in.
make_() {
    make --no-print-directory MODE="$(basename "$BUILD")" DESTDIR="$ROOT" PREFIX=/usr "$1" >"$DIR/make" 2>&1
}

umask 077 # of an administrator who minds
ok 'install' make_ install || sed 's/^/# /' "$DIR/make"
is 'the program is there and may be run' "$(stat -c %a "$ROOT/usr/bin/shenbao")" 755
is 'everybody may read the data' "$(find "$ROOT/usr/share/shenbao" ! -perm -004)" ''
ok 'the manual page is there' test -s "$ROOT/usr/share/man/man1/shenbao.1"
is 'nothing is left outside of the prefix' "$(ls -A "$ROOT")" usr

SHENBAO=$ROOT/usr/bin/shenbao
cd / || exit 1
run 0 --version
run 0 -d "$DESK" -u zhang init --unit 南岭示例通信管理局
run 0 -d "$DESK" -u zhang --json notice list
is 'the shipped notices came with it' "$(printf '%s' "$out" | grep -c '"doc_no"')" 6
cd "$OLDPWD" || exit 1
cmp -s "$ROOT/usr/share/shenbao/data/regions.csv" data/regions.csv
is 'the data is the data' $? 0

: >"$ROOT/usr/bin/other"
ok 'uninstall' make_ uninstall || sed 's/^/# /' "$DIR/make"
is 'only what others put there stays' "$(cd "$ROOT" && find . -type f -o -name shenbao)" ./usr/bin/other
finish
