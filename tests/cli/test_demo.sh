#!/bin/sh
# shenbao demo: from an empty home to a desk that can be looked at.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh

run 66 -d "$DESK" demo
run 0 -d "$DESK" -u wang init --unit 示例支撑中心 --class 支撑中心
run 64 -d "$DESK" -u wang demo 多余的词
run 0 -d "$DESK" -u wang demo
has 'it says that all is invented' "$err" 虚构
run 0 -d "$DESK" -u wang verify
run 0 -d "$DESK" -u wang log
has 'acts carry the invented accounts' "$out" shili
run 65 -d "$DESK" -u wang demo
has 'a used desk is told what to do instead' "$err" 'shenbao init'
run 77 -d "$DESK" -u shili demo
finish
