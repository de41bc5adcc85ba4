#!/bin/sh
# Score sheets on the command line: typed, sealed, opened again, in and out as files.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 南岭示例支撑中心 --class 支撑中心 --name 张主管
run 0 $S unit add --name 东江示例通信有限公司 --region 440000
for title in 高处作业预警装置 传输光缆排查工具 容灾倒换演练平台; do
    run 0 $S submission add --notice 255 --title $title --applicant 东江示例通信有限公司 --direction 网络设施保护
done

# ---- marks of a meeting on paper: no panel was drawn
cat >"$DIR/sheets.csv" <<END
评审会打分汇总,,,,,,
申报件号,专家,创新性,实用性,可推广性,材料质量,意见
1,甲示例,26,25.5,20,12,好
1,乙示例,28,24,21,13,
2,甲示例,31,20,20,10,
2,乙示例,20,20,,10,
9,甲示例,20,20,20,10,
3,甲示例,,,,,
END
run 1 $S --json review import "$DIR/sheets.csv"
is 'nobody knows the experts' "$(json '$.rows.rejected' "$out")" 5
has 'what to do is told' "$out" add-reviewers
run 1 $S --json review import "$DIR/sheets.csv" --add-reviewers --dry-run
is 'a dry run writes nothing' "$(json '$.batch' "$out")" ''
is 'and counts' "$(json '$.rows.new' "$out")" 2
run 1 $S --json review import "$DIR/sheets.csv" --add-reviewers
is 'two are taken' "$(json '$.rows.new' "$out")" 2
is 'three are not' "$(json '$.rows.rejected' "$out")" 3
is 'one was not marked' "$(json '$.rows.blank' "$out")" 1
is 'by the scheme that fits' "$(json '$.scheme' "$out")" 百分制去一高一低
is 'line of the first' "$(json '$.problems[0].line' "$out")" 5
is 'column of the first' "$(json '$.problems[0].column' "$out")" 3
batch=$(json '$.batch' "$out")
run 1 $S --json review import "$DIR/sheets.csv" --add-reviewers
is 'again nothing changes' "$(json '$.rows.same' "$out")" 2
is 'and nothing is written' "$(json '$.batch' "$out")" ''
run 0 $S --json panel status
is 'sealed' "$(json '$[0].members[0].sealed' "$out")" 1
has 'the panel is named after what it reads' "$(json '$[0].panel' "$out")" 网络设施保护

# ---- a sealed one is not changed by a file, but opened by a supervisor
sed 's/26,25.5/27,25.5/' "$DIR/sheets.csv" >"$DIR/other.csv"
run 1 $S --json review import "$DIR/other.csv"
has 'sealed stays sealed' "$out" 已封存
run 65 $S panel score 1 --reviewer 甲示例 创新性=27
run 64 $S panel reopen 1 --reviewer 甲示例 --ground 手滑 --why 填错
run 0 $S panel reopen 1 --reviewer 甲示例 --ground 合计有误 --why 加错了
run 0 $S --json panel score 1 --reviewer 甲示例 创新性=27
is 'the others stay' "$(json '$.total' "$out")" 84.5
run 65 $S panel score 1 --reviewer 甲示例 创新性=99
has 'the range is told' "$err" '0 到 30'
run 64 $S panel score 1 --reviewer 甲示例 美观=9
has 'the criteria are named' "$err" 材料质量
run 0 $S panel seal 1 --reviewer 甲示例
run 65 $S undo 99999

# ---- signing
panel=$(json '$[0].panel' "$("$SHENBAO" $S --json panel status)")
run 64 $S panel sign "$panel" --reviewer 甲示例
has 'one of four ways' "$err" --dissent
run 64 $S panel sign "$panel" --agree
has 'whose it is' "$err" --reviewer
run 0 $S panel sign "$panel" --reviewer 甲示例 --agree
run 64 $S panel sign "$panel" --reviewer 乙示例 --dissent '' --on 2026-01-01
run 64 $S panel sign "$panel" --reviewer 乙示例 --agree --on 昨天
run 0 $S panel sign "$panel" --reviewer 乙示例 --dissent 第二件偏低 --on 2024-07-02
run 0 $S --json panel status
is 'agreed' "$(json '$[0].members[0].signing' "$out")" agree
is 'the dissent is kept' "$(json '$[0].members[1].signing_note' "$out")" 第二件偏低
is 'and its day' "$(json '$[0].members[1].signed_on' "$out")" 2024-07-02
run 0 $S panel status
has 'told' "$out" '不同意见: 第二件偏低'
run 0 $S panel sign "$panel" --reviewer 乙示例 --take-back
run 0 $S --json panel status
is 'taken back' "$(json '$[0].members[1].signing' "$out")" ''
run 0 $S panel reopen 1 --reviewer 甲示例 --ground 合计有误 --why 又错
run 0 $S --json panel status
is 'signed on other marks' "$(json '$[0].members[0].signing' "$out")" ''
run 65 $S panel sign "$panel" --reviewer 甲示例 --agree
has 'sheets first' "$err" 没有封存
run 0 $S panel seal 1 --reviewer 甲示例

# ---- out and in again
run 0 $S review export '#1' -o "$DIR/out.csv"
has 'head' "$(head -1 "$DIR/out.csv")" '申报件号,名称,专家,创新性'
run 0 $S --json review import "$DIR/out.csv"
is 'what went out comes in unchanged' "$(json '$.rows.same' "$out")" 2

# ---- files that are none
printf '申报件号,专家,意见\n1,甲示例,好\n' >"$DIR/none.csv"
run 65 $S review import "$DIR/none.csv"
has 'no scheme fits' "$err" --scheme
printf 'a,b\n' >"$DIR/none.csv"
run 65 $S review import "$DIR/none.csv"
has 'no headings' "$err" 申报件号
run 66 $S review import "$DIR/missing.csv"
run 64 $S review import "$DIR/sheets.csv" --encoding latin1

# ---- both stages of a scheme in one file
printf '申报件号,专家,创新性,实用性,可推广性,陈述,问答\n3,甲示例,80,90,70,30,50\n' >"$DIR/stages.csv"
run 0 $S --json review import "$DIR/stages.csv" --scheme 分阶段加权
is 'a panel for each stage' "$(json '$.panels[1]' "$out" | grep -c .)" 1
}
finish
