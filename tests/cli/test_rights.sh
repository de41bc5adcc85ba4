#!/bin/sh
# Every command with every role: who may not is refused (77), who may is not. The rights are those of desk/:
# the command line asks for none. A command without a row fails.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

run 0 -d "$DESK" init --unit 示例支撑中心 --class 支撑中心 --name 张管理
run 0 -d "$DESK" demo
for role in clerk reviewer printer supervisor administrator; do
    run 0 -d "$DESK" user add "$role" --name "$role" --roles "$role"
done
run 0 -d "$DESK" backup "$DIR/backup.db"
late=$(sqlite3 "$DESK" "SELECT no FROM receipt WHERE is_late = 1 AND late_verdict IS NULL AND state = 'logged' LIMIT 1")
receipt=$(sqlite3 "$DESK" 'SELECT no FROM receipt ORDER BY id LIMIT 1')
open=$(sqlite3 "$DESK" "SELECT submission FROM correction WHERE is_void = 0 ORDER BY id DESC LIMIT 1")
"$SHENBAO" -d "$DESK" --json check --notice 255 >"$DIR/findings"
screening=$(sqlite3 "$DESK" "SELECT max(id) FROM submission WHERE state = 'screening' AND is_void = 0")
other=$(sqlite3 "$DESK" "SELECT min(id) FROM submission WHERE state = 'screening' AND is_void = 0")
awarded=$(sqlite3 "$DESK" "SELECT min(id) FROM submission WHERE state = 'awarded' AND is_void = 0")
run 0 -d "$DESK" unit add 甲示例有限公司
batch=$(sqlite3 "$DESK" 'SELECT max(id) FROM audit')
finding=$(sqlite3 :memory: "SELECT json_extract(value, '$.id') FROM json_each(CAST(readfile('$DIR/findings') AS TEXT))
    WHERE json_extract(value, '$.severity') = 'warning' LIMIT 1")
"$SHENBAO" -d "$DESK" --json obligation list >"$DIR/obligations"
obligation=$(json '$[0].id' "$(cat "$DIR/obligations")")
"$SHENBAO" -d "$DESK" notice export 255 >"$DIR/notice.yaml"
"$SHENBAO" -d "$DESK" review scheme show 百分制平均 --yaml >"$DIR/scheme.yaml"
"$SHENBAO" -d "$DESK" --json package make --notice 255 -o "$DIR/package.zip" >"$DIR/package"
package=$(json '$.number' "$(cat "$DIR/package")")
printf '甲说\n' >"$DIR/text.txt"
printf '姓名,单位\n钱示例,东海虚构铁塔\n' >"$DIR/reviewers.csv"
printf '申报件号,专家,创新性,实用性,可推广性,材料质量\n5,张试,20,20,20,10\n' >"$DIR/sheets.csv"
panel='220号 5G安全人才培养 评审组'
defence='360号 物联网安全 答辩 评审组'
printf '申报件号,专家,创新性,实用性,可推广性,陈述,问答\n19,陈试,80,90,70,30,50\n' >"$DIR/defence.csv"
run 0 -d "$DESK" review import "$DIR/defence.csv" --scheme 分阶段加权 --add-reviewers --draft
mkdir "$DIR/files"
cp data/calendars/*2024*.yaml "$DIR/" 2>/dev/null
echo '# 试' >>"$(find "$DIR" -maxdepth 1 -name '*2024*.yaml' | head -n 1)"
calendar=$(find "$DIR" -maxdepth 1 -name '*2024*.yaml' | head -n 1)

# Who may: c clerk, r reviewer, p printer, s supervisor, a administrator. In each row those who may not come
# first, so that nothing has changed yet when they are refused.
cat >"$DIR/rows" <<'ROWS'
-----	init
----a	demo
crpsa	today
crpsa	notice list
crpsa	notice show 255
crpsa	notice check "$DIR/notice.yaml"
---sa	notice load "$DIR/notice.yaml"
crpsa	notice export 255
crpsa	notice compare 255 220
c--sa	notice attach 255 "$DIR/text.txt"
crpsa	notice search 安全
---sa	notice stop 255 --why 试
---sa	notice resume 255 --why 试
---sa	notice update
crpsa	notice choices 255
---sa	notice choose 360 省级报行业部门 不含 --why 试
c-psa	unit list
crpsa	unit show 东海虚构铁塔
c--sa	unit add 试一试有限公司
c--sa	unit set '#102' 地址=试示例路1号
crpsa	unit check-code 91350100M000100Y43
c-psa	unit duplicates
c--sa	unit differ '#72' '#164' --why 试
c--sa	unit merge '#72' '#164' --why 试
c--sa	unit unmerge '#72' '#164' --why 试
crpsa	submission list
c-psa	submission show 3
c--sa	submission add --notice 255 --title 试一试 --applicant '#102' --direction 人身安全
c--sa	submission set 3 联系人=试示例
c--sa	submission act "$screening" 受理
c--sa	submission withdraw 4 --why 试
c--sa	submission revive 4 --why 试
crpsa	submission duplicates
c--sa	submission same 124 163 --why 试
c--sa	submission differ 124 163 --why 试
c--sa	receipt log --notice 255 --from '#102'
c-psa	receipt list
c-psa	receipt show "$receipt"
c-psa	receipt slip "$receipt"
c--sa	receipt void "$receipt" --why 试
---sa	late decide "$late" --accept --why 试
---sa	rejudge --notice 255 --why 试
crpsa	check --notice 255
c-psa	files check "$DIR/files" --notice 255
c-psa	condition list 3
c--sa	condition tick 3 独立法人 --met --evidence 试
crpsa	accept list
---sa	accept "$finding" --why 试
c--sa	correction issue "$other" --add 试一试
c--sa	correction answer "$open" --text 试
crpsa	correction list
c-psa	correction show "$open"
c-psa	correction refusal "$open"
----a	correction clock --days 7 --why 试
c--sa	table import tests/data/tables/255.csv --notice 255
c-psa	table export --notice 255 -o "$DIR/out.csv"
c--sa	package make --notice 255 -o "$DIR/made.zip"
c--sa	package receive "$DIR/package.zip" --yes
c-psa	package ack "$package" -o "$DIR/ack.txt"
c-psa	package list
crpsa	package show "$DIR/package.zip"
c-psa	print 收件登记簿 --issue
c-psa	print issues
c-psa	print again 2026-0001
c-psa	print verify 2026-0001
crpsa	print list
crpsa	obligation list
c--sa	obligation done "$obligation"
c--sa	obligation event "$awarded" --on 2024-01-02
c-psa	reviewer list
c--sa	reviewer add 钱试 --unit '#102'
c-psa	reviewer show 钱试
c--sa	reviewer set 钱试 职称=高工
c--sa	reviewer void 钱试 --why 试
c--sa	reviewer import "$DIR/reviewers.csv"
c--sa	reviewer relate 钱示例 '#102' --kind 持股
c--sa	reviewer relation 1 --note 试
c--sa	reviewer unrelate 1 --why 试
c--sa	panel draw --notice 255
c--sa	panel add 试一组 --notice 255
c-psa	panel list
c-psa	panel show 试一组
c-psa	panel verify 试一组
c--sa	panel edit 试一组 --note 试
c--sa	panel seat 试一组 钱示例
c--sa	panel head 试一组 钱示例
c-psa	panel recusals 试一组
c--sa	panel recuse 钱示例 --panel 试一组 --by desk --why 试
---sa	panel recuse 钱示例 --panel 试一组 --dismiss --why 试
c--sa	panel assign 试一组 --dry-run
c-psa	panel assigned 试一组
c--sa	panel unassign 试一组 --reviewer 钱示例 --submission 71 --why 试
---sa	panel replace 试一组 钱示例 --why 试 --dry-run
---sa	panel open 试一组
---sa	panel close 试一组
c-psa	panel print 试一组
c--sa	panel unseat 试一组 钱示例 --why 试
---sa	panel void 试一组 --why 试
cr-sa	review import "$DIR/sheets.csv" --add-reviewers
c--sa	review export "$panel"
c--sa	panel score 5 --reviewer 张试 创新性=20
c--sa	panel seal 5 --reviewer 张试
---sa	panel reopen 5 --reviewer 张试 --ground 合计有误 --why 试
c--sa	panel order "$defence" --seed 1
c--sa	panel attend "$defence" 陈试
c--sa	panel defence "$defence" 19 陈试=20,20 --draft
c--sa	panel sign "$panel" --reviewer 张试 --agree
c-psa	panel status
c-psa	rank --notice 220
---sa	rank place 5 1 --notice 220 --why 试
---sa	rank decide 5 --in --notice 220 --why 试
---sa	rank lot --notice 220
---sa	rank finalise --notice 220 --dry-run
c-psa	rank editions --notice 220
c-psa	rank export --notice 220 --cut 1
crpsa	review scheme list
crpsa	review scheme show 百分制平均
---sa	review scheme load "$DIR/scheme.yaml"
crpsa	review scheme check "$DIR/scheme.yaml"
c-psa	log
c--sa	undo "$batch"
---sa	backup "$DIR/out.db"
----a	restore "$DIR/backup.db"
crpsa	verify
crpsa	data list
----a	data load "$calendar"
crpsa	setting list
----a	setting set 字数容差 1
crpsa	user list
----a	user add sun --name 孙示例
----a	user set sun --name 孙试
----a	user password sun
ROWS

# tried LETTER ROLE NAME COMMAND…: as this role.
tried() {
    letter=$1 role=$2 row=$3
    shift 3
    printf 'lamp river 7\n' | "$SHENBAO" -d "$DESK" -u "$role" "$@" >"$DIR/told" 2>&1
    code=$?
    # A case that is not to be seen is not there.
    is_right=false word=may
    case $letter$role$code in
    -*77) is_right=true word='may not' ;;
    -reviewer65) grep -q '没有' "$DIR/told" && is_right=true word='may not' ;;
    -*) word='may not' ;;
    +*77 | +*64 | +*70) ;;
    *) is_right=true ;;
    esac
    ok "$role $word: $row" $is_right || sed "s/^/# $code: /" "$DIR/told" | head -n 3
}
letter_of() {
    case $1 in reviewer) echo r ;; *) echo "$1" | cut -c1 ;; esac
}
tab=$(printf '\t')
while IFS=$tab read -r may row; do
    eval "set -- $row"
    [ "$row" = init ] && continue
    for role in clerk reviewer printer supervisor administrator; do
        case $may in *"$(letter_of $role)"*) ;; *) tried - $role "$row" "$@" ;; esac
    done
    for role in clerk reviewer printer supervisor administrator; do
        case $may in *"$(letter_of $role)"*) tried + $role "$row" "$@" ;; esac
    done
done <"$DIR/rows"

# ---- nothing is left out ----
"$SHENBAO" --help | sed -n 's/^  \([a-z]\)/\1/p' | while read -r line; do
    # shellcheck disable=SC2086
    set -- $line
    words=
    for word in "$@"; do
        case $word in [a-z]*) words="$words${words:+ }$word" ;; *) break ;; esac
    done
    grep -q "$tab$words\( \|$\)" "$DIR/rows" || echo "$words"
done >"$DIR/forgotten"
is 'every command has its row' "$(cat "$DIR/forgotten")" ''
ok 'the command line decides no rights' sh -c '! grep -rnE "person_may|->may\b|MAY_[A-Z]" src/cli'
finish
