#!/bin/sh
# What is owed after the submissions: listed, done, taken back, counted in 今日.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 虚构支撑中心 --class 支撑中心
run 0 $S --json obligation list
for key in id notice clause unit what due state; do
    has "an obligation has $key" "$out" "\"$key\""
done
is 'two classes owe the report of 88' "$(json '$[0].due' "$out")$(json '$[1].due' "$out")$(json '$[2].due' "$out")" \
    2024-12-152024-12-15
is 'nobody has done it' "$(json '$[0].state' "$out")" open
ID=$(json '$[0].id' "$out")

run 0 $S obligation done "$ID" --note '收到〔2024〕示例1号'
run 0 $S --json obligation list
is 'what is done comes last' "$(json '$[1].id' "$out")$(json '$[1].state' "$out")" "${ID}done"
run 0 $S obligation list
has 'by whom and with what' "$out" '收到〔2024〕示例1号'
has 'how the day was counted' "$out" '止日2024-12-15（周日）不是工作日'
run 0 $S log -n 1
has 'the record tells' "$out" 年度工作总结
run 0 $S obligation done "$ID" --clear
run 65 $S obligation done 没有的
run 65 $S obligation done "$ID" --on 2099-01-01
run 64 $S obligation done
run 64 $S obligation event 1
run 65 $S obligation event 1 --on 2024-01-01

run 0 $S unit add 南岭示例通信管理局 --class 省级通信管理局
run 0 $S --json obligation list
has 'a unit stands for its class' "$out" 南岭示例通信管理局
}
finish
