#!/bin/sh
# An expert and nothing else, on a desk full of work: whatever is asked, only the assigned case comes to light.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

run 0 -d "$DESK" init --unit 示例支撑中心 --class 支撑中心
run 0 -d "$DESK" demo
run 0 -d "$DESK" user add zhao --name 赵示例 --roles reviewer
sqlite3 "$DESK" "
    INSERT INTO reviewer (id, rev, is_void, name, person)
        SELECT 1, 1, 0, '赵示例', id FROM person WHERE login = 'zhao';
    INSERT INTO panel (id, rev, is_void, notice, name, state) VALUES (1, 1, 0, 1, '甲组', 'scoring');
    INSERT INTO assignment (rev, is_void, panel, reviewer, submission, position, origin)
        VALUES (1, 0, 1, 1, 3, 1, 'hand');"
mine=$(sqlite3 "$DESK" 'SELECT title FROM submission WHERE id = 3')
# Titles, people, phones and numbers of everything else.
sqlite3 "$DESK" "
    SELECT title FROM submission WHERE title <> '$mine';
    SELECT phone FROM submission WHERE id <> 3 AND length(phone) > 6
        AND phone NOT IN (SELECT phone FROM submission WHERE id = 3 UNION SELECT phone FROM unit
            WHERE phone IS NOT NULL AND id IN (SELECT lead FROM submission WHERE id = 3 UNION
            SELECT recommender FROM submission WHERE id = 3 UNION
            SELECT unit FROM submission_partner WHERE submission = 3));
    SELECT no FROM receipt;
    SELECT summary FROM audit;" | sort -u >"$DIR/secrets"
ok 'there is something to hide' test "$(wc -l <"$DIR/secrets")" -gt 100

# hides ARGUMENTS…: whatever comes of it, nothing of the secrets is in it.
hides() {
    "$SHENBAO" -d "$DESK" -u zhao "$@" >"$DIR/told" 2>&1 </dev/null
    ok "$* hides the rest" sh -c '! grep -qFf "$DIR/secrets" "$DIR/told"' ||
        grep -Ff "$DIR/secrets" "$DIR/told" | head -n 3 | sed 's/^/# /'
}
run 0 -d "$DESK" -u zhao --json submission list
is 'one case is listed' "$(json '$[#-1].title' "$out")" "$mine"
is 'and no other' "$(json '$[1].title' "$out")" ''
run 0 -d "$DESK" -u zhao submission show 3
has 'it is shown' "$out" "$mine"
for no in 1 2 4 5; do
    run 65 -d "$DESK" -u zhao submission show $no
done
hidden_receipt=$(sqlite3 "$DESK" 'SELECT no FROM receipt ORDER BY id LIMIT 1')
run 65 -d "$DESK" -u zhao receipt show "$hidden_receipt"
run 77 -d "$DESK" -u zhao log
run 77 -d "$DESK" -u zhao table export --notice 255 -o "$DIR/out.csv"
ok 'nothing was exported' test ! -e "$DIR/out.csv"
run 77 -d "$DESK" -u zhao backup "$DIR/out.db"
run 77 -d "$DESK" -u zhao files check "$DIR" --notice 255

# Every command that reads, as it is and as JSON.
"$SHENBAO" --help | sed -n 's/^  \([a-z][a-z -]*\).*/\1/p' | sed 's/ *-*$//' |
    grep -E '(^today|^check| list| duplicates| search| compare| show| choices)$' >"$DIR/reading"
ok 'there are commands that read' test "$(wc -l <"$DIR/reading")" -gt 12
while read -r command; do
    # shellcheck disable=SC2086
    hides $command
    # shellcheck disable=SC2086
    hides --json $command
done <"$DIR/reading"
hides --json log --submission 3
hides --json check --submission 5
hides check --notice 255
hides --json condition list 5
hides correction show 5
hides correction refusal 5
hides obligation list
hides submission list --where '单位:有'
hides submission list --order title
hides notice show 255
hides rejudge --notice 255 --dry-run
hides undo 5
run 0 -d "$DESK" verify
finish
