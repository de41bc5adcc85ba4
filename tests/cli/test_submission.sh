#!/bin/sh
# Cases: added, found, fields set, withdrawn and revived; every refusal with its exit code.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --name 张收件
for name in 北原测试网络安全有限公司 东海虚构铁塔有限公司 广东示例通信管理局; do
    run 0 $S unit add --name $name
done

run 0 $S --json submission add --notice 255 --title 5G核心网容灾倒换演练平台 --direction 网络设施保护 \
    --applicant 北原测试网络安全有限公司 --partner 东海虚构铁塔有限公司 \
    --recommender 广东示例通信管理局 --order 2 --contact 王示例 --phone 13800138000 \
    --email w@example.cn
run 0 $S --json submission show 1
for key in no notice track direction title applicant partners contact phone email contact_info \
    recommender order state fields; do
    has "a case has $key" "$out" "\"$key\""
done
is 'its number' "$(json '$.no' "$out")" 00001
is 'its notice' "$(json '$.notice' "$out")" 255
is 'its partner' "$(json '$.partners' "$out")" '["东海虚构铁塔有限公司"]'
is 'its place in the list' "$(json '$.order' "$out")" 2
is 'it is logged' "$(json '$.state' "$out")" logged
ok 'the only track is taken' test -n "$(json '$.track' "$out")"

run 0 $S submission add --notice 255 --title 传输干线光缆隐患排查工具 --applicant 东海虚构铁塔有限公司
run 0 $S --json submission list
is 'two cases' "$(json '$[1].no' "$out")$(json '$[2].no' "$out")" 00002
is 'what is not known is null' "$(json '$[1].recommender' "$out")$(json '$[1].order' "$out")" ''
run 0 $S --json submission list --where '推荐顺序<=2'
is 'found by number' "$(json '$[0].no' "$out")$(json '$[1].no' "$out")" 00001
run 0 $S --json submission list --where csgx
is 'found by pinyin initials' "$(json '$[0].no' "$out")" 00002
run 0 $S --json submission list --notice 粤76
is 'none of another notice' "$out" '[]'
run 64 $S submission list --where 没有的:1

# ---- set
run 0 $S --json submission set 00001 推荐顺序=1 联系人=李示例 手机=13900139000
run 0 $S --json submission show 00001
is 'set by its Chinese name' "$(json '$.order' "$out")$(json '$.contact' "$out")" 1李示例
run 0 $S submission set 1 title=容灾倒换演练平台
run 0 $S --json submission show 1
is 'set by its English name' "$(json '$.title' "$out")" 容灾倒换演练平台
run 64 $S submission set 1 没有的=1
has 'an unknown field is named' "$err" 没有的
run 64 $S submission set 1 推荐顺序
run 64 $S submission set 1
run 65 $S submission set 1 推荐顺序=一
run 65 $S submission set 1 方向=没有的方向
has 'an unknown direction is told with those there are' "$err" 网络设施保护
run 65 $S submission set 9 推荐顺序=1

# ---- withdraw and revive
run 64 $S submission withdraw 1
has 'a reason is asked for' "$err" 原因
run 0 $S submission withdraw 1 --why 单位来函撤回
run 0 $S --json submission show 1
is 'withdrawn' "$(json '$.state' "$out")" withdrawn
run 65 $S submission withdraw 1 --why 又一次
run 0 $S submission revive 1 --why 又来函
run 0 $S --json submission show 1
is 'back where it was' "$(json '$.state' "$out")" logged
run 65 $S submission revive 1

# ---- the acts of its life, by name or id, with reason and clause where they are asked for
run 0 $S submission act 1 开始形式审查
run 65 $S submission act 1 award
has 'what can be done is told' "$err" '不予受理(refuse)'
run 64 $S submission act 1 不予受理 --why 超出名额
has 'a clause is asked for' "$err" 条款
run 0 $S submission act 1 refuse --why 超出名额 --clause '四（二）'
run 0 $S --json submission show 1
is 'refused' "$(json '$.state' "$out")" refused
is 'why' "$(json '$.state_why' "$out")" 超出名额
is 'by which clause' "$(json '$.state_clause' "$out")" '四（二）'
run 0 $S --json log --submission 1
has 'the history has both' "$out" '超出名额 (四（二）)'
batch=$(json '$[0].batch' "$out")
run 0 $S user add li --name 李示例 --roles clerk
run 77 -d "$DESK" -u li undo "$batch"
run 0 $S submission act 2 screen
run 65 -d "$DESK" -u li submission act 2 没有的动作
run 77 -d "$DESK" -u li submission act 2 refuse --why 超出名额 --clause '四（二）'

# ---- what may still be added is told behind what changes it
run 0 $S unit add --name 南海示例通信管理局 --class 省级通信管理局
run 0 $S submission add --notice 255 --title 限额件 --applicant 东海虚构铁塔有限公司 \
    --recommender 南海示例通信管理局
has 'the meter' "$out" '限额      还可报 19  省级通信管理局名额至多20件 (四（二）)'
run 0 $S --json submission withdraw 3 --why 单位来函撤回
is 'one more' "$(json '$.limits[0].left' "$out")$(json '$.limits[0].state' "$out")" 20within
run 0 $S --json submission revive 3
is 'used again' "$(json '$.limits[0].used' "$out") $(json '$.limits[0].left' "$out")" '1 19'
is 'of how many, whose, by which clause' \
    "$(json '$.limits[0].max' "$out")$(json '$.limits[0].who' "$out")$(json '$.limits[0].clause' "$out")" \
    '20南海示例通信管理局四（二）'
run 0 $S --json submission show 3
is 'only behind an act' "$(json '$.limits' "$out")" ''
run 0 $S submission withdraw 3 --why 单位来函撤回

# ---- refused, and nothing written
run 64 $S submission add --notice 255 --title 无单位
run 65 $S submission add --notice 255 --title 无 --applicant 没有的单位
run 65 $S submission add --notice 999 --title 无 --applicant 东海虚构铁塔有限公司
run 65 $S submission add --notice 926 --title 无通道 --applicant 东海虚构铁塔有限公司
has 'several tracks: which' "$err" 案例
run 65 $S submission add --notice 255 --title 无 --direction 天 --applicant 东海虚构铁塔有限公司
run 65 $S submission add --notice 88 --title 无 --applicant 东海虚构铁塔有限公司
has 'a notice of tasks takes no cases' "$err" 不征集申报件
run 65 $S submission show 99
run 64 $S submission show
run 0 $S --json submission list
is 'still three' "$(json '$[3].no' "$out")" ''

# ---- what is shown
run 0 $S submission set 00002 成果简述="第一行
第二行"
has 'items of the form have their names' "$out" '成果简述  第一行'
has 'further lines stand below the first' "$out" '
          第二行'
printf '序号,成果名称,单位名称\n9,甲\033[31m件,北原测试网络安全有限公司\n' >"$DIR/escape.csv"
run 0 $S --json table import "$DIR/escape.csv" --notice 255
run 0 $S --json submission list --where 北原测试 --order 编号 --reverse
run 0 $S submission show "$(json '$[0].no' "$out")"
has 'nothing in a case steers a terminal' "$out" '甲^[[31m件'
run 0 $S --json log --submission 00002 -n 2
is 'as many acts as asked for' "$(json '$[#-1].batch' "$out")" "$(json '$[1].batch' "$out")"
is 'an act that undoes nothing' "$(json '$[0].undoes' "$out")$(json '$[0].undone_by' "$out")" ''

# ---- what cannot be a case
run 65 $S submission add --notice 88 --title 总结 --applicant 北原测试网络安全有限公司
has 'a notice of tasks takes no cases' "$err" 不征集申报件
run 65 $S table export --notice 88
has 'and has no table' "$err" 没有汇总表
run 0 $S submission add --notice 220 --title 多方向件 --applicant 北原测试网络安全有限公司 \
    --direction '5G安全产品；5G安全服务(测评、平台等)、5G安全人才培养'
run 65 $S submission add --notice 220 --title 多方向件 --applicant 北原测试网络安全有限公司 \
    --direction '5G安全产品、没有的方向'
has 'the one that is none is named, the others once' "$err" \
    '「没有的方向」; 可选: 5G安全产品, 5G安全端到端解决方案, 5G安全服务, 5G安全人才培养, 5G安全端到端解决方案及应用推广'

# ---- one direction written in two ways is one
run 0 $S submission add --notice 255 --title 双写件 --applicant 北原测试网络安全有限公司 --direction 网络自智化
for where in 方向:网络智能化 方向=网络智能化 方向:自智; do
    run 0 $S --json submission list --where "$where" --notice 255
    is "found by $where" "$(json '$[0].title' "$out")" 双写件
done
run 0 $S --json submission list --where '-方向:网络智能化 双写件'
is 'and left out by it' "$out" '[]'
}
finish
