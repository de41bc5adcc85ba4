# For shell tests of the program: `. tests/cli/lib.sh` from the top of the source, then ok, is, run …,
# and at the end `finish`. Each test has a home and a desk file ($DESK) of its own; no network, no
# terminal. Speaks TAP.
BUILD=${BUILD:-$PWD/build/release}
SHENBAO=$BUILD/tests/e2e/shenbao-fixed
DIR=$(mktemp -d)
trap 'rm -rf "$DIR"' EXIT
DESK=$DIR/desk.db
export BUILD SHENBAO DIR DESK HOME="$DIR" XDG_DATA_HOME="$DIR/data" XDG_CONFIG_HOME="$DIR/config"
export XDG_STATE_HOME="$DIR/state" LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=Asia/Shanghai
tests_run=0 tests_failed=0

# ok NAME COMMAND…: the command succeeds.
ok() {
    name=$1
    shift
    tests_run=$((tests_run + 1))
    if "$@"; then
        echo "ok $tests_run - $name"
    else
        tests_failed=$((tests_failed + 1))
        echo "not ok $tests_run - $name"
        return 1
    fi
}

# is NAME GOT WANTED: both texts are the same.
is() {
    ok "$1" test "$2" = "$3" || printf '%s\n' "got:    $2" "wanted: $3" | sed 's/^/# /'
}

# has NAME TEXT PART: the text contains the part.
has() {
    case $2 in
    *"$3"*) ok "$1" true ;;
    *) ok "$1" false || printf '%s\n' "got:   $2" "lacks: $3" | sed 's/^/# /' ;;
    esac
}

# run CODE ARGUMENTS…: the program exits so; leaves its stdout in $out and its stderr in $err.
run() {
    wanted=$1
    shift
    out=$("$SHENBAO" "$@" 2>"$DIR/stderr" </dev/null)
    code=$?
    err=$(cat "$DIR/stderr")
    ok "shenbao $* exits $wanted" test "$code" -eq "$wanted" ||
        printf '%s\n' "exit $code" "$out" "$err" | sed 's/^/# /'
}

# json PATH TEXT: what stands at a path ('$.items[0].name') of a JSON text; fails when it is not JSON.
json() {
    printf '%s' "$2" >"$DIR/json"
    sqlite3 :memory: "SELECT json_extract(CAST(readfile('$DIR/json') AS TEXT), '$1')"
}

# pdf_program FOLDER: shenbao-pdf for programs that look for it in this folder of PATH. What the libraries
# for fonts keep until they end is not ours to give back.
pdf_program() {
    printf '#!/bin/sh\nASAN_OPTIONS=detect_leaks=0 exec "%s" "$@"\n' "$BUILD/shenbao-pdf" >"$1/shenbao-pdf"
    chmod +x "$1/shenbao-pdf"
}

# one_font: programs find only the font that tests install, so that PDFs and the test page are the same everywhere.
one_font() {
    cat >"$DIR/fonts.conf" <<XML
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/wqy</dir><cachedir>$DIR/cache</cachedir></fontconfig>
XML
    export FONTCONFIG_FILE="$DIR/fonts.conf"
}

# finish: the plan, and the exit code of the test.
finish() {
    echo "1..$tests_run"
    exit $((tests_failed > 0))
}
