#!/bin/sh
# Score sheets from files as people make them: a row goes in as a whole or not at all, what is empty keeps
# what was written, two rows that contradict each other are told, and each scheme has panels of its own.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"
MARKS='创新性,实用性,可推广性,材料质量'

# sheets HEAD ROW…: a file of these.
sheets() {
    printf '%s\n' "$@" >"$DIR/sheets.csv"
}

# shellcheck disable=SC2086
{
run 0 $S init --unit 南岭示例支撑中心 --class 支撑中心 --name 张主管
run 0 $S unit add --name 东江示例通信有限公司
for title in 一号 二号 三号 四号; do
    run 0 $S submission add --notice 255 --title $title案例 --applicant 东江示例通信有限公司 --direction 网络设施保护
done
run 0 $S submission add --notice 255 --title 五号案例 --applicant 东江示例通信有限公司 --direction 人身安全

# ---- what people and tables put around it
sheets '附件2' '评审会打分汇总,,,,,,' ' 申报件号 , 专　家 ,创新性（30分）,实用性(30),可推广性,材料质量:,评语' \
    "１, $(printf '\033')甲示例 ,２５．５,25,20,10,\"好, 但
\"\"新\"\"\"" '合计,,80,,,,' '填表人：某,,,,,,'
run 0 $S --json review import "$DIR/sheets.csv" --add-reviewers
is 'a case with full-width digits' "$(json '$.rows.new' "$out")" 1
is 'totals and signatures are no sheets' "$(json '$.rows.rejected' "$out")" 0
is 'a name keeps no control characters' "$(json '$.new_reviewers[0]' "$out")" 甲示例
run 0 $S --json reviewer list
is 'neither on the desk' "$(json '$[0].name' "$out")" 甲示例
run 0 $S --json rank --notice 255
is 'the score' "$(json '$[0].score' "$out")" 80.5

# ---- a criterion that stands there twice
sheets "申报件号,专家,$MARKS,创新性" '2,甲示例,1,1,1,1,2'
run 65 $S review import "$DIR/sheets.csv"
has 'which one counts is not guessed' "$err" '「创新性」有两列'

# ---- the same sheet twice in a file
sheets "申报件号,专家,$MARKS" '2,乙示例,20,20,20,10' '2,乙示例,20,20,20,10' '2,乙示例,21,20,20,10'
run 1 $S --json review import "$DIR/sheets.csv" --add-reviewers
is 'the same again is nothing' "$(json '$.rows.same' "$out")" 1
has 'another one is told with the line of the first' "$out" '第 2 行已有 乙示例 给 00002 打的分'
sheets "申报件号,专家,$MARKS" '3,乙示例,20,,,' '3,乙示例,21,,,'
run 1 $S --json review import "$DIR/sheets.csv" --draft
has 'of drafts too' "$out" '第 2 行已有 乙示例 给 00003 打的分'

# ---- half today, the rest tomorrow
sheets "申报件号,专家,$MARKS,意见,创新性理由" '3,丙示例,20,,20,,先看了一半,首创'
run 0 $S review import "$DIR/sheets.csv" --draft --add-reviewers
has 'drafts can be undone' "$err" 'shenbao undo'
sheets "申报件号,专家,$MARKS" '3,丙示例,,15,,10'
run 0 $S --json review import "$DIR/sheets.csv" --draft
is 'it was changed' "$(json '$.rows.changed' "$out")" 1
run 0 $S --json panel score 3 --reviewer 丙示例 材料质量=10
is 'nothing is lost' "$(json '$.total' "$out")" 65
run 0 $S panel seal 3 --reviewer 丙示例
run 0 $S review export '#1' --reviewer 丙示例 -o "$DIR/out.csv"
has 'nor what was said' "$(cat "$DIR/out.csv")" 先看了一半
has 'nor the reason' "$(cat "$DIR/out.csv")" 首创

# ---- two stages of a row: both or none
sheets '申报件号,专家,创新性,实用性,可推广性,陈述,问答' '4,丁示例,80,80,80,,'
run 0 $S review import "$DIR/sheets.csv" --add-reviewers --scheme 分阶段加权
has 'sealed ones cannot' "$err" 不能撤销
sheets '申报件号,专家,创新性,实用性,可推广性,陈述,问答' '4,丁示例,90,80,80,30,50'
run 1 $S --json review import "$DIR/sheets.csv" --scheme 分阶段加权
has 'the first is sealed' "$out" 已封存
run 0 $S --json panel list
is 'so there is no panel of the second' "$(json '$[2].name' "$out")" ''
run 0 $S --json panel list
is 'sifting has panels of its own' "$(json '$[1].scheme' "$out")" 分阶段加权

# ---- one case by two schemes
sheets '申报件号,专家,符合征集方向,内容真实完整,成效达到要求' '1,甲示例,1,1,是' '2,甲示例,1,不合格,1'
run 0 $S --json review import "$DIR/sheets.csv"
is 'by its headings' "$(json '$.scheme' "$out")" 合格制
run 65 $S rank --notice 255
has 'they are not mixed' "$err" '指明方案 (--scheme)'
run 0 $S --json rank --notice 255 --scheme 合格制
is 'the sifting' "$(json '$[0].no' "$out") $(json '$[0].score' "$out") $(json '$[1].rank' "$out")" '00001 3 '
run 0 $S --json rank --notice 255 --scheme 百分制去一高一低
is 'and the marks' "$(json '$[0].no' "$out") $(json '$[0].score' "$out")" '00001 80.5'
sheets "申报件号,专家,$MARKS" '1,乙示例,20,20,20,10'
run 0 $S --json review import "$DIR/sheets.csv"
is 'more of them go where the first went' "$(json '$.panels[0]' "$out")" '255号 网络设施保护 评审组'
sheets '申报件号,专家,符合征集方向,内容真实完整,成效达到要求' '5,甲示例,1,1,是'
run 0 $S review import "$DIR/sheets.csv"
run 0 $S --json rank --notice 255 --direction 人身安全
is 'a direction is ranked by its own panel' "$(json '$[0].no' "$out")" 00005

# ---- equal totals where they are forbidden
cat >"$DIR/strict.yaml" <<'END'
名称: 不得同分制
来源: 本台自定
不得同分: 是
指标: [{名称: 总评, 满分: 100, 低于须说明: 60}]
汇总: 平均
END
run 0 $S review scheme load "$DIR/strict.yaml"
sheets '申报件号,专家,总评' '1,甲示例,80' '2,甲示例,80' '3,甲示例,50'
run 1 $S --json review import "$DIR/sheets.csv"
is 'one of the two is not taken' "$(json '$.rows.rejected' "$out")" 1
has 'with whom it is equal' "$out" '00002 与 00001 同分'
has 'a reason that is missing is told' "$out" 方案要求写理由

# ---- a reviewer who names nobody gets the own sheets
run 0 $S user add li --name 李示例 --roles reviewer
run 0 $S reviewer set 甲示例 用户=li
run 0 -d "$DESK" -u li review export '#1' -o "$DIR/own.csv"
is 'and nobody else'"'"'s' "$(grep -c '^0' "$DIR/own.csv") $(grep -c 'Z0001' "$DIR/own.csv")" '1 1'

# ---- a panel that is closed takes nothing more, and no second one is made of it
id=$(sqlite3 "$DESK" "SELECT id FROM panel WHERE scheme = '不得同分制'")
run 0 $S panel close "#$id" --why 评完
run 1 $S --json review import "$DIR/sheets.csv"
has 'it is told' "$out" '不再收打分表'
is 'nothing is written' "$(json '$.batch' "$out")" ''
# ---- a panel of one stage: what is exported has its criteria only, and comes back as CSV and as a workbook
run 0 $S panel add 初评组 --notice 255 --scheme 分阶段加权 --stage 初评
for who in 一 二 三 四 五; do run 0 $S reviewer add ${who}示例 专长=网络设施保护; done
run 0 $S panel seat 初评组 一示例 二示例 三示例 四示例 五示例
run 0 $S panel assign 初评组 --per-case 5
run 0 $S panel open 初评组
run 0 $S review export 初评组 --reviewer 一示例 -o "$DIR/stage.csv"
sed -i '2s/,Z[0-9]*,,,/,一示例,80,７5,9e1/' "$DIR/stage.csv"
run 1 $S --json review import "$DIR/stage.csv" --draft
is 'by the panel that scores' "$(json '$.scheme' "$out")" 分阶段加权
has 'no number is not taken' "$out" '「可推广性」的「9e1」认不得'
sed -i '2s/9e1/90/' "$DIR/stage.csv"
run 0 $S --json review import "$DIR/stage.csv" --draft
is 'with a full-width digit' "$(json '$.rows.new' "$out") $(json '$.panels[0]' "$out")" '1 初评组'
run 0 $S review export 初评组 --reviewer 一示例 -o "$DIR/stage.xlsx"
run 0 $S --json review import "$DIR/stage.xlsx" --draft --panel 初评组
is 'a workbook as well, and nothing changes' "$(json '$.encoding' "$out") $(json '$.rows.same' "$out")" 'xlsx 1'

# ---- a criterion of every stage does not say which was marked: the panel asked for does, or the other marks
cat >"$DIR/shared.yaml" <<'END'
名称: 两段加分制
来源: 本台自定
阶段: [{名称: 书审, 权重: 40%}, {名称: 面谈, 权重: 60%}]
指标:
- {名称: 书面, 阶段: 书审, 满分: 100}
- {名称: 现场, 阶段: 面谈, 满分: 100}
- {名称: 佐证, 类型: 加分, 满分: 5}
汇总: 平均
END
run 0 $S review scheme load "$DIR/shared.yaml"
for stage in 书审 面谈; do
    run 0 $S panel add ${stage}组 --notice 255 --scheme 两段加分制 --stage $stage
    run 0 $S panel seat ${stage}组 一示例 二示例 三示例 四示例 五示例
    run 0 $S panel assign ${stage}组 --per-case 5
    run 0 $S panel open ${stage}组
done
run 0 $S review export 书审组 --reviewer 一示例 -o "$DIR/shared.csv"
sed -i 's/,Z[0-9]*,,,,/,一示例,80,3,,/' "$DIR/shared.csv"
sed 's/,80,3,/,,3,/' "$DIR/shared.csv" >"$DIR/only.csv"
run 1 $S --json review import "$DIR/only.csv" --draft --scheme 两段加分制
has 'nothing says of which stage it is' "$out" '请用 --panel 指明评审组'
is 'so none of it is taken' "$(json '$.batch' "$out")" ''
run 0 $S --json review import "$DIR/only.csv" --draft --panel 书审组
is 'the panel does' "$(json '$.rows.new' "$out") $(json '$.panels[0]' "$out")" '5 书审组'
run 0 $S --json review import "$DIR/shared.csv" --draft --scheme 两段加分制
is 'the mark of the stage does' "$(json '$.rows.changed' "$out") $(json '$.panels[1]' "$out")" '5 '
run 0 $S --json review import "$DIR/shared.csv" --panel 书审组
is 'what was exported comes back' "$(json '$.rows.rejected' "$out") $(json '$.panels[0]' "$out")" '0 书审组'
run 0 $S review export 面谈组 --reviewer 一示例 -o "$DIR/shared.csv"
sed -i 's/,Z[0-9]*,,,,/,一示例,90,4,,/' "$DIR/shared.csv"
run 0 $S --json review import "$DIR/shared.csv" --panel 面谈组
is 'of the other stage too' "$(json '$.rows.new' "$out") $(json '$.panels[0]' "$out")" '5 面谈组'

# ---- headings that nearly fit, words without a mark
sheets '申报件号,专家,创新性,实用性,可推广性' '1,甲示例,1,1,1'
run 65 $S review import "$DIR/sheets.csv" --panel '#1'
has 'what lacks, and where' "$err" '第 1 行的表头里缺方案「百分制去一高一低」的指标: 材料质量'
sheets '申报件号,专家,创新性,实用性' '1,甲示例,1,1'
run 65 $S review import "$DIR/sheets.csv"
has 'the nearest is named' "$err" '缺得更多'
sheets '申报件号,专家,意见' '1,甲示例,好'
run 65 $S review import "$DIR/sheets.csv"
has 'none is near' "$err" 'review export'
sheets "申报件号,专家,$MARKS,意见" '4,丙示例,,,,,看不懂' '4,乙示例,20,,20,10,'
run 1 $S --json review import "$DIR/sheets.csv"
has 'what was only said is told' "$out" '只写了意见或理由'
has 'what to do with half a sheet' "$out" '先存草稿 (--draft)'
run 0 $S verify
}
finish
