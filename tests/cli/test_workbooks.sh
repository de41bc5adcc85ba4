#!/bin/sh
# Workbooks we write, read back by a reader that shares nothing with us (openpyxl): every cell as it was, text as
# text, amounts as numbers, heads merged and repeated.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
for python in python3 /usr/bin/python3; do
    "$python" -c 'import openpyxl' 2>/dev/null && break
done
read_back() { "$python" tests/cli/read_xlsx.py "$1"; }

run 0 -d "$DESK" init --unit 示例支撑中心 --class 支撑中心
cat >"$DIR/hard.csv" <<'TABLE'
推荐单位（盖章）：南岭示例集团有限公司
序号,成果名称,单位名称,联系人,联系方式 (手机与邮箱)
1,"'=HYPERLINK(""http://x"")",示例甲公司,王示例,013800138000
2,"两
行",示例乙公司,1E5,'+86 13900139000
3,é组合 é 😀 〓 𠀀𱍐,示例丙公司,TRUE,2024-07-15
4,ｶﾞ半角 ＡＢ，１２ “引号”——……,示例丁公司,"'@示例",91440101MA5CJQ4N59
5,_x0041_ <&>,示例戊公司,0.10,1.38E+10
TABLE
run 0 -d "$DESK" table import "$DIR/hard.csv" --notice 255
run 0 -d "$DESK" table export --notice 255 --format xlsx -o "$DIR/a.xlsx"
found=$(read_back "$DIR/a.xlsx")
has "A4, heads on every page" "$found" "paper 9"
has "the heads are repeated" "$found" 'repeated $3:$3'
has "the title lies over the table" "$found" "merged A2:E2"
has "no formula is one" "$found" 'B4 s @ "=HYPERLINK(\"http://x\")"'
has "zeros in front stay" "$found" 'E4 s @ "013800138000"'
has "lines within a cell" "$found" 'B5 s @ "两\n行"'
has "what looks like a number" "$found" 'D5 s @ "1E5"'
has "a plus in front" "$found" 'E5 s @ "+86 13900139000"'
has "marks, emoji, rare characters" "$found" 'B6 s @ "é组合 é 😀 〓 𠀀𱍐"'
has "what looks like true" "$found" 'D6 s @ "TRUE"'
has "what looks like a date" "$found" 'E6 s @ "2024-07-15"'
has "half and full width" "$found" 'B7 s @ "ｶﾞ半角 ＡＢ，１２ “引号”——……"'
has "an at in front" "$found" 'D7 s @ "@示例"'
has "codes" "$found" 'E7 s @ "91440101MA5CJQ4N59"'
has "what spreadsheets take for an escape, and XML's own signs" "$found" 'B8 s @ "_x0041_ <&>"'
has "zeros behind" "$found" 'D8 s @ "0.10"'
has "digits that were lost before" "$found" 'E8 s @ "1.38E+10"'

run 0 -d "$DESK" --json table import "$DIR/a.xlsx" --notice 255 --dry-run
is "and our own reader finds nothing changed" "$(json '$.rows.same' "$out")" 5

# Documents: heads of several levels, amounts.
run 0 -d "$DESK" print 统计表 --notice 255 --format xlsx -o "$DIR/s.xlsx"
found=$(read_back "$DIR/s.xlsx")
ok "an amount is a number" sh -c 'printf "%s\n" "$1" | grep -qE "^[A-Z]+[0-9]+ n .* 5$"' - "$found"
finish
