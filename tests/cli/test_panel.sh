#!/bin/sh
# Panels: drawn so that sha256sum and sort give the same order, told, drawn again, undone; seats by name.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 虚构支撑中心 --class 支撑中心
run 64 $S panel draw
run 65 $S panel draw --notice 255 --size 5
has 'an empty pool' "$err" '只抽出 0 位'
for i in 1 2 3 4 5 6 7 8; do
    run 0 $S reviewer add 示例$i --unit 示例大学$i 专长=网络设施保护
done
run 0 $S reviewer add 示例9 --unit 示例大学8 专长=人身安全
run 0 $S submission add --notice 255 --title 示例成果 --direction 网络设施保护 --applicant 示例大学8

SEED='2026-11-21 618033'
run 0 $S --json panel draw --notice 255 --direction 网络设施保护 --size 5 --exclude 示例7=出差 --dry-run
is 'six may be drawn' "$(json '$.eligible' "$out")" 6
is 'without a seed nothing is told' "$(json '$.seed' "$out")$(json '$.candidates[0].fate' "$out")" ''
run 0 $S --json panel draw --notice 255 --direction 网络设施保护 --size 5 --alternates 1 --exclude 示例7=出差 \
    --seed "$SEED" --witness 监督示例
ID=$(json '$.id' "$out")
BATCH=$(json '$.batch' "$out")
drawn=$(for i in 0 1 2 3 4 5; do json "\$.candidates[$i].reviewer" "$out"; done)
by_hand=$(for i in 1 2 3 4 5 6; do
    echo "$(printf '%s' "$SEED:Z000$i" | sha256sum | cut -c1-64) Z000$i"
done | sort | cut -d' ' -f2)
is 'the same by hand' "$drawn" "$by_hand"
is 'who is left out, and why' "$(json '$.candidates[6].text' "$out")" '不参加: 出差'
is 'whose unit has a case' "$(json '$.candidates[7].text' "$out")" '要回避 1 件, 如 00001'
is 'who knows another direction' "$(json '$.candidates[8].text' "$out")" 专长不在评审方向里

run 0 $S --json panel list
for key in id name notice track directions stage scheme state members alternates cases assigned; do
    has "a panel has $key" "$out" "\"$key\""
done
is 'five members, one alternate, one case' "$(json '$[0].members' "$out")$(json '$[0].alternates' "$out")$(json '$[0].cases' "$out")" 511
run 0 $S --json panel show "#$ID"
is 'members in the order drawn' "$(for i in 0 1 2 3 4 5; do json "\$.seats[$i].reviewer" "$out"; done)" "$by_hand"
is 'the witness' "$(json '$.witness' "$out")" 监督示例
run 0 $S panel verify '255号 网络设施保护 评审组'
has 'drawn again' "$out" 结果一样
run 65 $S panel draw --into "#$ID"
run 65 $S panel show 没有的组
run 65 $S panel draw --notice 255 --size 4
has 'odd' "$err" 单数
run 64 $S panel draw --notice 255 --exclude 示例1
run 0 $S undo "$BATCH"
run 65 $S panel show "#$ID"

# ---- by name ----
run 0 $S panel add 第一组 --notice 255 --direction 网络设施保护
run 65 $S panel add 第一组 --notice 255
run 65 $S panel add --notice 255 --direction 没有的方向
run 0 $S panel seat 第一组 示例1 示例2 示例3
run 65 $S panel seat 第一组 示例1
run 0 $S panel seat 第一组 示例4 --alternate
run 0 $S panel head 第一组 示例2
run 65 $S panel head 第一组 示例4
run 64 $S panel unseat 第一组 示例4
run 0 $S panel unseat 第一组 示例4 --why 出差
run 65 $S panel unseat 第一组 示例4 --why 出差
run 0 $S panel show 第一组
has 'the head' "$out" '成员, 组长'
run 0 $S panel edit 第一组 --name 甲 --note 在三楼会议室
run 65 $S panel edit 甲 --direction 没有的方向
run 64 $S panel edit
run 0 $S panel edit 甲 --name 第一组 --note ''
run 65 $S panel verify 第一组
run 64 $S panel void 第一组
run 65 $S reviewer void 示例1 --why 误登
run 0 $S panel void 第一组 --why 重来
run 0 $S panel add 第二组 --notice 255
run 0 $S panel draw --into 第二组 --size 5 --any-recusal --witness 监督示例
run 0 $S --json panel show 第二组
is 'the witness of a panel that was there' "$(json '$.witness' "$out")" 监督示例
run 0 $S user add wang --name 王示例 --roles reviewer
run 77 -d $DESK -u wang panel list

# ---- recusals, assignments, scoring, replacement ----
run 0 $S panel draw --notice 255 --direction 网络设施保护 --size 5 --alternates 2 --seed 11 --name 丙组
run 0 $S reviewer relate 示例1 示例大学8 --kind 任职 --until 2000-01-01
run 0 $S panel recuse 示例1 1 --check
run 0 $S reviewer relate 示例1 示例大学8 --kind 近亲属
run 1 $S --json panel recuse 示例1 1 --check
is 'found' "$(json '$[0].ground' "$out") $(json '$[0].state' "$out") $(json '$[0].origin' "$out")" 'kin proposed found'
run 1 $S panel recuse 示例8 1 --check
has 'the unit of the lead' "$out" 同一单位
run 64 $S panel recuse 示例1 1 --why 试
run 64 $S panel recuse 示例1 1 --check --confirm
run 64 $S panel recuse 示例1 1 --dismiss
run 0 $S panel recuse 示例2 1 --by recommender --asker 某某 --why 有争议
run 0 $S --json panel recusals 丙组
is 'one found, one asked' "$(json '$[0].state' "$out")$(json '$[1].state' "$out")" proposedproposed
run 0 $S panel recuse 示例1 1 --confirm
run 0 $S panel recuse 示例2 1 --dismiss --why 没有争议
run 65 $S panel recuse 示例3 1 --confirm
run 64 $S panel recuse 示例3

for i in 2 3 4; do
    run 0 $S unit add 示例公司$i
    run 0 $S submission add --notice 255 --title 示例成果$i --direction 网络设施保护 --applicant 示例公司$i
done
run 65 $S panel open 丙组
has 'what is missing' "$err" '4 件还没有分配'
run 65 $S panel assign 丙组 --per-case 6
run 0 $S --json panel assign 丙组 --per-case 3 --dry-run
is 'twelve, and none is short' "$(json '$.made' "$out") $(json '$.gaps' "$out") $(json '$.batch' "$out")" '12 [] '
run 1 $S --json panel assign 丙组
is 'everybody: one is kept from one' "$(json '$.made' "$out") $(json '$.gaps[0].submission' "$out") $(json '$.gaps[0].has' "$out")" '19 00001 4'
run 0 $S --json panel assigned 丙组 --reviewer 示例1
is 'three for who is kept from one' "$(json '$[2].submission' "$out")$(json '$[3].submission' "$out")" 00004
run 65 $S panel assign 丙组 --reviewer 示例1 --submission 1
run 0 $S panel unassign 丙组 --reviewer 示例1 --submission 2 --submission 3 --why 试
has 'two at once' "$out" '收回 2 件'
run 1 $S --json panel assign 丙组 --reviewer 示例1 --submission 1 --submission 2 --submission 3
is 'one kept away' "$(json '$.done' "$out")$(json '$.refused[0].submission' "$out")" 200001
run 64 $S panel assign 丙组 --reviewer 示例1
printf '申报件号,专家\n1,示例2\n1,示例1\n' >"$DIR/assign.csv"
run 1 $S --json panel assign 丙组 --file "$DIR/assign.csv"
is 'by file' "$(json '$.rows.same' "$out")$(json '$.rows.rejected' "$out")$(json '$.problems[0].line' "$out")" 113
run 64 $S panel unassign 丙组 --reviewer 示例2 --submission 1
run 0 $S panel unassign 丙组 --reviewer 示例2 --submission 1 --why 试
run 65 $S panel unassign 丙组 --reviewer 示例2 --submission 1 --why 试
run 0 $S panel open 丙组
run 65 $S panel seat 丙组 示例7
run 65 $S panel draw --into 丙组
run 64 $S panel replace 丙组 示例2
run 0 $S panel replace 丙组 示例2 --dry-run
has 'told before' "$out" '作废分配 3 份, 转给 3 件'
run 0 $S panel replace 丙组 示例2 --why 出差
run 65 $S panel replace 丙组 示例2 --why 出差
run 0 $S --json panel show 丙组
is 'five members again, one alternate' "$(json '$.members' "$out")$(json '$.alternates' "$out")" 51
run 0 $S panel print 丙组
has 'the record: seed' "$out" '种子：11'
has 'the record: who went and why' "$out" 出差
run 0 $S panel print 丙组 --recusals
has 'the recusals alone' "$out" 回避记录
run 0 $S print 评审组记录 丙组 --page 132列
has 'the record: a decision' "$out" '没有争议'
run 0 $S print 回避记录 丙组 --page 132列
has 'before scoring' "$out" 打分开始以前
run 65 $S panel edit 丙组 --scheme 投票制
run 0 $S panel edit 丙组 --note 在三楼会议室
run 0 $S print 抽取记录 丙组
key=$(printf '%s' "$out" | grep -A1 sha256sum | tail -n 1)
is 'the draw is repeated as the record says' "$(printf '%s\n' "$out" | grep 'printf .*sha256sum' | sh | cut -c1-64)" "$key"
run 0 $S panel add 指定组 --notice 255
run 65 $S print 抽取记录 指定组
run 65 $S print 抽取记录 没有的组
run 0 $S panel close 丙组
run 65 $S panel assign 丙组
}
finish
