#!/bin/sh
# accept: findings taken as they are by a supervisor; who may; lapsed with the facts; revoked; listed.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"
C="-d $DESK -u li"

# of RULE KEY TEXT: what stands under a key of the finding of a rule.
of() {
    printf '%s' "$3" >"$DIR/json"
    sqlite3 :memory: "SELECT json_extract(value, '$.$2') FROM json_each(CAST(readfile('$DIR/json') AS TEXT))
        WHERE json_extract(value, '$.rule') = '$1'"
}

# shellcheck disable=SC2086
{
run 0 $S init --unit 南岭示例支撑中心 --class 支撑中心 --name 张主管
run 0 $S user add li --name 李收件 --roles clerk
run 0 $S unit add --name 南岭示例通信有限公司
run 0 $S submission add --notice 255 --title 高处作业人身安全预警装置 --applicant 南岭示例通信有限公司 \
    credit_code=91350100M000100Y4Z phone=1380013800
run 1 $S --json check --submission 1
for key in subject rule severity hard notice clause text id accepted_by accepted_why accepted_on; do
    has "a finding has $key" "$out" "\"$key\""
done
first=$(of credit_code id "$out")
phone=$(of contact id "$out")
is 'not accepted yet' "$(of credit_code accepted_by "$out")" ''
run 1 $S check --submission 1
has 'what may be accepted shows its id' "$out" "[$first]"

# ---- refused
run 64 $S accept
run 64 $S accept "$first"
has 'a reason is asked for' "$err" 理由
run 64 $S accept 什么 --why 已核对
run 65 $S accept 00001-00000000 --why 已核对
run 77 $C accept "$first" --why 已核对
run 65 $S accept "$first" --revoke --why 没有接受过

# ---- accepted: told in check, listed, searched
run 0 $S accept "$first" --why 已核对营业执照
run 1 $S --json check --submission 1
is 'by whom' "$(of credit_code accepted_by "$out")" 张主管
is 'why' "$(of credit_code accepted_why "$out")" 已核对营业执照
run 0 $S accept "$phone" --why 已电话核实
run 0 $S check --submission 1
has 'told as text' "$out" '[张主管 已接受: 已核对营业执照, 2024-07-16]'
run 0 $S --json accept list
is 'listed' "$(json '$[0].id' "$out")" "$first"
is 'in force' "$(json '$[0].lapsed' "$out")" 0
run 0 $S --json submission list --where 接受:有
is 'searched' "$(json '$[0].no' "$out")" 00001

# ---- the facts change: it lapses
run 0 $S submission set 1 credit_code=91350100M000100Y4X
run 1 $S check --submission 1
run 0 $S --json accept list --submission 1
is 'lapsed' "$(json '$[0].lapsed' "$out")" 1
run 0 $S submission set 1 credit_code=91350100M000100Y4Z
run 0 $S check --submission 1

# ---- revoked, undone
run 0 $S accept "$first" "$phone" --revoke --why 再核实
run 1 $S check --submission 1
run 0 $S --json accept list
is 'none in force' "$out" '[]'
run 0 $S --json log
batch=$(json '$[0].batch' "$out")
run 77 $C undo "$batch"
run 0 $S undo "$batch"
run 0 $S check --submission 1

# ---- lists, arrivals and units
run 0 $S unit add --name 南海示例通信管理局 --class 省级通信管理局 --phone 1380013800
for i in 1 2 3 4 5 6; do
    run 0 $S unit add --name 南海示例公司$i
    run 0 $S submission add --notice 360 --direction 商用密码 --title 示例成果$i \
        --applicant 南海示例公司$i --recommender 南海示例通信管理局
done
run 1 $S --json check --notice 360 --list 南海示例通信管理局
list=$(of quota id "$out")
is 'a list has an id' "${list%-*}" L360.3
is 'and its numbers' "$(of quota used "$out")/$(of quota max "$out") $(of quota over "$out")" '6/5 1'
run 1 $S --json check
unit=$(of contact id "$out" | grep U)
is 'a unit has one' "${unit%-*}" U3
run 64 $S check --list 南海示例通信管理局
run 0 $S accept "$list" "$unit" --why 部里来电同意
run 0 $S check --notice 360 --list 南海示例通信管理局
has 'by whom, why, when' "$out" '[张主管 已接受: 部里来电同意, 2024-07-16]'
run 0 $S today
has '今日 tells it too' "$out" '[张主管 已接受: 部里来电同意, 2024-07-16]'
run 1 $S receipt log --notice 360 --from 南海示例通信管理局 --at '2023-09-01 10:00' --item 推荐项目汇总表=1
run 0 $S --json receipt show 20240001
is 'an arrival from there tells its list' "$(of quota accepted_by \
    "$(json '$.findings' "$out")")" 张主管
run 1 $S --json check --receipt 20240001
is 'what an arrival lacks' "$(of copies received "$out" | head -1)/$(of copies required "$out" | head -1)" 1/2
run 65 $S check --receipt 20999999
run 0 $S --json accept list --about L360.3
is 'the list alone' "$(json '$[0].id' "$out")" "$list"
is 'named' "$(json '$[0].about' "$out")" '360号 南海示例通信管理局的名单'
is 'of no case' "$(json '$[0].submission' "$out")" ''
run 0 $S accept list
has 'all of them' "$out" '单位 南海示例通信管理局'
run 0 $S accept list --print
has 'for paper' "$out" '接受检查意见清单'
has 'with the title of a case' "$out" '申报件 00001  高处作业人身安全预警装置'
has 'who and when' "$out" '接受  张主管  2024-07-16'
run 0 $S accept list --print --about U3
has 'a unit with its list' "$out" '360号 南海示例通信管理局的名单'
run 65 $S accept list --print --submission 2
has 'nothing to print' "$err" 没有接受过
}
finish
