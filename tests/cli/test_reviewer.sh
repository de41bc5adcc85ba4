#!/bin/sh
# The pool of experts: added, set, listed, imported with everything odd told, tied to units, voided.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 虚构支撑中心 --class 支撑中心
run 0 $S reviewer add 王示例 --unit 南岭示例大学 信用代码=12100000400000624D 专长=网络设施保护，数据安全 最多件数=20
is 'its number is told' "$out" Z0001
run 65 $S reviewer add 王示例 --unit 南岭示例大学
has 'no second one of name and unit' "$err" Z0001
run 65 $S reviewer add ''
run 64 $S reviewer add
run 64 $S reviewer set 王示例
run 64 $S reviewer set 王示例 身高=180
run 65 $S reviewer set 王示例 最多件数=0
run 0 $S reviewer set 王示例 职称=教授 手机=13800138000
run 0 $S --json reviewer show Z0001
for key in no name unit credit_code title expertise phone email load_max load login relations; do
    has "a reviewer has $key" "$out" "\"$key\""
done
is 'directions are joined one way' "$(json '$.expertise' "$out")" 网络设施保护、数据安全
is 'the title' "$(json '$.title' "$out")" 教授
run 0 $S reviewer set 王示例 职称=
run 0 $S --json reviewer list
is 'a field is emptied' "$(json '$[0].title' "$out")" ''

# ---- import ----
LIST=tests/data/reviewers/pool.csv
run 0 $S --json reviewer import $LIST --dry-run
is 'looked at: six new, one changed' "$(json '$.rows.new' "$out")$(json '$.rows.changed' "$out")" 61
is 'nothing written' "$(json '$.batch' "$out")" ''
run 0 $S reviewer list
ok 'still one' test "$(printf '%s\n' "$out" | wc -l)" = 2
run 0 $S --json reviewer import $LIST
BATCH=$(json '$.batch' "$out")
run 0 $S --json reviewer import $LIST
is 'the same again' "$(json '$.rows.same' "$out")$(json '$.batch' "$out")" 7
iconv -f UTF-8 -t GB18030 $LIST >"$DIR/gb.csv"
run 0 $S --json reviewer import "$DIR/gb.csv"
is 'in GB18030 as well' "$(json '$.rows.same' "$out")$(json '$.encoding' "$out")" 7gb18030
printf '姓名,单位,最多件数\n周示例,珠江示例评测中心,许多\n,甲,\n郑示例,甲,3\n' >"$DIR/odd.csv"
run 1 $S --json reviewer import "$DIR/odd.csv"
is 'odd cells by place' "$(json '$.problems[0].line' "$out"),$(json '$.problems[0].column' "$out") $(json '$.problems[1].line' "$out"),$(json '$.problems[1].column' "$out")" '2,3 3,1'
is 'the rest came in' "$(json '$.rows.new' "$out")$(json '$.rows.rejected' "$out")" 12
printf '单位\n甲\n' >"$DIR/none.csv"
run 65 $S reviewer import "$DIR/none.csv"
has 'which heading is missing' "$err" 姓名
run 66 $S reviewer import "$DIR/absent.csv"
run 0 $S undo "$BATCH"
run 0 $S reviewer list 示例大学
is 'undone as one' "$(printf '%s\n' "$out" | grep -c Z0)" 1

# ---- relations ----
run 0 $S unit add 东海虚构铁塔
run 0 $S reviewer relate 王示例 东海虚构铁塔 --kind 任职 --since 2018年1月1日 --until 2021-06-30 --note 总工程师
run 65 $S reviewer relate 王示例 东海虚构铁塔 --kind 任职 --since 2018-01-01 --until 2021-06-30
run 65 $S reviewer relate 王示例 东海虚构铁塔 --kind 朋友
has 'which kinds there are' "$err" 近亲属
run 65 $S reviewer relate 王示例 没有的单位 --kind 任职
run 0 $S reviewer show 王示例
has 'told' "$out" '任职 东海虚构铁塔 2018-01-01 起 到 2021-06-30 (总工程师)'
run 0 $S reviewer relation 1 --until 2022/3/1 --note ''
run 0 $S reviewer show 王示例
has 'changed' "$out" '任职 东海虚构铁塔 2018-01-01 起 到 2022-03-01'
run 65 $S reviewer relation 1 --until 2011-01-01
run 65 $S reviewer relation '#9' --note 试
run 64 $S reviewer relation
run 64 $S reviewer unrelate 1
run 0 $S reviewer unrelate 1 --why 登记错人

# ---- who may ----
run 0 $S user add wang --name 王示例 --roles reviewer
run 65 $S reviewer set 王示例 用户=zhang
run 0 $S reviewer set 王示例 用户=wang
run 77 -d $DESK -u wang reviewer list
run 0 -d $DESK -u wang reviewer show 王示例
run 0 -d $DESK -u wang reviewer relate 王示例 东海虚构铁塔 --kind 持股
run 77 -d $DESK -u wang reviewer set 王示例 最多件数=1
run 64 $S reviewer void 王示例
run 0 $S reviewer void 王示例 --why 调离
run 65 $S reviewer show 王示例
}
finish
