#!/bin/sh
# shenbao rejudge: a supplement moves a deadline for one direction after the fact; what flips is told first.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 示例支撑中心 --name 张主管
cat >"$DIR/a.yaml" <<'END'
文号: 示例〔2024〕1号
代号: 甲
标题: 征集
种类: 征集
通道: [{名称: 案例, 代号: A}]
方向: [{名称: 方向, 选择: 单选, 项: [供水, 供电]}]
环节:
- {编号: H1, 名称: 报送, 性质: 报送, 谁: 推荐单位, 止: 2024-07-15, 凭: 送达, 条款: 三}
END
cat >"$DIR/b.yaml" <<'END'
文号: 示例〔2024〕2号
代号: 补甲
标题: 延期
种类: 补充
修改: 示例〔2024〕1号
环节:
- {编号: H2, 名称: 报送, 性质: 报送, 谁: 推荐单位, 止: 2024-07-31, 凭: 送达, 条款: 一}
变更:
- {动作: 替换, 对象: H1, 改为: H2, 适用: {方向: 供水}}
END
run 0 $S notice load "$DIR/a.yaml"
run 0 $S unit add 示例水务公司
run 0 $S submission add --notice 甲 --title 水 --direction 供水 --applicant 示例水务公司
run 0 $S submission add --notice 甲 --title 电 --direction 供电 --applicant 示例水务公司
run 1 $S receipt log --notice 甲 --from 示例水务公司 --at '2024-07-20 10:00:00' --submission 1
run 1 $S receipt log --notice 甲 --from 示例水务公司 --at '2024-07-20 10:00:00' --submission 2
run 0 $S notice load "$DIR/b.yaml"
run 0 $S rejudge --notice 甲 --dry-run
has "what flips is told" "$out" "收件 20240001"
case $out in *'收件 20240002'*) ok 'what stays is not' false ;; *) ok 'what stays is not' true ;; esac
run 0 $S --json receipt show 20240001
is "telling changes nothing" "$(json '$.late' "$out")" 1
run 0 $S rejudge --notice 甲 --why 补充通知延期
run 0 $S --json receipt show 20240001
is "it is in time now" "$(json '$.late' "$out")" 0
run 0 $S --json receipt show 20240002
is "the other direction is late as before" "$(json '$.late' "$out")" 1
run 0 $S log --submission 1
has "the record of the case says by which revision it is judged" "$out" "重判 甲 按第 2 版"
run 0 $S --json rejudge --notice 甲
is "nothing more flips" "$(json '$.changes[0].subject' "$out")" ""
run 64 $S rejudge
}
finish
