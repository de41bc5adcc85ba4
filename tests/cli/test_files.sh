#!/bin/sh
# files check: a directory against the submissions of a notice; exits, JSON, refusals.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"
mkdir "$DIR/files" "$DIR/empty"

# shellcheck disable=SC2086
{
run 0 $S init --unit 南岭示例支撑中心 --class 支撑中心 --name 张主管
run 0 $S files check "$DIR/empty" --notice 255
run 0 $S unit add --name 南岭示例通信有限公司
run 0 $S submission add --notice 255 --title 高处作业人身安全预警装置 --applicant 南岭示例通信有限公司 方向=人身安全
run 1 $S --json files check "$DIR/empty" --notice 255
is 'a submission without a file' "$(json '$[0].file' "$out")$(json '$[0].submission' "$out")" 00001
is 'by which rule' "$(json '$[0].findings[0].rule' "$out")" file_missing

file=人身安全-高处作业人身安全预警装置-南岭示例通信有限公司.pdf
echo x >"$DIR/files/$file"
run 0 $S --json files check "$DIR/files" --notice 255
is 'the file' "$(json '$[0].file' "$out")" "$file"
is 'of which' "$(json '$[0].submission' "$out")" 00001
is 'nothing is wrong' "$(json '$[0].findings' "$out")" '[]'
ln -s / "$DIR/files/link"
run 1 $S files check "$DIR/files" --notice 255
has 'a link is not followed' "$out" 没有打开

run 64 $S files check "$DIR/files"
run 64 $S files check --notice 255
run 66 $S files check "$DIR/none" --notice 255
run 65 $S files check "$DIR/files" --notice 没有的
}
finish
