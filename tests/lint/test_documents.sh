#!/bin/sh
# The documents agree with the tree: the codes of findings and the files of src/rules in docs/rules.md,
# the commands and exit codes in the man page and the manual, and every file a document points to.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

# ---- docs/rules.md ----
found=$(sed -n '/^## What is found/,$p' docs/rules.md)
is "every code of a finding has its row, and no other" \
    "$(printf '%s\n' "$found" | sed -n 's/^| `\([a-z_]*\)` |.*/\1/p' | sort)" \
    "$(grep -rhoE '\.rule = "[a-z_]+"' src | sed 's/.*"\(.*\)"/\1/' | sort -u)"
for test in $(printf '%s\n' "$found" | grep -oE '`[a-z]+/test_[a-z_]+(\.sh)?`' | tr -d '\`' | sort -u); do
    case $test in
    cli/*.sh) file=tests/$test ;;
    screen/*) file=tests/$test.c ;;
    *) file=tests/unit/$test.c ;;
    esac
    ok "rules.md names a test that is there: $test" test -f "$file"
done
for file in src/rules/*.c; do
    name=$(basename "$file" .c)
    ok "rules.md says what $name decides" grep -q "^| .*\`$name\`" docs/rules.md
done

# ---- commands ----
run 0 --help
printf '%s\n' "$out" | sed -n 's/^  \([a-z]\)/\1/p' | awk '{
    print $2 ~ /^[a-z][a-z-]*$/ ? $1 " " $2 : $1 }' | sort -u >"$DIR/commands"
# In the man page each entry is a noun in bold and its verbs, or a command of one word.
sed -n '/^\.SH COMMANDS/,/^\.SH EXIT/s/^\\fB\([^\\]*\)\\fR */\1 /p' docs/shenbao.1 | sed 's/\\-/-/g' |
    awk '{
        n = split($0, word, " ")
        if (n > 1 && word[2] ~ /^[a-z]/)
            for (i = 2; i <= n; i += 2) print word[1] " " word[i]
        else
            print word[1]
    }' | sort -u >"$DIR/man"
is "the man page lists the commands of --help, and no other" "$(cat "$DIR/man")" "$(cat "$DIR/commands")"

# ---- exit codes ----
codes=$(grep -oE '^    STATUS_[A-Z_]+ = [0-9]+' src/base/err.h | awk '$3 < 100 { print $3 }' | sort -n)
told() {
    grep -oE '[0-9]+' | sort -nu
}
is "--help tells every exit code" "$(printf '%s\n' "$out" | sed -n '/^退出码/,$p' | told)" "$codes"
is "the man page tells every exit code" \
    "$(sed -n '/^\.SH EXIT/,/^\.SH ENV/p' docs/shenbao.1 | told)" "$codes"
is "the manual tells every exit code" \
    "$(sed -n '/^| 退出码/,/^$/p' docs/manual.md | sed -n 's/^| \([0-9, ]*\) |.*/\1/p' | told)" "$codes"

# ---- docs/where.md: the items and orders of each list ----
run 0 -d "$DESK" init
# listed NOUN COMMAND: what the section names is there, and all of it.
listed() {
    section=$(sed -n "/^## $1可用的项/,/^## [^$1]/p" docs/where.md)
    items=$(printf '%s\n' "$section" | sed -n 3p)
    for item in $items; do
        "$SHENBAO" -d "$DESK" "$2" list --where "$item:无" >/dev/null 2>"$DIR/stderr"
        ok "$1 has $item" test "$(grep -c '没有「.*」这一项' "$DIR/stderr")" = 0
    done
    # shellcheck disable=SC2086
    set -- "$1" "$2" "$(printf '%s\n' $items | wc -l)"
    run 64 -d "$DESK" "$2" list --where 瞎写:无
    has "$1 has no others" "$err" "共 $3 种"
    run 64 -d "$DESK" "$2" list --order 瞎写
    is "$1: the orders" "$(printf '%s\n' "$section" | sed -n 's/.*排序: \(.*\)。/\1/p')" \
        "$(printf '%s\n' "$err" | sed -n 's/.*可用: //p')"
}
listed 申报件 submission
listed 单位 unit
listed 收件 receipt

# ---- pages ----
# A formatter of C once went over two files that were not C, and nothing told.
for page in README.md docs/*.md; do
    is "$page begins with its heading" "$(head -1 "$page" | cut -c1-2)" '# '
done
for page in README.md docs/*.md; do
    for link in $(grep -oE '\]\([^)#]+' "$page" | sed 's/](//' | sort -u); do
        ok "$page: $link is there" test -f "$(dirname "$page")/$link"
    done
done
finish
