#!/bin/sh
# Late arrivals decided by name: told first, decided, changed, revoked; who may; every exit code.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"
C="-d $DESK -u li"

# shellcheck disable=SC2086
{
run 0 $S init --unit 南岭示例支撑中心 --class 支撑中心 --name 张主管
run 0 $S user add li --name 李收件 --roles clerk
run 0 $S unit add --name 东江示例通信管理局 --class 省级通信管理局 --region 440000
run 0 $S submission add --notice 255 --title 高处作业人身安全预警装置 --applicant 东江示例通信管理局 \
    --recommender 东江示例通信管理局
run 1 $C receipt log --notice 255 --from 东江示例通信管理局 --at '2024-07-16 09:00:00' --submission 1
run 0 $C receipt log --notice 255 --from 东江示例通信管理局 --at '2024-07-15 09:00:00' --item 成果汇总表=2 \
    --item 成果申报书=2
run 0 $S today
has 'waits in 今日' "$out" '逾期  20240001 收不收待主管决定'
run 0 $S --json today
has 'as a task of its own kind' "$out" '"late"'

# ---- refused: usage, who may, what is not late
run 64 $S late decide 20240001 --why 台风停航
run 64 $S late decide 20240001 --accept --refuse --why 台风停航
run 64 $S late decide 20240001 --accept
has 'a reason is asked for' "$err" 理由
run 64 $S late decide --accept --why 台风停航
run 65 $S late decide 20249999 --accept --why 台风停航
run 65 $S late decide 20240002 --accept --why 台风停航
has 'not late' "$err" 没有逾期
run 65 $S late decide 20240001 --revoke --why 台风停航
run 77 $C late decide 20240001 --accept --why 台风停航
has 'a supervisor is needed' "$err" 主管

# ---- told, then done
run 0 $S --json late decide 20240001 --refuse --why 无正当理由 --dry-run
is 'before' "$(json '$.before' "$out")" 待决定
is 'after' "$(json '$.after' "$out")" 不收
is 'the case before' "$(json '$.submissions[0].before' "$out")" 逾期待定
is 'the case after' "$(json '$.submissions[0].after' "$out")" 逾期不收
is 'one less waits' "$(json '$.undecided_before' "$out")$(json '$.undecided_after' "$out")" 10
run 0 $S --json receipt show 20240001
is 'a dry run decides nothing' "$(json '$.late_verdict' "$out")" ''
run 0 $S late decide 20240001 --refuse --why 无正当理由
has 'told as text' "$out" '待决定 -> 不收'
run 0 $S --json receipt show 20240001
is 'the verdict' "$(json '$.late_verdict' "$out")" refused
is 'why' "$(json '$.late_why' "$out")" 无正当理由
is 'the clause of the deadline' "$(json '$.late_clause' "$out")" '四（一）'
is 'by whom' "$(json '$.late_by' "$out")" 张主管
is 'when' "$(json '$.late_on' "$out")" 2024-07-16
run 0 $S --json receipt list --where 逾期决定:不收
is 'found by the search' "$(json '$[0].no' "$out")" 20240001
run 0 $S --json submission list --where 逾期决定:不收
is 'and its case' "$(json '$[0].no' "$out")" 00001
run 1 $S check --submission 1
has 'the finding tells it' "$out" '已决定不收: 无正当理由'
run 0 $S today
case $out in *收不收待主管决定*) ok 'nothing waits' false ;; *) ok 'nothing waits' true ;; esac
run 0 $S late decide 20240001 --accept --why 台风停航 --clause '四（一）2'
run 0 $S --json receipt show 20240001
is 'changed' "$(json '$.late_verdict' "$out")" accepted
is 'with a clause of its own' "$(json '$.late_clause' "$out")" '四（一）2'
run 0 $S receipt slip 20240001
has 'the slip tells it' "$out" '逾期, 收: 台风停航 (四（一）2), 张主管 2024-07-16'
run 0 $S --json check --submission 1
has 'accepted by name' "$out" '"accepted_by": "张主管"'
run 0 $S log
has 'in the history' "$out" '逾期收件 20240001 决定收'
run 0 $S late decide 20240001 --revoke --why 再核实
run 0 $S --json receipt show 20240001
is 'revoked' "$(json '$.late_verdict' "$out")" ''
}
finish
