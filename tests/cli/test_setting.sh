#!/bin/sh
# The numbers of a desk, and paper that differs from its electronic version.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 虚构支撑中心 --class 支撑中心
run 0 $S --json setting list
for key in key name value unit least most; do
    has "a setting has $key" "$out" "\"$key\""
done
run 0 $S setting set 字数容差 2 --why 会议研究
run 0 $S --json setting list
is 'it is kept' "$(json '$[0].value' "$out")" 2
run 0 $S setting list
has 'and told' "$out" '字数容差  2%'
run 65 $S setting set 字数容差 21
run 64 $S setting set 字数容差 二
run 64 $S setting set 没有的 1
run 0 $S user add li --name 李示例 --roles clerk
run 77 -d "$DESK" -u li setting set 字数容差 1
}
finish
