#!/bin/sh
# Arrivals: logged with what came, listed, shown, voided; the slip; every refusal with its exit code.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 南岭示例支撑中心 --class 支撑中心 --name 张收件
run 0 $S unit add --name 东江示例通信管理局 --class 省级通信管理局 --region 440000
run 0 $S unit add --name 南岭示例通信有限公司
run 0 $S submission add --notice 255 --title 高处作业人身安全预警装置 --applicant 南岭示例通信有限公司 \
    --recommender 东江示例通信管理局
run 0 $S submission add --notice 255 --title 传输干线光缆隐患排查工具 --applicant 南岭示例通信有限公司 \
    --recommender 东江示例通信管理局

# ---- in time and whole
run 0 $S --json receipt log --notice 255 --from 东江示例通信管理局 --at '2024-07-15 23:59:59' \
    --item 成果汇总表=2 --item 成果申报书=4 --submission 1 --submission 00002 --carrier 王示例
for key in no at late findings notice from basis submissions items state; do
    has "an arrival has $key" "$out" "\"$key\""
done
is 'its number' "$(json '$.no' "$out")" 20240001
is 'its second' "$(json '$.at' "$out")" '2024-07-15 23:59:59'
is 'in time' "$(json '$.late' "$out")" 0
is 'nothing found' "$(json '$.findings[0]' "$out")" ''
is 'brought by hand unless said' "$(json '$.basis' "$out")" arrival
is 'both cases' "$(json '$.submissions' "$out")" '["00001","00002"]'
is 'copies counted by case' "$(json '$.items[1].required' "$out")" 4
is 'and received' "$(json '$.items[1].received' "$out")" 4
is 'what was not counted is null' "$(json '$.items[2].received' "$out")" ''

# ---- late and short: done, with findings
run 1 $S --json receipt log --notice 255 --from 东江示例通信管理局 --at '2024-07-16 00:00:00' \
    --basis 邮寄 --item 成果申报书=1 --submission 1 --courier SF0000000001
is 'the next number' "$(json '$.no' "$out")" 20240002
is 'late' "$(json '$.late' "$out")" 1
for key in subject rule severity hard notice clause text; do
    has "a finding has $key" "$out" "\"$key\""
done
is 'the clause of the deadline' "$(json '$.findings[0].clause' "$out")" '四（一）'
is 'the rule of copies' "$(json '$.findings[1].rule' "$out")" copies
has 'what is missing' "$(json '$.findings[1].text' "$out")" '缺1份'
run 1 $S receipt log --notice 255 --from 东江示例通信管理局
has 'now is the clock of the desk' "$out" '2024-07-16 09:41:37'
has 'told as text' "$out" '逾期'

# ---- looking
run 0 $S --json receipt list
is 'three arrivals' "$(json '$[2].no' "$out")" 20240003
run 0 $S --json receipt list --where 逾期:是
is 'late ones by search' "$(json '$[0].no' "$out")$(json '$[2].no' "$out")" 20240002
run 0 $S --json receipt list --where 缺:份数
is 'short ones by search' "$(json '$[0].no' "$out")$(json '$[1].no' "$out")" 20240002
run 0 $S --json receipt list --notice 粤76
is 'none of another notice' "$out" '[]'
run 64 $S receipt list --where 没有的:1
has 'an unknown field is named' "$err" 没有的
run 0 $S --json receipt show 20240002
is 'one arrival is an object' "$(json '$.no' "$out")" 20240002
run 65 $S receipt show 20249999
has 'an unknown number is named' "$err" 20249999
run 64 $S receipt show

run 0 $S receipt slip 20240001
has 'the slip has the number' "$out" '|收件号  |20240001'
has 'and a check code' "$out" 校验码
check=$(printf '%s' "$out" | sed -n 's/.*校验码  //p')
run 0 $S receipt slip 20240001
has 'which is the same each time' "$out" "$check"
run 0 $S receipt show "20240001 $check"
run 65 $S receipt show '20240001 00000000'
has 'a slip that is not ours is told' "$err" '回执不是本台开的'
ok 'no line is wider than 60 columns' sh -c \
    'printf "%s\n" "$1" | iconv -c -f UTF-8 -t GBK | awk "length > 60 { exit 1 }"' sh "$out"
run 65 $S receipt slip 20249999

# ---- refused, and nothing written
run 64 $S receipt log --from 东江示例通信管理局
run 64 $S receipt log --notice 255
run 65 $S receipt log --notice 999 --from 东江示例通信管理局
run 65 $S receipt log --notice 255 --from 没有的单位
has 'an unknown unit is named' "$err" 没有的单位
run 64 $S receipt log --notice 255 --from 东江示例通信管理局 --at 昨天
run 64 $S receipt log --notice 255 --from 东江示例通信管理局 --basis 飞鸽
run 64 $S receipt log --notice 255 --from 东江示例通信管理局 --item 成果汇总表
run 64 $S receipt log --notice 255 --from 东江示例通信管理局 --item 成果汇总表=两份
run 64 $S receipt log --notice 255 --from 东江示例通信管理局 --item 成果汇总表=-1
run 65 $S receipt log --notice 255 --from 东江示例通信管理局 --track 没有的
has 'an unknown track is named' "$err" 没有的
run 65 $S receipt log --notice 255 --from 东江示例通信管理局 --submission 99
run 65 $S receipt log --notice 粤76 --from 东江示例通信管理局 --submission 1
run 65 $S receipt log --notice 255 --from 东江示例通信管理局 --submission 1 --submission 1
run 0 $S --json receipt list
is 'still three' "$(json '$[3].no' "$out")" ''

# ---- voided: the number stays used
run 64 $S receipt void 20240003
run 0 $S receipt void 20240003 --why 登重了
run 65 $S receipt void 20240003 --why 又一次
run 0 $S --json receipt list
is 'out of the list' "$(json '$[2].no' "$out")" ''
run 0 $S --json receipt list --void
is 'but kept' "$(json '$[2].void' "$out")" 1
run 1 $S --json receipt log --notice 255 --from 东江示例通信管理局
is 'the number is not given again' "$(json '$.no' "$out")" 20240004
run 64 $S receipt log --notice 255 --from 东江示例通信管理局 --at 2024-07-15
has 'an arrival has a time' "$err" 16:30:00
run 0 $S --json receipt log --notice 255 --from 东江示例通信管理局 --at 2024-07-15T09:30:00Z --item 合同=2
is 'an instant may have its zone' "$(json '$.at' "$out")" '2024-07-15 17:30:00'
has 'a material the notice does not ask for is told' "$err" '有: 成果汇总表'
# ---- which handing-over it is, by who hands over and who receives
R="-d $DIR/regulator.db -u zhang"
run 0 $R init --unit 示例监管部门 --class 国家行业主管监管部门
run 0 $R unit add 南岭示例通信管理局 --class 省级通信管理局
run 1 $R --json receipt log --notice 360 --from 南岭示例通信管理局 --at '2024-02-20 10:00' \
    --item 推荐项目汇总表=1 --item 企业申报书=3
is 'copies may depend on the step' "$(json '$.findings[0].text' "$out")" 推荐项目汇总表应交2份，收到1份，缺1份
is 'each material has its own' "$(json '$.items[1].required' "$out")" 3
R="-d $DIR/ministry.db -u zhang"
run 0 $R init --unit 示例司 --class 工业和信息化部司局
run 0 $R unit add 南岭示例通信管理局 --class 省级通信管理局
run 0 $R --json receipt log --notice 220 --from 南岭示例通信管理局 --at '2022-10-20 23:59:59'
is 'a province has the day of the province' "$(json '$.late' "$out")" 0
run 1 $R --json receipt log --notice 220 --from 南岭示例通信管理局 --at '2022-10-21 00:00:00'
is 'and not a second more' "$(json '$.late' "$out") $(json '$.findings[0].clause' "$out")" '1 二（三）'
run 0 $R --json receipt log --notice 220 --from 南岭示例通信管理局 --at '2022-10-20 12:00:00' \
    --item 证明=2 --item 推荐=1
is 'a word that only one material has is that material' "$(json '$.items[3].received' "$out")" 2
has 'one that two have is kept as it is, and told' "$err" 「推荐」
}
finish
