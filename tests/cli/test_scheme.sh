#!/bin/sh
# Review schemes: those of the program are there, shown, checked with every problem, loaded under their name.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 虚构支撑中心 --name 张收件
run 0 $S --json review scheme list
is 'five come with the program' "$(printf '%s' "$out" | grep -c '"source": "本台自定"')" 5
is 'one is taken when nobody chose' "$(printf '%s' "$out" | grep -B3 '"default": true' | head -1)" \
    '    "name": "百分制去一高一低",'
run 0 $S review scheme list
has 'as a table' "$out" '分阶段加权'
run 64 $S review scheme list more

# ---- show
run 0 $S --json review scheme show 去一高
for key in name source places rounding aggregation trim trim_from criteria ties; do
    has "a scheme has $key" "$out" "\"$key\""
done
is 'how it is put together' "$(json '$.aggregation' "$out")" trimmed
is 'so many at each end' "$(json '$.trim' "$out")" 1
is 'from so many sheets on' "$(json '$.trim_from' "$out")" 5
is 'rounded half up' "$(json '$.rounding' "$out")" half_up
is 'a criterion' "$(json '$.criteria[2].name' "$out") $(json '$.criteria[2].max' "$out") \
$(json '$.criteria[2].step' "$out") $(json '$.criteria[2].weight' "$out")" '可推广性 25 0.5 1'
is 'the first link of ties' "$(json '$.ties[0].by' "$out") $(json '$.ties[0].criterion' "$out")" \
    'criterion 可推广性'
run 0 $S review scheme show 投票制
has 'votes with their base' "$out" '到会2/3以上赞成'
has 'the quorum with its base' "$out" '有效打分表占应到2/3以上'
run 65 $S review scheme show 百分
has 'two fit: named' "$err" '百分制平均'
run 65 $S review scheme show 抓阄制
has 'none fits: named' "$err" '投票制'

# ---- check and load
run 0 $S review scheme show 百分制平均 --yaml
is 'the file goes out as it came in' "$out" "$(cat data/schemes/mean.yaml)"
printf '%s\n' "$out" >"$DIR/own.yaml"
run 0 review scheme check "$DIR/own.yaml"
printf '名称: 甲\n来源: 本台自定\n汇总: 去高去低\n至少份数: 2\n指标: [{名称: 乙}]\n' >"$DIR/bad.yaml"
run 1 --json review scheme check "$DIR/bad.yaml"
is 'every problem' "$(printf '%s' "$out" | grep -c '"line"')" 2
run 65 $S review scheme load "$DIR/bad.yaml"
has 'a problem names its place' "$err" "$DIR/bad.yaml:4:"
sed -i 's/位数: 2/位数: 3/; s/名称: 百分制平均/名称: 自家平均/' "$DIR/own.yaml"
run 0 $S review scheme load "$DIR/own.yaml"
run 0 $S --json review scheme show 自家平均
is 'a scheme of our own' "$(json '$.places' "$out")" 3
sed -i 's/位数: 3/位数: 4/' "$DIR/own.yaml"
run 0 $S review scheme load "$DIR/own.yaml"
run 0 $S --json review scheme show 自家平均
is 'the same name is replaced' "$(json '$.places' "$out")" 4
run 0 $S --json review scheme list
is 'and stays one' "$(printf '%s' "$out" | grep -c '"name"')" 6
run 66 $S review scheme load "$DIR/none.yaml"

# ---- rights
run 0 $S user add li --name 李收件 --roles clerk
run 77 -d $DESK -u li review scheme load "$DIR/own.yaml"
run 0 -d $DESK -u li review scheme list
}
finish
