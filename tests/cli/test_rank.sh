#!/bin/sh
# Rankings: nothing scored yet is an empty list with its line; what is asked wrongly is told.
cd "$(dirname "$0")/../.." || exit 1
. tests/cli/lib.sh
S="-d $DESK -u zhang"

# shellcheck disable=SC2086
{
run 0 $S init --unit 广东省通信管理局 --class 省通信管理局 --name 张收件
run 0 $S --json rank --notice 255
is 'nothing is scored' "$out" '[]'
run 0 $S rank --notice 255
has 'the quota of this desk is the line' "$out" '入围 20 (255号名额'
has 'with its scheme' "$out" '去1个最高1个最低 两位 四舍五入 (本台自定)'
has 'and its ties' "$out" '并列按: 可推广性得分, 再按推荐顺序'
run 0 $S rank --notice 255 --cut 5 --scheme 百分制平均
has 'a line and a scheme asked for' "$out" '入围 5 (指定)'
run 0 $S rank --notice 255 --direction 网络设施保护
has 'a quota of the whole list is none of a direction' "$out" '入围 没有定'
run 65 $S rank --notice 255 --direction 没有的方向
run 65 $S rank --notice 255 --track 没有的通道
run 65 $S rank --notice 255 --scheme 没有的方案
run 64 $S rank
run 64 $S rank --notice 255 --cut 许多
run 65 $S rank --notice 255 --explain 00001
run 65 $S rank lot --notice 255
has 'no lots to draw' "$err" '没有要抽签的并列'
run 64 $S rank decide 00001 --notice 255
run 64 $S rank place 00001 --notice 255

# ---- sheets that came in as a file
new() {
    run 0 $S unit add 甲示例有限公司
    for title in 信令风暴智能防控系统 风险操作管控平台 应急预案库建设; do
        run 0 $S submission add --notice 255 --title $title --direction 网络设施保护 --applicant 甲示例有限公司
    done
}
new
cat >"$DIR/sheets.csv" <<'CSV'
申报件号,专家,创新性,实用性,可推广性,材料质量,意见
1,专家甲,25,25,20,12,
1,专家乙,25,25,20,15,
1,专家丙,26,25,20,15,
1,专家丁,26,25,20,15,
1,专家戊,28,25,20,15,
1,专家己,30,25,20,15,
1,专家庚,30,26,20,15,
2,专家甲,26,26,20,15,
2,专家乙,26,26,20,15,
2,专家丙,26,26,20,15,
2,专家丁,26,26,20,15,
2,专家戊,26,26,20,15,
3,专家甲,20,20,20,10,
3,专家乙,20,20,20,10,
CSV
run 0 $S review import "$DIR/sheets.csv" --add-reviewers
run 0 $S --json rank --notice 255 --cut 1
for key in rank tied no title applicant score exact spread sheets dropped pending above_line; do
    has "a row has $key" "$out" "\"$key\""
done
is 'the first two share their rank: nothing of the chain parts them' \
    "$(json '$[0].rank' "$out") $(json '$[1].rank' "$out") $(json '$[2].rank' "$out")" '1 1 3'
is 'what is tied is marked' "$(json '$[0].tied' "$out") $(json '$[2].tied' "$out")" '1 0'
is 'a tie across the line is open' "$(json '$[0].above_line' "$out")$(json '$[2].above_line' "$out")" 0
is 'the fraction is what remained over how many' "$(json '$[0].exact' "$out")" 435/5
is 'the score' "$(json '$[0].score' "$out")" 87
is 'all sheets, and those dropped' "$(json '$[0].sheets' "$out") $(json '$[0].dropped' "$out")" '7 2'
is 'too few sheets are not trimmed' "$(json '$[2].sheets' "$out") $(json '$[2].dropped' "$out")" '2 0'
run 0 $S rank --notice 255 --explain 1
has 'who was dropped' "$out" '去掉最高 91(专家庚) 最低 82(专家甲)'
has 'what remained' "$out" '(85+86+86+88+90)/5 = 435/5 = 87.00'
has 'the tie' "$out" '与「风险操作管控平台」同分; 可推广性得分 20, 对方 20'
run 0 $S --json rank --notice 255 --explain 3
has 'why nothing was dropped' "$out" '不到 5 份, 不去最高最低, 直接平均'
run 0 $S rank decide 2 --in --notice 255 --cut 1 --why 评审会议定
run 0 $S --json rank --notice 255 --cut 1
is 'a meeting decided' "$(json '$[1].above_line' "$out")" 1
run 0 $S rank place 3 1 --notice 255 --why 领导小组定
run 0 $S --json rank --notice 255
is 'a place by hand' "$(json '$[0].no' "$out") $(json '$[0].why' "$out")" '00003 手工'
run 0 $S --json rank --notice 255 --bare
is 'and without it' "$(json '$[0].no' "$out")" 00001
run 0 $S --json rank --notice 255 --scheme 百分制平均 --bare
is 'another scheme tried' "$(json '$[1].exact' "$out")" 608/7
run 0 $S rank place 3 --back --notice 255 --why 不调了

# ---- a case the file left out, and one of which a sheet is still out
run 0 $S submission add --notice 255 --title 漏掉的一件 --direction 网络设施保护 --applicant 甲示例有限公司
for act in screen accept; do
    run 0 $S submission act 4 $act
done
run 0 $S --json rank --notice 255
is 'it waits, with the reason' "$(json '$[3].no' "$out") $(json '$[3].pending' "$out") $(json '$[3].why' "$out")" \
    '00004 1 未分配: 没有分给专家, 也没有打分表'
run 65 $S panel assign '#1' --reviewer 专家戊 --submission 3 --why 再请一位
has 'enough read it' "$err" '有 2 位在评, 不能再分配'
run 0 $S panel reopen 3 --reviewer 专家乙 --ground 合计有误 --why 加错了
run 0 $S --json rank --notice 255
is 'a provisional score is none' "$(json '$[2].score' "$out") $(json '$[2].exact' "$out") \
$(json '$[2].provisional' "$out") $(json '$[2].waiting' "$out")" '  70 1'
run 65 $S panel unassign '#1' --reviewer 专家乙 --submission 3 --why 分错了
run 0 $S panel seal 3 --reviewer 专家乙
run 0 $S submission act 4 withdraw --why 不报了

# ---- the list to be recommended
run 65 $S rank export --notice 255 --direction 网络设施保护
has 'without a line nobody knows which' "$err" '--cut'
run 0 $S rank export --notice 255 --cut 2 -o "$DIR/chosen.csv"
has 'the quota is looked at again' "$err" '入围 2 件, 名额 20 (255号名额'
is 'heading and rows in order' "$(sed 's/^\xef\xbb\xbf//' "$DIR/chosen.csv" | cut -d, -f 1-3,8,9 | tr -d '\r')" \
    '序号,编号,成果名称,得分,名次
1,00001,信令风暴智能防控系统,87.00,1
2,00002,风险操作管控平台,87.00,1'
run 64 $S rank export --notice 255 --cut 2 --encoding 不知道
run 64 $S rank export --notice 255 --cut 2 --format pdf
run 64 $S rank export --notice 255 --cut 2 --format xlsx --encoding gb18030
run 0 $S rank export --notice 255 --cut 2 -o "$DIR/chosen.xlsx"
texts=$(unzip -p "$DIR/chosen.xlsx" xl/sharedStrings.xml)
has 'a workbook by the name of the file' "$texts" '推荐汇总表'
has 'with what the quota says' "$texts" '入围 2 件, 名额 20'
has 'and the rows' "$texts" '信令风暴智能防控系统'
run 0 $S rank export --notice 255 --cut 2 --format txt
has 'as text too' "$out" '序号  编号   成果名称'
run 0 $S rank export --notice 255 --cut 2 --all -o "$DIR/all.csv"
is 'all of it' "$(sed 's/^\xef\xbb\xbf//' "$DIR/all.csv" | cut -d, -f 1,3,8,9,13 | tr -d '\r')" \
    '名次,编号,得分,精确值,入围
1,00001,87.00,87,入围
1,00002,87.00,87,入围
3,00003,70.00,70,未入围'
run 1 $S rank export --notice 255 --cut 1 -o "$DIR/open.csv"
has 'an open tie is told' "$err" '并列跨线待定 1 件, 没有列入'

# ---- finalised
run 65 $S rank finalise --notice 255 --cut 2 --scheme 百分制平均
has 'what is only tried is not finalised' "$err" '试排的名次不能定稿'
run 0 $S rank decide 2 --back --notice 255 --why 重议
run 65 $S rank finalise --notice 255 --cut 1
has 'nor while a tie across the line is open' "$err" '并列跨在入围线上还没定'
for act in screen accept examine review; do
    run 0 $S submission act 1 $act
    run 0 $S submission act 3 $act
done
run 0 $S --json rank finalise --notice 255 --cut 2 --dry-run
is 'a dry run tells' "$(json '$.edition' "$out") $(json '$.shortlisted' "$out") $(json '$.rejected' "$out") \
$(json '$.unmoved' "$out")" '1 1 1 1'
run 0 $S --json rank editions --notice 255
is 'and changes nothing' "$out" '[]'
run 0 $S rank finalise --notice 255 --cut 2 --dry-run
has 'which it says' "$err" '只是预览, 什么也没有写入'
run 0 $S rank --notice 255
is 'nothing is final yet' "$(printf '%s\n' "$out" | grep -c 定稿第)" 0
run 0 $S rank finalise --notice 255 --cut 2
has 'cases move on' "$out" '拟推荐 1 件, 未入选 1 件; 1 件不在评审中, 状态没有改'
run 0 $S rank --notice 255
has 'the list says that it is what is final' "$out" '与定稿第 1 版 (入围 2) 一致'
run 0 $S --json submission show 1
is 'in' "$(json '$.state' "$out")" shortlisted
run 0 $S --json submission show 3
is 'out' "$(json '$.state' "$out")" not_selected
run 65 $S rank finalise --notice 255 --cut 2
has 'the same again is no edition' "$err" '与第 1 版一字不差'
run 0 $S rank place 3 1 --notice 255 --why 领导小组定
run 0 $S rank --notice 255
has 'a list that differs says so' "$out" '与定稿第 1 版 (入围 2) 不同'
run 0 $S --json rank finalise --notice 255 --cut 3 --dry-run
is 'what it turns is told before' "$(json '$.turned[0]' "$out")" '00003 应急预案库建设, 未入选 → 拟推荐'
run 0 $S rank finalise --notice 255 --cut 3
run 0 $S --json submission show 3
is 'and done' "$(json '$.state' "$out")" shortlisted
run 0 $S rank editions --notice 255
has 'a change makes the next one' "$out" '第 2 版'
has 'with what is different' "$out" '00003 应急预案库建设, 名次 3 → 1, 入围 未入围 → 入围'
run 0 $S --json rank editions --notice 255
is 'both are kept, whole' "$(json '$[0].edition' "$out") $(json '$[1].edition' "$out") \
$(json '$[0].whole' "$out") $(json '$[1].whole' "$out")" '2 1 1 1'

# ---- papers are those of the edition
edition=$(json '$[0].fingerprint' "$out" | cut -c 1-16)
for paper in 推荐名单 入围名单 打分汇总表; do
    run 0 $S print $paper --notice 255
    has "$paper: which edition" "$out" "定稿第 2 版"
    has "$paper: its fingerprint" "$out" "指纹 $edition"
done
run 0 $S print 推荐名单 --notice 255
has 'its line' "$out" '入围线 3 (指定, 定稿第 2 版)'
run 0 $S print 打分汇总表 --notice 255 --cut 1 --scheme 百分制平均
has 'anything else is a draft' "$out" '未定稿（草稿）'
has 'with the line asked for' "$out" '入围线 1 (指定)'
run 0 $S rank export --notice 255 -o "$DIR/final.csv"
has 'so is what is exported' "$err" '定稿第 2 版'
is 'in the order of the edition' "$(sed 's/^\xef\xbb\xbf//' "$DIR/final.csv" | cut -d, -f 2 | tr -d '\r' | tr '\n' ' ')" '编号 00003 00001 00002 '
run 0 $S rank place 3 --back --notice 255 --why 领导小组改定
run 0 $S print 推荐名单 --notice 255
has 'what is different since is told' "$out" '这里仍是定稿的：00001'
run 0 $S rank place 3 1 --notice 255 --why 领导小组定
run 0 $S print 推荐名单 --notice 255
is 'no more when it is not' "$(printf '%s' "$out" | grep -c 仍是定稿的)" 0

# ---- final scores are asked for in lists
run 0 $S --json submission list --notice 255 --where '得分>80'
is 'those above' "$(json '$[0].no' "$out") $(json '$[1].no' "$out") $(json '$[2].no' "$out")" '00001 00002 '
run 0 $S --json submission list --notice 255 --where '得分<=73.33'
is 'and below' "$(json '$[0].no' "$out")" 00003
scores='SELECT ranking, submission, score FROM ranking_score ORDER BY 1, 2'
before=$(sqlite3 "$DESK" "$scores")
cp "$DESK" "$DIR/older.db"
sqlite3 "$DIR/older.db" 'DROP TABLE ranking_score; PRAGMA user_version = 18'
run 0 -d "$DIR/older.db" -u zhang unit list
is 'editions from before there were scores get them' "$(sqlite3 "$DIR/older.db" "$scores")" "$before"
sqlite3 "$DESK" "UPDATE ranking SET rows = replace(rows, '87.00', '88.00') WHERE edition = 1"
run 0 $S --json rank editions --notice 255
is 'what was changed by hand is seen' "$(json '$[1].whole' "$out")" 0
}
finish
