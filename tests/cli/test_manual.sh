#!/bin/sh
# Every command line of README.md and docs/manual.md, as written and in its order, on the desk of
# make demo. What the documents promise to work is done (0), or done with findings (1).
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

export E2E_CLOCK=1795255200 # 2026-11-21 18:00, after the last day the demo tells of
mkdir "$DIR/bin"
ln -s "$SHENBAO" "$DIR/bin/shenbao"
printf '#!/bin/sh\nexec cat >/dev/null\n' >"$DIR/bin/lp"
chmod +x "$DIR/bin/lp"
pdf_program "$DIR/bin"
ln -s "$PWD/tests" "$DIR/tests" # the tables that the documents import
export PATH="$DIR/bin:$PATH"

new_desk() {
    rm -f "$DESK"
    run 0 -d "$DESK" init --unit 示例支撑中心 --class 支撑中心
    run 0 -d "$DESK" demo
}

# One line as a reader types it, in the shell of a reader who followed the tour.
typed() {
    (cd "$DIR" && SHENBAO_DESK=$DESK sh -c "$1") >"$DIR/stdout" 2>"$DIR/stderr" </dev/null
    code=$?
    ok "$1" test "$code" -le 1 || {
        echo "# exit $code"
        sed 's/^/# /' "$DIR/stderr"
    }
}

for page in README.md docs/manual.md; do
    new_desk
    grep '^shenbao ' "$page" >"$DIR/lines"
    ok "$page has command lines" test -s "$DIR/lines"
    while read -r line; do
        typed "$line"
    done <"$DIR/lines"
done
finish
