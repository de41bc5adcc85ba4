#!/bin/sh
# Rankings: nothing scored yet is an empty list with its line; what is asked wrongly is told.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 广东省通信管理局 --class 省通信管理局 --name 张收件
run 0 $S --json rank --notice 255
is 'nothing is scored' "$out" '[]'
run 0 $S rank --notice 255
has 'the quota of this desk is the line' "$out" '入围 20 (255号名额'
has 'with its scheme' "$out" '去1个最高1个最低 两位 四舍五入 (本台自定)'
has 'and its ties' "$out" '并列按: 可推广性得分, 再按推荐顺序'
run 0 $S rank --notice 255 --cut 5 --scheme 百分制平均
has 'a line and a scheme asked for' "$out" '入围 5 (指定)'
run 0 $S rank --notice 255 --direction 网络设施保护
has 'a quota of the whole list is none of a direction' "$out" '入围 没有定'
run 65 $S rank --notice 255 --direction 没有的方向
run 65 $S rank --notice 255 --track 没有的通道
run 65 $S rank --notice 255 --scheme 没有的方案
run 64 $S rank
run 64 $S rank --notice 255 --cut 许多
run 65 $S rank --notice 255 --explain 00001
run 65 $S rank lot --notice 255
has 'no lots to draw' "$err" '没有要抽签的并列'
run 64 $S rank decide 00001 --notice 255
run 64 $S rank place 00001 --notice 255
}
finish
