#!/bin/sh
# An expert and nothing else, on a desk full of work: whatever is asked, only the assigned case comes to light.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

run 0 -d "$DESK" init --unit 示例支撑中心 --class 支撑中心
run 0 -d "$DESK" demo
printf '%s\n' '名称: 试分' '来源: 本台自定' '指标:' '- {名称: 创新性, 满分: 70, 步长: 0.25}' \
    '- {名称: 实用性, 满分: 40, 步长: 0.25}' '汇总: 平均' >"$DIR/scheme.yaml"
run 0 -d "$DESK" user add zhao --name 赵示例 --roles reviewer
sqlite3 "$DESK" "
    INSERT INTO reviewer (id, rev, is_void, name, person)
        SELECT 101, 1, 0, '赵示例', id FROM person WHERE login = 'zhao';
    INSERT INTO reviewer (id, rev, is_void, name, phone) VALUES (102, 1, 0, '钱样例', '13900139000');
    INSERT INTO panel (id, rev, is_void, notice, name, state, scheme, scheme_text) VALUES (101, 1, 0, 1, '甲组',
        'scoring', '试分', CAST(readfile('$DIR/scheme.yaml') AS TEXT));
    INSERT INTO panel_member (rev, is_void, panel, reviewer, position, state, is_head)
        VALUES (1, 0, 101, 101, 1, 'member', 0), (1, 0, 101, 102, 2, 'member', 0);
    INSERT INTO assignment (rev, is_void, panel, reviewer, submission, position, origin)
        VALUES (1, 0, 101, 101, 3, 1, 'hand'), (1, 0, 101, 102, 3, 1, 'hand'), (1, 0, 101, 102, 5, 2, 'hand');
    INSERT INTO sheet (rev, is_void, panel, submission, reviewer, state, marks, opinion, origin, entered_by,
        saved_at, sealed_at) VALUES (1, 0, 101, 3, 102, 'sealed', '61.5,33.25', '钱某的意见', 'desk', 'qian', 0, 0),
        (1, 0, 101, 5, 102, 'draft', '61.5,', '钱某的草稿', 'desk', 'qian', 0, NULL);"
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
    SELECT '钱样例' UNION SELECT '13900139000' UNION SELECT '61.5' UNION SELECT '94.75' UNION SELECT '钱某的';
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

# ---- review: of the others neither names nor marks, sealed or not ----
printf '申报件号,专家,创新性,实用性,意见\n00005,Z0002,10,10,\n' >"$DIR/others.csv"
printf '申报件号,专家,创新性,实用性,意见\n00005,赵示例,10,10,\n' >"$DIR/foreign.csv"
before=$(sqlite3 "$DESK" 'SELECT count(*), group_concat(marks) FROM sheet')
hides panel show 甲组
hides --json panel list
hides panel verify 甲组
hides panel assigned 甲组
hides panel assigned 甲组 --reviewer 赵示例
hides panel recusals 甲组
hides panel recusals
hides panel recuse 赵示例 3 --check
hides panel recuse 赵示例 5 --check
hides panel print 甲组
hides panel status
hides --json panel status 甲组
hides rank --notice 220
hides --json rank --notice 220 --explain 3
hides reviewer show Z0002
hides --json reviewer list
hides reviewer show Z0001
hides review export 甲组
hides review import "$DIR/others.csv" --panel 甲组
hides review import "$DIR/others.csv" --panel 甲组 --add-reviewers
hides review import "$DIR/foreign.csv" --panel 甲组
hides panel score 5 创新性=10
hides panel score 5 --reviewer Z0002 创新性=10
hides panel score 3 --reviewer Z0002 创新性=10
hides panel seal 3 --reviewer Z0002
hides panel seal 5 --reviewer Z0002
is 'nothing of theirs has changed' "$(sqlite3 "$DESK" 'SELECT count(*), group_concat(marks) FROM sheet')" "$before"
run 0 -d "$DESK" -u zhao panel score 3 创新性=20
has 'his own is told' "$("$SHENBAO" -d "$DESK" -u zhao panel score 3 实用性=30 2>&1)" '合计 50'
run 0 -d "$DESK" verify
finish
