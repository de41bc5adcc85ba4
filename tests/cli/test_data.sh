#!/bin/sh
# Unit classes, regions and calendars of a desk: listed, brought in from files, taken back; names in notices
# that the desk does not know are told.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"
C=$DIR/classes.yaml

# shellcheck disable=SC2086
{
run 0 $S init --name 张收件
run 0 $S --json data list
is 'what the program brought' "$(json '$[6].kind' "$out")$(json '$[7].name' "$out")" classesregions.csv

sed 's/省级通信管理局, 标识/省级通信局, 标识/; /证监局/d; $a- {名称: 新设示例局, 标识: new_office, 层级: 省}' \
    data/classes.yaml > "$C"
run 0 $S data load "$C" --dry-run
has 'a new name' "$out" '由「省级通信管理局」改名「省级通信局」'
has 'what goes' "$out" '去掉类别「证监局」(securities_regulator)'
has 'what comes' "$out" '加上类别「新设示例局」(new_office)'
run 65 $S unit add 甲示例局 --class 新设示例局
run 0 $S --json data load "$C"
is 'the same as JSON' "$(json '$[0].kind' "$out")$(json '$[0].new' "$out")$(json '$[0].same' "$out")" classes00
run 0 $S unit add 甲示例局 --class 新设示例局
run 0 $S data load "$C"
has 'word for word' "$out" 一字不差

# ---- a notice that names what is gone: told where, loaded all the same
sed 's/^代号: .*/代号: 甲255/; s/^文号: .*/文号: 甲示例函〔2024〕255号/' data/notices/255.yaml > "$DIR/a.yaml"
run 0 $S notice load "$DIR/a.yaml" --dry-run
has 'told before' "$err" '本台没有「省级通信管理局」这个类别'
run 0 $S notice load "$DIR/a.yaml"
line=$(grep -n "适用: {推荐单位.类别: 省级通信管理局}" "$DIR/a.yaml" | head -1 | cut -d: -f1)
has 'the line, the column and the nearest' "$err" "a.yaml:$line:8: 本台没有「省级通信管理局」这个类别，不会有单位符合；最接近的是「省通信管理局」"

# ---- refused
sed -i '/新设示例局/d' "$C"
run 65 $S data load "$C"
has 'what units bear must stay' "$err" '「新设示例局」(new_office)，还有1个单位用着'
printf '类别:\n- {名称: 甲, 标识:\n' > "$C"
run 65 $S data load "$C"
has 'a broken file has its line' "$err" classes.yaml:
run 65 $S data load README.md
has 'what it is not' "$err" 不是单位类别、行政区划或日历
run 66 $S data load "$DIR/none.yaml"
run 64 $S data load
run 0 $S user add li --name 李示例 --roles clerk
printf '年份: 2031\n日子:\n- {日期: 2031-01-01, 节日: 元旦, 安排: 放假}\n' > "$DIR/y.yaml"
run 77 -d "$DESK" -u li data load "$DIR/y.yaml"

# ---- a year more; regions; taken back
run 0 $S data load "$DIR/y.yaml"
has 'a calendar is known by its year' "$out" '日历 2031.yaml, 本台还没有'
head -1 data/regions.csv > "$DIR/r.csv"
run 0 $S --json data load "$DIR/r.csv" --dry-run
is 'regions that go' "$(json '$[0].kind' "$out")" regions
run 0 $S --json log
run 0 $S undo $(json '$[0].batch' "$out")
run 0 $S data list
is 'the year is gone' "$(printf %s "$out" | grep -c 2031.yaml)" 0
}
finish
