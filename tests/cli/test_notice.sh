#!/bin/sh
# Notices from outside: listed, shown, checked, loaded, compared, searched, stopped, updated; and an
# invented one, unlike those shipped, walked through everything without a line of C.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"
SCHOOL=tests/data/notices/school-science.yaml

# shellcheck disable=SC2086
{
run 0 $S init --unit 虚构县教育局 --name 张收件

run 0 $S --json notice list
is 'six notices' "$(json '$[#-1].doc_no' "$out" | wc -l)$(printf '%s' "$out" | grep -c '"doc_no"')" 16
for key in code doc_no title kind issued_on parent revision tracks; do
    has "a notice in the list has $key" "$out" "\"$key\""
done
is 'the newest document comes first' "$(json '$[0].code' "$out")" 粤76
is 'with its parent' "$(json '$[0].parent' "$out")" 工网安函〔2024〕926号
is 'tracks have names' "$(json '$[#-1].tracks[1].name' "$out")" 成效突出地区
run 64 $S notice list more

run 0 $S --json notice show 926
is 'the whole definition' "$(json '$.limits[0].max' "$out")" 20
run 65 $S notice show 999
has 'an unknown notice names those there are' "$err" 粤76
run 65 $S notice show 工信厅
has 'an ambiguous one names the candidates' "$err" 360
run 0 $S notice show 粤76
has 'the card has clauses' "$out" '(二 无编号段)'
has 'and the numbers of doubts' "$out" '[X12]'

run 0 $S notice export 粤76
printf '%s\n' "$out" >"$DIR/gd76.yaml"
is 'the definition goes out as it came in' "$(cat data/notices/gd76.yaml)" "$out"

# ---- checking and loading
printf '文号: 甲\n标题：乙\n种类: 征\n限額:\n- {数: 申报件}\n' >"$DIR/bad.yaml"
run 1 --json notice check "$DIR/bad.yaml"
for key in file line column text; do
    has "a problem has $key" "$out" "\"$key\""
done
run 0 notice check "$DIR/gd76.yaml"
run 66 notice check "$DIR/none.yaml"
run 65 $S notice load "$DIR/bad.yaml"
has 'a problem names its place' "$err" "$DIR/bad.yaml:2:"
run 0 $S --json notice list
is 'nothing of a wrong one is loaded' "$(printf '%s' "$out" | grep -c '"doc_no"')" 6

run 0 $S notice load "$DIR/gd76.yaml"
has 'the same again is the same revision' "$err" '粤76 第 1 版'
sed 's/至多: 8/至多: 9/' "$DIR/gd76.yaml" >"$DIR/gd76b.yaml"
run 0 $S notice load --dry-run "$DIR/gd76b.yaml"
has 'a dry run tells what would change' "$out" '至多9件'
run 0 $S --json notice load --dry-run "$DIR/gd76b.yaml"
for key in file code title new same revision submissions changes; do
    has "a dry run has $key" "$out" "\"$key\""
done
is 'one difference' "$(json '$[0].changes[0].subject' "$out")" 珠三角地市名额
run 65 $S notice load --dry-run "$DIR/bad.yaml"
has 'a dry run refuses as loading does' "$err" "$DIR/bad.yaml:2:"
run 0 $S notice load "$DIR/gd76b.yaml"
has 'a changed one is the next revision' "$err" '粤76 第 2 版'

# ---- side by side
run 0 $S --json notice compare 粤76
for key in section subject different a b clause; do
    has "a comparison has $key" "$out" "\"$key\""
done
run 0 $S notice compare 粤76 926 --differences
has 'both sides are named' "$out" '926: '
has 'differences are marked' "$out" '* '
run 64 $S notice compare 255

# ---- the full text
printf '\315\250\326\252\r\n\323\342\306\332\262\273\323\350\312\334\300\355\r\n' >"$DIR/gd76.txt"
run 0 $S notice attach 粤76 "$DIR/gd76.txt"
has 'GB18030 is recognised' "$err" gb18030
run 0 $S --json notice search 逾期不予
is 'a hit has its line' "$(json '$[0].line' "$out")" 2
is 'and its text' "$(json '$[0].text' "$out")" 逾期不予受理
is 'and where it is' "$(json '$[0].in' "$out")" text
run 0 $S --json notice search 计划单列市 --notice 粤76
is 'rules are searched too' "$(json '$[0].in' "$out")" rule
has 'with the clause' "$(json '$[0].clause' "$out")" 三
run 0 $S --json notice search 没有这个词
is 'nothing found is an empty list' "$out" '[]'
run 64 $S notice search ''
printf 'PK\003\004x' >"$DIR/a.docx"
run 65 $S notice attach 粤76 "$DIR/a.docx"
has 'a word file is told what to do' "$err" .txt
printf 'a\0b' >"$DIR/a.bin"
run 65 $S notice attach 粤76 "$DIR/a.bin"
: >"$DIR/empty.txt"
run 65 $S notice attach 粤76 "$DIR/empty.txt"
run 66 $S notice attach 粤76 "$DIR/none.txt"
run 64 $S notice attach 粤76 "$DIR/gd76.txt" --encoding klingon
run 0 $S --json notice search 逾期不予
is 'what was refused left the text alone' "$(json '$[0].line' "$out")" 2

# ---- stopped
run 0 $S unit add 珠江样本数据中心
run 64 $S notice stop 粤76
run 0 $S notice stop 粤76 --why 已结束
run 65 $S submission add --notice 粤76 --title 甲 --applicant 珠江样本数据中心
run 0 $S notice resume 粤76 --why 补报
run 0 $S submission add --notice 粤76 --title 甲 --applicant 珠江样本数据中心 --direction 车联网网络安全防护

# ---- a newer program
run 0 $S --json notice update --dry-run
is 'what the bureau loaded itself is its own' "$(json '$[0].state' "$out")" own
run 0 $S notice update
run 0 $S --json notice list
is 'and stays' "$(json '$[0].revision' "$out")" 2

# ---- a new notice needs no C
run 0 $S notice load $SCHOOL
run 0 $S --json notice show 科创5
is 'its own tracks' "$(json '$.tracks[1].name' "$out")" 科学小论文
run 0 $S notice show 科创5
has 'its own deadlines' "$out" '2033-10-20 12:00'
has 'its own obligations' "$out" 回校宣讲
run 0 $S notice compare 科创5 255
run 0 $S unit add 虚构一小
run 0 $S unit add 王示例
run 65 $S submission add --notice 科创5 --track F --title 会走的灯 --applicant 王示例 --direction 车联网
run 0 $S submission add --notice 科创5 --track F --title 会走的灯 --applicant 王示例 --direction 无机 --recommender 虚构一小 --order 1
run 0 $S --json submission list --notice 科创5
no=$(json '$[0].no' "$out")
is 'a case of its own direction' "$(json '$[0].direction' "$out")" 无机
run 1 $S receipt log --notice 科创5 --from 虚构一小 --item 作品照片=2 --submission "$no"
has 'the slip counts its own materials' "$out" '缺 1'
run 1 $S --json check --notice 科创5
has 'findings of its own rules' "$out" 虚构教科
run 0 $S table export --notice 科创5 --encoding utf-8
has 'its own table, with headings over headings' "$out" 作品
has 'and its rows' "$out" 会走的灯
printf '%s\n' "$out" >"$DIR/school.csv"
run 0 $S --json table import "$DIR/school.csv" --notice 科创5 --track F --from 虚构一小 --dry-run
is 'which come back the same' "$(json '$.rows.same' "$out")" 1
sed '/^名单:/,/1310/d; /名单: 在校人数/d; /^材料:/d' $SCHOOL >"$DIR/fewer.yaml"
sed -i '/名称: 回校宣讲/d; /名称: 作品照片/d; s/列名: 学科, 取自/列名: 科目, 取自/' "$DIR/fewer.yaml"
run 0 $S notice load "$DIR/fewer.yaml"
run 0 $S notice show 科创5
for gone in 在校人数 回校宣讲 作品照片; do
    ok "what the definition does not say is not shown: $gone" test "${out#*$gone}" = "$out"
done
run 0 $S table export --notice 科创5 --encoding utf-8
has 'a renamed column is renamed in the table' "$out" 科目
# ---- what a document leaves open
run 0 $S --json notice choices 粤76
for key in step what due clause chosen by text; do
    has "an open choice has $key" "$out" "\"$key\""
done
is 'one thing is open' "$(json '$[0].step' "$out")$(json '$[1].step' "$out")" 地市报省厅
run 0 $S notice choose 粤76 地市报省厅 不含 --why 集体研究
run 0 $S --json notice choices 粤76
is 'the choice is kept' "$(json '$[0].chosen' "$out")" no
has 'with who made it' "$(json '$[0].by' "$out")" 2024-
run 0 $S notice choices 粤76
has 'as a sentence' "$out" 定为不包括
run 0 $S notice choose 粤76 地市报省厅 未定
run 65 $S notice choose 粤76 省厅初审 含
run 64 $S notice choose 粤76 地市报省厅 也许
}
finish
