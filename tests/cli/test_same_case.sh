#!/bin/sh
# One case handed in twice: proposed, confirmed, rejected, taken back.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 示例省工业和信息化厅 --class 省级工信主管部门 --region 广东省
run 0 $S unit add 佛山市工业和信息化局 --class 地市工信主管部门 --region 佛山市
run 0 $S unit add 广东省通信管理局 --class 省级通信管理局 --region 广东省
run 0 $S unit add 东江示例安全有限公司 --class 网络安全企业 --region 佛山市
for by in 佛山市工业和信息化局 广东省通信管理局; do
    run 0 $S submission add --notice 粤76 --title 威胁监测 --applicant 东江示例安全有限公司 --recommender $by
done

run 0 $S --json submission duplicates
for key in left left_title left_notice left_recommender right right_title right_notice \
    right_recommender lead verdict by clause text; do
    has "a pair has $key" "$out" "\"$key\""
done
is 'proposed' "$(json '$[0].verdict' "$out")" proposed
is 'with the clause' "$(json '$[0].clause' "$out")" '粤76号 一（二）'
run 0 $S --json submission duplicates --notice 255
is 'none of another notice' "$(json '$[0]' "$out")" ''

run 0 $S submission same 2 1 --why 核对过申报书
run 0 $S submission duplicates
has 'confirmed, and by whom' "$out" 是同一件
run 1 $S --json check --submission 1
has 'an error on both' "$out" 确认是同一件
run 0 $S submission differ 1 2
run 0 $S --json submission duplicates
is 'rejected' "$(json '$[0].verdict' "$out")" different
run 0 $S submission same 1 2 --clear
run 65 $S submission same 1 1
run 64 $S submission same 1
}
finish
