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
}
finish
