#!/bin/sh
# Conditions of a case: listed, ticked with evidence, found by check, taken back.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 虚构支撑中心 --class 支撑中心
run 0 $S unit add 东海虚构铁塔有限公司
run 0 $S submission add --notice 255 --title 某成果 --direction 网络设施保护 --applicant 东海虚构铁塔有限公司

run 0 $S --json condition list 1
for key in name need machine state clause text evidence by; do
    has "a condition has $key" "$out" "\"$key\""
done
is 'four are asked' "$(json '$[3].name' "$out")$(json '$[4].name' "$out")" 注明出处
is 'nobody has looked' "$(json '$[0].state' "$out")" open
run 0 $S --json check --submission 1
has 'check says so' "$out" '4项必备条件还没有人核'

run 0 $S condition tick 1 规模化部署 --failed --evidence 现场照片
run 0 $S condition list 1
has 'what was seen' "$out" 凭据：现场照片
run 1 $S --json check --submission 1
has 'an error with its clause' "$out" 不符合条件「规模化部署」
run 0 $S condition tick 1 规模化部署 --clear
run 64 $S condition tick 1 规模化部署
run 64 $S condition tick 1 规模化部署 --met --failed --evidence 照片
run 65 $S condition tick 1 规模化部署 --met
run 65 $S condition tick 1 没有的 --met --evidence 照片
run 65 $S condition list 7
}
finish
